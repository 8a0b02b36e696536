/** A DNS record as people write it down: its value alone, a line of a zone file, or the answer of dig. */

export interface RecordText {
  /** Owner name as written, without the final dot; null where the value stands alone. */
  name: string | null;
  type: 'TXT' | 'MX' | 'TLSA';
  /** Quoted strings of a TXT record joined, escapes undone; else the fields, single-spaced. */
  value: string;
}

/** No record that concerns mail is longer (octets). */
const MAX_RECORD = 16_384;
const LINE = /^(?:(\S+)\s+)?(?:\d+\s+)?(?:IN\s+)?(?:\d+\s+)?(TXT|SPF|MX|TLSA)\s+(\S.*)$/is;
/** Every such text holds one of these: most texts are none, and are told so at once. */
const SIGN = /[vp]\s*=|\b(?:TXT|SPF|MX|TLSA)\b|^\s*\d/i;
/** Values that tell by themselves what they are. */
const VERSION = /^["'\s]*v\s*=\s*(?:spf\d?|dkim|dmarc|stsv|tlsrptv|bimi)/i;
/** A DMARC record whose version does not stand first, so that receivers pass it over. */
const LATE_VERSION = /^["'\s]*[a-z]{1,5}\s*=[^;]{0,200};(?:[^;]{0,200};){0,12}\s*v\s*=\s*dmarc/i;
const KEY = /^["'\s]*(?:[kthsn]\s*=[^;]{0,80};\s*)*p\s*=\s*(?=[A-Za-z0-9+/]{16})/;
const MX = /^(\d{1,5})\s+([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\.)$/i;
/** A reply that tells the name of the host. */
const GREETING = /^(?:220|421) .*[^.]$/;
const TLSA = /^(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\s+([0-9a-f][0-9a-f\s()]*)$/i;

/** Null for what is no record that concerns mail. */
export function parseRecordText(input: string): RecordText | null {
  if (input.length > MAX_RECORD || !SIGN.test(input)) return null;
  const text = input.trim();
  if (VERSION.test(text) || LATE_VERSION.test(text) || KEY.test(text))
    return { name: null, type: 'TXT', value: joined(text) };
  // A number and a word is rather a reply; of a host a dot tells, and a letter, which codes do not have.
  if (MX.test(text) && text.includes('.') && /[a-z]|\s\.$/i.test(text) && !GREETING.test(text))
    return { name: null, type: 'MX', value: text };
  if (TLSA.test(text)) return { name: null, type: 'TLSA', value: text };
  const line = LINE.exec(text);
  if (line === null) return null;
  const [, owner, written = '', rest = ''] = line;
  const type = written.toUpperCase() === 'SPF' ? 'TXT' : (written.toUpperCase() as RecordText['type']);
  const value = type === 'TXT' ? joined(rest) : rest.trim();
  const fits =
    type === 'TXT'
      ? VERSION.test(value) || LATE_VERSION.test(value) || KEY.test(value)
      : (type === 'MX' ? MX : TLSA).test(value);
  return fits ? { name: owner?.replace(/\.$/, '') ?? null, type, value } : null;
}

/** `"part one" "part two"` and parentheses of a zone file; whatever is not quoted stays as it is. */
function joined(text: string): string {
  const bare = text.trim().replace(/^\(\s*(.*?)\s*\)$/s, '$1');
  if (!/^".*"$/s.test(bare)) return bare;
  const strings = [...bare.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, one = '']) => one);
  return strings.join('').replaceAll(/\\(["\\;])/g, '$1');
}
