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
  putAgain,
  end: () => '',
});

function line(one: Explanation): string {
  return `{"schemaVersion":1,${escapeJson(JSON.stringify(one)).slice(1)}\n`;
}

const BEFORE = Buffer.from('{"schemaVersion":1,"input":');
/** The most octets that UTF-8, or an escape, makes of one unit of UTF-16. */
const MOST_OCTETS = 6;

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
