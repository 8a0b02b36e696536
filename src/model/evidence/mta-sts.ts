/** MTA-STS record and policy (RFC 8461). `absent` where there is neither. */
import type { HttpsAnswer } from '../context.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';

export interface StsProblem {
  /**
   * Stable word. Record: `several`, `bad-version`, `missing-id`, `bad-id`, `bad-field`. Policy: `byte-order-mark`,
   * `not-a-policy`, `bad-line`, `missing-version`, `bad-version`, `missing-mode`, `bad-mode`, `missing-max-age`,
   * `bad-max-age`, `missing-mx`, `bad-mx`, `duplicate-key`.
   */
  code: string;
  says: string;
  /** 1-based, in the policy file. */
  line?: number;
  /** Senders discard the record or the policy for it; the others are legal but odd. */
  fatal: boolean;
}

export interface StsPolicy {
  text: string;
  mode: 'enforce' | 'testing' | 'none' | null;
  /** Seconds. */
  maxAge: number | null;
  /** Well-formed patterns, lower case. */
  mx: string[];
  problems: StsProblem[];
}

export interface MtaStsEvidence {
  domain: string;
  /** The one `v=STSv1` record; null where there is none or several. */
  record: string | null;
  /** The MTA-STS records at `_mta-sts`; where there is none, the values meant as one. */
  records: string[];
  id: string | null;
  recordProblems: StsProblem[];
  /** The record is an alias: where it leads. */
  cname?: string;
  ttl?: number;
  /** Whether the policy host has an address at all. */
  policyHost: Outcome<string[]>;
  /** `skipped` where the policy host has no address. Its body is left out: it stands in `policy.text`. */
  fetch: Outcome<HttpsAnswer>;
  /** Null where no document came back with HTTP status 200. */
  policy: StsPolicy | null;
  /** MX hosts and the pattern that covers each; null where none does. Empty where the domain takes no mail. */
  covers: { host: string; pattern: string | null }[];
  /** Why the MX hosts, and so `covers`, are not known. */
  mxFailure?: Failure;
  unusedPatterns: string[];
}
