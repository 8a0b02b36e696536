import { describe, expect, it } from 'vitest';
import { messageTextPart } from '../../src/checks/message/message-text-part.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-text-part', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{ form: messageForm({ htmlOctets: 100 }) }, 'pass', 'plain text'],
    [{ form: messageForm({ htmlOctets: 100, hasPlainText: false }) }, 'fail', 'HTML alone'],
    [{}, 'skipped', 'no HTML'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageTextPart.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageTextPart.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
