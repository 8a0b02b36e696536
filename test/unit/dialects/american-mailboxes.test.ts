/** What Yahoo, Apple and the internet providers of North America write, row by row. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { apple } from '../../../src/knowledge/dialects/apple.ts';
import { att } from '../../../src/knowledge/dialects/att.ts';
import { comcast } from '../../../src/knowledge/dialects/comcast.ts';
import { cox } from '../../../src/knowledge/dialects/cox.ts';
import { spectrum } from '../../../src/knowledge/dialects/spectrum.ts';
import { yahoo } from '../../../src/knowledge/dialects/yahoo.ts';
import { describeDialect } from '../../support/dialect-examples.ts';

const SEE = 'see https://postmaster.yahooinc.com/error-codes';

describeDialect(yahoo, [
  [
    'refused-for-good',
    `421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed. ${SEE}`,
    '421 4.7.1 All messages will be deferred; retrying will succeed',
  ],
  [
    'refused-for-good',
    `553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed. ${SEE}`,
    '553 5.7.2 All messages to this list are refused',
  ],
  [
    'volume',
    `421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; ${SEE}`,
    '421 4.7.0 Messages from 192.0.2.1 temporarily deferred',
  ],
  [
    'complaints',
    `421 4.7.0 [TS01] Messages from 192.0.2.1 temporarily deferred due to user complaints - 4.16.55.1; ${SEE}`,
    '421 4.7.0 Messages temporarily deferred due to user complaints',
  ],
  [
    'spamhaus',
    `553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list; ${SEE}`,
    '553 5.7.1 Connections will not be accepted from 192.0.2.1, listed by Spamhaus',
  ],
  [
    'content',
    '554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://senders.yahooinc.com/error-codes',
    '554 Message not allowed. Email not accepted for policy reasons.',
  ],
  [
    'greylisted',
    '451 4.7.1 [GL01] Message from (192.0.2.1) temporarily deferred - 4.16.50',
    '451 4.7.1 Message from (192.0.2.1) temporarily deferred',
  ],
  [
    'unauthenticated',
    '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
    '550 5.7.26 This mail has been blocked because the sender is unauthenticated.',
  ],
  [
    'dmarc',
    `554 5.7.9 Message not accepted for policy reasons. ${SEE}`,
    '554 5.7.1 Message not accepted for policy reasons',
  ],
  [
    'sender-domain',
    `451 Message temporarily deferred due to unresolvable RFC.5321 from domain; ${SEE}`,
    '451 Message temporarily deferred due to unresolvable domain',
  ],
  [
    'disabled',
    '554 delivery error: dd Sorry your message to user@example.com cannot be delivered. This account has been disabled or discontinued [#102]. - mta4217.mail.gq1.yahoo.com',
    '554 Your message cannot be delivered. This account has been disabled.',
  ],
  [
    'disabled',
    '554 30 Sorry, your message to user@example.com cannot be delivered. This mailbox is disabled (554.30).',
    '554 This mailbox is disabled',
  ],
  [
    'no-mailbox',
    "554 delivery error: dd This user doesn't have a yahoo.com account (user@example.com) [-5] - mta1.mail.yahoo.com",
    '554 This user does not have an account here',
  ],
  [
    'no-mailbox',
    '552 1 Requested mail action aborted, mailbox not found',
    '552 Requested mail action aborted, mailbox full',
  ],
  [
    'messages-a-connection',
    '421 Max message per connection reached, closing transmission channel',
    '421 Max recipients reached, closing transmission channel',
  ],
  [
    'recipient-too-fast',
    '450 User is receiving mail too quickly',
    '450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
  ],
  [
    'busy',
    '451 mta1.mail.yahoo.com Resources temporarily unavailable. Please try again later [#4.16.1].',
    '451 4.3.0 Resources temporarily unavailable',
  ],
]);

describeDialect(apple, [
  [
    'hide-my-email-sender',
    '550 5.7.1 [HME1] Message rejected, neither SPF nor DKIM passed',
    '550 5.7.1 Message rejected, neither SPF nor DKIM passed',
  ],
  [
    'hide-my-email-off',
    '550 5.7.1 <abc123@privaterelay.appleid.com>: Relay not permitted',
    '550 relay not permitted',
  ],
  [
    'local-policy',
    '554 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
    '554 5.7.1 Message rejected due to local policy',
  ],
  [
    'local-policy',
    '550 5.7.1 [HM08] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
    '550 5.7.1 Local policy violation',
  ],
  [
    'dmarc',
    '550 5.7.1 Your message was rejected due to example.org DMARC policy. See https://support.apple.com/en-us/HT204137 for info',
    '550 5.7.1 Your message was rejected due to policy',
  ],
  [
    'spamhaus-domain',
    '550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL -- see https://www.spamhaus.org/dbl/',
    '550 5.7.1 blocked using dbl.spamhaus.org',
  ],
  [
    'spamhaus-address',
    '550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in Spamhaus SBL. For details please see http://www.spamhaus.org/query/bl?ip=192.0.2.1',
    '550 5.7.1 Mail from IP 192.0.2.1 was rejected',
  ],
  [
    'volume',
    '421 4.7.1 Messages to user@example.com deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
    '421 4.7.1 Your messages are deferred due to excessive volume',
  ],
  ['gone', '550 5.1.6 recipient no longer on server: user@example.com', '550 5.1.6 recipient has moved'],
]);

const comcastSays = (words: string, code: string): string =>
  `554 resimta-po-14v.sys.comcast.net comcast 192.0.2.1 ${words}, see http://postmaster.comcast.net/smtp-error-codes.php#${code}`;

describeDialect(comcast, [
  ['own-list', comcastSays('found on one or more DNSBLs', 'BL000000'), '554 BL0000 found on a DNSBL'],
  ['public-lists', comcastSays('found on one or more DNSBLs', 'BL000001'), '554 BL0001'],
  ['public-lists', comcastSays('found on one or more DNSBLs', 'BL000011'), '554 BL000021'],
  ['dynamic', comcastSays('is a dynamic address', 'ES000001'), '554 ES000002'],
  [
    'rate',
    '421 4.1.0 192.0.2.1 Throttled - try again later. Please see http://postmaster.comcast.net/smtp-error-codes.php#RL000001',
    '421 4.1.0 Throttled - try again later',
  ],
  [
    'no-reverse-name',
    '554 resimta-po-14v.sys.comcast.net comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry.',
    '554 All mail servers must have a PTR record',
  ],
  [
    'no-reverse-name',
    '421 Reverse DNS failure : Try again later',
    '421 A failure of the DNS : try again later',
  ],
  ['no-mailbox', '550 5.1.1 Not our Customer', '550 5.7.1 You are not our customer'],
]);

const spectrumSays = (code: number): string =>
  `554 impin004.msg.chrl.nc.charter.net cmsmtp 192.0.2.1 blocked. Please see https://www.spectrum.net/support/internet/understanding-email-error-codes for more information. AUP#In-${code}`;

describeDialect(spectrum, [
  ['blocked', spectrumSays(1020), '554 192.0.2.1 blocked. AUP#CXBL'],
  ['blocked', '554 dnvrco-cmimta15 esmtp ESMTP server not available AUP#I-1010', '554 AUP#1015'],
  ['reverse-name', spectrumSays(1120), spectrumSays(1160)],
  ['dmarc', spectrumSays(1160), spectrumSays(1120)],
  ['cloudmark', spectrumSays(1200), spectrumSays(1220)],
  ['spamhaus', spectrumSays(1230), spectrumSays(1210)],
  ['ipv6', spectrumSays(1260), spectrumSays(1250)],
  ['connections', '421 cmsmtp 192.0.2.1 blocked. AUP#In-1340', spectrumSays(1350)],
  ['volume', '421 cmsmtp 192.0.2.1 blocked. AUP#In-1430', spectrumSays(1330)],
]);

const coxSays = (code: string): string =>
  `554 IMP eastrmimpi306 cox 192.0.2.1 blocked. ${code}. Refer to Error Codes section at http://postmaster.cox.net for more information.`;

describeDialect(cox, [
  ['own-list', coxSays('CXBL'), coxSays('CXB')],
  ['for-a-day', coxSays('CDRBL'), coxSays('RBL')],
  ['public-lists', coxSays('IPBL0011'), coxSays('IPBL')],
  ['links', '554 5.7.1 Message rejected. URLBL011', '554 5.7.1 Message rejected. URLBL'],
  ['reverse-name', coxSays('CXDNS'), coxSays('DNS')],
  ['sender', '550 5.1.0 user@example.com sender rejected. AUP#CXSNDR', '550 5.1.0 sender rejected'],
  ['protocol', '554 5.5.0 AUP#CXSMTP', '554 5.5.0 SMTP error'],
  ['connections', '421 cox too many sessions from 192.0.2.1 AUP#CXCNCT', '421 too many sessions'],
  ['volume', '452 4.3.0 too many messages AUP#CXMXRT', '452 4.3.0 too many messages'],
  [
    'account',
    '550 5.1.0 Email sending blocked due to suspicious account activity on primary Cox account. Reference error code AUP#CXMJ.',
    '550 5.1.0 Email sending blocked due to suspicious account activity',
  ],
]);

describeDialect(att, [
  [
    'blocked',
    '553 5.3.0 flpi574.prodigy.net DNSBL:RBL 521< 192.0.2.1 >_is_blocked. For assistance forward this error to abuse_rbl@abuse-att.net',
    '553 5.3.0 192.0.2.1 is blocked',
  ],
  [
    'blocked',
    '550 <192.0.2.1> blocked by ldap:ou=rblmx, dc=bellsouth, dc=net',
    '550 blocked by an LDAP rule',
  ],
  [
    'reverse-name',
    '550 5.7.1 Connections not accepted from servers without a valid sender domain.flph824 Fix reverse DNS for 192.0.2.1',
    '550 5.7.1 Connections not accepted from servers here',
  ],
  [
    'reverse-name',
    '550 [permfail] bellsouth.net requires valid sender domain',
    '550 A valid sender domain is required',
  ],
  ['end-user', '550 unauthorized interface for <192.0.2.1>', '550 unauthorized for <192.0.2.1>'],
  [
    'suspended',
    '550 [suspend] Mailbox currently suspended--Please contact correspondent directly.',
    '550 Mailbox currently suspended',
  ],
  [
    'no-mailbox',
    '550 5.2.1 <user@example.com>... Addressee unknown, relay=[192.0.2.1]',
    '550 5.2.1 <user@example.com>... Addressee unknown',
  ],
]);

it('knows who speaks where the codes of two resemble each other', () => {
  expect(explainReply(spectrumSays(1220)).provider).toBe('spectrum');
  expect(explainReply('421 cox too many sessions from 192.0.2.1 AUP#CXCNCT').provider).toBe('cox');
  expect(
    explainReply('550 5.7.26 This mail has been blocked because the sender is unauthenticated.').provider,
  ).not.toBe('yahoo');
});
