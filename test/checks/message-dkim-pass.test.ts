import { describe, expect, it } from 'vitest';
import { messageDkimPass } from '../../src/checks/message/message-dkim-pass.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, signature } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-dkim-pass', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'of example.com (selector s1) holds'],
    [
      {
        dkim: [signature({ result: 'fail', fault: 'body-hash', says: 'the body was changed' }), signature()],
      },
      'pass',
      '1 further signature does not',
    ],
    [{ dkim: [] }, 'fail', 'not signed'],
    [
      { dkim: [signature({ result: 'fail', fault: 'body-hash', says: 'the body was changed' })] },
      'fail',
      'the body was changed',
    ],
    [
      { dkim: [signature({ result: 'temperror', fault: 'key-unreachable', says: 'no answer' })] },
      'unknown',
      'no answer',
    ],
    [{ dkim: [], envelope: { ...messageEvidence().envelope, mailFrom: '' } }, 'skipped', 'a bounce'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageDkimPass.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageDkimPass.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
