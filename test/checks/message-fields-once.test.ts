import { describe, expect, it } from 'vitest';
import { messageFieldsOnce } from '../../src/checks/message/message-fields-once.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-fields-once', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'as often as it may'],
    [{ form: messageForm({ repeated: [{ name: 'from', count: 2 }] }) }, 'pass', 'as often'],
    [
      { form: messageForm({ repeated: [{ name: 'subject', count: 2 }], broken: 1 }) },
      'fail',
      '2 subject fields and 1 header line',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageFieldsOnce.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageFieldsOnce.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
