/** A DKIM key record as text (RFC 6376 §3.6.1, RFC 8301, RFC 8463): tags, faults, key facts, and a repair where it is plain. */
import { createPublicKey } from 'node:crypto';
import type { DkimProblem } from '../model/evidence/dkim.ts';

export interface DkimKeyRecord {
  status: 'valid' | 'revoked' | 'invalid';
  tags: { [tag: string]: string };
  /** What makes the record unusable. */
  problems: DkimProblem[];
  /** What is legal but odd. */
  notes: DkimProblem[];
  keyType: string;
  /** RSA modulus or curve size in bits. */
  bits?: number;
  /** RSA public exponent. */
  exponent?: number;
  hashAlgorithms?: string[];
  serviceTypes?: string[];
  flags?: string[];
}

/** RFC 6376 defines eight; a record with more than this is not a key record. */
const MAX_TAGS = 64;
/** A TXT character-string ends here (RFC 1035 §3.3.14); what was longer and not split is lost. */
const STRING_OCTETS = 255;
/** Shorter ones lost their end some other way. */
const LEAST_CUT = 240;
const KNOWN_TAGS = ['v', 'g', 'h', 'k', 'n', 'p', 's', 't'];
/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 octets of the key (RFC 8410 §4). */
const ED25519_SPKI_PREFIX = '302a300506032b6570032100';
/** First line of the one file that never belongs into DNS, wherever in the record it stands. */
const PRIVATE_KEY = /BEGIN [A-Z ]{0,20}PRIVATE KEY/;

/** Never throws; linear in the length of the text. `chunks` are the lengths of the record's character-strings. */
export function parseDkimKey(text: string, chunks: readonly number[] = []): DkimKeyRecord {
  const problems: DkimProblem[] = [];
  const notes: DkimProblem[] = [];
  if (PRIVATE_KEY.test(text))
    problems.push({ code: 'private-key', says: 'it holds a private key, for all the world to read' });
  const clean = withoutEscapes(text);
  if (clean !== text) problems.push(escapeProblem(text));
  const tags = readTags(clean, problems, notes);
  const keyType = (tags.get('k') ?? 'rsa').toLowerCase();
  const record: DkimKeyRecord = {
    status: 'invalid',
    tags: Object.fromEntries(tags),
    problems,
    notes,
    keyType,
    ...lists(tags),
  };
  checkVersion(tags, problems);
  const p = tags.get('p');
  const key = p === undefined ? '' : withoutWhitespace(p);
  if (p === undefined) problems.push({ code: 'missing-p', says: 'there is no p= tag, so there is no key' });
  else if (keyType !== 'rsa' && keyType !== 'ed25519') {
    problems.push({ code: 'unknown-key-type', says: `k=${short(keyType)} is no key type verifiers know` });
  } else if (key !== '') Object.assign(record, readKey(p, key, keyType, tags, problems, notes, text, chunks));
  if (problems.length === 0) record.status = key === '' ? 'revoked' : 'valid';
  return record;
}

