import { describe, expect, it } from 'vitest';
import { messageSize } from '../../src/checks/message/message-size.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-size', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', '2,000 octets'],
    [{ form: messageForm({ octets: 20_000_000 }) }, 'fail', '10,240,000'],
    [{ form: messageForm({ htmlOctets: 150_000 }) }, 'fail', 'Gmail shows'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageSize.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageSize.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
