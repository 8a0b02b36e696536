/** TLS reporting record (RFC 8460). `absent` where there is none. */

export interface TlsRptEvidence {
  record: string | null;
  records: string[];
  uris: { text: string; scheme: string; host: string | null; valid: boolean; problem?: string }[];
  problems: { code: string; says: string }[];
}