/** Whether a TXT value was meant as a key record at all; other text may stand at a probed name by a wildcard. */
export function looksLikeDkimKey(text: string): boolean {
  const start = text.slice(0, 4096);
  if (PRIVATE_KEY.test(start)) return true;
  return /^["\s]{0,9}v\s{0,9}=\s{0,9}"?DKIM1/i.test(start) || /(?:^|[;"])\s{0,99}p\s{0,9}=/.test(start);
}

/**
 * The record as it was plainly meant: quotes, backslashes and PEM lines gone, white space out of the key, v= first,
 * missing semicolons set, the key type named. Null where that leaves no valid record, or where nothing is to repair.
 */
export function repairDkimKey(text: string): string | null {
  const parts = withoutEscapes(text)
    .replaceAll(/[^\x21-\x7e]+/g, ' ')
    .split(';', MAX_TAGS)
    .flatMap(splitRunTogether);
  const tags = new Map<string, string>();
  for (const part of parts) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    const value = name === 'p' ? bareKey(part.slice(equals + 1)) : part.slice(equals + 1).trim();
    if (name === '' || (tags.has(name) && tags.get(name) !== value)) return null;
    tags.set(name, value);
  }
  const version = tags.get('v');
  if (version !== undefined && !/^dkim1$/i.test(version)) return null;
  tags.delete('v');
  const key = tags.get('p');
  if (key !== undefined && tags.get('k') === undefined && bareEd25519(key) !== null) tags.set('k', 'ed25519');
  if (key !== undefined && tags.get('k') === 'ed25519') tags.set('p', bareEd25519(key) ?? key);
  const repaired = ['v=DKIM1', ...[...tags].map(([name, value]) => `${name}=${value}`)].join('; ');
  return repaired !== text && parseDkimKey(repaired).status === 'valid' ? repaired : null;
}

/** The record with one tag given another value, or taken out (`null`); the rest as it stands. */
export function withDkimTag(text: string, tag: string, value: string | null): string {
  return text
    .split(';')
    .flatMap((part) => {
      const equals = part.indexOf('=');
      if (equals < 0 || trimFws(part.slice(0, equals)) !== tag) return [part];
      return value === null ? [] : [`${part.slice(0, equals)}=${value}`];
    })
    .join(';')
    .trim();
}

function readTags(text: string, problems: DkimProblem[], notes: DkimProblem[]): Map<string, string> {
  const tags = new Map<string, string>();
  const parts = text.split(';', MAX_TAGS + 1);
  if (parts.length > MAX_TAGS) {
    problems.push({ code: 'bad-syntax', says: `the record has more than ${MAX_TAGS} tags` });
    return tags;
  }
  // One final semicolon is legal (RFC 6376 §3.2).
  if (trimFws(parts.at(-1) as string) === '') parts.pop();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = trimFws(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : trimFws(part.slice(equals + 1));
    if (name === '' && equals < 0) {
      problems.push({ code: 'bad-syntax', says: 'two semicolons follow one another' });
    } else if (equals < 0 || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      problems.push({ code: 'bad-syntax', says: `"${short(name)}" is not of the form tag=value` });
    } else if (tags.has(name)) {
      // RFC 6376 §3.2: with a duplicate the whole list is invalid.
      problems.push({ code: 'duplicate-tag', says: `the tag ${short(name)}= stands there twice` });
    } else {
      tags.set(name, value);
      readOddities(name, value, problems, notes);
    }
  }
  return tags;
}

function readOddities(name: string, value: string, problems: DkimProblem[], notes: DkimProblem[]): void {
  if (name !== 'n' && /[^\t\r\n\x20-\x7e]/.test(value)) {
    problems.push({
      code: 'bad-character',
      says: `${short(name)}= holds a character that is not printable ASCII`,
    });
  } else if ('vhkst'.includes(name) && value.includes('=')) {
    problems.push({
      code: 'missing-semicolon',
      says: `a semicolon is missing in "${short(name)}=${short(value)}"`,
    });
  }
  if (!KNOWN_TAGS.includes(name)) {
    notes.push({ code: 'unknown-tag', says: `the tag ${short(name)}= is unknown and ignored` });
  } else if (name === 'g') {
    notes.push({ code: 'historic-tag', says: 'g= is from RFC 4871 and ignored today' });
  } else if (name === 'n') notes.push({ code: 'note', says: `a note for people: ${short(value)}` });
}

/** Colon-separated lists; an empty one says nothing, as where the tag is left out. */
function lists(tags: Map<string, string>): Pick<DkimKeyRecord, 'hashAlgorithms' | 'serviceTypes' | 'flags'> {
  const list = (tag: string): string[] =>
    (tags.get(tag) ?? '')
      .split(':', MAX_TAGS)
      .map((word) => trimFws(word).toLowerCase())
      .filter((word) => word !== '');
  const [h, s, t] = [list('h'), list('s'), list('t')];
  return {
    ...(h.length > 0 && { hashAlgorithms: h }),
    ...(s.length > 0 && { serviceTypes: s }),
    ...(t.length > 0 && { flags: t }),
  };
}

/** RFC 6376 §3.6.1: v= is optional, but where it stands it is the first tag and says DKIM1, letter for letter. */
function checkVersion(tags: Map<string, string>, problems: DkimProblem[]): void {
  const version = tags.get('v');
  if (version === undefined) return;
  if (version !== 'DKIM1') {
    if (!version.includes('='))
      problems.push({ code: 'bad-version', says: `v= is "${short(version)}" and not DKIM1` });
  } else if ([...tags.keys()][0] !== 'v') {
    problems.push({ code: 'version-not-first', says: 'v=DKIM1 is not the first tag' });
  }
}

function readKey(
  raw: string,
  key: string,
  keyType: string,
  tags: Map<string, string>,
  problems: DkimProblem[],
  notes: DkimProblem[],
  text: string,
  chunks: readonly number[],
): Pick<DkimKeyRecord, 'bits' | 'exponent'> {
  if (/-----\s{0,9}BEGIN/.test(raw)) {
    if (!PRIVATE_KEY.test(text))
      problems.push({ code: 'pem-armour', says: 'p= holds the BEGIN and END lines of a PEM file' });
    return {};
  }
  const cutOff = chunks.length === 1 ? chunks[0] === STRING_OCTETS : text.length === STRING_OCTETS;
  const length = chunks.length === 1 ? (chunks[0] as number) : text.length;
  // Panels cut at their own round number short of the limit; a key in several strings was not cut by that.
  const cutShort = !cutOff && chunks.length < 2 && length >= LEAST_CUT && length < STRING_OCTETS;
  const truncated: DkimProblem = cutOff
    ? { code: 'truncated', says: 'the record is cut off at 255 octets, the length of one TXT string' }
    : cutShort
      ? {
          code: 'truncated',
          says: `the record is one string of ${length} characters that stops in the middle of the key: it was cut off where it was entered`,
        }
      : { code: 'truncated', says: 'the key in p= ends too early' };
  const badCharacter = /[^A-Za-z0-9+/=]|=(?=[^=])/.exec(key);
  if (badCharacter !== null || /={3}/.test(key)) {
    const at = (badCharacter?.index ?? key.indexOf('=')) + 1;
    problems.push({ code: 'bad-base64', says: `p= is not base64 at its character ${at}` });
    return {};
  }
  const digits = key.replace(/={1,2}$/, '');
  if (digits.length % 4 === 1) {
    problems.push(
      cutOff || cutShort ? truncated : { code: 'bad-base64', says: 'p= has a wrong number of base64 digits' },
    );
    return {};
  }
  if (key.length % 4 !== 0) notes.push({ code: 'unpadded', says: 'p= lacks its base64 padding' });
  const octets = Buffer.from(key, 'base64');
  if (keyType === 'ed25519') return readEd25519(octets, problems);
  return readRsa(octets, tags.has('k'), truncated, problems, notes);
}

function readEd25519(octets: Buffer, problems: DkimProblem[]): Pick<DkimKeyRecord, 'bits'> {
  if (octets.length === 32) return { bits: 256 };
  const wrapped = octets.toString('hex').startsWith(ED25519_SPKI_PREFIX);
  problems.push({
    code: 'bad-key',
    says: wrapped
      ? 'p= wraps the Ed25519 key in DER; RFC 8463 wants its 32 octets alone'
      : `an Ed25519 key has 32 octets, p= has ${octets.length}`,
  });
  return {};
}

/** RFC 6376 §3.6.1 names RSAPublicKey, its appendix C and all practice SubjectPublicKeyInfo; verifiers take both. */
function readRsa(
  der: Buffer,
  typeNamed: boolean,
  truncated: DkimProblem,
  problems: DkimProblem[],
  notes: DkimProblem[],
): Pick<DkimKeyRecord, 'bits' | 'exponent'> {
  const bad = (says: string, code = 'bad-key'): Pick<DkimKeyRecord, 'bits' | 'exponent'> => {
    problems.push({ code, says });
    return {};
  };
  if (!typeNamed && der.length === 32) return bad('p= is an Ed25519 key, but k=ed25519 is missing');
  const end = derEnd(der);
  if (end === null) return bad('p= decodes to something that is no public key');
  if (end > der.length) {
    problems.push(truncated);
    return {};
  }
  if (isPrivateDer(der)) return bad('p= holds a private key, for all the world to read', 'private-key');
  const everyday = end === der.length ? readEverydayRsa(der) : null;
  if (everyday !== null) return everyday;
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const key = createPublicKey({ key: der.subarray(0, end), format: 'der', type });
      if (key.asymmetricKeyType !== 'rsa')
        return bad(`p= holds a key of type ${key.asymmetricKeyType ?? 'unknown'}, not RSA`);
      if (end < der.length)
        notes.push({ code: 'trailing-data', says: `${der.length - end} octets follow the key in p=` });
      const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
      if (modulusLength === undefined) break;
      return { bits: modulusLength, exponent: Number(publicExponent ?? 0) };
    } catch {
      // Not of this form; the other is tried, then it is no key.
    }
  }
  return bad('p= decodes to something that is no RSA public key');
}

