import { describe, expect, it } from 'vitest';
import { messageHopCount } from '../../src/checks/message/message-hop-count.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { hop, messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-hop-count', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', '1 server'],
    [{ hops: Array.from({ length: 26 }, () => hop()) }, 'fail', '26 servers'],
    [{ hops: [] }, 'skipped', 'no Received'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageHopCount.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageHopCount.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
