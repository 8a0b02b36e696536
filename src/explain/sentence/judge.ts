/** Weighs what the clauses of a text say against each other, so that each reason has its weight. */
import { CATEGORIES, type Consequence, type Phase } from '../../model/explanation.ts';
import { CONCEPTS, type Concept } from './concepts.ts';
import { conceptNumber } from './lexicon.ts';
import { type Reading, read, SET_WORDS } from './reading.ts';
import { RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { standsAlone } from './tokens.ts';

interface CompiledRule {
  rule: Rule;
  category: number;
  /** For each group its set of concepts. */
  groups: Int32Array[];
  none: Int32Array;
}

/** What words come to. */
export interface Sense {
  /** For each of CATEGORIES 0 to 106, see rules/rule.ts; 0 where nothing speaks for it. */
  weights: Float64Array;
  /** The words that decided for a reason, as they stand in the text. */
  words(category: number): string | null;
  /** What is known of the cause that decided for a reason. */
  but(category: number): Partial<Consequence> | undefined;
}

/** What is known besides the words. */
export interface Circumstances {
  temporary: boolean;
  permanent: boolean;
  phase: Phase | null;
}

function setOf(concepts: readonly Concept[]): Int32Array {
  const set = new Int32Array(SET_WORDS);
  for (const concept of concepts) {
    const number = conceptNumber.get(concept)!;
    set[number >> 5] = set[number >> 5]! | (1 << (number & 31));
  }
  return set;
}

const compiled: readonly CompiledRule[] = RULES.map((rule) => ({
  rule,
  category: CATEGORIES.indexOf(rule.category),
  groups: rule.all.map(setOf),
  none: setOf(rule.none ?? []),
}));

/** Rules by each concept of their smallest group: only these can fit where it occurs. */
const byConcept = indexRules();

function indexRules(): readonly (readonly number[])[] {
  const index: number[][] = Array.from({ length: CONCEPTS.length }, () => []);
  compiled.forEach(({ rule }, i) => {
    const key = rule.all.reduce((least, group) => (group.length < least.length ? group : least));
    for (const concept of key) index[conceptNumber.get(concept)!]!.push(i);
  });
  return index;
}

const meets = (sets: Int32Array, at: number, group: Int32Array): boolean =>
  ((sets[at]! & group[0]!) |
    (sets[at + 1]! & group[1]!) |
    (sets[at + 2]! & group[2]!) |
    (sets[at + 3]! & group[3]!)) !==
  0;

const has = (group: Int32Array, concept: number): boolean =>
  (group[concept >> 5]! & (1 << (concept & 31))) !== 0;

/** What each further rule of the same reason adds, and at most. */
const MORE = 1;
const MOST = 3;

/** The reason is told first, and advice after it: what each clause further on loses, and how many lose more. */
const LATER = 2;
const LATE = 4;
/** What a clause loses that only advises: "contact your administrator" tells of no policy. */
const ADVISED = 40;
/** Words before which advice begins its clause: "so please ask". */
const BEGINNING = 3;
const ADVICE = conceptNumber.get('ADVICE')!;

const NO_DISTANCE = Number.POSITIVE_INFINITY;

/** For each rule the clause in which it was tried last, counted over all texts: concepts come clause by clause. */
const tried = new Float64Array(compiled.length).fill(-1);
let stamp = 0;

/** Never throws; words that say nothing known weigh nothing. */
export function senseOfWords(text: string, circumstances: Circumstances): Sense {
  const reading = read(text);
  const { concepts, clauses, sets } = reading;
  const weights = new Float64Array(CATEGORIES.length);
  const more = new Float64Array(CATEGORIES.length);
  const deciders: (CompiledRule | undefined)[] = [];
  const where: number[] = [];
  const advice = adviceOf(reading);
  const base = stamp;
  stamp += sets.length / SET_WORDS;
  for (let i = 0; i < concepts.length; i++) {
    const candidates = byConcept[concepts[i]!]!;
    const clause = clauses[i]!;
    for (const number of candidates) {
      if (tried[number] === base + clause) continue;
      tried[number] = base + clause;
      const one = compiled[number]!;
      if (!fits(one, reading, clause, sets, circumstances)) continue;
      const { category } = one;
      const weight =
        one.rule.weight - Math.min(clause, LATE) * LATER - (advice?.has(clause) === true ? ADVISED : 0);
      if (weight > weights[category]!) {
        if (weights[category]! > 0) more[category] = more[category]! + MORE;
        weights[category] = weight;
        deciders[category] = one;
        where[category] = clause;
      } else more[category] = more[category]! + MORE;
    }
  }
  for (let category = 0; category < weights.length; category++) {
    if (weights[category]! > 0) weights[category] = weights[category]! + Math.min(more[category]!, MOST);
  }
  return {
    weights,
    but: (category) => deciders[category]?.rule.but,
    words: (category) => {
      const decider = deciders[category];
      return decider === undefined ? null : decidingWords(text, reading, decider, where[category]!);
    },
  };
}

/** The clauses that begin with advice; null where none does. */
function adviceOf({ concepts, clauses, first, tokens }: Reading): ReadonlySet<number> | null {
  let found: Set<number> | null = null;
  for (let i = 0; i < concepts.length; i++) {
    if (concepts[i] !== ADVICE) continue;
    const clause = clauses[i]!;
    const before = first[i]! - BEGINNING;
    if (before >= 0 && tokens.clauses[before] === clause) continue;
    found ??= new Set();
    found.add(clause);
  }
  return found;
}

function fits(
  { rule, groups, none }: CompiledRule,
  reading: Reading,
  clause: number,
  sets: Int32Array,
  circumstances: Circumstances,
): boolean {
  if (rule.code === 'temporary' && circumstances.permanent) return false;
  if (rule.code === 'permanent' && circumstances.temporary) return false;
  if (rule.code === 'none' && (circumstances.temporary || circumstances.permanent)) return false;
  if (rule.phases !== undefined && circumstances.phase !== null && !rule.phases.includes(circumstances.phase))
    return false;
  if (rule.told === true && circumstances.phase === null) return false;
  const at = clause * SET_WORDS;
  for (const group of groups) if (!meets(sets, at, group)) return false;
  if (meets(sets, at, none)) return false;
  return rule.near === undefined || distance(reading, clause, groups[0]!, groups[1]!) <= rule.near;
}

/** Words between the nearest two concepts of the groups in a clause; of Chinese and Japanese, two letters are a word. */
function distance(
  { concepts, clauses, first, last, tokens }: Reading,
  clause: number,
  one: Int32Array,
  other: Int32Array,
): number {
  let least = NO_DISTANCE;
  for (let i = 0; i < concepts.length; i++) {
    if (clauses[i] !== clause || !has(one, concepts[i]!)) continue;
    for (let k = 0; k < concepts.length; k++) {
      if (k === i || clauses[k] !== clause || !has(other, concepts[k]!)) continue;
      const [end, start] = first[k]! > last[i]! ? [last[i]!, first[k]!] : [last[k]!, first[i]!];
      const gap = start > end ? start - end - lettersBetween(tokens.words, end, start) / 2 : 0;
      if (gap < least) least = gap;
    }
  }
  return least;
}

function lettersBetween(words: readonly string[], end: number, start: number): number {
  let count = 0;
  for (let at = end + 1; at < start; at++) if (standsAlone(words[at]!.charCodeAt(0))) count++;
  return count;
}

/** As much as fits on a line. */
const MOST_WORDS = 120;

function decidingWords(
  text: string,
  { concepts, clauses, first, last, tokens }: Reading,
  { groups }: CompiledRule,
  clause: number,
): string {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (let i = 0; i < concepts.length; i++) {
    if (clauses[i] !== clause || !groups.some((group) => has(group, concepts[i]!))) continue;
    from = Math.min(from, tokens.starts[first[i]!]!);
    to = Math.max(to, tokens.ends[last[i]!]!);
    if (to - from > MOST_WORDS) break;
  }
  if (to - from <= MOST_WORDS) return to === -1 ? '' : text.slice(from, to);
  const whole = text.slice(from, from + MOST_WORDS + 1);
  const space = whole.lastIndexOf(' ');
  return space > 0 ? whole.slice(0, space) : whole.slice(0, -1);
}
