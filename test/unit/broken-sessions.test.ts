/** What it means where a server goes away without a reply, told where a reply was due and nowhere else. */
import { describe, expect, it } from 'vitest';
import { brokenSession } from '../../src/knowledge/broken-sessions.ts';
import type { Failure } from '../../src/model/failure.ts';

const failure = (more: Partial<Failure>): Failure => ({
  stage: 'rcpt',
  kind: 'reset',
  detail: 'mx.shop.example port 25 reset the connection',
  cause: 'target',
  ...more,
});

describe('a session that breaks off', () => {
  it('says what a filter may have judged by then', () => {
    expect(brokenSession(failure({ stage: 'hello' }))?.means).toContain('name said in EHLO');
    expect(brokenSession(failure({ stage: 'mail', kind: 'closed' }))?.means).toContain('envelope sender');
    expect(brokenSession(failure({}))?.means).toContain('or by the recipient');
    expect(brokenSession(failure({ stage: 'message' }))?.means).toContain('something in the message');
  });

  it('asks for patience where nothing more was said', () => {
    expect(brokenSession(failure({ kind: 'timeout' }))?.does[0]).toContain('--command-timeout 5m');
  });

  it.each<Partial<Failure>>([
    { stage: 'greeting' },
    { stage: 'handshake' },
    { stage: 'connect', kind: 'timeout' },
    { kind: 'rejected' },
    { kind: 'cancelled' },
    { cause: 'vantage' },
  ])('is told by others where it is %j', (more) => expect(brokenSession(failure(more))).toBeNull());
});
