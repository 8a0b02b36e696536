/** What a sentence is about: its concepts in order, denials resolved, and for each clause the set of them. */
import { CONCEPTS, type Concept, OPPOSITES } from './concepts.ts';
import { conceptNumber, phraseAt, prepareFor } from './lexicon.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** Sets of concepts are four words of bits. */
export const SET_WORDS = 4;

export interface Reading {
  tokens: Tokens;
  /** Numbers of concepts, in order of the text. */
  concepts: number[];
  /** Number of the first word of each, and of its last. */
  first: number[];
  last: number[];
  /** Number of the clause of each. */
  clauses: number[];
  /** Which concepts each clause holds: {@link SET_WORDS} numbers a clause. */
  sets: Int32Array;
}

const NOT = conceptNumber.get('NOT')!;
const NONE = conceptNumber.get('NONE')!;
const UNKNOWN = conceptNumber.get('UNKNOWN')!;
const OPPOSITE: readonly number[] = CONCEPTS.map((concept) => {
  const opposite = OPPOSITES[concept];
  return opposite === undefined ? -1 : conceptNumber.get(opposite)!;
});
const SOMEBODY = new Set(
  (['MAILBOX', 'USER', 'ADDRESS', 'RECIPIENT'] satisfies Concept[]).map(
    (concept) => conceptNumber.get(concept)!,
  ),
);

/** How far a denial reaches, in words: forwards ("cannot currently be accepted"), and backwards ("existiert nicht"). */
const REACH_FORWARD = 6;
const REACH_BACKWARD = 3;
/** "no such user", "no mailbox", "no valid local user". */
const REACH_OF_NONE = 3;
/** "No host of that name could be found". */
const REACH_TO_FOUND = 7;
const EXIST = conceptNumber.get('EXIST')!;

export function read(text: string): Reading {
  prepareFor(text);
  const tokens = tokenise(text);
  const { words, clauses: clauseOf } = tokens;
  const concepts: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const clauses: number[] = [];
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(words, at, clauseOf);
    if (found === null) {
      at++;
      continue;
    }
    for (const concept of found.concepts) {
      concepts.push(concept);
      first.push(at);
      last.push(at + found.length - 1);
      clauses.push(clauseOf[at]!);
    }
    at += found.length;
  }
  const reading: Reading = { tokens, concepts, first, last, clauses, sets: new Int32Array(0) };
  deny(reading);
  const count = words.length === 0 ? 0 : clauseOf[words.length - 1]! + 1;
  const sets = new Int32Array(count * SET_WORDS);
  for (let i = 0; i < concepts.length; i++) {
    const concept = concepts[i]!;
    const word = clauses[i]! * SET_WORDS + (concept >> 5);
    sets[word] = sets[word]! | (1 << (concept & 31));
  }
  reading.sets = sets;
  return reading;
}

function deny(reading: Reading): void {
  const { concepts, first, last, clauses } = reading;
  for (let i = 0; i < concepts.length; i++) {
    const concept = concepts[i]!;
    if (concept !== NOT && concept !== NONE) continue;
    if (concept === NONE) {
      const noun = within(reading, i, REACH_OF_NONE, (one) => SOMEBODY.has(one));
      // "no such user", "no mailbox": who is not there is unknown.
      if (noun !== -1) concepts[i] = UNKNOWN;
    }
    let denied = within(
      reading,
      i,
      concept === NOT ? REACH_FORWARD : REACH_OF_NONE,
      (one) => OPPOSITE[one]! !== -1,
    );
    if (denied === -1 && concept === NONE)
      denied = within(reading, i, REACH_TO_FOUND, (one) => one === EXIST);
    if (denied !== -1) concepts[denied] = OPPOSITE[concepts[denied]!]!;
    else if (concept === NOT) {
      for (
        let k = i - 1;
        k >= 0 && clauses[k] === clauses[i] && first[i]! - last[k]! <= REACH_BACKWARD;
        k--
      ) {
        const opposite = OPPOSITE[concepts[k]!]!;
        if (opposite === -1) continue;
        concepts[k] = opposite;
        break;
      }
    }
  }
}

/** The next concept of the clause that fits, or -1. */
function within(
  { concepts, first, last, clauses }: Reading,
  from: number,
  words: number,
  fits: (concept: number) => boolean,
): number {
  for (let k = from + 1; k < concepts.length; k++) {
    if (clauses[k] !== clauses[from] || first[k]! < last[from]! || first[k]! - last[from]! > words) return -1;
    if (fits(concepts[k]!)) return k;
  }
  return -1;
}
