/** Replies of groupware servers, of the stores behind them (LMTP) and of senders in bulk, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { cyrus } from '../../../src/knowledge/dialects/cyrus.ts';
import { domino } from '../../../src/knowledge/dialects/domino.ts';
import { dovecot } from '../../../src/knowledge/dialects/dovecot.ts';
import { exchange } from '../../../src/knowledge/dialects/exchange.ts';
import { hmailserver } from '../../../src/knowledge/dialects/hmailserver.ts';
import { james } from '../../../src/knowledge/dialects/james.ts';
import { kerio } from '../../../src/knowledge/dialects/kerio.ts';
import { kumomta } from '../../../src/knowledge/dialects/kumomta.ts';
import { mdaemon } from '../../../src/knowledge/dialects/mdaemon.ts';
import { powermta } from '../../../src/knowledge/dialects/powermta.ts';
import { zimbra } from '../../../src/knowledge/dialects/zimbra.ts';
import { describeDialect } from '../../support/dialect-examples.ts';
import { recognises } from '../../support/dialect-rows.ts';

describeDialect(exchange, [
  // The directory.
  [
    'legacy-address',
    '550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found',
    '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
  ],
  [
    'recipient-not-found',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient user@example.com not found by SMTP address lookup',
    '550 5.1.1 Recipient not found',
  ],
  [
    'address-ambiguous',
    '550 5.1.4 RESOLVER.ADR.Ambiguous; ambiguous address',
    '550 5.1.4 The address is ambiguous',
  ],
  [
    'only-internal-senders',
    '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
    '530 5.7.0 Authentication required',
  ],
  [
    'recipient-size-limit',
    '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
    '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
  ],
  ['forwarding-loop', '554 5.4.6 Hop count exceeded - possible mail loop', '554 5.4.6 Too many hops'],

  // The mailbox store.
  [
    'mailbox-full',
    '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
    '554 5.2.2 Mailbox full',
  ],
  [
    'mailbox-disabled',
    '554 5.2.1 STOREDRV.Deliver.Exception:AccountDisabledException; AccountDisabled',
    '554 5.2.1 The mailbox is disabled',
  ],
  [
    'sender-quota',
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
    '550 5.1.90 You have exceeded your quota',
  ],
  [
    'send-as',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    '550 5.7.60 Client does not have permissions to submit to this server',
  ],
  [
    'recipient-threads',
    '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded',
    '432 4.3.2 Concurrent connections limit exceeded',
  ],
  [
    'corrupt-content',
    '550 5.6.0 CAT.InvalidContent.Exception: ConversionFailedException; cannot handle content of message',
    '550 5.6.0 Invalid message content',
  ],

  // Rules and filters.
  [
    'transport-rule',
    '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
    '550 5.7.1 Message rejected by policy',
  ],
  [
    'content-filter',
    '550 5.7.1 Message rejected as spam by Content Filtering.',
    '550 5.7.1 Message rejected as spam',
  ],
  ['sender-filter', '554 5.1.0 Sender Denied', '550 5.7.1 The sender is denied'],
  ['sender-id', '550 5.7.1 Sender ID (PRA) Not Permitted', '550 5.7.1 Sender ID not permitted'],
  [
    'address-blocked',
    '550 5.7.1 External client with IP address 192.0.2.1 does not have permissions to submit to this server. Visit http://support.microsoft.com/kb/928123 for more information.',
    '550 5.7.1 Client does not have permissions to submit mail to this server.',
  ],

  // The receive connector.
  [
    'unable-to-relay',
    '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    '550 5.7.1 Unable to relay the message, it contains a virus',
  ],
  [
    'not-authenticated',
    '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    '530 5.7.0 Authentication required',
  ],
  [
    'no-permission-to-submit',
    '550 5.7.1 Client does not have permissions to submit mail to this server.',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  ],
  [
    'sign-in-between-servers',
    '451 4.7.0 Primary target IP address responded with: "451 5.7.3 Cannot achieve Exchange Server authentication."',
    '535 5.7.3 Authentication unsuccessful',
  ],
  [
    'too-many-connections',
    '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel',
    '421 4.3.2 Too many connections',
  ],
  ['back-pressure', '452 4.3.1 Insufficient system resources', '452 4.3.1 Insufficient system storage'],
  [
    'proxy-trouble',
    '451 4.7.0 Temporary server error. Please try again later. PRX2',
    '451 4.7.0 Temporary server error. Please try again later.',
  ],
  [
    'bare-linefeeds',
    '550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare linefeeds, which cannot be sent via DATA',
    '550 5.6.11 Message is malformed',
  ],

  // Deliveries of its own.
  ['queue-expired', '550 4.4.7 QUEUE.Expired; message expired', '550 4.4.7 Message expired'],
  [
    'nonexistent-domain',
    '550 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain',
    '550 5.4.4 Domain without a mail host',
  ],
  [
    'dns-trouble',
    '451 4.4.0 DNS query failed. The error was: DNS query failed with error ErrorRetry',
    '451 4.4.0 Lookup failed',
  ],
  [
    'no-connection',
    '441 4.4.1 Error encountered while communicating with primary target IP address: "Failed to connect. Winsock error code: 10060, Win32 error code: 10060."',
    '451 4.4.0 Primary target IP address responded with: "451 4.3.0 busy"',
  ],
]);

describeDialect(domino, [
  [
    'not-in-directory',
    'User user (user@example.com) not listed in Domino Directory',
    '550 User not listed in our directory',
  ],
  [
    'relay',
    '554 Relay rejected for policy reasons.',
    '554 Mail from example.org rejected for policy reasons.',
  ],
  [
    'dns-blacklist',
    '554 Service unavailable; Client host 192.0.2.1 was found in the DNS Blacklist at bl.example.net',
    '554 Client host found on a blacklist',
  ],
  ['policy', '554 Mail from example.org rejected for policy reasons.', '550 Mail rejected by policy'],
  [
    'quota',
    'Cannot allocate database object - database would exceed its disk quota.',
    '552 The database is full',
  ],
  [
    'hops',
    'Maximum hop count exceeded.  Message probably in a routing loop.',
    '554 5.4.6 Hop count exceeded',
  ],
  [
    'no-route',
    'No route found to domain example.com from server MAIL1/EXAMPLE.  Check Server, Connection and Domain documents in Domino Directory.',
    '550 No route to host',
  ],
  ['server-not-responding', 'Remote system no longer responding', '421 The server does not answer'],
  ['mail-file', 'Unable to open mail file', '451 Unable to open the queue file'],
]);

describeDialect(cyrus, [
  [
    'mailbox-unknown',
    '550-Mailbox unknown.  Either there is no mailbox associated with this\n550-name or you do not have authorization to see it.\n550 5.1.1 User unknown',
    '550 5.1.1 Mailbox unknown',
  ],
  [
    'not-allowed-to-post',
    '550-You do not have permission to post a message to this mailbox.\n550-Please contact the owner of this mailbox in order to submit\n550 5.7.1 your message',
    '550 5.7.1 You do not have permission to post here',
  ],
  ['quota', '452 4.2.2 Over quota SESSIONID=<cyrus-1234-1700000000-1-1234567890>', '452 4.2.2 Over quota'],
  [
    'message-size',
    '552 5.2.3 Message size (20000000) exceeds fixed maximum message size (10000000)',
    '552 5.3.4 Message size exceeds fixed maximum message size (10000000)',
  ],
  [
    'content',
    '554 5.6.0 Message contains non-ASCII characters in headers',
    '554 5.6.0 Message contains a virus',
  ],
  ['storage', '451 4.3.2 System I/O error', '451 4.3.0 System error'],
]);

describeDialect(dovecot, [
  [
    'user-unknown',
    "550 5.1.1 <user@example.com> User doesn't exist: user@example.com",
    "550 5.1.1 User doesn't exist",
  ],
  [
    'quota',
    '552 5.2.2 <user@example.com> Quota exceeded (mailbox for user is full)',
    '552 5.2.2 Quota exceeded',
  ],
  ['quota-size', '552 5.2.3 Quota: Message is too large', '552 5.3.4 Message is too large'],
  ['recipient-malformed', '501 5.5.4 Invalid TO: Invalid domain', '501 5.5.4 Invalid FROM: Invalid domain'],
  [
    'internal-error',
    '451 4.2.0 <user@example.com> Internal error occurred. Refer to server log for more information.',
    '451 4.3.0 Internal error',
  ],
  [
    'too-many-deliveries',
    '451 4.3.0 <user@example.com> Too many concurrent deliveries for user',
    '451 4.3.0 Too many deliveries',
  ],
  [
    'sieve-reject',
    'Your message to <user@example.com> was automatically rejected:\r\nI do not read this mailbox.',
    'Your message was rejected',
  ],
  [
    'relay-failed',
    '451 4.4.0 Failed to initialize relay connection: Connection failed',
    '451 4.4.0 Relay is busy',
  ],
]);

describeDialect(zimbra, [
  ['quota', '452 4.2.2 Over quota', '452 4.3.1 Over quota'],
  [
    'disabled',
    '450 4.2.1 Mailbox disabled, not accepting messages',
    '554 5.2.1 Mailbox disabled, not accepting messages',
  ],
  ['moving', '450 4.2.0 Mailbox is not on this server', '550 5.1.6 Mailbox is not on this server'],
  [
    'delivery-failure',
    '451 4.0.0 Temporary message delivery failure try again',
    '451 4.0.0 Message could not be delivered, try again',
  ],
  [
    'tls',
    '451 4.2.2 Server accepts messages only on TLS connection',
    '530 5.7.0 Must issue a STARTTLS command first',
  ],
]);

describeDialect(hmailserver, [
  ['relay', '550 Delivery is not allowed to this address.', '550 Delivery is not possible'],
  ['auth-required', '530 SMTP authentication is required.', '530 5.7.0 Authentication required'],
  ['greylisting', '451 Please try again later.', '451 4.3.2 Please try again later'],
  ['not-active', '550 Account is not active.', '550 This account is not active any more'],
  [
    'size',
    '554 Rejected - Message size exceeds fixed maximum message size. Size: 30000 KB, Max size: 20480 KB',
    '552 5.3.4 Message size exceeds fixed maximum message size (10000000)',
  ],
  ['data', '421 Excessive amounts of data sent to server.', '421 Excessive load'],
  ['sequence', '503 Issue a reset if you want to start over', '503 Issue a reset'],
  ['helo', '501 EHLO Invalid domain address.', '501 Invalid domain name'],
]);

describeDialect(james, [
  ['unknown-user', '550 Unknown user: user@example.com', '550 5.1.1 Unknown user'],
  [
    'relaying',
    '550 5.7.1 Requested action not taken: relaying denied',
    '550 5.7.1 <user@example.com>... Relaying denied',
  ],
  [
    'sender-domain',
    '501 5.1.8 sender news@example.org contains a domain with no valid MX records',
    '501 5.1.8 recipient user@example.com contains a domain with no valid MX records',
  ],
  [
    'recipient-domain',
    '501 5.1.8 recipient user@example.com contains a domain with no valid MX records',
    '501 5.1.8 sender news@example.org contains a domain with no valid MX records',
  ],
  [
    'too-many-recipients',
    '452 4.5.3 Requested action not taken: max recipients reached',
    '452 4.5.3 Too many recipients',
  ],
]);

describeDialect(kerio, [
  [
    'relaying',
    '550 5.7.1 Relaying to <user@example.com> denied (authentication required)',
    '550 5.7.1 Relaying denied',
  ],
  [
    'application-password',
    '535 5.7.8 Only application passwords are allowed since 2FA is enabled',
    '535 5.7.8 Authentication failed',
  ],
  [
    'cannot-connect',
    '4.4.1 Cannot connect to host mx.example.com',
    '5.0.0 Cannot connect to host mx.example.com',
  ],
]);

describeDialect(kumomta, [
  [
    'starttls',
    '451 4.4.1 KumoMTA internal: failed to connect to any candidate hosts: TLS handshake with mx.example.com failed',
    '451 4.4.1 TLS handshake failed',
  ],
  [
    'source-address',
    '451 4.4.4 KumoMTA internal: unplumbed source address 192.0.2.1',
    '451 4.4.4 KumoMTA internal: error in deliver_message',
  ],
  [
    'no-connection',
    '451 4.4.1 KumoMTA internal: failed to connect to any candidate hosts: connect timed out',
    '451 4.4.1 failed to connect to any candidate hosts',
  ],
  [
    'skipped-hosts',
    '550 5.4.4 KumoMTA internal: MX consisted solely of hosts on the skip_hosts list',
    '550 5.4.4 MX consisted solely of blocked hosts',
  ],
  [
    'own-trouble',
    '400 KumoMTA internal: error in deliver_message: something broke',
    '400 error in deliver_message',
  ],
]);

describeDialect(mdaemon, [
  ['recipient-unknown', '550 <user@example.com>, Recipient unknown', '550 Recipient unknown'],
]);

describeDialect(powermta, [
  ['bad-mailbox', '5.1.1 (bad destination mailbox address)', '550 5.1.1 bad destination mailbox address'],
  [
    'bad-system',
    '5.1.2 (bad destination system address)',
    '550 5.1.2 Bad destination system address: no such domain',
  ],
  ['mailbox-full', '5.2.2 (mailbox full)', '552 5.2.2 Mailbox full'],
  [
    'mailbox-disabled',
    '5.2.1 (mailbox disabled, not accepting messages)',
    '550 5.2.1 Mailbox disabled, not accepting messages',
  ],
  ['no-answer', '4.4.1 (no answer from host)', '4.4.1 No answer from host at all'],
  ['routing', '5.4.4 (unable to route)', '5.4.4 Unable to route your mail'],
  ['expired', '4.4.7 (delivery time expired)', '4.4.7 Delivery time expired'],
  [
    'size',
    '5.2.3 (message length exceeds administrative limit)',
    '523 Message length (2 bytes) exceeds administrative limit(1).',
  ],
  ['congestion', '4.3.1 (mail system full)', '431 Mail system full.'],
]);

it('knows each by its own words', () => {
  expect(recognises(exchange, '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found')).toBe(true);
  expect(recognises(exchange, '550 5.1.1 Recipient not found')).toBe(false);
  expect(recognises(cyrus, '250 2.1.5 Ok SESSIONID=<cyrus-1234-1700000000-1-1234567890>')).toBe(true);
  expect(recognises(kumomta, '451 4.4.1 KumoMTA internal: unplumbed source')).toBe(true);
  expect(recognises(zimbra, '550 5.2.1 Mailbox disabled, not accepting messages')).toBe(true);
});
