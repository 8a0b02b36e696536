/** Encoded words of a header, held against RFC 2047: what readers would see as it stands, or as garbage. */
import type { MessageEncodedWords } from '../../model/evidence/message.ts';
import { fieldsOf, type MailSource } from './fields.ts';

/** Fields that people read, and whether addresses stand in them. */
const FIELDS: readonly (readonly [name: string, shown: string, addresses: boolean])[] = [
  ['subject', 'Subject', false],
  ['from', 'From', true],
  ['sender', 'Sender', true],
  ['reply-to', 'Reply-To', true],
  ['to', 'To', true],
  ['cc', 'Cc', true],
];
const MAX_WORDS = 500;
const MAX_PROBLEMS = 10;
/** RFC 2047 §2. */
const MAX_LENGTH = 75;
/** Used in mail, though browsers know them not. */
const OTHER_CHARSETS = new Set(['utf-7', 'iso-2022-kr', 'hz-gb-2312', 'iso-2022-cn', 'cp437', 'cp850']);

export function readEncodedWords(source: Pick<MailSource, 'fields'>): MessageEncodedWords {
  const told: MessageEncodedWords = { count: 0, long: 0, problems: [] };
  const add = (problem: string): void => {
    if (!told.problems.includes(problem) && told.problems.length < MAX_PROBLEMS) told.problems.push(problem);
  };
  for (const [name, shown, addresses] of FIELDS)
    for (const { value } of fieldsOf(source, name).slice(0, 2))
      for (const { problem, length } of wordsIn(value, addresses)) {
        if (++told.count > MAX_WORDS) return told;
        if (length > MAX_LENGTH) told.long += 1;
        if (problem !== null) add(`${shown}: ${problem}`);
      }
  return told;
}

function* wordsIn(value: string, addresses: boolean): Generator<{ problem: string | null; length: number }> {
  let quoted = false;
  let from = 0;
  for (const found of value.matchAll(/=\?([\w.*:-]{1,60})\?([^?\s]{1,8})\?([^?]{0,2000})\?=/g)) {
    const [whole, charset = '', encoding = '', text = ''] = found;
    for (const character of value.slice(from, found.index)) if (character === '"') quoted = !quoted;
    from = found.index + whole.length;
    yield {
      length: whole.length,
      problem: addresses && quoted ? QUOTED : problemOf(charset.replace(/\*.*$/, ''), encoding, text),
    };
  }
}

const QUOTED = 'an encoded word stands in quotation marks, where it is not to be read as one';

function problemOf(charset: string, encoding: string, text: string): string | null {
  if (/\s/.test(text)) return 'an encoded word holds a space, and so is shown as it stands';
  const decoder = decoderOf(charset);
  if (decoder === null) return `an encoded word names the character set ${charset}, which nobody knows`;
  const octets = /^b$/i.test(encoding) ? fromBase64(text) : /^q$/i.test(encoding) ? fromQ(text) : null;
  if (octets === null)
    return /^[bq]$/i.test(encoding)
      ? `an encoded word breaks its encoding (${encoding.toUpperCase()})`
      : `an encoded word has the encoding ${encoding}; there are only B and Q`;
  if (decoder === 'unread') return null;
  try {
    const read = decoder.decode(octets);
    return /[\r\n\0]/.test(read) ? 'an encoded word hides a line break' : null;
  } catch {
    return `an encoded word does not hold whole characters of ${charset}: one may be split between two words`;
  }
}

/** `unread` for character sets that are known, and not read here. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> | 'unread' | null {
  if (OTHER_CHARSETS.has(charset.toLowerCase())) return 'unread';
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    // Others of more than one octet switch back and forth in ways of their own.
    return decoder.encoding === 'utf-8' || decoder.encoding.startsWith('windows-') ? decoder : 'unread';
  } catch {
    return null;
  }
}

function fromBase64(text: string): Buffer | null {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** RFC 2047 §4.2. */
function fromQ(text: string): Buffer | null {
  if (/=(?![\da-f]{2})/i.test(text)) return null;
  const octets = text
    .replaceAll('_', ' ')
    .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1');
}
