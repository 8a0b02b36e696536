import { describe, expect, it } from 'vitest';
import { messageDisplayName } from '../../src/checks/message/message-display-name.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-display-name', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'nobody else'],
    [
      { from: { ...messageEvidence().from, tricks: [{ code: 'badge', says: 'the name wears a sign' }] } },
      'fail',
      'wears a sign',
    ],
    [{ from: { ...messageEvidence().from, authors: [] } }, 'skipped', 'message-from-single'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageDisplayName.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageDisplayName.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