/** AlgorithmIdentifier of rsaEncryption with its NULL parameters (RFC 3279 §2.3.1). */
const RSA_ALGORITHM = Buffer.from('300d06092a864886f70d0101010500', 'hex');

/**
 * The form nearly every key has, read at a hundredth of the cost of `createPublicKey`: SubjectPublicKeyInfo, DER to the
 * letter, every length exact. Null for anything else, which OpenSSL then judges.
 */
function readEverydayRsa(der: Buffer): { bits: number; exponent: number } | null {
  const outer = derContent(der, 0, 0x30);
  if (outer === null || outer.end !== der.length) return null;
  const algorithmEnd = outer.start + RSA_ALGORITHM.length;
  if (!der.subarray(outer.start, algorithmEnd).equals(RSA_ALGORITHM)) return null;
  const bitString = derContent(der, algorithmEnd, 0x03);
  if (bitString === null || bitString.end !== der.length || der[bitString.start] !== 0) return null;
  const key = derContent(der, bitString.start + 1, 0x30);
  if (key === null || key.end !== der.length) return null;
  const modulus = derContent(der, key.start, 0x02);
  const exponent = modulus === null ? null : derContent(der, modulus.end, 0x02);
  if (modulus === null || exponent === null || exponent.end !== der.length) return null;
  const first = der[modulus.start] as number;
  const octets = modulus.end - modulus.start - (first === 0 ? 1 : 0);
  const top = der[modulus.start + (first === 0 ? 1 : 0)];
  const size = exponent.end - exponent.start;
  // Negative or padded integers and giant exponents are no everyday form.
  if (first >= 0x80 || top === undefined || top === 0 || (first === 0 && top < 0x80)) return null;
  if (size < 1 || size > 5 || (der[exponent.start] as number) >= 0x80) return null;
  return { bits: 8 * (octets - 1) + (32 - Math.clz32(top)), exponent: der.readUIntBE(exponent.start, size) };
}

