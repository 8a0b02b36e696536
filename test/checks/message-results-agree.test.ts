import { describe, expect, it } from 'vitest';
import { messageResultsAgree } from '../../src/checks/message/message-results-agree.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-results-agree', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [
      { claimed: [{ authservId: 'mx.example.net', results: [], differs: [] }] },
      'pass',
      'mx.example.net are ours',
    ],
    [
      {
        claimed: [{ authservId: 'mx.example.net', results: [], differs: ['spf=fail there, and pass here'] }],
      },
      'fail',
      'spf=fail there',
    ],
    [{}, 'skipped', 'no Authentication-Results'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageResultsAgree.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageResultsAgree.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
