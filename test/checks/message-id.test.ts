import { describe, expect, it } from 'vitest';
import { messageId } from '../../src/checks/message/message-id.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-id', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'well formed'],
    [
      { messageId: { raw: null, problem: 'there is no Message-ID field', domain: null } },
      'fail',
      'There is no',
    ],
    [{ messageId: { raw: 'x', problem: 'it is not of the form', domain: null } }, 'fail', 'not of the form'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageId.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageId.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
