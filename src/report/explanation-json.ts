/** Explanations for scripts: one document, or one line each. */
import type { Explanation } from '../model/explanation.ts';
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

/** Nothing in it has to be escaped. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
