/** Terms of the trade, topics and checks by any of their names, and the nearest to a name that is none. */
import { SMTP_COMMANDS } from '../knowledge/commands.ts';
import { EXTENSIONS } from '../knowledge/extensions.ts';
import { RECORD_PARTS } from '../knowledge/record-parts.ts';
import { TOPIC_WORDS } from '../knowledge/topics.ts';
import { type Term, VOCABULARY } from '../knowledge/vocabulary/index.ts';
import { type Check, type CheckTopic, JUDGED_TOPICS } from '../model/check.ts';
import type { Explanation } from '../model/explanation.ts';
import { nearestWord } from '../parse/near-word.ts';
import { entry } from './entry.ts';
import { PROVIDER_NAMES } from './provider-entry.ts';

/** What is told of a check; `explain/` does not know them, so whoever asks hands them over. */
export type CheckWords = Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'fix' | 'references'> & {
  topic: CheckTopic;
};

/** `warm-up`, `Warm up` and `warmup` are one; so are `SPF?` and `what is SPF`. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*what(?:\s+is|\s+are|['\u2019]s)\s+(?:an?\s+|the\s+)?/, '')
    .replaceAll(/[-_\s\u2010-\u2015]+|[?!.]+\s*$/g, '');
}

type Named = { readonly topic: CheckTopic } | { readonly term: Term };

/** A topic goes by its own name, a term before the other names of a topic. */
function names(): Map<string, Named> {
  const known = new Map<string, Named>();
  const add = (name: string, what: Named): void => {
    const key = keyOf(name);
    if (!known.has(key)) known.set(key, what);
  };
  for (const topic of JUDGED_TOPICS) add(topic, { topic });
  for (const term of VOCABULARY) add(term.term, { term });
  for (const topic of JUDGED_TOPICS) for (const also of TOPIC_WORDS[topic].also ?? []) add(also, { topic });
  for (const term of VOCABULARY) for (const also of term.also) add(also, { term });
  return known;
}

let byName: Map<string, Named> | undefined;

/** Longer texts are no names, and need not be looked up. */
export const LONGEST_NAME = 60;

export function explainWord(input: string, checks: readonly CheckWords[]): Explanation | null {
  if (input.length > LONGEST_NAME) return null;
  const wanted = input.trim().toLowerCase();
  const check = checks.find(({ id }) => id === wanted);
  if (check !== undefined) return ofCheck(wanted, check);
  byName ??= names();
  const key = keyOf(input);
  const found =
    byName.get(key) ?? byName.get(key.replace(/s$/, '')) ?? byName.get(key.replace(/(?:dns)?records?$/, ''));
  if (found === undefined) return null;
  return 'topic' in found ? ofTopic(wanted, found.topic, checks) : ofTerm(input, found.term);
}

function ofCheck(input: string, check: CheckWords): Explanation {
  return entry('check', input, {
    title: check.title,
    meaning: check.why,
    actor: 'sender-admin',
    action: [check.fix],
    retry: { advice: 'after-fix', afterSeconds: null },
    references: check.references,
    severity: check.severity,
  });
}

function ofTopic(input: string, topic: CheckTopic, checks: readonly CheckWords[]): Explanation {
  const { title, meaning, command, references } = TOPIC_WORDS[topic];
  // What guides get wrong about it is told by the term of the same name.
  const term = VOCABULARY.find((one) => keyOf(one.term) === keyOf(topic));
  const own = checks.filter((check) => check.topic === topic);
  return entry('concept', input, {
    title,
    meaning: term?.meaning ?? meaning,
    action: [`mailsonde ${command}`],
    references,
    checks: own.map(({ id }) => id),
    details: own.map(({ id, title: holds }) => ({ name: id, says: holds })),
  });
}

function ofTerm(input: string, { term, title, meaning, action, references }: Term): Explanation {
  return entry('concept', input, { title: `${term}: ${title}`, meaning, action, references, matched: term });
}

const COMMON_NAMES: readonly string[] = [
  ...JUDGED_TOPICS,
  ...VOCABULARY.flatMap(({ term, also }) => [term, ...also]),
  ...SMTP_COMMANDS.map(({ name }) => name),
  ...EXTENSIONS.map(({ keyword }) => keyword),
  ...RECORD_PARTS.map(({ sample }) => sample).filter(
    (sample) => sample.length > 2 && /^[a-z_]+$/.test(sample),
  ),
];

const BRANDS = PROVIDER_NAMES.filter((name) => /^[A-Z]\w{3}/i.test(name));
/** Brands are made to sound like words: only one letter in so many may differ. */
const LETTERS_OF_A_BRAND = 6;

/** What was perhaps meant by a word that is nothing: a name as it can be given to `explain`. */
export function nearestName(input: string, checks: readonly CheckWords[]): string | undefined {
  const text = input.trim();
  if (text === '' || text.length > LONGEST_NAME) return undefined;
  return (
    nearestWord(text, [...checks.map(({ id }) => id), ...COMMON_NAMES]) ??
    nearestWord(text, BRANDS, LETTERS_OF_A_BRAND)
  );
}
