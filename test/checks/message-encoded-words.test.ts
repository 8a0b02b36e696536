import { describe, expect, it } from 'vitest';
import { messageEncodedWords } from '../../src/checks/message/message-encoded-words.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-encoded-words', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'skipped', 'no encoded words'],
    [{ encodedWords: { count: 1, long: 0, problems: [] } }, 'pass', 'The encoded word can be read'],
    [{ encodedWords: { count: 3, long: 2, problems: [] } }, 'pass', 'though 2 are longer than 75 characters'],
    [
      { encodedWords: { count: 3, long: 0, problems: ['Subject: an encoded word breaks its encoding (B)'] } },
      'fail',
      'breaks its encoding',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageEncodedWords.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });
});
