/** A message taken apart (RFC 5322, RFC 2045 to 2047): its header fields, its readable text, and whatever is attached. */
import PostalMime, { decodeWords } from 'postal-mime';
import { htmlText } from './html-text.ts';
import { readableLength } from './message-bounds.ts';

export interface MailPart {
  /** Lower case, without parameters. */
  type: string;
  name: string | null;
  /** Transfer encoding undone. */
  bytes: Uint8Array;
}

export interface MailMessage {
  /** Names in lower case, values unfolded, in the order of the message. */
  headers: readonly { name: string; value: string }[];
  /** Plain text where there is any, else what the HTML says; the text of attached messages is left out. */
  text: string;
  /** Attached parts, those of reports too; at most {@link MAX_PARTS}. */
  parts: readonly MailPart[];
  /** The first charset the message names, for parts that name none. */
  charset: string | null;
  /** Octets, from the first on, that were read; fewer than there are only of a message beyond all bounds. */
  octetsRead: number;
}

const MAX_HEADERS = 262_144;
const MAX_DEPTH = 24;
const MAX_PARTS = 100;
const MAX_TEXT = 262_144;

/** Never rejects: what cannot be taken apart is read as plain text behind a header. */
export async function readMessage(raw: Uint8Array): Promise<MailMessage> {
  const octetsRead = readableLength(raw);
  const bytes = fromStart(raw.subarray(0, octetsRead));
  const charset = charsetOf(bytes);
  try {
    const email = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: MAX_DEPTH,
      maxHeadersSize: MAX_HEADERS,
    });
    const parts = email.attachments.slice(0, MAX_PARTS).map(({ mimeType, filename, content }) => ({
      type: mimeType.toLowerCase(),
      name: filename,
      bytes: bytesOf(content),
    }));
    const headers = email.headers.map(({ key, value }) => ({ name: key, value }));
    let text = email.text ?? htmlText(email.html ?? '');
    // A multipart without its boundary has no parts, and is not plain text either.
    if (text === '' && parts.length === 0) text = bodyText(bytes, charset);
    return { headers, text: text.slice(0, MAX_TEXT), parts, charset, octetsRead };
  } catch {
    return {
      headers: plainHeaders(bytes),
      text: bodyText(bytes, charset).slice(0, MAX_TEXT),
      parts: [],
      charset,
      octetsRead,
    };
  }
}

/** The first field of that name, encoded words read; empty where there is none. */
export function headerOf({ headers }: MailMessage, name: string): string {
  const found = headers.find((one) => one.name === name);
  if (found === undefined) return '';
  try {
    return decodeWords(found.value);
  } catch {
    return found.value;
  }
}

/** UTF-8, else the charset named, else Windows-1252, which fits any octets. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  for (const label of ['utf-8', charset ?? '', 'windows-1252']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // An unknown label, or octets that are none of it.
    }
  }
  return new TextDecoder().decode(bytes);
}

/** Behind a byte order mark, blank lines, and the line `From …` of an mbox. */
function fromStart(bytes: Uint8Array): Uint8Array {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 10 || bytes[at] === 13)) at++;
  if (latin(bytes.subarray(at, at + 5)) === 'From ') {
    const end = bytes.indexOf(10, at);
    if (end !== -1) at = end + 1;
  }
  return bytes.subarray(at);
}

function charsetOf(bytes: Uint8Array): string | null {
  return /charset="?([\w.:-]{1,40})/i.exec(latin(bytes.subarray(0, 65_536)))?.[1]?.toLowerCase() ?? null;
}

function bodyText(bytes: Uint8Array, charset: string | null): string {
  const text = decodeText(bytes.subarray(0, MAX_TEXT * 4), charset).replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  return end === -1 ? '' : text.slice(end + 2);
}

function plainHeaders(bytes: Uint8Array): { name: string; value: string }[] {
  const head = latin(bytes.subarray(0, MAX_HEADERS)).replaceAll('\r\n', '\n').split('\n\n', 1)[0] ?? '';
  return head
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, 1_000)
    .map((line) => ({ line, colon: line.indexOf(':') }))
    .filter(({ colon }) => colon > 0)
    .map(({ line, colon }) => ({
      name: line.slice(0, colon).trim().toLowerCase(),
      value: line.slice(colon + 1).trim(),
    }));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
