/** A TLS reporting record (RFC 8460 §3) as report senders read it; never throws. */
import { parseReportUri, parseReportUris, type ReportUri, trimBlank } from './report-uri.ts';

export interface TlsRptRecord {
  uris: ReportUri[];
  problems: { code: string; says: string }[];
}

const MAX_RECORD = 8_192;
const MAX_PROBLEMS = 20;

/** Records that do not begin like this are discarded (RFC 8460 §3). */
export function isTlsRptRecord(text: string): boolean {
  return /^v=TLSRPTv1[ \t]*;/.test(text);
}

/** Whether a text at the `_smtp._tls` name was meant as a record. */
export function looksLikeTlsRpt(text: string): boolean {
  return /tls\W{0,2}rpt/i.test(text.slice(0, 512)) || /^\W{0,3}rua\W/i.test(text);
}

export function parseTlsRpt(record: string): TlsRptRecord {
  const problems: TlsRptRecord['problems'] = [];
  const note = (code: string, says: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ code, says });
  };
  const text = record.slice(0, MAX_RECORD);
  if (!isTlsRptRecord(text)) noteVersion(text, note);
  let list: string | undefined;
  for (const part of text.split(';').slice(1)) {
    const field = trimBlank(part);
    // No white space may stand around "=": tlsrpt-rua is "rua=" in exactly this form.
    if (field.startsWith('rua=')) {
      if (list !== undefined) note('duplicate-rua', 'rua stands twice; only one of them is read');
      list ??= field.slice(4);
    } else if (/^rua[ \t]*[=:]?/i.test(field))
      note('bad-rua', 'rua has to be written "rua=", small and without spaces');
    else if (field.includes('@'))
      note('bad-separator', 'a semicolon stands before an address, where a comma is due');
  }
  const uris = parseReportUris(list ?? '');
  if (uris.length === 0) note('missing-rua', 'the record names no address for reports (rua=)');
  return { uris, problems };
}

function noteVersion(text: string, note: (code: string, says: string) => void): void {
  const tags = text.split(';').map(trimBlank);
  if (tags[0] === 'v=TLSRPTv1') note('bad-version', 'a semicolon is missing after v=TLSRPTv1');
  else if (tags.includes('v=TLSRPTv1')) note('version-not-first', 'v=TLSRPTv1 is not the first tag');
  else note('bad-version', 'the record does not begin with exactly v=TLSRPTv1;');
}

/** Every report address in the texts, whatever is wrong around it, repaired where that is plain and left out where not. */
export function meantReportUris(texts: readonly string[]): ReportUri[] {
  const words = texts.flatMap((text) =>
    text
      .slice(0, MAX_RECORD)
      .replaceAll(/["'\u2018-\u201f\u200b\ufeff]/g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/mailto: /gi, 'mailto:')
      .split(/[;, ]/)
      .map((word) => word.replace(/^(?:rua[=:]|=)/i, '')),
  );
  const uris = [...new Set(words)]
    .filter((word) => word.includes('@') || /^https:\/\//i.test(word))
    .map(parseReportUri)
    .map((uri) => (uri.suggestion === undefined ? uri : parseReportUri(uri.suggestion)))
    .filter(isUsable);
  return [...new Map(uris.map((uri) => [uri.text, uri])).values()];
}

/** RFC 8460 §3: reports go by mail or by HTTPS. */
export function isUsable({ valid, scheme }: ReportUri): boolean {
  return valid && (scheme === 'mailto' || scheme === 'https');
}
