import { describe, expect, it } from 'vitest';
import { messageOneClick } from '../../src/checks/message/message-one-click.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-one-click', () => {
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
      'One click',
    ],
    [{ bulk: ['List-Id'] }, 'fail', 'without List-Unsubscribe'],
    [
      {
        bulk: ['List-Id'],
        unsubscribe: {
          uris: ['mailto:a@example.com'],
          post: false,
          oneClick: false,
          signed: true,
          problem: null,
        },
      },
      'fail',
      'not for Gmail',
    ],
    [
      {
        bulk: ['List-Id'],
        unsubscribe: {
          uris: ['https://example.com/u'],
          post: false,
          oneClick: false,
          signed: true,
          problem: null,
        },
      },
      'fail',
      'Post is missing',
    ],
    [
      {
        bulk: ['List-Id'],
        unsubscribe: {
          uris: ['https://example.com/u'],
          post: true,
          oneClick: false,
          signed: true,
          problem: 'there are 2',
        },
      },
      'fail',
      'there are 2',
    ],
    [{}, 'skipped', '--bulk'],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageOneClick.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageOneClick.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
