/** All lexicons as one tree of words, in which the longest phrase at a place is found by hash look-ups. */
import { Memory } from '../memory.ts';
import { CONCEPTS, type Concept, type Lexicon } from './concepts.ts';
import { LEXICONS } from './lexicons/index.ts';
import { fold, standsAlone, tokenise } from './tokens.ts';

/** What may follow a word or the stem of one. */
export interface Node {
  /** By word. */
  words: Map<string, Node> | null;
  /** By stem. */
  stems: Map<string, Node> | null;
  /** Of the shortest and the longest stem. */
  shortest: number;
  longest: number;
  /** Of a phrase that ends here: numbers of concepts. */
  concepts: readonly number[];
  /** What follows in entries nobody has asked for yet. */
  unread: { rest: string; concept: number }[] | null;
}

export const conceptNumber = new Map<Concept, number>(CONCEPTS.map((concept, i) => [concept, i]));

const NO_CONCEPTS: readonly number[] = [];
const emptyNode = (): Node => ({
  words: null,
  stems: null,
  shortest: Number.POSITIVE_INFINITY,
  longest: 0,
  concepts: NO_CONCEPTS,
  unread: null,
});
const NO_NODES: readonly Node[] = [];
const ASTERISK = 42;

/** Only the beginnings of entries are read: most of so many languages is never needed. */
function addLexicons(root: Node, lexicons: readonly Lexicon[]): void {
  for (const { words } of lexicons) {
    for (const [concept, entries] of Object.entries(words)) {
      const number = conceptNumber.get(concept as Concept)!;
      for (const entry of entries.split(',')) addBeginning(root, entry.trim(), number);
    }
  }
}

const PLAIN_WORD = /^[a-z\u0400-\u04ff]+$/;

function addBeginning(root: Node, entry: string, concept: number): void {
  const alone = standsAlone(entry.charCodeAt(0));
  const space = entry.indexOf(' ');
  const end = alone ? 1 : space === -1 ? entry.length : space;
  const stem = entry.charCodeAt(end - 1) === ASTERISK;
  const first = fold(entry.slice(0, stem ? end - 1 : end));
  if (!alone && !PLAIN_WORD.test(first)) {
    add(root, entry, concept);
    return;
  }
  const next = child(root, first, stem);
  const rest = entry.slice(end).trimStart();
  if (rest === '') mean(next, concept);
  else if (next.unread === null) next.unread = [{ rest, concept }];
  else next.unread.push({ rest, concept });
}

function add(root: Node, entry: string, concept: number): void {
  let node = root;
  for (const [word, stem] of wordsOf(entry)) node = child(node, word, stem);
  if (node !== root) mean(node, concept);
}

function readOn(node: Node): void {
  const { unread } = node;
  if (unread === null) return;
  node.unread = null;
  for (const { rest, concept } of unread) add(node, rest, concept);
}

function child(node: Node, word: string, stem: boolean): Node {
  if (stem) {
    node.stems ??= new Map();
    node.shortest = Math.min(node.shortest, word.length);
    node.longest = Math.max(node.longest, word.length);
  } else node.words ??= new Map();
  const branch = (stem ? node.stems : node.words)!;
  let next = branch.get(word);
  if (next === undefined) {
    next = emptyNode();
    branch.set(word, next);
  }
  return next;
}

function mean(node: Node, concept: number): void {
  if (!node.concepts.includes(concept)) node.concepts = [...node.concepts, concept];
}

/** The words of an entry as a text would give them, and whether each is a stem. */
export function wordsOf(entry: string): (readonly [string, boolean])[] {
  return entry
    .split(/\s+/)
    .flatMap((part) =>
      part.startsWith('<')
        ? [[part, false] as const]
        : tokenise(part.replace(/\*$/, '')).words.map(
            (word, i, all) => [word, part.endsWith('*') && i === all.length - 1] as const,
          ),
    );
}

/** Where a phrase may begin. */
export const ROOT: Node = emptyNode();
addLexicons(
  ROOT,
  LEXICONS.filter(({ script }) => script === undefined),
);

const OTHER_SCRIPTS = /[\u0400-\u04ff\u2e80-\u9fff]/;
let waiting: readonly Lexicon[] = LEXICONS.filter(({ script }) => script !== undefined);

/** To be called with each text before its phrases are looked up: lexicons of other scripts wait for one. */
export function prepareFor(text: string): void {
  if (waiting.length === 0 || !OTHER_SCRIPTS.test(text)) return;
  addLexicons(ROOT, waiting);
  waiting = [];
  remembered.clear();
}

/** Branches of `node` that `word` leads to, the most precise first. */
function branches(node: Node, word: string): readonly Node[] {
  const exact = node.words?.get(word);
  if (node.stems === null || word.length < node.shortest) return exact === undefined ? NO_NODES : [exact];
  const found: Node[] = exact === undefined ? [] : [exact];
  for (let end = Math.min(word.length, node.longest); end >= node.shortest; end--) {
    const next = node.stems.get(end === word.length ? word : word.slice(0, end));
    if (next !== undefined) found.push(next);
  }
  return found;
}

/** Words of mail are few and come again; what a stranger makes up must not stay. */
const remembered = new Memory<readonly Node[]>(8_192);

export function beginnings(word: string): readonly Node[] {
  let known = remembered.get(word);
  if (known === undefined) {
    known = branches(ROOT, word);
    remembered.set(word, known);
  }
  return known;
}

/** A phrase that was found: its concepts, and how many words it has. */
export interface Found {
  concepts: readonly number[];
  length: number;
}

/** The longest phrase that begins with word `at`; null where none does. */
export function phraseAt(words: readonly string[], at: number, clauses: readonly number[]): Found | null {
  const starts = beginnings(words[at]!);
  let best: Found | null = null;
  for (const node of starts) best = longest(node, words, at, at + 1, clauses, best);
  return best;
}

function longest(
  node: Node,
  words: readonly string[],
  from: number,
  next: number,
  clauses: readonly number[],
  best: Found | null,
): Found | null {
  let found = best;
  if (node.concepts.length > 0 && (found === null || next - from > found.length)) {
    found = { concepts: node.concepts, length: next - from };
  }
  if (next >= words.length || clauses[next] !== clauses[from]) return found;
  readOn(node);
  const { stems } = node;
  const word = words[next]!;
  const exact = node.words?.get(word);
  if (exact !== undefined) found = longest(exact, words, from, next + 1, clauses, found);
  if (stems === null) return found;
  for (let end = Math.min(word.length, node.longest); end >= node.shortest; end--) {
    const child = stems.get(end === word.length ? word : word.slice(0, end));
    if (child !== undefined) found = longest(child, words, from, next + 1, clauses, found);
  }
  return found;
}
