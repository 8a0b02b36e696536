import { describe, expect, it } from 'vitest';
import { messageSpamScore } from '../../src/checks/message/message-spam-score.ts';
import type { SpamFilterLook } from '../../src/model/evidence/spam-filters.ts';
import { observed } from '../support/evidence.ts';

const NOW = new Date('2026-01-02T00:00:00Z');
const LOOK: SpamFilterLook = {
  filter: 'spamassassin',
  place: '127.0.0.1:783',
  loopback: true,
  score: 1.2,
  threshold: 5,
  isSpam: false,
  action: null,
  symbols: [],
  furtherSymbols: 0,
};
const RULES = [
  { name: 'RDNS_NONE', score: 3.2, says: 'no rDNS' },
  { name: 'OWN_RULE', score: 2.5, says: null },
  { name: 'BAYES_00', score: -1.9, says: null },
];

describe('message-spam-score', () => {
  it.each<[Partial<SpamFilterLook>, string, string]>([
    [{}, 'pass', 'SpamAssassin gives it 1.2 points; 5 are spam: it gets through'],
    [
      { score: 5.7, isSpam: true, symbols: RULES },
      'fail',
      'so it is marked as spam; RDNS_NONE (3.2) and OWN_RULE (2.5) weigh most',
    ],
    [
      { filter: 'rspamd', action: 'greylist', score: 4.5, threshold: 15 },
      'pass',
      'rspamd gives it 4.5 points; 15 are refused: it would be asked to come again later (greylist)',
    ],
    [
      { filter: 'rspamd', action: 'no action', threshold: null },
      'pass',
      'rspamd gives it 1.2 points: it gets',
    ],
    [{ filter: 'rspamd', action: 'reject', score: 20, isSpam: true }, 'fail', 'so it is refused'],
    [
      { filter: 'rspamd', action: 'rewrite subject', score: 8, isSpam: true },
      'fail',
      'so its subject is marked',
    ],
    [{ filter: 'rspamd', action: 'quarantine', score: 8, isSpam: true }, 'fail', 'through (quarantine)'],
    [{ score: null, isSpam: null }, 'unknown', 'gave no verdict'],
    [
      {
        score: null,
        isSpam: null,
        failure: { stage: 'connect', kind: 'refused', detail: 'nobody is there', cause: 'vantage' },
      },
      'unknown',
      'What SpamAssassin makes of it could not be told: nobody is there',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageSpamScore.examine({ spamFilters: observed([{ ...LOOK, ...given }]) }, NOW);
    expect(told).toEqual([
      expect.objectContaining({ verdict, says: expect.stringContaining(says), subject: '127.0.0.1:783' }),
    ]);
  });

  it('says what to do about the rules it knows, and nothing about others', () => {
    const look = { ...LOOK, score: 5.7, isSpam: true, symbols: RULES };
    const [told] = [messageSpamScore.examine({ spamFilters: observed([look]) }, NOW)].flat();
    expect(told?.fix).toContain('RDNS_NONE: give the sending address a reverse name');
    expect(told?.fix).not.toContain('OWN_RULE');
    expect(told?.data).toMatchObject({ score: 5.7, threshold: 5, symbols: [{ name: 'RDNS_NONE' }, {}, {}] });
  });

  it('judges each filter by itself, and says nothing where none was asked', () => {
    const both = observed([LOOK, { ...LOOK, filter: 'rspamd' as const, place: 'http://127.0.0.1:11333' }]);
    expect(messageSpamScore.examine({ spamFilters: both }, NOW)).toHaveLength(2);
    expect(messageSpamScore.examine({ spamFilters: observed([]) }, NOW)).toMatchObject({
      verdict: 'skipped',
    });
  });
});
