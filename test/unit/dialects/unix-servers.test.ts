/** Replies of the servers that grew up on Unix (Courier, Haraka, OpenSMTPD, qmail, Sendmail), each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { courier } from '../../../src/knowledge/dialects/courier.ts';
import { haraka } from '../../../src/knowledge/dialects/haraka.ts';
import { opensmtpd } from '../../../src/knowledge/dialects/opensmtpd.ts';
import { qmail } from '../../../src/knowledge/dialects/qmail.ts';
import { sendmail } from '../../../src/knowledge/dialects/sendmail.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises } from '../../support/dialect-rows.ts';

describeDialect(courier, [
  ['relaying-denied', '513 Relaying denied.', '550 5.7.1 Relaying denied'],
  ['user-unknown', '511 User unknown.', '550 User unknown'],
  ['mailbox-unknown', '550 User <user> unknown', '550 User <user@example.com> unknown'],
  [
    'sender-domain',
    '517-Domain does not exist: nosuch.example.\n517 Invalid domain, see <URL:ftp://ftp.isi.edu/in-notes/rfc1035.txt>',
    '550 Domain does not exist: nosuch.example',
  ],
  ['sender-refused', '517 Sender rejected: spammer@example.org', '550 Sender rejected'],
  [
    'sender-host-blocked',
    '517 Mail server at ::ffff:192.0.2.1 is blocked.',
    '550 Mail server at 192.0.2.1 is blocked.',
  ],
  [
    'greylisted',
    '412 Mail from example.org is temporarily refused: you are not whitelisted by this recipient',
    '550 You are not whitelisted',
  ],
  [
    'address-temporarily-unavailable',
    '456 Address temporarily unavailable.',
    '450 Address temporarily unavailable',
  ],
  ['address-unavailable', '556 Address unavailable.', '550 Address unavailable'],
  ['queue-full', '431 Mail system full.', '452 Mail system full'],
  ['too-many-recipients', '531 Too many recipients.', '452 Too many recipients'],
  [
    'message-size',
    '523 Message length (2000000 bytes) exceeds administrative limit(1000000).',
    '552 Message length exceeds administrative limit',
  ],
  ['size-announced', '534 SIZE=Message too big.', '552 SIZE=Message too big'],
  [
    'header-size',
    '534 Message header size, or recipient list, exceeds policy limit.',
    '552 Message header size exceeds policy limit',
  ],
  [
    'mime',
    '550 Message MIME complexity exceeds the policy maximum.',
    '554 Message MIME complexity exceeds the policy maximum',
  ],
  ['loop', '546 Routing loop detected -- Too many Received: headers.', '554 Mail loop detected'],
  ['syntax', '502 ESMTP command error', '500 ESMTP command error'],
  [
    'unicode',
    '550 Unable to deliver Unicode E-mail to this address.',
    '554 Unable to deliver Unicode E-mail',
  ],
  ['tls', '540 STARTTLS is required first.', '530 Must issue a STARTTLS command first'],
  ['sign-in-required', '535 Authentication required.', '530 Authentication required'],
]);

describeDialect(haraka, [
  ['cannot-deliver', '550 I cannot deliver mail for <user@example.com>', '550 We cannot deliver your mail'],
  ['null-mx', 'No MX for example.com', '550 No MX record for example.com was found here'],
  ['mx-lookup', 'Temporary MX lookup error for example.com', '451 Temporary lookup error'],
  ['tried-all', 'Tried all MXs', '450 Tried all servers'],
  ['too-many-failures', 'Too many failures (Tried all MXs)', '421 Too many failures'],
  ['size', '550 Message too big!', '552 Message too big for the system'],
  ['mime-parts', '554 Transaction failed due to too many MIME parts', '554 Transaction failed'],
  [
    'loop',
    '550 Too many received headers - possible mail loop',
    '550 Too many "Received" headers - suspected mail loop',
  ],
  [
    'bare-lf',
    '451 Bare line-feed; see http://haraka.github.io/barelf/',
    '451 See http://pobox.com/~djb/docs/smtplf.html.',
  ],
  ['rdns', '554 rDNS Lookup Failed', '550 Your rDNS is wrong'],
  ['helo-not-found', '550 HELO host name invalid', '501 HELO host name invalid'],
  ['helo-not-reverse', '550 HELO host does not match rDNS', '550 HELO does not match'],
  ['not-welcome', '554 Your mail is not welcome here', '550 You are not welcome here'],
  ['come-back-later', '421 Come back later', '451 Come back later'],
  ['helo-or-sender-denied', '550 sender <news@example.org> denied', '554 Sender denied'],
  ['message-denied', '550 Message denied', '550 Message denied by policy'],
  ['bad-sequence', '503 Use EHLO/HELO before MAIL', '503 5.5.1 Error: send HELO/EHLO first'],
]);

describeDialect(opensmtpd, [
  ['invalid-recipient', '550 Invalid recipient: <user@example.com>', '550 Invalid recipient address'],
  ['sender-syntax', '553 5.1.0 Sender address syntax error', '501 Sender address syntax error'],
  ['recipient-syntax', '501 5.1.3 Recipient address syntax error', '553 Recipient address syntax error'],
  ['size', '554 5.3.4 Transaction failed, message too big', '554 Transaction failed, message is spam'],
  ['format', '550 5.7.1 Message is not RFC 2822 compliant', '550 Message is not compliant'],
  ['loop', '500 5.4.6 Routing loop detected: Loop detected', '554 Mail loop detected by the gateway'],
  ['too-many', '451 4.5.3 Too many recipients: Too many recipients', '452 4.5.3 Error: too many recipients'],
  [
    'auth-first',
    '530 5.5.1 Invalid command: Must issue an AUTH command first',
    '530 5.7.0 Must issue a STARTTLS command first',
  ],
  [
    'list-expansion',
    '524 5.2.4 Mailing list expansion problem: <all@example.com>',
    '550 5.2.4 Mailing list expansion problem',
  ],
  ['no-mx', 'No MX found for domain', '550 No MX record found'],
  ['no-valid-route', 'No valid route to remote MX', '550 No valid route'],
  ['no-route', 'Network error on destination MXs', '451 Network error'],
  ['expired', 'Envelope expired', '550 The envelope has expired, it seems'],
]);

describeDialect(qmail, [
  [
    'no-mailbox',
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '550 No such mailbox by that name (#5.1.1)',
  ],
  [
    'rcpthosts',
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    '553 sorry, that domain is not accepted (#5.7.1)',
  ],
  [
    'badmailfrom',
    '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)',
    '553 sorry, your envelope recipient is in my badrcptto list (#5.1.1)',
  ],
  [
    'badrcptto',
    '553 sorry, your envelope recipient is in my badrcptto list (#5.1.1)',
    '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)',
  ],
  [
    'mfcheck',
    '553 sorry, your envelope sender domain must exist (#5.7.1)',
    "550 sorry, can't find a valid MX for rcpt domain (#5.1.2 - chkuser)",
  ],
  [
    'chkuser-recipient-domain',
    "550 sorry, can't find a valid MX for rcpt domain (#5.1.2 - chkuser)",
    "550 sorry, can't find a valid MX for sender domain (#5.1.8 - chkuser)",
  ],
  [
    'chkuser-quota',
    '522 sorry, recipient mailbox is overquota (#5.2.2 - chkuser)',
    '552 Mailbox is overquota',
  ],
  [
    'chkuser-sender-format',
    '553 sorry, sender address has invalid format (#5.1.7 - chkuser)',
    '553 sorry, recipient address has invalid format (#5.1.3 - chkuser)',
  ],
  [
    'chkuser-recipient-format',
    '553 sorry, recipient address has invalid format (#5.1.3 - chkuser)',
    '553 sorry, sender address has invalid format (#5.1.7 - chkuser)',
  ],
  [
    'chkuser-too-many',
    '550 sorry, reached maximum number of recipients allowed in one session (#5.5.3 - chkuser)',
    '452 Too many recipients in one session',
  ],
  [
    'chkuser-policy',
    '550 sorry, you are violating our security policies (#5.7.1 - chkuser)',
    '550 You are violating our policies',
  ],
  [
    'databytes',
    '552 sorry, that message size exceeds my databytes limit (#5.3.4)',
    '552 sorry, that message is too large (#5.3.4)',
  ],
  [
    'bare-lf',
    '451 See http://pobox.com/~djb/docs/smtplf.html.',
    '451 Bare line-feed; see http://haraka.github.io/barelf/',
  ],
  [
    'looping',
    'This message is looping: it already has my Delivered-To line. (#5.4.6)',
    '554 Mail loop suspected (#5.4.6)',
  ],
  [
    'filter-refused',
    '554 mail server permanently rejected message (#5.3.0)',
    '554 The message was rejected (#5.3.0)',
  ],
  ['queue-trouble', '451 qq temporary problem (#4.3.0)', '451 temporary problem (#4.3.0)'],
  ['sign-in', '535 authentication failed (#5.7.1)', '535 5.7.8 Authentication failed'],
  [
    'no-host',
    "Sorry, I couldn't find any host named example.com. (#5.1.2)",
    "Sorry, I couldn't find the mailbox. (#5.1.1)",
  ],
  [
    'no-exchanger',
    "Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)",
    "Sorry, I couldn't find a way there. (#5.4.4)",
  ],
  [
    'best-preference',
    "Sorry. Although I'm listed as a best-preference MX or A for that host,\nit isn't in my control/locals file, so I don't treat it as local. (#5.4.6)",
    'Sorry, the best-preference MX does not answer. (#4.4.1)',
  ],
  ['cname', 'CNAME lookup failed temporarily. (#4.4.3)', 'MX lookup failed temporarily. (#4.4.3)'],
  [
    'gave-up',
    "I'm not going to try again; this message has been in the queue too long.",
    'This message has been in the queue for an hour.',
  ],
  [
    'no-connection',
    "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)",
    'Connected to 192.0.2.1 but sender was rejected.',
  ],
]);

describeDialect(sendmail, [
  ['user-unknown', '550 5.1.1 <user@example.com>... User unknown', '550 5.1.1 User unknown'],
  [
    'relaying-denied-name',
    '550 5.7.1 <user@example.com>... Relaying denied. IP name lookup failed [192.0.2.1]',
    '550 5.7.1 <user@example.com>... Relaying denied',
  ],
  [
    'relaying-denied-name',
    '450 4.7.1 <user@example.com>... Relaying temporarily denied. Cannot resolve PTR record for 192.0.2.1',
    '450 4.7.1 Cannot resolve PTR record for 192.0.2.1',
  ],
  ['relaying-denied', '550 5.7.1 <user@example.com>... Relaying denied', '513 Relaying denied.'],
  [
    'sender-domain-missing',
    '553 5.1.8 <news@nosuch.example>... Domain of sender address news@nosuch.example does not exist',
    '550 5.1.2 Domain of recipient address does not exist',
  ],
  [
    'sender-incomplete',
    '553 5.5.4 <news>... Domain name required for sender address news',
    '553 5.1.3 <user>... Hostname required',
  ],
  [
    'recipient-incomplete',
    '553 5.1.3 <@example.com>... User address required',
    '553 5.5.4 <news>... Domain name required for sender address news',
  ],
  ['reverse-name', '550 5.7.1 Fix reverse DNS for 192.0.2.1', '550 5.7.1 Access denied for 192.0.2.1'],
  [
    'connection-rate',
    '421 4.3.2 Connection rate limit exceeded.',
    '421 4.3.2 The connection rate is too high',
  ],
  [
    'bad-commands',
    '421 4.7.0 mx.example.com Too many bad commands; closing connection',
    '500 Too many bad commands',
  ],
  [
    'bad-recipients',
    '421 4.7.0 mx.example.com Too many bad recipients; closing connection',
    '421 4.7.0 mx.example.com Too many bad commands; closing connection',
  ],
  [
    'message-size',
    '552 5.3.4 Message size exceeds fixed maximum message size (10000000)',
    '552 5.3.4 Message size exceeds fixed limit',
  ],
  ['disk', '452 4.4.5 Insufficient disk space; try again later', '452 4.3.1 Insufficient system storage'],
  ['milter-tempfail', '451 4.3.2 Please try again later', '451 Please try again later.'],
  [
    'too-many-hops',
    '554 5.4.6 Too many hops 27 (25 max): from <a@example.org>',
    '554 5.4.0 Error: too many hops',
  ],
  [
    'loops-back',
    '554 5.3.5 Local configuration error',
    '451 Local configuration error; please try again later',
  ],
  [
    'host-unknown',
    '550 5.1.2 <user@nosuch.example>... Host unknown (Name server: nosuch.example: host not found)',
    '451 <user@example.com>... Name server: example.com: host name lookup failure',
  ],
  [
    'name-server',
    '451 4.4.3 <user@example.com>... Name server: example.com: host name lookup failure',
    '550 5.1.2 <user@nosuch.example>... Host unknown (Name server: nosuch.example: host not found)',
  ],
  [
    'deferred-connection',
    'Deferred: Connection timed out with mx.example.com.',
    'Deferred: 450 4.2.0 mailbox busy',
  ],
  [
    'gave-up',
    'Message could not be delivered for 5 days\nCannot send message for 5 days',
    'Warning: message still undelivered after 4 hours',
  ],
  ['polite', '503 5.0.0 Polite people say HELO first', '503 5.5.1 Error: send HELO/EHLO first'],
  ['helo-invalid', '501 5.0.0 Invalid domain name', '550 Invalid domain name'],
  ['tls', '403 4.7.0 TLS handshake failed.', '421 4.7.0 TLS handshake failed somehow'],
]);

it('knows each by its own words', () => {
  expect(recognises(qmail, '554 refused by a filter (#5.3.0)')).toBe(true);
  expect(recognises(qmail, '554 5.3.0 refused by a filter')).toBe(false);
  expect(recognises(sendmail, '550 5.7.1 <user@example.com>... we do not like you')).toBe(true);
  expect(recognises(sendmail, '550 5.7.1 we do not like <user@example.com>')).toBe(false);
  expect(recognises(haraka, '550 I cannot deliver mail for <user@example.com>')).toBe(true);
  expect(recognises(opensmtpd, '220 mx.example.com ESMTP OpenSMTPD')).toBe(true);
  expect(recognises(courier, '513 Relaying denied.')).toBe(true);
});
