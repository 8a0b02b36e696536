/** message-in-inbox: among spam it fails, elsewhere it passes, and what was not seen may only be late. */
import { describe, expect, it } from 'vitest';
import { messageInInbox } from '../../src/checks/delivery/message-in-inbox.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Observation } from '../../src/model/finding.ts';
import { arrived, copy, spam } from '../support/arrival.ts';
import { delivered } from '../support/delivery.ts';
import { observed } from '../support/evidence.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const judge = (arrival: Evidence['arrival'] | undefined): Observation[] =>
  [messageInInbox.examine({ delivery: delivered([]).delivery, arrival }, NOW)].flat();

describe('message-in-inbox', () => {
  it('says nothing where nobody asked', () => {
    expect(judge(undefined)).toEqual([]);
  });

  it('passes in the inbox and in a folder of its own, with the time it took', () => {
    expect(judge(observed(arrived(copy())))).toMatchObject([
      {
        verdict: 'pass',
        says: expect.stringContaining('INBOX after 2.1 s'),
        data: { folder: 'INBOX', role: 'inbox', delayMs: 2_100, inbox: 1, spam: 0, missing: 0 },
      },
    ]);
    expect(judge(observed(arrived(copy({ path: 'Lists', role: 'other' }))))).toMatchObject([
      { verdict: 'pass', says: expect.stringContaining('Lists, a folder of its own') },
    ]);
  });

  it('fails among spam, and repeats what the filter wrote', () => {
    const [said] = judge(
      observed(
        arrived(copy(), spam('X-Spam-Status: Yes, score=8.1\r\n required=5.0\r\n\r\nX-Spam: yes\r\n'), null),
      ),
    );
    expect(said).toMatchObject({
      verdict: 'fail',
      data: {
        messages: 3,
        inbox: 1,
        spam: 1,
        missing: 1,
        verdict: 'X-Spam-Status: Yes, score=8.1 required=5.0',
      },
    });
    expect(said?.says).toContain('1 of 3 messages');
    const [silent] = judge(observed(arrived(spam('Subject: x\r\n\r\nX-Spam-Flag: YES\r\n'))));
    expect(silent?.data).not.toHaveProperty('verdict');
  });

  it('leaves open what was not seen in time, and says how to look again', () => {
    expect(judge(observed(arrived(copy(), null)))).toMatchObject([
      {
        verdict: 'unknown',
        says: expect.stringMatching(/1 of 2 messages .* within 1 min.*<2@example\.org>.*--follow-timeout/),
        data: { cause: 'target', missing: 1 },
      },
    ]);
  });

  it('carries why nobody could look, and skips what was never sent', () => {
    const failure = { stage: 'auth', kind: 'rejected', detail: 'no entry', cause: 'vantage' } as const;
    expect(judge({ status: 'failed', failure })).toMatchObject([
      {
        verdict: 'unknown',
        says: expect.stringMatching(/no entry; .*app password/),
        data: { cause: 'vantage', stage: 'auth' },
      },
    ]);
    expect(judge({ status: 'skipped', reason: 'no message was taken over' })).toMatchObject([
      { verdict: 'skipped', says: 'no message was taken over' },
    ]);
    expect(judge(observed(arrived()))).toMatchObject([{ verdict: 'skipped' }]);
  });
});
