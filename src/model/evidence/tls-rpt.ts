/** TLS reporting record (RFC 8460). `absent` where there is none. */
import type { Failure } from '../failure.ts';

export interface TlsRptUri {
  text: string;
  scheme: string;
  host: string | null;
  valid: boolean;
  problem?: string;
  /** What was surely meant, where it is invalid. */
  suggestion?: string;
  /** mailto only: whether the host takes mail. */
  deliverable?: { status: 'yes' | 'no-mx' | 'null-mx' | 'nxdomain' | 'failed'; failure?: Failure };
}

export interface TlsRptEvidence {
  /** The one record; null where there are several, or only values that were meant as one. */
  record: string | null;
  /** Every TXT value that is a TLS-RPT record. */
  records: string[];
  uris: TlsRptUri[];
  /** Where the record is faulty: the addresses that were plainly meant. */
  meant?: TlsRptUri[];
  problems: { code: string; says: string }[];
  /** Name asked: `_smtp._tls.example.com`. */
  foundAt?: string;
  /** TXT values meant as a record that receivers do not take for one. */
  malformed?: string[];
  /** The domain, where it takes mail and so could receive the reports itself. */
  mailbox?: string;
  /** The name is an alias: where it ends. */
  cname?: string;
}
