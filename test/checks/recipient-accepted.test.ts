/** recipient-accepted: one verdict a recipient; 4xx and what refuses us leave it open. */
import { describe, expect, it } from 'vitest';
import { recipientAccepted } from '../../src/checks/delivery/recipient-accepted.ts';
import { delivered, envelope } from '../support/delivery.ts';
import { session } from '../support/transport.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const judge = (...args: Parameters<typeof delivered>) =>
  [recipientAccepted.examine(delivered(...args), NOW)].flat();

describe('recipient-accepted', () => {
  it('judges each recipient', () => {
    const said = judge([
      envelope('250 ok', {
        'a@example.com': '250 2.1.5 Ok',
        'b@example.com': '550 5.1.1 no such user',
        'c@example.com': '450 4.2.0 Greylisted, come again',
        'd@example.com': '554 5.7.1 Client host rejected: cannot find your reverse hostname',
      }),
    ]);
    expect(said.map(({ subject, verdict, data }) => [subject, verdict, data?.cause])).toEqual([
      ['a@example.com', 'pass', undefined],
      ['b@example.com', 'fail', undefined],
      ['c@example.com', 'unknown', 'vantage'],
      ['d@example.com', 'unknown', 'vantage'],
    ]);
    expect(said[2]?.says).toContain('greylists');
  });

  it('takes the last word on the way to a mailbox', () => {
    const said = judge(
      [envelope('250 ok', { 'a@b.example': '451 later' }), envelope('250 ok', { 'a@b.example': '250 ok' })],
      'mx',
    );
    expect(said).toMatchObject([{ verdict: 'pass', subject: 'a@b.example' }]);
  });

  it('does not count a refusal that follows from a refused sender', () => {
    expect(judge([envelope('550 5.1.8 no', { 'a@b.example': '503 need MAIL first' })])).toMatchObject([
      { verdict: 'skipped', says: expect.stringContaining('as far as a recipient') },
    ]);
  });

  it('fails where an address beyond ASCII cannot be named, since it would come back at once', () => {
    const unsendable = { sender: null, recipients: ['jörg@example.com'] };
    for (const by of ['named', 'mx'] as const)
      expect(judge([session({ unsendable })], by)).toMatchObject([
        { verdict: 'fail', subject: 'jörg@example.com', data: { reason: 'smtputf8' } },
      ]);
    expect(judge([session({ unsendable: { sender: 'jörg@example.com', recipients: [] } })])).toMatchObject([
      { verdict: 'skipped', says: expect.stringContaining('as far as a recipient') },
    ]);
  });

  it('does not apply where nobody was asked about', () => {
    expect(judge([session()])).toMatchObject([
      { verdict: 'skipped', says: expect.stringContaining('--rcpt') },
    ]);
  });
});
