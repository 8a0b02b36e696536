/** Whether the domain exists, who serves it, and whether DNSSEC holds. */
import type { Outcome } from '../outcome.ts';

/** `absent` (nxdomain) as a whole where the domain does not exist. */
export interface DomainEvidence {
  name: string;
  /** By the public suffix list; null where the name is itself a public suffix. */
  publicSuffixOrganizationalDomain: string | null;
  /** Name servers of the closest enclosing zone. */
  nameServers: Outcome<string[]>;
  /** Zone apex and serial from the SOA at or above the name. */
  zone: Outcome<{ apex: string; mname: string; serial: number }>;
}

export interface DnssecEvidence {
  /**
   * secure: answer validated (AD) · insecure: no DS at the parent · bogus: SERVFAIL, yet an answer with CD set ·
   * unverified: signed as far as can be seen, but this resolver does not validate or its path is not trusted.
   */
  state: 'secure' | 'insecure' | 'bogus' | 'unverified';
  /** DS records at the parent, presentation form. */
  ds: string[];
  /** Where they stand; the names asked where there are none. */
  at?: string[];
  detail: string;
}
