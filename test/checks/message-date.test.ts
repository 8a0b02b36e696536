import { describe, expect, it } from 'vitest';
import { messageDate } from '../../src/checks/message/message-date.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-date', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'well formed'],
    [{ date: { ...messageEvidence().date, skewMs: 200_000_000 } }, 'fail', 'after the first server'],
    [{ date: { ...messageEvidence().date, skewMs: -200_000_000 } }, 'fail', 'before the first server'],
    [
      { date: { raw: null, at: null, zone: null, problem: 'there is no Date field', skewMs: null } },
      'fail',
      'There is no Date field',
    ],
    [{ date: { ...messageEvidence().date, problem: 'it names no time zone' } }, 'fail', 'no time zone'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageDate.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageDate.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
