/** DMARC policy discovery by RFC 9989, with the older public-suffix view beside it. */
import type { Failure } from '../failure.ts';

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface DmarcProblem {
  /** Stable word: `version-not-first`, `bad-version-case`, `bad-policy`, `bad-subdomain-policy`, `missing-policy`, `bad-separator`, `bad-value`, `unknown-tag`, `duplicate-tag`, ... */
  code: string;
  tag?: string;
  column: number;
  says: string;
  /** The record, or all DMARC processing, is lost by it. */
  fatal: boolean;
}

export interface DmarcUri {
  tag: 'rua' | 'ruf';
  text: string;
  valid: boolean;
  /** Why not, where invalid. */
  problem?: string;
  scheme?: string;
  /** Domain of a mailto address, A-labels; also of an address whose `mailto:` was forgotten. */
  host?: string;
  /** What was surely meant, where it is invalid. */
  suggestion?: string;
  /** Report domain differs in organizational domain from the policy domain (RFC 9990 §4). */
  external?: boolean;
  /** External only: may reports go there. */
  authorization?: {
    status: 'authorized' | 'missing' | 'failed' | 'unneeded';
    at: string;
    record?: string;
    failure?: Failure;
  };
  /** Whether the host takes mail. */
  deliverable?: { status: 'yes' | 'no-mx' | 'null-mx' | 'nxdomain' | 'failed'; failure?: Failure };
}

export interface DmarcStep {
  /** Name asked: `_dmarc.example.com`. */
  name: string;
  status: 'record' | 'none' | 'nxdomain' | 'several' | 'invalid' | 'failed';
  records: string[];
  /** Other TXT values at the name. */
  other: string[];
  psd?: 'y' | 'n' | 'u';
  /** The name is an alias: where it ends. */
  cname?: string;
  failure?: Failure;
  /** What the walk made of it, in a few words. */
  note: string;
}

export interface DmarcRecord {
  record: string;
  tags: { [tag: string]: { value: string; explicit: boolean } };
  problems: DmarcProblem[];
  uris: DmarcUri[];
  /** As a RFC 9989 receiver reads them, defaults and fallbacks applied; null where no DMARC processing takes place. */
  policy: DmarcPolicy | null;
  subdomainPolicy: DmarcPolicy | null;
  nonexistentPolicy: DmarcPolicy | null;
  testing: boolean;
  pct: number;
  psd: 'y' | 'n' | 'u';
}

/** Observed whenever the walk could be made, so that its steps can be shown; `record` is null where it found nothing. */
export interface DmarcEvidence
  extends Omit<DmarcRecord, 'record' | 'policy' | 'subdomainPolicy' | 'nonexistentPolicy'> {
  domain: string;
  /** The record that governs the domain; null where there is none. */
  record: string | null;
  /** `_dmarc.` name where it was found. */
  foundAt: string | null;
  /** Inherited: found above the domain asked about. */
  inherited: boolean;
  /** By the RFC 9989 tree walk. */
  organizationalDomain: string;
  /** By the public suffix list (RFC 7489). */
  publicSuffixOrganizationalDomain: string | null;
  /** Governing record under RFC 7489's two-step discovery, where it differs. */
  legacy?: { foundAt: string | null; policy: DmarcPolicy | null };
  /** Policy that applies to mail From this very domain, as a RFC 9989 receiver reads it. */
  policy: DmarcPolicy | null;
  subdomainPolicy: DmarcPolicy | null;
  nonexistentPolicy: DmarcPolicy | null;
  walk: DmarcStep[];
  /** Records published where they have no effect: at the apex, at `_dmarc._dmarc`, without the underscore. */
  misplaced: { at: string; value: string }[];
  /** More than one record at the first name asked. */
  several: string[];
  /** TXT values at `_dmarc.` names of the organization that were meant as records but are none, longest name first. */
  malformed?: { at: string; value: string; problems: DmarcProblem[] }[];
  /** The governing record is that of a public suffix operator, not of the organization. */
  registry?: boolean;
  /** A name of the walk that could not be looked up, where its record could change what governs the domain. */
  undetermined?: Failure;
  /** The author domain exists (RFC 9989 §3.2.13 tells existing subdomains from others); left out where not known. */
  exists?: boolean;
  /** Whether the domain sends mail (contract §5); left out where not known. */
  sends?: boolean;
  /** The organizational domain, or else the domain, whichever has MX records and so could receive reports; left out where neither has. */
  mailbox?: string;
  cname?: string;
  ttl?: number;
}
