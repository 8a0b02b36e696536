/** Replies as relays write them, and the reasons they drop messages for, each beside one that only looks like it. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { amazonSes } from '../../../src/knowledge/dialects/amazon-ses.ts';
import { brevo } from '../../../src/knowledge/dialects/brevo.ts';
import { elasticEmail } from '../../../src/knowledge/dialects/elastic-email.ts';
import { mailersend } from '../../../src/knowledge/dialects/mailersend.ts';
import { mailgun } from '../../../src/knowledge/dialects/mailgun.ts';
import { mailjet } from '../../../src/knowledge/dialects/mailjet.ts';
import { mailtrap } from '../../../src/knowledge/dialects/mailtrap.ts';
import { mandrill } from '../../../src/knowledge/dialects/mandrill.ts';
import { postmark } from '../../../src/knowledge/dialects/postmark.ts';
import { resend } from '../../../src/knowledge/dialects/resend.ts';
import { sendgrid } from '../../../src/knowledge/dialects/sendgrid.ts';
import { smtp2go } from '../../../src/knowledge/dialects/smtp2go.ts';
import { sparkpost } from '../../../src/knowledge/dialects/sparkpost.ts';
import { describeDialect } from '../../support/dialect-examples.ts';

const REFUSED = '535 5.7.8 Authentication failed';
const LATER = '454 4.7.0 Temporary authentication failure';

describeDialect(amazonSes, [
  [
    'not-verified',
    '554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: user@example.com',
    '554 The email address is not verified',
  ],
  [
    'rate',
    '454 Throttling failure: Maximum sending rate exceeded.',
    '454 Throttling failure: too many connections',
  ],
  [
    'daily-quota',
    '454 Throttling failure: Daily message quota exceeded.',
    '550 Daily message quota exceeded',
  ],
  [
    'paused',
    '554 Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account.',
    '554 Sending is paused',
  ],
  [
    'not-permitted',
    "554 Access denied: User `arn:aws:iam::123456789012:user/ses' is not authorized to perform `ses:SendRawEmail' on resource `arn:aws:ses:us-east-1:123456789012:identity/example.com'",
    '554 Access denied: User is not authorized',
  ],
  ['malformed', "501 Transaction failed: Missing final '@domain'", '554 Transaction failed: Message refused'],
  [
    'bounced-before',
    '550 5.1.1 Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
    '550 5.1.1 This address has a history of bouncing',
  ],
  [
    'account-suppression',
    'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
    'The address is on a suppression list.',
  ],
  ['not-subscribed', '535 Account not subscribed to SES', '535 Account not found'],
  ['credentials', '535 Authentication Credentials Invalid', LATER],
]);

describeDialect(sendgrid, [
  [
    'credits',
    '451 Authentication failed: Maximum credits exceeded',
    '451 Authentication failed: try again later',
  ],
  [
    'unverified-sender',
    '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    '550 The from address is not known',
  ],
  [
    'unverified-sender',
    '403 You are not authorized to send from that email address',
    '550 5.7.1 You are not authorized to send',
  ],
  ['sign-in-first', '550 Unauthenticated senders not allowed', '550 Senders not allowed'],
  ['bounced-before', 'Bounced Address', '550 The address bounced'],
  ['unsubscribed', 'Unsubscribed Address', '550 The address has unsubscribed'],
  ['complained', 'Spam Reporting Address', '550 Spam reported'],
  [
    'no-mx',
    '550 unable to get mx info: failed to get IPs from PTR record: lookup <nil>: unrecognized address',
    '450 MX lookup failed',
  ],
  [
    'unreachable',
    '450 error dialing remote address: dial tcp 192.0.2.1:25: i/o timeout',
    '450 error at the remote address',
  ],
  ['credentials', '535 Authentication failed: Bad username / password', LATER],
]);

describeDialect(mailgun, [
  ['bounced-before', '605 Not delivering to previously bounced address', '550 The address bounced before'],
  ['unsubscribed', '606 Not delivering to unsubscribed address', '550 unsubscribed address'],
  [
    'complained',
    '607 Not delivering to a user who marked your messages as spam',
    '550 The user marked your messages as spam',
  ],
  [
    'sandbox',
    '421 Free accounts are for test purposes only. Please upgrade or add the address to authorized recipients.',
    '421 For test purposes only',
  ],
  [
    'limit',
    '550 Domain example.com is not allowed to send: recipient limit exceeded. Try again after the hour',
    '550 example.com: recipient limit exceeded',
  ],
  [
    'unverified',
    '421 Domain example.com is not allowed to send: The domain is unverified and requires DNS configuration.',
    '421 The domain is unverified',
  ],
  [
    'disabled',
    '421 Domain example.com is not allowed to send: Account disabled',
    '421 example.com is not allowed to send',
  ],
  ['too-old', 'Too old', '550 The message is too old'],
  ['credentials', REFUSED, LATER],
]);

describeDialect(postmark, [
  [
    'inactive',
    '550 You tried to send to a recipient that has been marked as inactive.',
    '550 5.2.1 The mailbox is marked as inactive',
  ],
  [
    'sender-signature',
    '550 5.7.1 Sender signature not found for user@example.com',
    '550 5.7.1 Sender address not found',
  ],
  [
    'sender-signature',
    "550 The 'From' address you supplied (user@example.com) is not a Sender Signature on your account.",
    "550 The 'From' address is not yours",
  ],
  [
    'pending-approval',
    "550 While your account is pending approval, all recipient addresses must share the same domain as the 'From' address.",
    '550 Pending approval of the moderator',
  ],
  ['credentials', REFUSED, LATER],
]);

describeDialect(brevo, [
  ['address-not-authorised', '525 5.7.1 Unauthorized IP address', '535 5.7.1 Unauthorized address'],
  [
    'not-activated',
    '502 5.7.0 Please activate your SMTP: your SMTP account is not yet activated',
    '502 5.7.0 The account is not active',
  ],
  [
    'unverified-sender',
    '550 Sending has been rejected because the sender you used user@example.com is not valid. Validate your sender or authenticate your domain',
    '550 The sender you used is not valid',
  ],
  ['credentials', REFUSED, LATER],
]);

describeDialect(mailjet, [
  ['preblocked', 'preblocked', '550 blocked'],
  ['duplicate', 'duplicate in campaign', '550 duplicate message'],
  ['credentials', REFUSED, LATER],
]);

describeDialect(sparkpost, [
  [
    'sending-domain',
    '550 5.7.1 Unconfigured Sending Domain <example.com>',
    '550 5.7.1 Sending domain <example.com> is unknown',
  ],
  ['header', '550 5.6.0 JSON parsing error in X-MSYS-API header', '550 5.6.0 Parsing error in header'],
  ['limit', '550 5.7.1 Exceed Sending Limit (hourly)', '550 5.7.1 Sending limit'],
  [
    'suppressed',
    '554 5.7.1 recipient address suppressed due to customer policy',
    '554 5.7.1 recipient address rejected due to policy',
  ],
  ['expired', '554 5.4.7 [internal] exceeded max time without delivery', '554 5.4.7 exceeded max time'],
  ['no-mx', '454 4.4.4 [internal] no MX or A for domain', '454 4.4.4 no MX or A'],
  [
    'certificate',
    '4.7.5 [internal] SSL certificate subject does not match host',
    '4.7.5 certificate does not match',
  ],
  ['unreachable', '454 4.4.1 [internal] no answer from host', '454 4.4.1 no answer from host'],
  ['no-sign-in', '535 5.7.8 Sorry. *** No authentication type succeeded', LATER],
]);

describeDialect(resend, [
  [
    'unverified',
    '450 The example.com domain is not verified. Please, add and verify your domain on https://resend.com/domains',
    '450 The example.com domain is not verified.',
  ],
  [
    'testing',
    '550 You can only send testing emails to your own email address (user@example.com).',
    '550 You can only send to yourself',
  ],
  ['rate', '450 Too many requests. You can only make 2 requests per second.', '450 Too many requests.'],
  ['quota', '450 You have reached your daily email sending quota.', '452 4.2.2 You have reached your quota'],
  ['credentials', REFUSED, LATER],
]);

describeDialect(mandrill, [
  ['unsigned', 'unsigned', '550 The message is unsigned'],
  ['bounced-before', 'hard-bounce', '550 hard bounce'],
  ['test-limit', 'test-mode-limit', '550 limit of tests'],
  ['credentials', REFUSED, LATER],
]);

describeDialect(elasticEmail, [
  ['no-mailbox', 'NoMailbox', '550 no mailbox'],
  ['account-problem', 'AccountProblem', '550 account problem'],
  ['grey-listed', 'GreyListed', '450 greylisted'],
  ['throttled', 'Throttled', '421 You are throttled'],
  ['content-filter', 'ContentFilter', '550 content filter'],
  ['spf-problem', 'SPFProblem', '550 SPF problem'],
  ['dns-problem', 'DNSProblem', '450 DNS problem'],
  ['connection', 'ConnectionTerminated', '421 connection terminated'],
  ['whitelisting', 'WhitelistingProblem', '550 not on the whitelist'],
  ['credentials', REFUSED, LATER],
]);

describeDialect(smtp2go, [
  [
    'sender-domain',
    '550-From header sender domain not verified.\n550-On your Settings > Sender Domains page\n550 verify the sender domain to be allowed to send.',
    '550 Sender domain not verified',
  ],
  [
    'not-allowed',
    "550 that SMTP username's account is not allowed to send",
    '550 this account is not allowed to send',
  ],
  ['not-allowed', '550 that IP address is not allowed to send', '550 IP address is not allowed'],
  ['sign-in-first', '550 Relay access denied - please authenticate', '554 5.7.1 Relay access denied'],
  ['credentials', '535 Incorrect authentication data', LATER],
]);

describeDialect(mailersend, [
  [
    'unverified',
    '450 The from.email domain must be verified in your account to send emails. #MS42207',
    '450 The domain must be verified. #MS42208',
  ],
  [
    'trial',
    '450 You have reached trial account unique recipients limit. #MS42225',
    '450 You have reached a limit. #MS42226',
  ],
  ['credentials', REFUSED, LATER],
]);

describeDialect(mailtrap, [
  [
    'rate',
    '550 5.7.0 Requested action not taken: too many emails per second',
    '550 5.7.0 Requested action not taken: too many emails',
  ],
  ['connections', '535 5.7.8 Too many connections per account', '421 4.7.0 Too many connections'],
  [
    'sending-domain',
    '550 5.7.1 Sending from domain example.com is not allowed',
    '550 5.7.1 Sending from example.com is not allowed',
  ],
  ['credentials', REFUSED, LATER],
]);

it('says which name and password a relay wants where it refused the sign-in, and leaves others alone', () => {
  const host = (name: string) => explainReply(REFUSED, { host: name });
  expect(host('smtp.sendgrid.net')).toMatchObject({ provider: 'sendgrid', category: 'auth-failed' });
  expect(host('smtp.sendgrid.net').action[0]).toMatch(/`apikey`/);
  expect(host('email-smtp.eu-west-1.amazonaws.com')).toMatchObject({ provider: 'amazon-ses' });
  expect(host('ec2-192-0-2-1.compute-1.amazonaws.com').provider).not.toBe('amazon-ses');
  expect(host('mail.example.com').action.join()).not.toMatch(/apikey|SES/);
});

it('keeps the password apart from an account that is used up', () => {
  const spent = explainReply('451 Authentication failed: Maximum credits exceeded');
  expect(spent).toMatchObject({ provider: 'sendgrid', category: 'rate-limited', address: 'keep' });
});
