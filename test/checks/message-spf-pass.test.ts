import { describe, expect, it } from 'vitest';
import { messageSpfPass } from '../../src/checks/message/message-spf-pass.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-spf-pass', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'passed for example.com from 192.0.2.1'],
    [{ spf: { ...messageEvidence().spf, result: 'softfail', reason: '"~all" decides' } }, 'fail', 'softfail'],
    [{ spf: { ...messageEvidence().spf, result: 'none' } }, 'fail', 'none'],
    [
      { spf: { ...messageEvidence().spf, result: null, reason: 'nothing tells the address' } },
      'unknown',
      'nothing tells',
    ],
    [{ spf: { ...messageEvidence().spf, result: 'temperror' } }, 'unknown', 'temperror'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageSpfPass.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageSpfPass.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
