import { describe, expect, it } from 'vitest';
import { messageFromSingle } from '../../src/checks/message/message-from-single.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-from-single', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'shop@example.com'],
    [
      { from: { fields: 2, raw: 'a', authors: [], problems: ['there are 2 From fields'], tricks: [] } },
      'fail',
      'there are 2 From fields',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageFromSingle.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageFromSingle.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
