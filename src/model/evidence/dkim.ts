/** DKIM key records found by name or by probing (RFC 6376 §3.6). */
import type { Failure } from '../failure.ts';

export interface DkimProblem {
  /** Stable word: `version-not-first`, `bad-version`, `missing-p`, `bad-base64`, `bad-key`, `private-key`, `unknown-key-type`, `duplicate-tag`, `bad-syntax`, ... */
  code: string;
  says: string;
}

export interface DkimKey {
  selector: string;
  /** `selector._domainkey.domain` */
  name: string;
  /** Named by the user (judged strictly) or found by probing. */
  named: boolean;
  /** valid: usable key · revoked: empty p= · invalid: a record, but unusable · absent · dangling: a CNAME leads nowhere · several: more than one TXT · failed: could not look. */
  status: 'valid' | 'revoked' | 'invalid' | 'absent' | 'dangling' | 'several' | 'failed';
  record?: string;
  records: string[];
  tags: { [tag: string]: string };
  /** What makes the record unusable; empty for a sound one. */
  problems: DkimProblem[];
  /** What is legal but odd: unknown tags, `g=` and `n=`, unpadded base64. */
  notes?: DkimProblem[];
  keyType?: 'rsa' | 'ed25519' | string;
  /** RSA modulus or curve size in bits. */
  bits?: number;
  /** RSA public exponent. */
  exponent?: number;
  hashAlgorithms?: string[];
  serviceTypes?: string[];
  flags?: string[];
  /** CNAME chain from the selector, in order. */
  cnames: string[];
  ttl?: number;
  /** Id of the provider whose selector or CNAME target this is. */
  provider?: string;
  failure?: Failure;
}

export interface DkimEvidence {
  domain: string;
  /** Keys found, and named selectors whether found or not. */
  keys: DkimKey[];
  /** Selectors asked for without being named. */
  probed: string[];
  /** Those of them that got no proper answer. */
  unanswered?: { selectors: string[]; failure: Failure };
  /** Ids of the providers seen in MX and SPF. */
  basedOn: string[];
  /** Empty-non-terminal test of `_domainkey`: `exists` means keys stand under some selector; a hint only (RFC 8020). */
  subtree: 'exists' | 'nxdomain' | 'unknown';
  /** A wildcard answers for any selector. */
  wildcard: boolean;
}
