/** Rows are found without being tried one by one, and the same ones as if they had been. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectFinder } from '../../../src/explain/dialects/match.ts';
import { requiredWords } from '../../../src/explain/dialects/required-words.ts';
import { wordSearch } from '../../../src/explain/dialects/word-search.ts';
import { explainReply } from '../../../src/explain/reply.ts';
import { DIALECTS } from '../../../src/knowledge/dialects/index.ts';
import type { Dialect } from '../../../src/model/dialect.ts';
import { parseReplyText } from '../../../src/parse/reply-text.ts';

const expressions = DIALECTS.flatMap(({ rows, signs = [] }) => [
  ...rows.flatMap(({ text }) => (text === undefined ? [] : [text])),
  ...signs,
]);

describe('words an expression requires', () => {
  it.each<[RegExp, readonly string[] | null]>([
    [/no such user/i, ['no such user']],
    [/Mailbox (?:full|closed)/i, ['mailbox ']],
    [/(?:quota|space) e?x/, ['quota', 'space']],
    [/(?:quota|\d+) gone/, [' gone']],
    [/a?bcd+e/, ['bcd']],
    [/(?:long word)?end/, ['end']],
    [/(?!forbidden)wanted/, ['wanted']],
    [/spam\.example\/\w+/, ['spam.example/']],
    [/[a-z]+\d*/, null],
    [/one|.*/, null],
  ])('%s', (expression, words) => {
    expect(requiredWords(expression)).toEqual(words);
  });

  it('are in every text that fits', () => {
    const plain = expressions.filter(({ source }) => !/\(\?[!=<]|\\[bBpP]/.test(source));
    expect(plain.length).toBeGreaterThan(0);
    for (const expression of plain) {
      const needles = requiredWords(expression);
      if (needles === null) continue;
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(expression.source)), (text) => {
          expect(needles.some((needle) => text.toLowerCase().includes(needle))).toBe(true);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('are known of nearly all rows and signs', () => {
    const open = expressions.filter((expression) => requiredWords(expression) === null);
    expect(open.length / expressions.length).toBeLessThan(0.03);
  });
});

it('finds words wherever they are, in other words too', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '文'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', 'B', 'É', '文', ' ') }),
      (words, text) => {
        const found = new Set<number>();
        wordSearch(new Map(words.map((one, i) => [one, [i]])))(text, (value) => found.add(value));
        const lower = text.toLowerCase();
        expect([...found].sort()).toEqual(words.flatMap((one, i) => (lower.includes(one) ? [i] : [])).sort());
      },
    ),
  );
});

describe('who speaks', () => {
  const about = { sources: ['https://speaker.example/'], checked: '2026-11-22' };
  const provider: Dialect = {
    ...about,
    id: 'post',
    name: 'Post',
    kind: 'mailbox',
    hosts: ['post.example'],
    signs: [/post-office/i],
    rows: [
      { id: 'post-code', enhanced: ['X.7.30'], category: 'rate-limited' },
      { id: 'post-closed', codes: [550], text: /counter is closed/i, category: 'server-temporary' },
    ],
  };
  const other: Dialect = {
    ...about,
    id: 'gate',
    name: 'Gate',
    kind: 'gateway',
    hosts: ['gate.example'],
    rows: [{ id: 'gate-code', enhanced: ['5.7.30'], phases: ['rcpt'], category: 'policy-rejected' }],
  };
  const find = dialectFinder([other, provider]);
  const ask = (text: string, host: string | null = null, phase: 'rcpt' | null = null): string => {
    const match = find(parseReplyText(text), host, phase);
    return match === null ? 'nobody' : `${match.dialect.id} ${match.row?.id ?? '-'}`;
  };

  it('is told by the host: the same code means what its speaker says', () => {
    expect(ask('550 5.7.30 no', 'mx1.post.example.')).toBe('post post-code');
    expect(ask('550 5.7.30 no', 'mx.gate.example', 'rcpt')).toBe('gate gate-code');
    expect(ask('550 5.7.30 no', 'mx.elsewhere.example')).toBe('nobody');
    expect(ask('550 5.7.30 no', 'notpost.example')).toBe('nobody');
  });

  it('is told by a sign in the text', () => {
    expect(ask('421 4.7.30 no (Post-Office 12)')).toBe('post post-code');
    expect(ask('421 4.3.0 no (Post-Office 12)')).toBe('post -');
  });

  it('is told by a row whose words nobody else has', () => {
    expect(ask('550 the counter is CLOSED')).toBe('post post-closed');
    expect(ask('450 the counter is closed')).toBe('nobody');
  });

  it('needs the phase where a row names one', () => {
    expect(ask('550 5.7.30 no', 'mx.gate.example')).toBe('gate -');
  });
});

it('reads 5.7.27 to 5.7.30 by who says them', () => {
  const google = 'see https://support.google.com/mail/answer/81126 - gsmtp';
  expect(explainReply(`421 4.7.28 Unusual rate of mail from your IP ${google}`).category).toBe(
    'rate-limited',
  );
  expect(explainReply(`550 5.7.29 Your email has been blocked: not sent over TLS ${google}`).category).toBe(
    'tls-required',
  );
  expect(explainReply(`550 5.7.30 Your email lacks a DKIM signature ${google}`).category).toBe('auth-policy');
  expect(explainReply('550 5.7.30 REQUIRETLS support required').category).toBe('tls-required');
});
