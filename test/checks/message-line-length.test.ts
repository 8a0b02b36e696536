import { describe, expect, it } from 'vitest';
import { messageLineLength } from '../../src/checks/message/message-line-length.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-line-length', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', '80 octets'],
    [
      { form: messageForm({ longestLine: 1_200, longLines: 2, firstLongLine: 9 }) },
      'fail',
      '2 lines are longer than 998 octets, the first at line 9',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageLineLength.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageLineLength.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
