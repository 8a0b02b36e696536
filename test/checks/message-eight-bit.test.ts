import { describe, expect, it } from 'vitest';
import { messageEightBit } from '../../src/checks/message/message-eight-bit.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-eight-bit', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'plain ASCII'],
    [{ form: messageForm({ eightBitBody: 3 }) }, 'pass', 'are declared'],
    [{ form: messageForm({ eightBitBody: 3, undeclaredEightBit: true }) }, 'fail', 'no part declares'],
    [{ form: messageForm({ eightBitHeader: 2 }) }, 'fail', 'SMTPUTF8'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageEightBit.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageEightBit.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
