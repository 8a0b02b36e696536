/** sender-accepted: the reply to MAIL, and whether it is about the sender or about us. */
import { describe, expect, it } from 'vitest';
import { senderAccepted } from '../../src/checks/delivery/sender-accepted.ts';
import { delivered, envelope, unconnected } from '../support/delivery.ts';
import { session } from '../support/transport.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const judge = (...args: Parameters<typeof delivered>) => senderAccepted.examine(delivered(...args), NOW);

describe('sender-accepted', () => {
  it('passes with the words of the server', () => {
    expect(judge([envelope('250 2.1.0 Ok')])).toMatchObject({
      verdict: 'pass',
      says: expect.stringContaining('250 2.1.0 Ok'),
    });
  });

  it('fails for a 5xx about the sender, on any of the servers named', () => {
    expect(judge([envelope('250 ok'), envelope('550 5.1.8 no such sender domain')])).toMatchObject({
      verdict: 'fail',
      data: { reply: '550 5.1.8 no such sender domain' },
    });
  });

  it.each([
    ['552 5.3.4 Message size exceeds fixed limit', /Send less at once/],
    ['503 5.5.1 bad sequence', /about the server or the command/],
    ['550 5.1.8 no such sender domain', undefined],
    ['550 5.7.1 your mailbox is too large a target', undefined],
  ])('mends what the reply %s is about', (text, fix) => {
    const [said] = [judge([envelope(text)])].flat();
    expect(said?.verdict).toBe('fail');
    if (fix === undefined) expect(said?.fix).toBeUndefined();
    else expect(said?.fix).toMatch(fix);
  });

  it.each([
    ['451 4.3.0 try later', 'target'],
    ['550 5.7.1 client [198.51.100.7] blocked using zen.spamhaus.org', 'vantage'],
  ])('leaves %s open', (text, cause) => {
    expect(judge([envelope(text)])).toMatchObject({
      verdict: 'unknown',
      says: expect.stringContaining(text),
      data: { cause },
    });
  });

  it('takes the last word on the way to a mailbox', () => {
    expect(judge([envelope('451 later'), envelope('250 ok')], 'mx')).toMatchObject({ verdict: 'pass' });
  });

  it('fails for a sender beyond ASCII that cannot be named, and leaves recipients to their check', () => {
    const blocked = (sender: string | null) => [
      session({ unsendable: { sender, recipients: ['ö@b.example'] } }),
    ];
    expect(judge(blocked('jörg@example.com'))).toMatchObject({
      verdict: 'fail',
      data: { reason: 'smtputf8' },
    });
    expect(judge(blocked(null))).toMatchObject({
      verdict: 'skipped',
      says: expect.stringContaining('recipient-accepted'),
    });
  });

  it('tells of a way that ends at EHLO; of a server that was named server-reachable does', () => {
    const failure = {
      stage: 'hello',
      kind: 'rejected',
      code: '502',
      detail: '502 no',
      cause: 'target',
    } as const;
    const shut = session({ outcome: 'refused', failure, hello: null });
    expect(judge([shut], 'mx')).toMatchObject({ verdict: 'fail', says: expect.stringContaining('502 no') });
    expect(judge([shut])).toMatchObject({
      verdict: 'skipped',
      says: expect.stringContaining('server-reachable'),
    });
  });

  it.each([
    [[session()], 'no sender was named'],
    [[unconnected({})], 'as far as the sender'],
  ])('does not apply where MAIL was not said', (sessions, words) => {
    expect(judge(sessions)).toMatchObject({ verdict: 'skipped', says: expect.stringContaining(words) });
  });
});
