/** Replies as Google writes them, each beside one that only looks like it. */
import { describe, expect, it } from 'vitest';
import { gmail } from '../../../src/knowledge/dialects/gmail.ts';
import { recognises, rowFor } from '../../support/dialect-rows.ts';

const GSMTP = 'a640c23a62f3a-b0123456789si1234567890abc.12 - gsmtp';

/** Row, what Google says, and what it is not. */
const REPLIES: readonly (readonly [string, string, string])[] = [
  [
    'gmail-dmarc-policy',
    `550-5.7.26 Unauthenticated email from example.com is not accepted due to\n550-5.7.26 domain's DMARC policy. Please contact the administrator of\n550-5.7.26 example.com domain if this was a legitimate mail. To learn about the\n550 5.7.26 DMARC initiative, go to https://support.google.com/mail/?p=DmarcRejection ${GSMTP}`,
    '550 5.7.1 Email rejected per DMARC policy for example.com',
  ],
  [
    'gmail-dmarc-temporary',
    `451-4.7.26 Unauthenticated email from example.com is not accepted due to a temporary DNS failure\n451 4.7.26 while looking up its DMARC policy. ${GSMTP}`,
    '451 4.7.24 Temporary DNS failure while looking up SPF',
  ],
  [
    'gmail-unauthenticated',
    `550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.\n550 5.7.26 ${GSMTP}`,
    '550 5.7.26 Multiple authentication checks failed',
  ],
  [
    'gmail-unauthenticated',
    `421-4.7.26 This mail has been rate limited because it is unauthenticated. Gmail\n421 4.7.26 requires all senders to authenticate with either SPF or DKIM. ${GSMTP}`,
    '421 4.7.0 Mail from unauthenticated clients is slowed down',
  ],
  [
    'gmail-spf-missing',
    `550-5.7.27 Your email has been blocked because SPF does not pass for example.com ${GSMTP}`,
    '550 5.7.27 Sender address has null MX',
  ],
  [
    'gmail-dkim-missing',
    `550 5.7.30 Your email has been blocked because DKIM does not pass. ${GSMTP}`,
    '550 5.7.30 Basic authentication is not supported for Client Submission',
  ],
  [
    'gmail-dmarc-missing',
    `550 5.7.40 Your email has been blocked because the sending domain does not have a DMARC record, or the DMARC record does not specify a DMARC policy. ${GSMTP}`,
    '504 5.7.40 Unrecognized Authentication Type',
  ],
  [
    'gmail-not-aligned',
    `421 4.7.32 This mail has been rate limited because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain. ${GSMTP}`,
    '550 5.7.32 Rejected by our policy',
  ],
  [
    'gmail-spf-suspicious',
    `451 4.7.24 The SPF record of the sending domain has one or more suspicious entries. To protect our users from spam, mail has been temporarily rate limited. ${GSMTP}`,
    '451 4.7.24 SPF validation error',
  ],
  [
    'gmail-no-ptr',
    `550-5.7.25 [192.0.2.1] The IP address sending this message does not have a\n550-5.7.25 PTR record setup, or the corresponding forward DNS entry does not\n550 5.7.25 point to the sending IP. ${GSMTP}`,
    '550 5.7.1 Client host rejected: cannot find your reverse hostname',
  ],
  [
    'gmail-ipv6-guidelines',
    `550-5.7.1 [2001:db8::1] Our system has detected that this message does not\n550-5.7.1 meet IPv6 sending guidelines regarding PTR records and authentication. ${GSMTP}`,
    '550 5.7.1 We take no mail over IPv6',
  ],
  [
    'gmail-no-tls',
    `421 4.7.29 This mail has been rate limited because the email was not sent over a TLS connection. ${GSMTP}`,
    '550 5.7.29 ARC validation failure',
  ],
  [
    'gmail-tls-for-domain',
    `421 4.7.0 TLS required for RCPT domain, closing connection. ${GSMTP}`,
    '530 5.7.0 Must issue a STARTTLS command first',
  ],
  [
    'gmail-rate-unsolicited',
    `421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating\n421-4.7.28 from your SPF domain [example.com]. To protect our users from spam, mail has been temporarily rate limited. ${GSMTP}`,
    '450 4.7.28 Mail flood detected',
  ],
  [
    'gmail-custom-policy',
    `550 5.7.1 This message violates example.com email policy. - gcdp ${GSMTP}`,
    '550 5.7.1 This message violates example.com email policy',
  ],
  [
    'gmail-domain-policy',
    `550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent. ${GSMTP}`,
    '550 5.7.1 Our policy prohibits this mail',
  ],
  [
    'gmail-domain-allow-list',
    `421 4.7.0 IP not in whitelist for RCPT domain, closing connection. ${GSMTP}`,
    '550 5.7.1 IP not in allow list',
  ],
  [
    'gmail-low-reputation',
    `421-4.7.0 [192.0.2.1 12] Our system has detected that this message is\n421-4.7.0 suspicious due to the very low reputation of the sending domain. To\n421 4.7.0 best protect our users from spam, the message has been blocked. ${GSMTP}`,
    '554 5.7.1 Refused: low reputation',
  ],
  [
    'gmail-suspicious-content',
    `550-5.7.1 [192.0.2.1] Our system has detected that this message is suspicious due to the nature of the content and/or the links within. ${GSMTP}`,
    '550 5.7.1 Suspicious link found',
  ],
  [
    'gmail-likely-unsolicited',
    `550-5.7.1 [192.0.2.1      12] Gmail has detected that this message is\n550-5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail,\n550-5.7.1 this message has been blocked. For more information, go to\n550 5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError ${GSMTP}`,
    '550 5.7.1 We do not take unsolicited mail',
  ],
  [
    'gmail-unsolicited-rate-blocked',
    `550-5.7.1 [192.0.2.1       1] Our system has detected an unusual rate of\n550-5.7.1 unsolicited mail originating from your IP address. To protect our\n550-5.7.1 users from spam, mail sent from your IP address has been blocked. ${GSMTP}`,
    '550 5.7.1 Unsolicited mail is blocked',
  ],
  [
    'gmail-unsolicited-rate',
    `421-4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of\n421-4.7.0 unsolicited mail originating from your IP address. To protect our\n421 4.7.0 users from spam, mail sent from your IP address has been temporarily blocked. ${GSMTP}`,
    '421 4.7.0 Too much mail from your IP address',
  ],
  [
    'gmail-direct-not-authorized',
    `550-5.7.1 [192.0.2.1] The IP you're using to send mail is not authorized to\n550-5.7.1 send email directly to our servers. Please use the SMTP relay at your\n550 5.7.1 service provider instead. ${GSMTP}`,
    '550 5.7.1 192.0.2.1 is not authorized to send from example.com',
  ],
  [
    'gmail-security-attachment',
    `552-5.7.0 This message was blocked because its content presents a potential\n552-5.7.0 security issue. To review our message content and attachment content\n552 5.7.0 guidelines, go to https://support.google.com/mail/?p=BlockedMessage ${GSMTP}`,
    '552 5.7.0 Attachment type not allowed',
  ],
  [
    'gmail-message-format',
    `550-5.7.1 [192.0.2.1] Messages missing a valid messageId header are not\n550 5.7.1 accepted. ${GSMTP}`,
    '550 5.7.1 Messages are not accepted from here',
  ],
  [
    'gmail-message-format',
    `550-5.7.1 This message is not RFC 5322 compliant. There are multiple From headers. ${GSMTP}`,
    '550 5.7.1 Not compliant with our rules',
  ],
  [
    'gmail-malformed',
    `554 5.6.0 Mail message is malformed. Not accepted. ${GSMTP}`,
    '554 5.6.0 Malformed MIME header',
  ],
  [
    'gmail-no-account',
    `550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. ${GSMTP}`,
    '550 5.1.1 This account does not exist',
  ],
  [
    'gmail-disabled',
    `550-5.2.1 The email account that you tried to reach is inactive. For more\n550 5.2.1 information, go to https://support.google.com/mail/?p=DisabledUser ${GSMTP}`,
    '550 5.2.1 Mailbox is inactive',
  ],
  [
    'gmail-full-inactive',
    `552 5.2.2 The recipient's inbox is out of storage space and inactive. ${GSMTP}`,
    '552 5.2.2 Mailbox is out of space',
  ],
  [
    'gmail-full',
    `452-4.2.2 The recipient's inbox is out of storage space. Please direct the\n452-4.2.2 recipient to https://support.google.com/mail/?p=OverQuotaTemp ${GSMTP}`,
    '452 4.2.2 Mailbox full',
  ],
  [
    'gmail-recipient-too-fast',
    `450-4.2.1 The user you are trying to contact is receiving mail at a rate that\n450-4.2.1 prevents additional messages from being delivered. ${GSMTP}`,
    '450 4.2.1 The user is receiving too many messages',
  ],
  [
    'gmail-too-many-recipients',
    `452 4.5.3 Your message has too many recipients. For more information regarding Google's sending limits, visit https://support.google.com/mail/?p=TooManyRecipientsError ${GSMTP}`,
    '452 4.3.1 Too many recipients',
  ],
  [
    'gmail-too-many-recipients',
    `452 4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction. ${GSMTP}`,
    '452 4.3.1 Insufficient storage',
  ],
  [
    'gmail-daily-limit',
    `550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550 5.4.5 sending limits go to https://support.google.com/a/answer/166852 ${GSMTP}`,
    '550 5.4.5 Hourly limit exceeded',
  ],
  [
    'gmail-relay-peak',
    `450 4.2.1 Peak SMTP relay limit exceeded for customer. ${GSMTP}`,
    '450 4.2.1 Relay limit exceeded',
  ],
  [
    'gmail-too-large',
    `552-5.3.4 Your message exceeded Google's message size limits. Please visit\n552 5.3.4 https://support.google.com/mail/?p=MaxSizeError ${GSMTP}`,
    '552 5.3.4 Message too big for system',
  ],
  [
    'gmail-too-large',
    `552 5.3.4 The number of attachments (501) exceeds Google's limit of 500 attachments. ${GSMTP}`,
    '552 5.3.4 Attachments are not taken',
  ],
  [
    'gmail-domain-not-found',
    `553 5.1.2 We weren't able to find the recipient domain. Please check for any spelling errors. ${GSMTP}`,
    '550 5.1.2 Recipient domain not found',
  ],
  [
    'gmail-address-syntax',
    `553 5.1.3 The recipient address <user@@example.com> is not a valid RFC 5321 address. ${GSMTP}`,
    '553 5.1.3 Recipient address is not valid',
  ],
  [
    'gmail-sender-syntax',
    `553 5.1.7 The sender address <user@> is not a valid RFC 5321 address. ${GSMTP}`,
    '553 5.1.7 Sender address is not valid',
  ],
  [
    'gmail-loop',
    `554 5.4.6 Message exceeded 50 hops, this may indicate a mail loop. ${GSMTP}`,
    '554 5.4.6 Too many hops',
  ],
  [
    'gmail-app-password',
    `534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor ${GSMTP}`,
    '535 5.7.8 Password required',
  ],
  [
    'gmail-web-login',
    `534-5.7.14 Please log in via your web browser and then try again. ${GSMTP}`,
    '534 5.7.9 Log in with another mechanism',
  ],
  [
    'gmail-bad-credentials',
    `535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials ${GSMTP}`,
    '535 5.7.8 Authentication credentials invalid',
  ],
  [
    'gmail-too-many-logins',
    `454 4.7.0 Too many login attempts, please try again later. ${GSMTP}`,
    '454 4.7.0 Temporary authentication failure',
  ],
  [
    'gmail-auth-temporary',
    `454 4.7.0 Cannot authenticate due to temporary system problem. ${GSMTP}`,
    '454 4.7.0 Temporary authentication failure',
  ],
  [
    'gmail-auth-required',
    `530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError ${GSMTP}`,
    '530 5.7.0 Authentication required',
  ],
  [
    'gmail-starttls-first',
    `530 5.7.0 Must issue a STARTTLS command first. ${GSMTP}`,
    '530 5.7.0 Must issue a STARTTLS command first',
  ],
  [
    'gmail-relay-credentials',
    `550-5.7.1 Invalid credentials for relay [192.0.2.1]. The IP address you've\n550 5.7.1 registered in your Workspace SMTP Relay service doesn't match the domain of the account this email is being sent from. ${GSMTP}`,
    '550 5.7.1 Relaying denied, invalid credentials for relay host',
  ],
  ['gmail-relay-denied', `550 5.7.0 Mail relay denied [192.0.2.1]. ${GSMTP}`, '550 5.7.0 Relaying denied'],
  [
    'gmail-helo-flood',
    `421-4.7.0 Try again later, closing connection. (EHLO)\n421 4.7.0 For more information, go to https://support.google.com/a/answer/3221692 ${GSMTP}`,
    '421 4.7.0 Try again later',
  ],
  [
    'gmail-one-domain',
    `451 4.3.0 Multiple destination domains per transaction is unsupported. Please try again. ${GSMTP}`,
    '451 4.3.0 Multiple recipients are not supported',
  ],
  [
    'gmail-temporary',
    `451 4.3.0 Mail server temporarily rejected message. ${GSMTP}`,
    '451 4.3.0 Temporary lookup failure',
  ],
  ['gmail-timeout', `451 4.4.2 Timeout - closing connection. ${GSMTP}`, '421 4.4.2 Timeout exceeded'],
  [
    'gmail-helo-invalid',
    `501-5.5.4 HELO/EHLO argument "my server" invalid, closing connection. ${GSMTP}`,
    '501 5.5.4 Syntax: EHLO hostname',
  ],
  [
    'gmail-pipelined-after-starttls',
    `523 5.7.10 SMTP protocol violation, no commands allowed to pipeline after STARTTLS. ${GSMTP}`,
    '554 5.5.0 Improper use of SMTP command pipelining',
  ],
  ['gmail-protocol', `503 5.5.1 RCPT first. ${GSMTP}`, '503 5.5.1 RCPT first'],
  ['gmail-protocol', `502 5.5.1 Unrecognized command. ${GSMTP}`, '502 5.5.1 Unrecognized command'],
];

describe('gmail', () => {
  it('is known by a code that nobody else gives out', () => {
    expect(rowFor(gmail, '421 4.7.40 rate limited because the domain has no DMARC record')).toBe(
      'gmail-dmarc-missing',
    );
  });

  it.each(REPLIES)('%s', (id, reply, near) => {
    expect(rowFor(gmail, reply)).toBe(id);
    expect(rowFor(gmail, near)).not.toBe(id);
    expect(recognises(gmail, reply)).toBe(true);
  });

  it('has an example of every row', () => {
    const shown = new Set(REPLIES.map(([id]) => id));
    expect(gmail.rows.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});
