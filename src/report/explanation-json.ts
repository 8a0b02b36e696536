/** Explanations for scripts: one document, or one line each. */

import type { Recalled, Wording } from '../explain/reply.ts';
import type { Explanation } from '../model/explanation.ts';
import { printable } from '../parse/printable.ts';
import type { CreateExplanationRenderer } from './explanations.ts';
import { escapeJson } from './json-text.ts';

/** The document opens before the first and closes after the last, so that none has to be kept. */
export const createJson: CreateExplanationRenderer = ({ tool, command, startedAt }) => {
  const head = JSON.stringify({ schemaVersion: 1, tool, command, startedAt }, null, 2);
  let count = 0;
  return {
    begin: () => `${head.slice(0, -2)},\n  "explanations": [`,
    explanation: (one) => {
      const text = JSON.stringify(one, null, 2).replaceAll('\n', '\n    ');
      return `${count++ === 0 ? '' : ','}\n    ${escapeJson(text)}`;
    },
    end: ({ tookMs }) => `${count === 0 ? '' : '\n  '}],\n  "tookMs": ${tookMs}\n}\n`,
  };
};

export const createNdjson: CreateExplanationRenderer = () => ({
  begin: () => '',
  explanation: line,
  put: (one, octets, at) => (one.kind === 'reply' ? putReply(one, octets, at) : -1),
  putAgain,
  end: () => '',
});

function line(one: Explanation): string {
  return `{"schemaVersion":1,${escapeJson(JSON.stringify(one)).slice(1)}\n`;
}

/** A reply as it was written once, and all behind its input as octets. */
interface Written {
  readonly of: Explanation;
  readonly rest: Buffer;
}

/** Replies of one reason that are remembered: the same few sentences come again and again. */
const MOST_REMEMBERED = 24;
const remembered = new WeakMap<Explanation['action'], { list: Written[]; next: number }>();

const BEFORE = Buffer.from('{"schemaVersion":1,"input":');
/** The most octets that UTF-8, or an escape, makes of one unit of UTF-16. */
const MOST_OCTETS = 6;

/** The same line as any other; what was written before is not written anew, since there may be millions. */
function putReply(one: Explanation, octets: Buffer, at: number): number {
  const rest = restOf(one);
  const { input } = one;
  if (at + BEFORE.length + 2 + input.length * MOST_OCTETS + rest.length > octets.length) return -1;
  octets.set(BEFORE, at);
  let end = at + BEFORE.length;
  end += PLAIN.test(input)
    ? octets.write(`"${input}"`, end, 'latin1')
    : octets.write(escapeJson(JSON.stringify(input)), end);
  octets.set(rest, end);
  return end + rest.length;
}

function restOf(one: Explanation): Buffer {
  let known = remembered.get(one.action);
  if (known === undefined) {
    known = { list: [], next: 0 };
    remembered.set(one.action, known);
  }
  for (const { of, rest } of known.list) if (isSame(of, one)) return rest;
  const { input: _, ...others } = one;
  const rest = Buffer.from(`,${escapeJson(JSON.stringify(others)).slice(1)}\n`);
  known.list[known.next] = { of: one, rest };
  known.next = (known.next + 1) % MOST_REMEMBERED;
  return rest;
}

/** Of two replies with the same advice: whether they differ in nothing but their words. */
function isSame(a: Explanation, b: Explanation): boolean {
  return (
    a.replyCode === b.replyCode &&
    a.enhancedCode === b.enhancedCode &&
    a.matched === b.matched &&
    a.confidence === b.confidence &&
    a.provider === b.provider &&
    a.phase === b.phase &&
    a.category === b.category &&
    a.permanence === b.permanence &&
    a.bounce === b.bounce &&
    a.title === b.title &&
    a.meaning === b.meaning &&
    a.actor === b.actor &&
    a.retry.advice === b.retry.advice &&
    a.retry.afterSeconds === b.retry.afterSeconds &&
    a.address === b.address &&
    a.references === b.references
  );
}

/** What all lines of a wording have behind their input: around `matched`, or the whole where that is the same in all. */
interface Frame {
  readonly before: Buffer;
  readonly after: Buffer;
}

const frames = new WeakMap<Wording, Frame>();
const NOTHING = Buffer.alloc(0);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Of a known wording only what is a text's own is written, and where that is plain it never becomes a string. */
function putAgain(
  { wording, plain, from: ownFrom, to: ownTo }: Recalled,
  item: Buffer,
  from: number,
  to: number,
  octets: Buffer,
  at: number,
): number {
  let frame = frames.get(wording);
  if (frame === undefined) {
    frame = frameOf(wording);
    frames.set(wording, frame);
  }
  const { before, after } = frame;
  const own = to - from + (ownTo - ownFrom);
  if (at + BEFORE.length + 4 + own * MOST_OCTETS + before.length + after.length > octets.length) return -1;
  octets.set(BEFORE, at);
  let end = at + BEFORE.length;
  end = putString(item, from, to, plain, octets, end);
  octets.set(before, end);
  end += before.length;
  if (ownFrom === -1) return end;
  end = putString(item, ownFrom, ownTo, plain, octets, end);
  octets.set(after, end);
  return end + after.length;
}

function frameOf({ explanation, from }: Wording): Frame {
  const { input: _, ...others } = explanation;
  const text = `,${escapeJson(JSON.stringify(others)).slice(1)}\n`;
  if (from === -1) return { before: Buffer.from(text), after: NOTHING };
  const matched = `"matched":${escapeJson(JSON.stringify(explanation.matched))}`;
  // Quotation marks in other texts are escaped, so nothing but the key looks like this.
  const value = text.indexOf(matched) + '"matched":'.length;
  const end = value + matched.length - '"matched":'.length;
  return { before: Buffer.from(text.slice(0, value)), after: Buffer.from(text.slice(end)) };
}

/** A string of JSON, made printable; gives back where it ends. */
function putString(
  source: Buffer,
  from: number,
  to: number,
  plain: boolean,
  octets: Buffer,
  at: number,
): number {
  if (!plain || to - from > MOST_PLAIN)
    return at + octets.write(escapeJson(JSON.stringify(printable(source.toString('utf8', from, to)))), at);
  let end = at;
  octets[end++] = QUOTE;
  for (let i = from; i < to; i++) {
    const one = source[i]!;
    if (one === QUOTE || one === BACKSLASH) octets[end++] = BACKSLASH;
    octets[end++] = one;
  }
  octets[end++] = QUOTE;
  return end;
}

/** What `printable` leaves whole. */
const MOST_PLAIN = 1_000;

/** Nothing in it has to be escaped. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
