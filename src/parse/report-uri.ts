/** A destination for reports as DMARC and TLS-RPT records name it; never throws. */

export interface ReportUri {
  /** As written, without the white space around it. */
  text: string;
  /** By the grammar of RFC 3986, and for `mailto:` with an address a report could go to. */
  valid: boolean;
  /** What is wrong with it; also a scheme no report sender knows. */
  problem?: string;
  /** Lower case. */
  scheme?: string;
  /** Domain of the mail address or of the URL, lower case. */
  host?: string;
  /** What was surely meant, where it is invalid. */
  suggestion?: string;
}

/** Octets of one URI: far beyond any real one. */
const MAX_URI = 1_000;
/** URIs read of one list. */
const MAX_URIS = 100;
/** Spellings people give `mailto:`. */
const MAILTO_SLIPS = ['mail', 'email', 'mailo', 'maito', 'malito', 'mailtto', 'mailtp', 'mail-to', 'mailt'];

/** A comma-separated list; commas inside a URI have to be written %2C (RFC 9989 §4.8, RFC 8460 §3). */
export function parseReportUris(list: string): ReportUri[] {
  if (trimBlank(list) === '') return [];
  return list.split(',', MAX_URIS).map(parseReportUri);
}

export function parseReportUri(written: string): ReportUri {
  const text = trimBlank(written);
  const invalid = (problem: string, more: Partial<ReportUri> = {}): ReportUri => ({
    text,
    valid: false,
    problem,
    ...more,
  });
  if (text === '') return invalid('nothing stands between two commas');
  if (text.length > MAX_URI) return invalid(`it is longer than ${MAX_URI} octets`);
  const uri = withoutSize(text);
  const colon = uri.indexOf(':');
  const scheme = uri.slice(0, colon).toLowerCase();
  if (colon < 1 || !/^[a-z][a-z0-9+.-]*$/.test(scheme)) {
    const known = suggestMailto(uri);
    if (known === null) return invalid('it has no scheme such as mailto:');
    return invalid('"mailto:" is missing in front of the address', known);
  }
  const rest = uri.slice(colon + 1);
  if (scheme === 'mailto') return { text, ...readMailto(rest) };
  if (MAILTO_SLIPS.includes(scheme)) {
    return invalid(`"${scheme}:" is not "mailto:"`, { scheme, ...suggestMailto(rest) });
  }
  const bad = illegalIn(uri);
  if (bad !== null) return invalid(bad, { scheme });
  if (scheme !== 'http' && scheme !== 'https') {
    return { text, valid: true, scheme, problem: `no report sender knows the scheme "${scheme}:"` };
  }
  const host = /^\/\/(?:[^/?#@]*@)?([^/?#:@]+)(?::\d{1,5})?(?:[/?#]|$)/.exec(rest)?.[1]?.toLowerCase();
  return host !== undefined && isFullDomain(host)
    ? { text, valid: true, scheme, host }
    : invalid('it names no host', { scheme });
}

function readMailto(rest: string): Omit<ReportUri, 'text'> {
  const scheme = 'mailto';
  const target = rest.split('?', 1)[0] as string;
  const known = suggestMailto(rest.replace(/^\/\//, ''));
  if (/[ \t]/.test(rest)) return { valid: false, scheme, problem: 'it has a space in it', ...known };
  if (rest.startsWith('//'))
    return { valid: false, scheme, problem: '"//" does not belong after mailto:', ...known };
  const bad = illegalIn(rest);
  if (bad !== null) return { valid: false, scheme, problem: bad };
  const host = hostOf(decode(target));
  return host === null
    ? { valid: false, scheme, problem: 'it holds no whole mail address' }
    : { valid: true, scheme, host };
}

/** The address as a mailto URI, where it is plainly one. */
function suggestMailto(text: string): { host: string; suggestion: string } | null {
  const address = trimBlank(text);
  const host = hostOf(address);
  if (host === null || !/^[a-z0-9._+=-]+@/i.test(address)) return null;
  return { host, suggestion: `mailto:${address}` };
}

/** Domain of a mail address, or null where it is none, or one no stranger could write to. */
function hostOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  const host = address.slice(at + 1).toLowerCase();
  return at > 0 && at <= 64 && isFullDomain(host) ? host : null;
}

function isFullDomain(host: string): boolean {
  const labels = host.split('.');
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) as string)
  );
}

/** Drops the obsolete size limit, which report senders ignore (RFC 9989 §4.8, obs-dmarc-report-size). */
function withoutSize(uri: string): string {
  const mark = uri.lastIndexOf('!');
  return mark > 0 && /^!\d{1,18}[kmgt]?$/i.test(uri.slice(mark)) ? uri.slice(0, mark) : uri;
}

function illegalIn(uri: string): string | null {
  if (uri.includes('!')) return '"!" in it has to be written %21';
  if (/[^\x21-\x7e]|["<>\\^`{|}]/.test(uri)) return 'it holds a character no URI may hold';
  return /%(?![0-9a-f]{2})/i.test(uri) ? 'a "%" in it is not followed by two hexadecimal digits' : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without spaces and tabs at the ends; unlike `trim`, other white space stays, since no grammar allows it. */
export function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  const blank = (index: number): boolean => text[index] === ' ' || text[index] === '\t';
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return text.slice(start, end);
}