/** Where the content of the DER element at `at` starts and ends; null where it is another tag or runs over the end. */
function derContent(der: Buffer, at: number, tag: number): { start: number; end: number } | null {
  const length = der[at + 1];
  if (der[at] !== tag || length === undefined) return null;
  if (length < 0x80) return at + 2 + length <= der.length ? { start: at + 2, end: at + 2 + length } : null;
  const size = length & 0x7f;
  if (size < 1 || size > 2 || at + 2 + size > der.length) return null;
  const start = at + 2 + size;
  const end = start + der.readUIntBE(at + 2, size);
  return end <= der.length ? { start, end } : null;
}

/** Where the outermost DER SEQUENCE says it ends; null where there is none (X.690 §8.1.3). */
function derEnd(der: Buffer): number | null {
  const [tag, length] = der;
  if (tag !== 0x30 || length === undefined) return null;
  if (length < 0x80) return 2 + length;
  const size = length & 0x7f;
  if (size === 0 || size > 4 || der.length < 2 + size) return null;
  return 2 + size + der.readUIntBE(2, size);
}

/** PKCS#1 and PKCS#8 private keys open with a version number of one octet; public keys do not. */
function isPrivateDer(der: Buffer): boolean {
  const header = (der[1] as number) < 0x80 ? 2 : 2 + ((der[1] as number) & 0x7f);
  return der[header] === 0x02 && der[header + 1] === 0x01 && der[header + 2] === 0x00;
}

/** The 32 octets of an Ed25519 key in base64, bare or out of their DER wrapping; null where it is none. */
function bareEd25519(key: string): string | null {
  const octets = Buffer.from(key, 'base64');
  if (octets.length === 32) return octets.toString('base64');
  if (octets.length !== 44 || !octets.toString('hex').startsWith(ED25519_SPKI_PREFIX)) return null;
  return octets.subarray(12).toString('base64');
}

/** `v=DKIM1 k=rsa p=...` into its tags; a key never holds a blank before a letter and `=` but by this fault. */
function splitRunTogether(part: string): string[] {
  if (/^ ?n ?=/.test(part)) return [part];
  return part.replaceAll(/ ([vkhstp]) ?=(?!=)/g, ';$1=').split(';', MAX_TAGS);
}

function bareKey(value: string): string {
  return withoutWhitespace(value.replaceAll(/-----(?:BEGIN|END) (?:RSA )?PUBLIC KEY-----/g, ''));
}

/** Quotes and backslashes come of a zone file escaped twice; no tag but the free note n= can hold them. */
function withoutEscapes(text: string): string {
  if (!/["\\]/.test(text)) return text;
  return text
    .replaceAll('\\;', ';')
    .split(';')
    .map((part) => (/^[ \t]*n[ \t]*=/.test(part) ? part : part.replaceAll(/["\\]/g, '')))
    .join(';');
}

function escapeProblem(text: string): DkimProblem {
  return text.includes('"')
    ? { code: 'stray-quotes', says: 'the record holds quotation marks as part of its value' }
    : { code: 'stray-backslashes', says: 'the record holds backslashes as part of its value' };
}

function withoutWhitespace(text: string): string {
  return text.replaceAll(/[ \t\r\n]/g, '');
}

/** Folding white space off both ends (RFC 6376 §2.8); by hand, since `\s+$` is quadratic on hostile text. */
function trimFws(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ' \t\r\n'.includes(text[start] as string)) start++;
  while (end > start && ' \t\r\n'.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

/** Enough of a remote text to recognise it by. */
function short(text: string): string {
  const plain = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return plain.length > 40 ? `${plain.slice(0, 37)}...` : plain;
}
