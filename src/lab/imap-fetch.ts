/** What FETCH says of a message in the lab's mailbox: the items that a client may ask for (RFC 9051 §6.4.5). */
import type { ImapWord } from './imap-words.ts';
import type { StoredMessage } from './postbox.ts';

/** The items as they were asked for; null where one is not known here. Marks the message as read where they do. */
export function fetched(message: StoredMessage, items: readonly ImapWord[], mayMark: boolean): Buffer | null {
  const parts: Buffer[] = [];
  for (const item of items) {
    const part = typeof item === 'string' ? itemOf(message, item, mayMark) : null;
    if (part === null) return null;
    parts.push(part);
  }
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(' '), part])));
}

/** `n:m`, `n`, `n:*` and several of them, as a test (RFC 9051 §4.1.1). */
export function inSequence(text: string, last: number): ((number: number) => boolean) | null {
  const ranges = text.split(',').map((one) => /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(one));
  if (ranges.some((one) => one === null)) return null;
  const bounds = ranges.map((one) => {
    const [from, to] = [one?.[1], one?.[2] ?? one?.[1]].map((word) => (word === '*' ? last : Number(word)));
    return [Math.min(from ?? 0, to ?? 0), Math.max(from ?? 0, to ?? 0)] as const;
  });
  return (number) => bounds.some(([from, to]) => number >= from && number <= to);
}

export function flagsOf({ flags }: StoredMessage): string {
  return `(${[...flags].join(' ')})`;
}

function itemOf(message: StoredMessage, item: string, mayMark: boolean): Buffer | null {
  switch (item.toUpperCase()) {
    case 'UID':
      return Buffer.from(`UID ${message.uid}`);
    case 'FLAGS':
      return Buffer.from(`FLAGS ${flagsOf(message)}`);
    case 'INTERNALDATE':
      return Buffer.from(`INTERNALDATE "${internalDate(message.at)}"`);
    case 'RFC822.SIZE':
      return Buffer.from(`RFC822.SIZE ${message.octets.length}`);
    default:
      return section(message, item, mayMark);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ` 5-Nov-2026 09:08:07 +0000` */
function internalDate(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = String(at.getUTCDate()).padStart(2, ' ');
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${day}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${time} +0000`;
}

/** `BODY[]`, `BODY.PEEK[HEADER]`, `BODY.PEEK[HEADER.FIELDS (SUBJECT)]`, each perhaps with `<0.100>`. */
function section(message: StoredMessage, item: string, mayMark: boolean): Buffer | null {
  const match =
    /^BODY(\.PEEK)?\[(HEADER\.FIELDS \(([^)]*)\)|HEADER|TEXT|)\](?:<(\d{1,10})\.(\d{1,10})>)?$/i.exec(item);
  if (match === null) return null;
  const [, peek, name = '', fields, from, count] = match;
  if (peek === undefined && mayMark) message.flags.add('\\Seen');
  const whole = sectionOctets(message.octets, name.toUpperCase(), fields?.split(' '));
  const octets = from === undefined ? whole : whole.subarray(Number(from), Number(from) + Number(count));
  const origin = from === undefined ? '' : `<${from}>`;
  return Buffer.concat([Buffer.from(`BODY[${name}]${origin} {${octets.length}}\r\n`), octets]);
}

function sectionOctets(octets: Buffer, name: string, fields: readonly string[] | undefined): Buffer {
  if (name === '') return octets;
  const end = octets.indexOf('\r\n\r\n');
  const bodyAt = end < 0 ? octets.length : end + 4;
  if (name === 'TEXT') return octets.subarray(bodyAt);
  const header = octets.subarray(0, bodyAt);
  if (fields === undefined) return header;
  const wanted = fields.map((field) => field.toUpperCase());
  const kept = header
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
    .filter((line) => wanted.includes(line.slice(0, line.indexOf(':')).trim().toUpperCase()));
  return Buffer.from([...kept, '', ''].join('\r\n'), 'latin1');
}
