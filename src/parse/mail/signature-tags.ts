/** The tags of a DKIM-Signature field, as far as people want to know them (RFC 6376 §3.5). */

export interface SignatureTags {
  domain: string;
  selector: string;
  algorithm: string;
  /** `relaxed/simple`; the defaults filled in. */
  canonicalization: string;
  /** Lower case, in order, repetitions kept; at most {@link MAX_NAMES}. */
  signed: string[];
  identity: string | null;
  /** Seconds since 1970. */
  signedAt: number | null;
  expiresAt: number | null;
  /** Octets of the body that are signed; null: all. */
  length: number | null;
}

const MAX_NAMES = 200;
const MAX_VALUE = 255;

/** Never throws; missing tags are empty. */
export function parseSignatureTags(field: string): SignatureTags {
  const tags = new Map<string, string>();
  for (const part of field.split(';', 64)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (!tags.has(name)) tags.set(name, part.slice(equals + 1).replaceAll(/\s+/g, ''));
  }
  const text = (tag: string): string => (tags.get(tag) ?? '').slice(0, MAX_VALUE);
  const number = (tag: string): number | null => {
    const value = text(tag);
    return /^\d{1,12}$/.test(value) ? Number(value) : null;
  };
  const [header = '', body = ''] = text('c').toLowerCase().split('/', 2);
  return {
    domain: text('d'),
    selector: text('s'),
    algorithm: text('a').toLowerCase(),
    canonicalization: `${header || 'simple'}/${body || 'simple'}`,
    signed: (tags.get('h') ?? '')
      .split(':', MAX_NAMES)
      .map((name) => name.toLowerCase().slice(0, 128))
      .filter((name) => name !== ''),
    identity: tags.has('i') ? text('i') : null,
    signedAt: number('t'),
    expiresAt: number('x'),
    length: number('l'),
  };
}
