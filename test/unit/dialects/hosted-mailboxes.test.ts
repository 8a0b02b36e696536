/** What those who host mail for domains of others write, row by row. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { fastmail } from '../../../src/knowledge/dialects/fastmail.ts';
import { godaddy } from '../../../src/knowledge/dialects/godaddy.ts';
import { ovh } from '../../../src/knowledge/dialects/ovh.ts';
import { proton } from '../../../src/knowledge/dialects/proton.ts';
import { rackspace } from '../../../src/knowledge/dialects/rackspace.ts';
import { zoho } from '../../../src/knowledge/dialects/zoho.ts';
import { describeDialect } from '../../support/dialect-examples.ts';

describeDialect(zoho, [
  [
    'recipient-policy',
    '452 <user@example.com> Mailbox delivery restricted by policy error',
    '452 <user@example.com> Mailbox delivery failed',
  ],
  [
    'destination-policy',
    '541 5.4.1 Mail rejected by destination domain',
    '550 5.7.1 Mail rejected by destination domain',
  ],
  ['sender-not-owned', '553 Relaying disallowed as user@example.org', '553 Relaying disallowed'],
  [
    'unusual-activity',
    '550 5.4.6 Unusual sending activity detected. Please try after sometime',
    '550 5.4.6 Unusual activity',
  ],
  ['sender-blocked', '554 5.1.8 Sender Address Blocked', '554 5.7.1 Sender address blocked'],
  [
    'virus',
    '552 5.7.1 virus Win.Test.EICAR_HDB-1 detected by Zoho Mail',
    '552 5.7.1 virus Win.Test.EICAR_HDB-1 detected',
  ],
  ['no-subject', '5.2.1 Subject is Mandatory.', '5.2.1 A subject is mandatory'],
  ['size-policy', '5.2.0 Email size exceeded the policy.', '5.2.0 Email size exceeded'],
]);

describeDialect(godaddy, [
  [
    'connections',
    '421 Temporarily rejected. Too many connections. IB007',
    '421 Too many connections. IB0071',
  ],
  [
    'busy',
    '421 Server temporarily unavailable. Try again later. IB101',
    '421 Server temporarily unavailable.',
  ],
  ['reverse-name', '554 Connection refused. Reverse DNS failure. IB108', '554 Reverse DNS failure.'],
  [
    'blocked-for-now',
    '554 This IP has been temporarily blocked. IB110',
    '554 This IP has been blocked. IB119',
  ],
  [
    'content',
    '552 5.2.0 This message has been rejected due to content judged to be spam by the internet community IB212',
    '552 5.2.0 This message has been rejected due to content judged to be spam',
  ],
  [
    'wrong-server',
    '535 Authentication not allowed on IBSMTP Servers. IB401',
    '535 Authentication not allowed',
  ],
  ['sender', '550 example.org From: Domain is invalid. Provide a valid From: IB506', '550 From: is invalid'],
  ['spf', '550 user@example.org Invalid SPF record. IB508', '550 Invalid SPF record.'],
  ['limits', '452 This message has too many recipients. IB504', '452 This message has too many recipients.'],
  ['virus', '552 Virus infected message rejected. IB705', '552 Virus infected message rejected.'],
  ['spam', '552 Message rejected for spam or virus content', '552 Message rejected for its content'],
]);

describeDialect(rackspace, [
  [
    'connections',
    '421 Too many concurrent connections from this client (G2)',
    '421 Too many concurrent connections from this client',
  ],
  [
    'new-address',
    '451 4.7.1 Received too many messages from a new or untrusted IP (G28)',
    '451 4.7.1 Received too many messages (G28)',
  ],
  [
    'reverse-name',
    '450 4.7.1 Client host 192.0.2.1 has no PTR record (G1F)',
    '450 4.7.1 Client host 192.0.2.1 has no PTR record',
  ],
  [
    'dmarc-lookup',
    '450 4.4.0 <user@example.com> Temporary DMARC DNS lookup failure (G1E)',
    '450 4.4.0 Temporary DNS lookup failure',
  ],
  [
    'mailbox-too-fast',
    '450 4.2.1 <user@example.com>: Mailbox received too much email in a short period of time (G30)',
    '450 4.2.1 <user@example.com>: Mailbox received too much',
  ],
  ['loop', '450 4.4.6 Routing loop detected (G16)', '554 5.4.6 Routing loop detected'],
  [
    'busy',
    "450 4.4.1 <user@example.com>: The recipient's server was temporarily unavailable to accept your message (G6)",
    "450 4.4.1 <user@example.com>: The recipient's server was temporarily unavailable",
  ],
]);

describeDialect(fastmail, [
  [
    'locked',
    '554 5.7.1 <mx.example.com[192.0.2.1]>: Client host rejected: Address locked or deactivated; see http://mail.messagingengine.com/docs/locked.html',
    '554 5.7.1 <mx.example.com[192.0.2.1]>: Client host rejected: Address locked or deactivated',
  ],
  [
    'sender-not-owned',
    '551 5.7.1 Not authorised to send from this header address',
    '550 5.7.1 Not authorised to send from this address',
  ],
  [
    'several-senders',
    '551 5.7.1 Multiple addresses in a From header is not allowed',
    '550 5.7.1 Multiple addresses in a From header are not allowed',
  ],
]);

describeDialect(ovh, [
  ['sign-in', '535 5.7.1 Authentication failed', '454 4.7.0 Temporary authentication failure'],
]);

describeDialect(proton, [
  [
    'no-mailbox',
    '550 5.1.1 <user@proton.me>: Recipient address rejected: Address does not exist',
    '550 5.1.1 <user@example.com>: Recipient address rejected: Address does not exist',
  ],
]);

it('takes a refused sign-in for one of OVHcloud only where its host said so', () => {
  const refused = '535 5.7.1 Authentication failed';
  expect(explainReply(refused).provider).not.toBe('ovh');
  const told = explainReply(refused, { host: 'ssl0.ovh.net' });
  expect(told.provider).toBe('ovh');
  expect(told.title).toContain('blocked for spam');
});
