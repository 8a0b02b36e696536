import { describe, expect, it } from 'vitest';
import { messageDmarcPass } from '../../src/checks/message/message-dmarc-pass.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-dmarc-pass', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'passes for example.com'],
    [
      { dmarc: { ...messageEvidence().dmarc, result: 'fail', says: 'nothing aligned passed' } },
      'fail',
      'nothing aligned',
    ],
    [
      { dmarc: { ...messageEvidence().dmarc, result: 'permerror', says: 'From names none' } },
      'fail',
      'cannot be judged',
    ],
    [{ dmarc: { ...messageEvidence().dmarc, result: 'none', says: 'no record' } }, 'skipped', 'no record'],
    [
      { bulk: ['List-Id'], dmarc: { ...messageEvidence().dmarc, result: 'none', says: 'no record' } },
      'fail',
      'no DMARC policy',
    ],
    [{ dmarc: { ...messageEvidence().dmarc, result: null } }, 'unknown', 'could not be tested'],
    [{ dmarc: { ...messageEvidence().dmarc, result: 'temperror' } }, 'unknown', 'could not be tested'],
    [
      {
        from: { ...messageEvidence().from, problems: ['none'] },
        dmarc: { ...messageEvidence().dmarc, result: 'permerror' },
      },
      'skipped',
      'message-from-single',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageDmarcPass.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageDmarcPass.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
