/** A raw message cut into header fields and body, octet for octet (RFC 5322 §2.2). */
import { decodeText } from '../mail-message.ts';

export interface MailField {
  /** Lower case. */
  name: string;
  /** Unfolded, without the white space around it; UTF-8, else as Windows-1252. */
  value: string;
  /** Line of the message it begins on, counted from 1. */
  line: number;
  /** Octets of the whole field in the message, line ends included. */
  start: number;
  end: number;
}

export interface MailSource {
  /** With CR LF at the end of each line. */
  octets: Buffer;
  /** In the order of the message; at most {@link MAX_FIELDS}. */
  fields: readonly MailField[];
  /** Lines of the header that are no field, nor go on with one. */
  broken: number;
  /** Where the body begins; the length of the message where there is none. */
  bodyStart: number;
  lineEnds: 'crlf' | 'lf' | 'mixed';
}

/** A message has some thirty; lists and forwards add some more. */
const MAX_FIELDS = 2_000;
/** Of the value of one field. */
const MAX_VALUE = 65_536;
const [LF, CR, SPACE, TAB, COLON] = [10, 13, 32, 9, 58];

/** Never throws. What Unix saved with LF alone is read as it was sent, with CR LF. */
export function readSource(raw: Uint8Array): MailSource {
  const start = beginning(raw);
  const given = Buffer.from(raw.buffer, raw.byteOffset + start, raw.byteLength - start);
  const lineEnds = lineEndsOf(given);
  const octets = lineEnds === 'lf' ? withCrLf(given) : given;
  const fields: MailField[] = [];
  let broken = 0;
  let at = 0;
  let line = 1;
  let bodyStart = octets.length;
  /** The field that the next folded line goes on with. */
  let open: { name: string; from: number; start: number; line: number } | undefined;
  const close = (end: number): void => {
    if (open !== undefined && fields.length < MAX_FIELDS)
      fields.push({
        name: open.name,
        value: unfolded(octets.subarray(open.from, end)),
        line: open.line,
        start: open.start,
        end,
      });
    open = undefined;
  };
  while (at < octets.length) {
    const found = octets.indexOf(LF, at);
    const end = found === -1 ? octets.length : found + 1;
    if (octets[at] === LF || (octets[at] === CR && octets[at + 1] === LF)) {
      bodyStart = end;
      break;
    }
    if (octets[at] !== SPACE && octets[at] !== TAB) {
      close(at);
      const name = fieldName(octets, at, end);
      if (name === null) broken += 1;
      else open = { name: name.text, from: at + name.octets, start: at, line };
    } else if (open === undefined) broken += 1;
    at = end;
    line += 1;
  }
  close(Math.min(at, octets.length));
  return { octets, fields, broken, bodyStart, lineEnds };
}

/** All fields of that name (lower case), in the order of the message. */
export function fieldsOf({ fields }: Pick<MailSource, 'fields'>, name: string): MailField[] {
  return fields.filter((field) => field.name === name);
}

/** Behind a byte order mark, blank lines, and the line `From ...` of an mbox. */
function beginning(raw: Uint8Array): number {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === LF || raw[at] === CR) at += 1;
  const head = Buffer.from(raw.buffer, raw.byteOffset + at, Math.min(5, raw.byteLength - at));
  if (head.toString('latin1') === 'From ') {
    const end = raw.indexOf(LF, at);
    if (end !== -1) at = end + 1;
  }
  return at;
}

function lineEndsOf(octets: Buffer): MailSource['lineEnds'] {
  let whole = 0;
  let bare = 0;
  for (let at = octets.indexOf(LF); at !== -1; at = octets.indexOf(LF, at + 1)) {
    if (at > 0 && octets[at - 1] === CR) whole += 1;
    else bare += 1;
    if (whole > 0 && bare > 0) return 'mixed';
  }
  return whole === 0 && bare > 0 ? 'lf' : 'crlf';
}

function withCrLf(octets: Buffer): Buffer {
  let count = 0;
  for (let at = octets.indexOf(LF); at !== -1; at = octets.indexOf(LF, at + 1)) count += 1;
  const out = Buffer.allocUnsafe(octets.length + count);
  let from = 0;
  let to = 0;
  for (let at = octets.indexOf(LF); at !== -1; at = octets.indexOf(LF, at + 1)) {
    to += octets.copy(out, to, from, at);
    out[to++] = CR;
    out[to++] = LF;
    from = at + 1;
  }
  octets.copy(out, to, from);
  return out;
}

/** `octets` counts the name with its colon and the white space the old syntax allows before it (RFC 5322 §4.5). */
function fieldName(octets: Buffer, start: number, end: number): { text: string; octets: number } | null {
  const colon = octets.subarray(start, end).indexOf(COLON);
  if (colon < 1 || colon > 128) return null;
  const text = octets.toString('latin1', start, start + colon).trimEnd();
  if (!/^[!-9;-~]+$/.test(text)) return null;
  return { text: text.toLowerCase(), octets: colon + 1 };
}

function unfolded(octets: Buffer): string {
  const text = decodeText(octets.subarray(0, MAX_VALUE), null);
  return text.replaceAll(/\r?\n(?=[ \t])/g, '').trim();
}
