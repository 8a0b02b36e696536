/** Replies that refuse us are told apart from those about a mailbox, a sender address or relaying. */
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../src/model/failure.ts';
import { refusalOf } from '../../src/parse/refusal.ts';

const reply = (text: string) => ({ code: Number(text.slice(0, 3)), enhanced: null, lines: [text.slice(4)] });

describe('a reply that refuses us', () => {
  it.each<[string, Stage, string]>([
    [
      '550 5.7.1 Service unavailable; client [198.51.100.7] blocked using zen.spamhaus.org',
      'rcpt',
      'blocklist',
    ],
    ['554 5.7.1 Your IP is listed on our blacklist', 'greeting', 'blocklist'],
    ['550 5.7.606 Access denied, banned sending IP [198.51.100.7]', 'mail', 'blocklist'],
    [
      '421 4.7.0 [TSS04] Messages from 198.51.100.7 temporarily deferred due to unexpected volume',
      'greeting',
      'network',
    ],
    [
      '550 5.7.25 The IP address sending this message does not have a PTR record setup',
      'mail',
      'reverse-name',
    ],
    [
      '554 5.7.1 Client host rejected: cannot find your reverse hostname, [198.51.100.7]',
      'rcpt',
      'reverse-name',
    ],
    ['504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname', 'rcpt', 'helo'],
    [
      '450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example/',
      'rcpt',
      'greylisting',
    ],
    ['421 4.7.0 Too many concurrent SMTP connections', 'greeting', 'rate'],
    ['554 5.7.1 dynamic addresses may not send here', 'greeting', 'network'],
    ['554 mx.example.com not accepting mail by local policy', 'greeting', 'policy'],
    ['550 5.7.23 198.51.100.7 is not allowed by SPF of example.com', 'mail', 'network'],
  ])('%s', (text, stage, about) => {
    expect(refusalOf(reply(text), stage)).toMatchObject({ about });
  });
});

describe('a reply about something else', () => {
  it.each<[string, Stage]>([
    ['550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown', 'rcpt'],
    ['554 5.7.1 <a@example.org>: Relay access denied', 'rcpt'],
    ['550 5.7.1 Sender address rejected: not owned by policy', 'mail'],
    ['452 4.2.2 mailbox full', 'rcpt'],
    ['554 no SMTP service here', 'greeting'],
    ['250 listed at your service', 'rcpt'],
  ])('%s', (text, stage) => {
    expect(refusalOf(reply(text), stage)).toBeNull();
  });

  it('that names the address of the server itself', () => {
    expect(refusalOf(reply('554 192.0.2.25 has no mail service'), 'greeting', ['192.0.2.25'])).toBeNull();
    expect(
      refusalOf(reply('554 198.51.100.7 has no mail service'), 'greeting', ['192.0.2.25']),
    ).not.toBeNull();
  });
});
