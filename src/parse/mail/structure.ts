/** The MIME structure of a message as it stands there: its parts, and what is wrong with them (RFC 2045, RFC 2046). */
import type { MessageForm, MessagePart } from '../../model/evidence/message.ts';
import { fieldsOf, type MailField, type MailSource, readSource } from './fields.ts';
import type { RawText } from './links.ts';

const MAX_PARTS = 100;
const MAX_DEPTH = 20;
/** RFC 2046 §5.1.1. */
const MAX_BOUNDARY = 70;

export interface Structure {
  form: Pick<MessageForm, 'parts' | 'structure' | 'htmlOctets' | 'hasPlainText' | 'undeclaredEightBit'>;
  /** What readers see. */
  texts: RawText[];
}

interface Walk {
  parts: MessagePart[];
  problems: Set<string>;
  html: number | null;
  plain: boolean;
  undeclared: boolean;
  texts: RawText[];
}

export function structureOf(source: MailSource): Structure {
  const walk: Walk = {
    parts: [],
    problems: new Set(),
    html: null,
    plain: false,
    undeclared: false,
    texts: [],
  };
  const isMime = fieldsOf(source, 'mime-version').length > 0;
  if (!isMime && fieldsOf(source, 'content-type').length > 0)
    walk.problems.add('there is a Content-Type, but no MIME-Version: it does not count');
  visit(walk, source.fields, source.octets.subarray(source.bodyStart), 0);
  if (!isMime && hasEightBits(source.octets.subarray(source.bodyStart))) walk.undeclared = true;
  return {
    form: {
      parts: walk.parts,
      structure: [...walk.problems],
      htmlOctets: walk.html,
      hasPlainText: walk.plain,
      undeclaredEightBit: walk.undeclared,
    },
    texts: walk.texts,
  };
}

function visit(walk: Walk, fields: readonly MailField[], body: Buffer, depth: number): void {
  if (walk.parts.length >= MAX_PARTS) {
    walk.problems.add(`it has more than ${MAX_PARTS} parts`);
    return;
  }
  const { type, parameters } = contentType(fieldValue(fields, 'content-type'));
  const encoding = fieldValue(fields, 'content-transfer-encoding').trim().toLowerCase() || '7bit';
  const disposition = contentType(fieldValue(fields, 'content-disposition'));
  const name = disposition.parameters.get('filename') ?? parameters.get('name') ?? null;
  const part: MessagePart = {
    type,
    charset: parameters.get('charset')?.toLowerCase() ?? null,
    encoding,
    name,
    octets: body.length,
    depth,
  };
  walk.parts.push(part);
  if (type.startsWith('multipart/')) {
    parts(walk, parameters.get('boundary'), body, depth);
    return;
  }
  if (encoding === '7bit' && hasEightBits(body)) walk.undeclared = true;
  if (!['7bit', '8bit', 'binary', 'base64', 'quoted-printable'].includes(encoding))
    walk.problems.add(`a part has the transfer encoding ${encoding.slice(0, 40)}, which nobody knows`);
  if (disposition.type === 'attachment' || name !== null) return;
  if (type === 'text/plain' || type === 'text/html') walk.texts.push({ type, encoding, body });
  if (type === 'text/plain') walk.plain ||= body.length > 0;
  if (type === 'text/html') walk.html = (walk.html ?? 0) + decodedOctets(body, encoding);
}

function parts(walk: Walk, boundary: string | undefined, body: Buffer, depth: number): void {
  if (boundary === undefined || boundary === '' || boundary.length > MAX_BOUNDARY) {
    walk.problems.add('a multipart has no usable boundary: readers show nothing, or all of it as text');
    return;
  }
  if (depth >= MAX_DEPTH) {
    walk.problems.add(`parts nest deeper than ${MAX_DEPTH} levels`);
    return;
  }
  const { pieces, closed } = split(body, boundary);
  if (pieces.length === 0) walk.problems.add('a multipart holds no part: its boundary does not occur');
  else if (!closed) walk.problems.add('a multipart is not closed: the message may have been cut off');
  for (const piece of pieces) {
    // A part may begin with an empty line: then it has no header (RFC 2046 §5.1).
    const bare = piece[0] === 13 || piece[0] === 10;
    const inner = bare ? undefined : readSource(piece);
    const empty = piece[0] === 13 ? 2 : 1;
    visit(
      walk,
      inner?.fields ?? [],
      inner === undefined ? piece.subarray(empty) : inner.octets.subarray(inner.bodyStart),
      depth + 1,
    );
  }
}

/** What stands between the lines of the boundary. */
function split(body: Buffer, boundary: string): { pieces: Buffer[]; closed: boolean } {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const pieces: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    let end = at + mark.length;
    const isLast = body[end] === 45 && body[end + 1] === 45;
    if (isLast) end += 2;
    while (body[end] === 32 || body[end] === 9) end += 1;
    // A longer boundary may begin like this one.
    if (end < body.length && body[end] !== 13 && body[end] !== 10) continue;
    if (start >= 0) pieces.push(body.subarray(start, beforeLineEnd(body, start, at)));
    if (isLast) return { pieces, closed: true };
    if (pieces.length > MAX_PARTS) break;
    const next = body.indexOf(10, end);
    start = next === -1 ? body.length : next + 1;
  }
  if (start >= 0) pieces.push(body.subarray(start));
  return { pieces, closed: false };
}

/** The line end before a boundary belongs to it. */
function beforeLineEnd(body: Buffer, start: number, at: number): number {
  const end = body[at - 2] === 13 ? at - 2 : at - 1;
  return Math.max(start, end);
}

function decodedOctets(body: Buffer, encoding: string): number {
  if (encoding === 'base64') return Math.floor((countOf(body, (octet) => octet > 42) * 3) / 4);
  if (encoding !== 'quoted-printable') return body.length;
  // Each =XX is one octet, and a soft line break none.
  const text = body.toString('latin1');
  let octets = text.length;
  for (const [found] of text.matchAll(/=(?:[\da-f]{2}|\r?\n)/gi))
    octets -= found.length - (found.length === 3 && found[1] !== '\r' ? 1 : 0);
  return octets;
}

function countOf(body: Buffer, counts: (octet: number) => boolean): number {
  let count = 0;
  for (const octet of body) if (counts(octet) && octet !== 61) count += 1;
  return count;
}

function hasEightBits(octets: Buffer): boolean {
  return octets.some((octet) => octet > 127);
}

function fieldValue(fields: readonly MailField[], name: string): string {
  return fields.find((field) => field.name === name)?.value ?? '';
}

/** RFC 2045 §5.1; without a Content-Type a part is plain text. */
function contentType(value: string): { type: string; parameters: Map<string, string> } {
  const text = value.slice(0, 4_000);
  const type = /^\s*([\w.+-]{1,127}(?:\/[\w.+-]{1,127})?)/.exec(text)?.[1]?.toLowerCase() ?? 'text/plain';
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of text.matchAll(
    /;\s*([\w*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.){0,500})"|([^\s;"]{0,500}))/g,
  )) {
    const key = name.toLowerCase().replace(/\*.*$/, '');
    if (!parameters.has(key)) parameters.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? bare);
  }
  return { type, parameters };
}
