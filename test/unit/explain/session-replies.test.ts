/** What the replies of live sessions mean: each once, with who is meant by it. */
import { describe, expect, it } from 'vitest';
import { explained, said } from '../../support/delivery.ts';
import { session } from '../../support/transport.ts';

const RCPT = 'RCPT TO:<you@example.com>';

describe('replies of live sessions', () => {
  it('are explained where they are no yes, with the stage they were said at', () => {
    const spoken = said(
      ['greeting', null, '220 mx.example.com ESMTP'],
      ['mail', 'MAIL FROM:<>', '250 2.1.0 Ok'],
      ['rcpt', RCPT, '550 5.1.1 <you@example.com>: Recipient address rejected: User unknown'],
    );
    const { replies } = explained([session({ host: 'mx.example.com', transcript: spoken })]);
    expect(replies).toMatchObject([
      {
        host: 'mx.example.com',
        stage: 'rcpt',
        aboutUs: false,
        explanation: { category: 'mailbox-unknown', phase: 'rcpt', address: 'remove', replyCode: 550 },
      },
    ]);
    expect(replies[0]?.reply).toContain('User unknown');
  });

  it('tell what refuses us from what refuses a mailbox', () => {
    const spoken = said([
      'greeting',
      null,
      '554 5.7.1 Service unavailable; client host [192.0.2.9] blocked using zen.spamhaus.org',
    ]);
    expect(explained([session({ transcript: spoken })]).replies).toMatchObject([
      { stage: 'greeting', aboutUs: true, explanation: { category: 'reputation-blocked', bounce: 'block' } },
    ]);
  });

  it('are told once a host and port, however many addresses said the same', () => {
    const spoken = said(['rcpt', RCPT, '452 4.2.2 mailbox full']);
    const places = [
      { host: 'a.example', ip: '192.0.2.1' },
      { host: 'a.example', ip: '192.0.2.2' },
      { host: 'b.example', ip: '192.0.2.3' },
    ];
    const { replies } = explained(places.map((place) => session({ ...place, transcript: spoken })));
    expect(replies.map(({ host, ip }) => `${host} ${ip}`)).toEqual([
      'a.example 192.0.2.1',
      'b.example 192.0.2.3',
    ]);
  });

  it('are bounded in number and length', () => {
    const crowd = Array.from({ length: 300 }, (_, index) =>
      session({ host: `h${index}.example`, transcript: said(['rcpt', RCPT, `550 ${'x'.repeat(5_000)}`]) }),
    );
    const { replies } = explained(crowd);
    expect(replies).toHaveLength(200);
    expect(Math.max(...replies.map(({ reply }) => reply.length))).toBe(2_000);
  });
});
