/** Replies as Exim writes them, cPanel's set-up of it, and what its queue says, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { exim } from '../../../src/knowledge/dialects/exim.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises } from '../../support/dialect-rows.ts';

describeDialect(exim, [
  // Of the recipient, and the way to it.
  [
    'mx-nonexistent',
    'all relevant MX records point to non-existent hosts',
    '450 Domain has no valid MX records',
  ],
  [
    'sender-verify-failed',
    '550-Verification failed for <news@example.org>\n550-No Such User Here\n550 Sender verify failed',
    '550 No Such User Here',
  ],
  ['sender-verify-undecided', '451 Could not complete sender verify', '450 Could not verify the recipient'],
  [
    'loops-to-itself',
    'lowest numbered MX record points to local host',
    '550 The MX record points to the wrong host',
  ],
  ['lookup-undone', 'host lookup did not complete', '451 Lookup did not succeed'],
  ['unrouteable', '550 Unrouteable address', '550 Unroutable: network down'],
  [
    'recipient-malformed',
    '501 <user>: recipient address must contain a domain',
    '501 <www-data>: sender address must contain a domain',
  ],
  [
    'recipient-domain-malformed',
    'SMTP error from remote mail server after RCPT TO:<user@@example.com>: host mx.example.com [192.0.2.1]: 501 <user@@example.com>: domain missing or malformed',
    'SMTP error from remote mail server after MAIL FROM:<news@@example.org>: host mx.example.com [192.0.2.1]: 501 <news@@example.org>: domain missing or malformed',
  ],
  [
    'sender-malformed',
    '501 <www-data>: sender address must contain a domain',
    '501 <user>: recipient address must contain a domain',
  ],
  ['restricted-characters', '550 Restricted characters in address', '550 Illegal characters in address'],
  ['relay-not-permitted', '550 relay not permitted', '550 Mail not permitted'],
  [
    'quota',
    '552 mailbox is full (MTA-imposed quota exceeded while writing to file /home/user/mail/inbox)',
    '552 mailbox is full',
  ],
  [
    'cpanel-address-not-here',
    'The mail server could not deliver mail to user@example.com.  The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.',
    '550 The account may not exist',
  ],

  // How much and how fast.
  [
    'too-many-connections',
    '421 Too many concurrent SMTP connections; please try again later.',
    '421 Too many connections',
  ],
  ['too-many-recipients', '452 too many recipients', '452 4.5.3 Error: too many recipients'],
  [
    'cpanel-hourly-limit',
    'Domain example.org has exceeded the max emails per hour (105/100 (105%)) allowed.  Message discarded.',
    '450 You have exceeded the limit of emails per hour',
  ],
  [
    'cpanel-outgoing-suspended',
    'Sender example has an outgoing mail suspension.  Message discarded.',
    '550 Your account is suspended',
  ],
  ['load', '451 Temporary local problem - please try later', '451 Temporary problem of the network'],

  // The session.
  ['helo-syntax', '501 Syntactically invalid EHLO argument(s)', '550 Syntactically invalid EHLO argument(s)'],
  ['synchronization', '554 SMTP synchronization error', '554 5.5.0 Error: SMTP command pipelining'],
  ['too-many-bad-commands', '500 Too many unrecognized commands', '421 Too many bad commands'],
  ['line-length', '550 maximum allowed line length is 998 octets, got 1203', '500 Line too long'],
  ['no-sender-in-headers', '550 There is no valid sender in any header line', '550 No valid sender'],
  ['header-size', '552 A message header line is too long', '552 Message headers exceed the limit'],
  [
    'message-size',
    '552 Message size exceeds maximum permitted',
    '552 5.3.4 Message size exceeds fixed limit',
  ],
  [
    'received-loop',
    '550 Too many "Received" headers - suspected mail loop',
    '550 Too many received headers - possible mail loop',
  ],
  ['not-advertised', '503 AUTH command used when not advertised', '503 AUTH not advertised'],
  ['sequence', '503 valid RCPT command must precede DATA', '503 5.5.1 RCPT first'],
  ['sign-in-failed', '535 Incorrect authentication data', '550 Incorrect authentication data'],

  // Rules and filters.
  [
    'cpanel-spam',
    'The mail server detected your message as spam and has prevented delivery.',
    '550 Your message was detected as spam',
  ],
  [
    'malware',
    '550 This message was detected as possible malware (Eicar-Signature).',
    '550 Message contains a virus',
  ],
  ['no-reason-given', '550 Administrative prohibition', '550 Administrative prohibition - envelope blocked'],

  // Deliveries of its own.
  ['gave-up', 'retry timeout exceeded', 'retry time not reached for any host'],
  [
    'waiting',
    'retry time not reached for any host',
    'retry time not reached for any host after a long failure period',
  ],
  [
    'tls-required',
    'a TLS session is required, but the server did not offer TLS support',
    '454 TLS currently unavailable',
  ],
  [
    'connection-lost',
    'SMTP timeout after end of data (142 bytes written)',
    '421 mx.example.com: SMTP command timeout - closing connection',
  ],
]);

it('knows Exim by its own words', () => {
  expect(
    recognises(
      exim,
      'SMTP error from remote mail server after RCPT TO:<user@example.com>: host mx.example.com [192.0.2.1]: 550 No such user',
    ),
  ).toBe(true);
  expect(recognises(exim, '550 No such user here')).toBe(false);
});
