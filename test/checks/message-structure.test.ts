import { describe, expect, it } from 'vitest';
import { messageStructure } from '../../src/checks/message/message-structure.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-structure', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'sound'],
    [{ form: messageForm({ structure: ['a multipart is not closed'] }) }, 'fail', 'not closed'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageStructure.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageStructure.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
