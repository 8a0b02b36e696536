import { describe, expect, it } from 'vitest';
import { messageUnsubscribeSigned } from '../../src/checks/message/message-unsubscribe-signed.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-unsubscribe-signed', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [
      {
        bulk: ['List-Id'],
        unsubscribe: {
          uris: ['https://example.com/u'],
          post: true,
          oneClick: true,
          signed: true,
          problem: null,
        },
      },
      'pass',
      'covers',
    ],
    [
      {
        bulk: ['List-Id'],
        unsubscribe: {
          uris: ['https://example.com/u'],
          post: true,
          oneClick: true,
          signed: false,
          problem: null,
        },
      },
      'fail',
      'h=',
    ],
    [{}, 'skipped', '--bulk'],
    [{ bulk: ['List-Id'] }, 'skipped', 'message-one-click'],
    [
      {
        bulk: ['List-Id'],
        dkim: [],
        unsubscribe: {
          uris: ['https://example.com/u'],
          post: true,
          oneClick: true,
          signed: false,
          problem: null,
        },
      },
      'skipped',
      'message-dkim-pass',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageUnsubscribeSigned.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageUnsubscribeSigned.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
