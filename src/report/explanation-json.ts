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
  explanation: (one) => (one.kind === 'reply' ? replyLine(one) : line(one)),
  end: () => '',
});

function line(one: Explanation): string {
  return `{"schemaVersion":1,${escapeJson(JSON.stringify(one)).slice(1)}\n`;
}

/** What replies of one reason have in common, written once. */
interface Common {
  of: Pick<Explanation, 'title' | 'meaning' | 'actor' | 'retry' | 'address'>;
  json: string;
}

const commons = new WeakMap<Explanation['action'], Common>();
const referencesJson = new WeakMap<Explanation['references'], string>();

/** The same line as any other, put together from parts, since there may be millions. */
function replyLine(one: Explanation): string {
  const { input, replyCode, enhancedCode, permanence, category, bounce, provider, phase } = one;
  return `{"schemaVersion":1,"input":${text(input)},"kind":"reply","replyCode":${replyCode},"enhancedCode":${word(enhancedCode)},"permanence":"${permanence}","category":${word(category)},"bounce":"${bounce}","provider":${word(provider)},"phase":${word(phase)},${common(one)},"confidence":${one.confidence},"matched":${one.matched === null ? 'null' : text(one.matched)},"references":${references(one.references)}}\n`;
}

function text(value: string): string {
  return escapeJson(JSON.stringify(value));
}

/** Of a vocabulary of ours, in which nothing has to be escaped. */
function word(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}

function common({ title, meaning, actor, action, retry, address }: Explanation): string {
  const known = commons.get(action);
  if (
    known !== undefined &&
    known.of.title === title &&
    known.of.meaning === meaning &&
    known.of.actor === actor &&
    known.of.address === address &&
    known.of.retry.advice === retry.advice &&
    known.of.retry.afterSeconds === retry.afterSeconds
  )
    return known.json;
  const json = ascii(JSON.stringify({ title, meaning, actor, action, retry, address })).slice(1, -1);
  commons.set(action, { of: { title, meaning, actor, retry, address }, json });
  return json;
}

/** A single dash would have a whole piece of output held, and encoded, two octets a character. */
function ascii(json: string): string {
  return json.replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function references(list: Explanation['references']): string {
  let json = referencesJson.get(list);
  if (json === undefined) {
    json = ascii(JSON.stringify(list));
    referencesJson.set(list, json);
  }
  return json;
}
