/** Domain names between text and wire, octet for octet. */
import { isUtf8 } from 'node:buffer';

// dns-packet joins labels as text, so that a dot inside a label, an octet that is not UTF-8, or a long chain of pointers
// would get past it; names are therefore read and written here. Text is UTF-8 as it stands (spaces, slashes, colons and
// underscores included). Only what text cannot hold is escaped as in RFC 1035 §5.1: `\.` for a dot within a label, `\\`,
// and `\DDD` for control characters and octets that are not UTF-8.

/** RFC 1035 §2.3.4, counted with the length octets and the root. */
const MAX_WIRE_NAME = 255;
const MAX_LABEL = 63;
/** A name of 255 octets has at most 127 labels; more pointers than that lead nowhere. */
const MAX_POINTERS = 127;

const scratch = Buffer.alloc(MAX_WIRE_NAME + 1);

/** The wire form, or the reason why there is none. */
export function encodeName(text: string): Buffer | string {
  if (text === '' || text === '.') return Buffer.of(0);
  let lengthAt = 0;
  let end = 1;
  const put = (octet: number): boolean => {
    if (end >= MAX_WIRE_NAME) return false;
    scratch[end++] = octet;
    return true;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e) {
      const problem = labelProblem(end - lengthAt - 1);
      if (problem !== null) return problem;
      scratch[lengthAt] = end - lengthAt - 1;
      if (i === text.length - 1) return close(end);
      lengthAt = end++;
      continue;
    }
    if (code === 0x5c) {
      const escaped = /^\\(\d{3}|[.\\])/.exec(text.slice(i, i + 4))?.[1];
      const octet =
        escaped === undefined ? 0x5c : /\d/.test(escaped) ? Number(escaped) : escaped.charCodeAt(0);
      if (octet <= 255) {
        if (!put(octet)) return tooLong();
        i += escaped?.length ?? 0;
        continue;
      }
    }
    if (code < 0x80) {
      if (!put(code)) return tooLong();
      continue;
    }
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    for (const octet of Buffer.from(String.fromCodePoint(point))) if (!put(octet)) return tooLong();
  }
  const problem = labelProblem(end - lengthAt - 1);
  if (problem !== null) return problem;
  scratch[lengthAt] = end - lengthAt - 1;
  return close(end);
}

function close(end: number): Buffer | string {
  if (end >= MAX_WIRE_NAME) return tooLong();
  scratch[end] = 0;
  return Buffer.from(scratch.subarray(0, end + 1));
}

function labelProblem(length: number): string | null {
  if (length === 0) return 'the name has an empty label';
  return length > MAX_LABEL ? `the name has a label of more than ${MAX_LABEL} octets` : null;
}

function tooLong(): string {
  return 'the name is longer than 253 octets';
}

/** The form under which a name is remembered and compared: as `readName` would give it. */
export function canonicalName(text: string): string {
  if (/[\\\x00-\x1f\x7f\ud800-\udfff]/.test(text)) {
    const wire = encodeName(text);
    if (typeof wire !== 'string') return readName(wire, 0) ?? text;
  }
  const bare = text.endsWith('.') ? text.slice(0, -1) : text;
  return /[A-Z]/.test(bare) ? bare.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : bare;
}

/** Where the name read last ended in the message; one variable instead of an object for every name. */
export let nameEnd = 0;

/** The name at `offset` as lower-case text without the final dot; null where it is not a legal name. Sets `nameEnd`. */
export function readName(message: Buffer, offset: number): string | null {
  let text = '';
  let at = offset;
  let jumped = false;
  let wireLength = 1;
  for (let pointers = 0; pointers <= MAX_POINTERS; ) {
    if (at >= message.length) return null;
    const length = message[at] as number;
    if (length === 0) {
      if (!jumped) nameEnd = at + 1;
      return text;
    }
    if ((length & 0xc0) === 0xc0) {
      if (at + 1 >= message.length) return null;
      const target = ((length & 0x3f) << 8) | (message[at + 1] as number);
      // RFC 1035 §4.1.4: a pointer leads to a prior occurrence, so never forward and never to itself.
      if (target >= at) return null;
      if (!jumped) nameEnd = at + 2;
      jumped = true;
      at = target;
      pointers++;
      continue;
    }
    if (length > MAX_LABEL || at + 1 + length > message.length) return null;
    wireLength += length + 1;
    if (wireLength > MAX_WIRE_NAME) return null;
    const label = readLabel(message, at + 1, at + 1 + length);
    text = text === '' ? label : `${text}.${label}`;
    at += length + 1;
  }
  return null;
}

function readLabel(message: Buffer, start: number, end: number): string {
  let plain = true;
  for (let i = start; i < end && plain; i++) {
    const octet = message[i] as number;
    plain = octet > 0x20 && octet < 0x7f && octet !== 0x2e && octet !== 0x5c && !isUpper(octet);
  }
  return plain ? message.toString('latin1', start, end) : readOddLabel(message.subarray(start, end));
}

function readOddLabel(label: Buffer): string {
  if (isUtf8(label)) {
    return label
      .toString('utf8')
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      .replace(/[.\\]/g, '\\$&')
      .replace(/[\x00-\x1f\x7f]/g, (character) => escapeOctet(character.charCodeAt(0)));
  }
  let text = '';
  for (const octet of label) {
    if (octet < 0x20 || octet >= 0x7f) text += escapeOctet(octet);
    else if (octet === 0x2e || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else text += String.fromCharCode(isUpper(octet) ? octet + 0x20 : octet);
  }
  return text;
}

function isUpper(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a;
}

function escapeOctet(octet: number): string {
  return `\\${String(octet).padStart(3, '0')}`;
}

/** Whether the question (name, type, class) stands at `offset` of the message, but for ASCII case in the name. */
export function sameQuestion(question: Buffer, message: Buffer, offset: number): boolean {
  const nameLength = question.length - 4;
  if (message.length < offset + question.length) return false;
  for (let i = 0; i < question.length; i++) {
    const a = question[i] as number;
    const b = message[offset + i] as number;
    if (a !== b && ((a ^ b) !== 0x20 || !isLetter(a) || i >= nameLength)) return false;
  }
  return true;
}

function isLetter(octet: number): boolean {
  const lower = octet | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
