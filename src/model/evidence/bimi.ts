/** BIMI assertion, logo and mark certificate. `absent` where no record stands. */
import type { HttpsAnswer } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface BimiProblem {
  /** Stable word, e.g. `several`, `bad-version`, `missing-l`, `bad-l`, `no-title`, `not-tiny-ps`, `san-mismatch`. */
  code: string;
  says: string;
  /** Receivers show no logo for it; the others are legal but odd. */
  fatal: boolean;
}

/** What the bytes of a logo say. */
export interface LogoFacts {
  /** Octets as served. */
  bytes: number;
  /** Served gzip-compressed (.svgz). */
  compressed: boolean;
  problems: BimiProblem[];
  title: string | null;
  /** SHA-256 (hex) of the image, decompressed, line ends as LF, without white space around it. */
  sha256: string | null;
}

/** What the mark certificate says. */
export interface MarkCertificateFacts {
  problems: BimiProblem[];
  subject: string;
  issuer: string;
  names: string[];
  /** ISO 8601; empty where there is no readable certificate. */
  validFrom: string;
  validTo: string;
  /** OIDs of the extended key usage. */
  keyUsages: string[];
  /** Mark type where told: VMC or CMC. */
  markType: string | null;
  /** SHA-256 (hex) of the embedded logo where it could be read, as `LogoFacts.sha256` counts it. */
  logoSha256: string | null;
  /** Certificates in the file, the leaf included. */
  certificates: number;
}

export interface BimiEvidence {
  domain: string;
  selector: string;
  /** Where the record was found: the domain itself or its organizational domain. */
  foundAt: string;
  record: string | null;
  /** The BIMI records at the assertion name; where there is none, the values meant as one. */
  records: string[];
  /** Several records: the only sound one of them. */
  keep?: string;
  /** The record is an alias: where it leads. */
  cname?: string;
  /** Empty l= and a=: the domain declines to take part. */
  declined: boolean;
  problems: BimiProblem[];
  logoUrl: string | null;
  /** The fetched body is dropped once judged. */
  logo: Outcome<Omit<HttpsAnswer, 'body'> & LogoFacts>;
  certificateUrl: string | null;
  certificate: Outcome<
    MarkCertificateFacts & {
      status: number;
      contentType: string;
      /** Whether the embedded logo equals the published one; null where one of them could not be read. */
      logoMatches: boolean | null;
    }
  >;
}
