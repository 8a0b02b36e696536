import { describe, expect, it } from 'vitest';
import { messageDkimWhole } from '../../src/checks/message/message-dkim-whole.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, signature } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-dkim-whole', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'whole body'],
    [{ dkim: [signature({ unsignedOctets: 12 })] }, 'fail', '12 octets'],
    [{ dkim: [signature({ unsignedOctets: 0 })] }, 'fail', 'appended'],
    [{ dkim: [] }, 'skipped', 'message-dkim-pass'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageDkimWhole.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageDkimWhole.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
