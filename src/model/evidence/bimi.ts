/** BIMI assertion, logo and mark certificate. `absent` where no record stands. */
import type { HttpsAnswer } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface BimiProblem {
  code: string;
  says: string;
}

export interface BimiEvidence {
  selector: string;
  /** Where the record was found: the domain itself or its organizational domain. */
  foundAt: string;
  record: string | null;
  records: string[];
  /** Empty l= and a=: the domain declines to take part. */
  declined: boolean;
  problems: BimiProblem[];
  logoUrl: string | null;
  /** The fetched body is dropped once judged. */
  logo: Outcome<Omit<HttpsAnswer, 'body'> & { bytes: number; problems: BimiProblem[]; title: string | null }>;
  certificateUrl: string | null;
  certificate: Outcome<{
    problems: BimiProblem[];
    subject: string;
    issuer: string;
    names: string[];
    validFrom: string;
    validTo: string;
    /** Mark type where told: VMC or CMC. */
    markType: string | null;
    /** SHA-256 (hex) of the embedded logo where it could be read, and whether it equals the published one. */
    logoMatches: boolean | null;
  }>;
}
