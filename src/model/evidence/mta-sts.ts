/** MTA-STS record and policy (RFC 8461). `absent` where there is neither. */
import type { HttpsAnswer } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface StsProblem {
  code: string;
  says: string;
  line?: number;
}

export interface StsPolicy {
  text: string;
  mode: 'enforce' | 'testing' | 'none' | null;
  /** Seconds. */
  maxAge: number | null;
  mx: string[];
  problems: StsProblem[];
}

export interface MtaStsEvidence {
  /** The one `v=STSv1` record; null where there is none or several. */
  record: string | null;
  records: string[];
  id: string | null;
  recordProblems: StsProblem[];
  /** Whether the policy host has an address at all. */
  policyHost: Outcome<string[]>;
  fetch: Outcome<HttpsAnswer>;
  policy: StsPolicy | null;
  /** MX hosts and the pattern that covers each; null where none does. */
  covers: { host: string; pattern: string | null }[];
  unusedPatterns: string[];
}
