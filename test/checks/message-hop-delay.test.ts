import { describe, expect, it } from 'vitest';
import { messageHopDelay } from '../../src/checks/message/message-hop-delay.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { hop, messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-hop-delay', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{ hops: [hop(), hop({ delayMs: 2_000 })] }, 'pass', '2 s'],
    [{ hops: [hop(), hop({ delayMs: 1_200_000 })] }, 'fail', '20 min before mx.example.net'],
    [{}, 'skipped', 'fewer than two'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageHopDelay.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageHopDelay.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
