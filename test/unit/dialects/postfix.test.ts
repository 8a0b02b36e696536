/** Replies as Postfix writes them, and what its queue says, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { postfix } from '../../../src/knowledge/dialects/postfix.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises, rowFor } from '../../support/dialect-rows.ts';

const TO = '<user@example.com>: Recipient address rejected';
const FROM = '<news@example.org>: Sender address rejected';
const CLIENT = 'Client host rejected';

describeDialect(postfix, [
  // Of the recipient.
  [
    'recipient-not-in-table',
    `550 5.1.1 ${TO}: User unknown in virtual mailbox table`,
    '550 5.1.1 User unknown in our directory',
  ],
  ['policyd-quota', `450 4.7.1 ${TO}: Policy Rejection- Quota exceeded.`, `452 4.2.2 ${TO}: Quota exceeded`],
  ['local-unknown', '5.1.1 unknown user: "user"', '550 5.1.1 unknown user'],
  [
    'recipient-being-verified',
    `450 4.1.1 ${TO}: unverified address: Address verification in progress`,
    `450 4.1.7 ${FROM}: unverified address: Address verification in progress`,
  ],
  [
    'recipient-unverifiable',
    `450 4.1.1 ${TO}: unverified address: connect to mail.example.com[192.0.2.1]:25: Connection timed out`,
    `550 5.1.1 ${TO}: undeliverable address: no such user`,
  ],
  [
    'recipient-undeliverable',
    `550 5.1.1 ${TO}: undeliverable address: host mail.example.com[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command)`,
    `550 5.1.1 ${TO}: undeliverable address: mailbox is full`,
  ],
  [
    'recipient-not-qualified',
    '504 5.5.2 <user>: Recipient address rejected: need fully-qualified address',
    '504 5.5.2 <user>: Sender address rejected: need fully-qualified address',
  ],
  ['bad-recipient-syntax', '501 5.1.3 Bad recipient address syntax', '501 5.1.7 Bad sender address syntax'],
  ['recipient-domain-not-found', `450 4.1.2 ${TO}: Domain not found`, `450 4.1.8 ${FROM}: Domain not found`],
  [
    'domain-null-mx',
    '556 5.1.10 Domain example.com does not accept mail (nullMX)',
    `556 5.7.27 ${FROM}: Domain example.org does not accept mail (nullMX)`,
  ],
  [
    'relay-access-denied',
    '554 5.7.1 <user@example.com>: Relay access denied',
    `554 5.7.1 ${TO}: Access denied`,
  ],

  // Of whoever sends.
  [
    'sender-not-in-table',
    `550 5.1.0 ${FROM}: User unknown in virtual alias table`,
    `550 5.1.1 ${TO}: User unknown in virtual alias table`,
  ],
  [
    'sender-being-verified',
    `450 4.1.7 ${FROM}: unverified address: Address verification in progress`,
    `450 4.1.1 ${TO}: unverified address: Address verification in progress`,
  ],
  [
    'sender-unverifiable',
    `450 4.1.7 ${FROM}: unverified address: connect to mail.example.org[192.0.2.1]:25: Connection refused`,
    `550 5.1.7 ${FROM}: undeliverable address: no such user`,
  ],
  [
    'sender-undeliverable',
    `550 5.1.7 ${FROM}: undeliverable address: host mail.example.org[192.0.2.1] said: 550 No such user`,
    `550 5.1.1 ${TO}: undeliverable address: no such user`,
  ],
  ['sender-domain-not-found', `450 4.1.8 ${FROM}: Domain not found`, `450 4.1.2 ${TO}: Domain not found`],
  [
    'sender-not-qualified',
    '504 5.5.2 <www-data@web1>: Sender address rejected: need fully-qualified address',
    '504 5.5.2 <web1>: Helo command rejected: need fully-qualified hostname',
  ],
  [
    'sender-not-signed-in',
    `553 5.7.1 ${FROM}: not logged in`,
    `553 5.7.1 ${FROM}: not owned by user other@example.org`,
  ],
  [
    'sender-not-owned',
    `553 5.7.1 ${FROM}: not owned by user other@example.org`,
    `553 5.7.1 ${FROM}: not logged in`,
  ],
  [
    'client-without-name',
    `450 4.7.1 ${CLIENT}: cannot find your reverse hostname, [192.0.2.1]`,
    `554 5.7.1 <unknown[192.0.2.1]>: ${CLIENT}: Access denied`,
  ],
  [
    'helo-not-found',
    '450 4.7.1 <web1.example.org>: Helo command rejected: Host not found',
    '504 5.5.2 <web1>: Helo command rejected: need fully-qualified hostname',
  ],
  [
    'helo-malformed',
    '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    '450 4.7.1 <web1.example.org>: Helo command rejected: Host not found',
  ],
  [
    'access-denied',
    `554 5.7.1 <unknown[192.0.2.1]>: ${CLIENT}: Access denied`,
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
  ],

  // How much and how fast; the server itself.
  [
    'too-much',
    '421 4.7.0 mx.example.com Error: too many connections from 192.0.2.1',
    '421 4.7.0 mx.example.com Too many connections',
  ],
  ['too-many-errors', '421 4.7.0 mx.example.com Error: too many errors', '554 5.5.0 Error: too many errors'],
  ['all-ports-busy', '421 4.3.2 All server ports are busy', '421 4.3.2 Server is busy'],
  [
    'postscreen-first-contact',
    '450 4.3.2 Service currently unavailable',
    '421 4.3.2 Service currently unavailable, closing channel',
  ],
  ['postscreen-protocol-error', '521 5.5.1 Protocol error', '550 5.5.1 A protocol error occurred'],
  [
    'misconfigured',
    '451 4.3.0 <user@example.com>: Temporary lookup failure',
    '451 4.4.3 Temporary DNS error',
  ],
  ['storage', '452 4.3.1 Insufficient system storage', '452 4.3.1 Insufficient system resources'],
  [
    'sign-in-unavailable',
    '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
    '535 5.7.8 Error: authentication failed: Connection lost to authentication server',
  ],
  [
    'sign-in-failed',
    '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
    '454 4.7.0 Temporary authentication failure',
  ],

  // The message, and the commands that bring it.
  ['content', '550 5.7.1 message content rejected', '550 5.7.1 Message rejected due to content'],
  [
    'filter-refused-message',
    'host mx.example.com[192.0.2.1] said: 550 5.7.1 Command rejected (in reply to end of DATA command)',
    'host mx.example.com[192.0.2.1] said: 550 5.7.1 Command rejected (in reply to RCPT TO command)',
  ],
  ['filter-refused', '550 5.7.1 Command rejected', '502 5.5.1 Command rejected'],
  [
    'filter-unavailable',
    '451 4.7.1 Service unavailable - try again later',
    '451 4.7.1 Please try again later',
  ],
  [
    'message-size',
    '552 5.3.4 Message size exceeds fixed limit',
    '552 5.3.4 Message size exceeds fixed maximum message size',
  ],
  ['too-many-hops', '554 5.4.0 Error: too many hops', '554 5.4.6 Too many hops 27 (25 max)'],
  ['bare-lf', '521 5.5.2 mx.example.com Error: bare <LF> received', '451 Bare line-feed; see the manual'],
  [
    'commands',
    '554 5.5.0 Error: SMTP protocol synchronization: Improper use of SMTP command pipelining',
    '503 5.5.1 Need RCPT (recipient)',
  ],
  ['no-recipients-left', '554 5.5.1 Error: no valid recipients', '503 5.5.1 No valid recipients'],

  // Deliveries of its own.
  [
    'dns-again',
    '(Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again)',
    '(Host or domain name not found. Name service error for name=example.com type=A: Host not found)',
  ],
  [
    'dns-not-found',
    '(Host or domain name not found. Name service error for name=example.com type=A: Host not found)',
    '(Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again)',
  ],
  [
    'loops-back',
    '5.4.6 mail for example.com loops back to myself',
    '554 5.3.5 mx.example.com config error: mail loops back to me (MX problem?)',
  ],
  [
    'no-relay-found',
    'unable to find primary relay for example.com',
    'unable to find the relay of example.com',
  ],
  ['certificate-untrusted', '4.7.5 Server certificate not trusted', '4.7.5 Client certificate not trusted'],
  [
    'tls-required',
    '4.7.4 TLS is required, but was not offered by host mx.example.com[192.0.2.1]',
    '454 4.7.0 TLS not available due to local problem',
  ],
  [
    'sasl-client-failed',
    'SASL authentication failed; cannot authenticate to server smtp.example.com[192.0.2.1]: no mechanism available',
    '535 5.7.8 Authentication failed',
  ],
  [
    'smtputf8-not-offered',
    '5.6.7 SMTPUTF8 is required, but was not offered by host mx.example.com[192.0.2.1]',
    '553 5.6.7 Non-ASCII addresses are not permitted',
  ],
  [
    'local-quota',
    '5.2.2 maildir delivery failed: error writing message: Disk quota exceeded',
    '451 4.3.0 maildir delivery failed: error writing message: No space left on device',
  ],
  [
    'not-reached',
    'connect to mx.example.com[192.0.2.1]:25: Connection timed out',
    '421 4.4.2 mx.example.com Error: timeout exceeded',
  ],
  [
    'end-unclear',
    'conversation with mx.example.com[192.0.2.1] timed out while sending end of data -- message may be sent more than once',
    'conversation with mx.example.com[192.0.2.1] timed out while sending RCPT TO',
  ],
  [
    'broken-off',
    'lost connection with mx.example.com[192.0.2.1] while sending MAIL FROM',
    'connect to mx.example.com[192.0.2.1]:25: Connection reset by peer',
  ],
]);

it('knows Postfix by its own words', () => {
  expect(recognises(postfix, `550 5.7.1 ${TO}: Message rejected due to: SPF fail`)).toBe(true);
  expect(recognises(postfix, '550 5.1.1 Recipient address rejected: User unknown')).toBe(false);
});

it('reads what stands in its log around a reply', () => {
  expect(
    rowFor(
      postfix,
      'delivery temporarily suspended: connect to mx.example.com[192.0.2.1]:25: Connection refused',
    ),
  ).toBe('postfix-not-reached');
  expect(
    rowFor(
      postfix,
      'lost connection with mx.example.com[192.0.2.1] while receiving the initial server greeting',
    ),
  ).toBe('postfix-broken-off');
});
