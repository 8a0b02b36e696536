import { describe, expect, it } from 'vitest';
import { messageLineEndings } from '../../src/checks/message/message-line-endings.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { messageEvidence, messageForm } from '../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');

describe('message-line-endings', () => {
  it.each<[Partial<MessageEvidence>, string, string]>([
    [{}, 'pass', 'CR LF'],
    [{ form: messageForm({ lineEnds: 'lf' }) }, 'pass', 'read as CR LF'],
    [{ form: messageForm({ bareCr: 1, firstBareCr: 3 }) }, 'fail', '1 CR without LF (the first in line 3)'],
    [
      { form: messageForm({ lineEnds: 'mixed', bareLf: 2, firstBareLf: 4, nul: 1 }) },
      'fail',
      '2 LF without CR (the first in line 4) and 1 NUL',
    ],
  ])('%j is %s', (given, verdict, says) => {
    const told = messageLineEndings.examine({ message: observed(messageEvidence(given)) }, NOW);
    expect(told).toMatchObject({ verdict, says: expect.stringContaining(says) });
  });

  it('says nothing where there is no message', () => {
    const absent = { status: 'absent', how: 'nodata', at: NOW.toISOString(), tookMs: 0 } as const;
    expect(messageLineEndings.examine({ message: absent }, NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
