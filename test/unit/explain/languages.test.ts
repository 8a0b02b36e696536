/** Replies in other languages are read, and no language turns round what another one says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { CONCEPTS, type Concept, OPPOSITES } from '../../../src/explain/sentence/concepts.ts';
import { phraseAt, prepareFor } from '../../../src/explain/sentence/lexicon.ts';
import { LEXICONS } from '../../../src/explain/sentence/lexicons/index.ts';
import { tokenise } from '../../../src/explain/sentence/tokens.ts';

const FOLDER = new URL('../../../fixtures/sentences/', import.meta.url);

/** Every second sentence was kept apart while the words were gathered: these measure, the others must be right. */
const SENTENCES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) =>
    readFileSync(new URL(name, FOLDER), 'utf8')
      .trim()
      .split('\n')
      .map((line, i) => {
        const [category, text] = line.split('\t') as [string, string];
        return { language: name.slice(0, -'.tsv'.length), category, text, apart: i % 2 === 1 };
      }),
  );

const withoutAccents = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

const shareRead = (list: typeof SENTENCES) =>
  list.filter(({ category, text }) => explainReply(text).category === category).length / list.length;

describe('sentences of other languages', () => {
  it('has enough of each', () => {
    for (const language of new Set(LEXICONS.map((one) => one.language))) {
      if (language === 'en') continue;
      expect(SENTENCES.filter((one) => one.language === language).length, language).toBeGreaterThanOrEqual(
        25,
      );
    }
  });

  it.each(SENTENCES.filter(({ apart }) => !apart))('$language: $text', ({ category, text }) => {
    expect(explainReply(text).category).toBe(category);
  });

  it('reads whole notices, and replies with codes', () => {
    const wrong = readFileSync(new URL('more.txt', FOLDER), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t') as [string, string])
      .filter(([category, text]) => explainReply(text).category !== category);
    expect(wrong).toEqual([]);
  });

  it('reads the sentences kept apart nearly as well', () => {
    expect(shareRead(SENTENCES.filter(({ apart }) => apart))).toBeGreaterThanOrEqual(0.85);
  });

  it('reads them with the accents lost on the way', () => {
    const latin = SENTENCES.filter(({ language }) => !['ru', 'ja', 'zh'].includes(language));
    const bare = latin.map((one) => ({ ...one, text: withoutAccents(one.text) }));
    expect(shareRead(bare)).toBeGreaterThanOrEqual(shareRead(latin) - 0.02);
  });

  it('keeps the reason of the words with a general code before them', () => {
    for (const { category, text, apart } of SENTENCES) {
      if (apart || ['success', 'greylisted', 'server-temporary', 'network-unreachable'].includes(category))
        continue;
      expect(explainReply(`550 5.0.0 ${text}`).category, text).toBe(category);
    }
  });
});

/** Pairs of which one language must never hear the one where another says the other. */
const CONTRARY: readonly (readonly [Concept, Concept])[] = [
  ...(Object.entries(OPPOSITES) as [Concept, Concept][]),
  ['SUCCESS', 'FAIL'],
  ['SUCCESS', 'REFUSE'],
  ['SUCCESS', 'UNDELIVERED'],
  ['ALLOW', 'BLOCK'],
  ['ACCEPT', 'BLOCK'],
  ['EXIST', 'MISSING'],
  ['SENDER', 'RECIPIENT'],
  ['CLIENT', 'RECIPIENT'],
  ['TEMPORARY', 'EXPIRED'],
];

const contraryTo = (concept: Concept): readonly Concept[] =>
  CONTRARY.flatMap(([one, other]) => (one === concept ? [other] : other === concept ? [one] : []));

/** All entries, as a text would have them. */
function entriesOf({ words }: (typeof LEXICONS)[number]): { concept: Concept; text: string }[] {
  return Object.entries(words).flatMap(([concept, entries]) =>
    entries
      .split(',')
      .map((entry) => ({ concept: concept as Concept, text: entry.trim().replace(/\*/g, '') })),
  );
}

/** What stands for something else is no word of a language. */
const STANDS_FOR = /<(?!number)/;

function heard(text: string): readonly Concept[] {
  prepareFor(text);
  const { words, clauses } = tokenise(text.replace('<number>', '7'));
  return (phraseAt(words, 0, clauses)?.concepts ?? []).map((number) => CONCEPTS[number]!);
}

describe('lexicons together', () => {
  it.each(LEXICONS)('$language keeps its meanings among the others', (lexicon) => {
    const own = new Map<string, Set<Concept>>();
    for (const { concept, text } of entriesOf(lexicon)) {
      const key = tokenise(text).words.join(' ');
      own.set(key, (own.get(key) ?? new Set()).add(concept));
    }
    const lost: string[] = [];
    for (const { concept, text } of entriesOf(lexicon)) {
      if (STANDS_FOR.test(text)) continue;
      const meant = own.get(tokenise(text).words.join(' '))!;
      const found = heard(text);
      if (!found.some((one) => meant.has(one)))
        lost.push(`${text}: ${concept} is not heard, but ${found.join(', ')}`);
      for (const contrary of contraryTo(concept))
        if (found.includes(contrary) && !meant.has(contrary))
          lost.push(`${text}: ${concept} sounds like ${contrary}`);
    }
    expect(lost).toEqual([]);
  });

  it('lets lexicons of other scripts wait only for what they are needed for', () => {
    for (const { script, words } of LEXICONS) {
      if (script === undefined) continue;
      for (const entry of Object.values(words).join(',').split(','))
        expect(/[\u0400-\u04ff\u2e80-\u9fff]/.test(entry), entry).toBe(true);
    }
  });
});
