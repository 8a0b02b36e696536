/** MX hosts and their addresses. */
import type { Outcome } from '../outcome.ts';

export interface HostAddress {
  ip: string;
  family: 4 | 6;
  ttl: number;
}

export interface MxHost {
  preference: number;
  /** A-labels, lower case, no final dot; the empty string is the root of a null MX. */
  host: string;
  ttl: number;
  /** Addresses of both families, as text; the contract's short form of `ipv4` and `ipv6`. */
  addresses: string[];
  ipv4: Outcome<HostAddress[]>;
  ipv6: Outcome<HostAddress[]>;
  /** The target is an alias: where it leads (RFC 5321 §5.1 forbids it). */
  cname?: string;
  /** The answer for its addresses was validated (AD). */
  authenticated: boolean;
  /** The registered domain of a target without addresses, and whether that exists (NXDOMAIN is a takeover risk). */
  registeredDomain?: { name: string; exists: Outcome<true> };
}

/** `absent` as a whole where the name does not exist; an existing name without MX has `hosts: []` or an implicit one. */
export interface MxEvidence {
  hosts: MxHost[];
  /** No MX record, so the domain's own addresses are used (RFC 5321 §5.1). */
  implicit: boolean;
  /** A null MX `0 .` stands among the records (RFC 7505). */
  nullMx: boolean;
  authenticated: boolean;
  /** MX records beyond the limit that were not followed. */
  dropped: number;
}
