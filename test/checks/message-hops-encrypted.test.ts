import { describe, expect, it } from 'vitest';
import { messageHopsEncrypted } from '../../src/checks/message/message-hops-encrypted.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { hop, messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-hops-encrypted', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'was encrypted'],
    [
      { hops: [hop({ encrypted: false })] },
      'fail',
      'mail.example.com handed the message to mx.example.net without encryption',
    ],
    [{ hops: [hop({ ip: '10.0.0.1', encrypted: false })] }, 'skipped', 'no hop'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageHopsEncrypted.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageHopsEncrypted.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
