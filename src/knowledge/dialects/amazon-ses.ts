/** Amazon SES: as a relay, and in the bounces it writes. */
import type { Dialect } from '../../model/dialect.ts';
import { amazonSes as provider } from '../providers/amazon-ses.ts';
import { page } from '../references.ts';
import { bouncedBefore, relaySignIn, unverifiedSender, unwanted } from './relay-consequences.ts';

const RESPONSES = page(
  'Amazon SES: troubleshooting of SMTP and its response codes',
  'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html',
);
const ERRORS = page(
  'Amazon SES: errors of sending',
  'https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
);
const QUOTAS = page(
  'Amazon SES: managing sending quotas',
  'https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html',
);
const SUPPRESSION = page(
  'Amazon SES: the suppression list',
  'https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html',
);
const PAUSED = page(
  'Amazon SES: reviews and pauses of sending',
  'https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html',
);

export const amazonSes: Dialect = {
  id: 'amazon-ses',
  name: 'Amazon SES',
  also: ['SES'],
  kind: 'relay',
  hosts: [
    'amazonses.com',
    ...(provider.submission ?? []).flatMap(({ host, regions = [] }) =>
      regions.map((region) => host.replace('{region}', region)),
    ),
  ],
  signs: [
    /\bemail-smtp\.[a-z0-9-]{5,24}\.amazonaws\.com\b/i,
    /\bamazon ses\b/i,
    /\bfailed the check in region\b/i,
    /\bthrottling failure: /i,
  ],
  rows: [
    {
      id: 'amazon-ses-not-verified',
      text: /\bemail address is not verified\b.{0,40}\bfailed the check in region\b|^message rejected: email address is not verified\b/i,
      category: 'policy-rejected',
      but: {
        ...unverifiedSender('Amazon SES', 'the console of that region, Configuration > Identities'),
        action: [
          'Verify the address or domain that the reply names, in the region it names: Configuration > Identities.',
          'A new account is in the sandbox, where recipients have to be verified too: ask for production access (Account dashboard).',
        ],
      },
      references: [ERRORS],
    },
    {
      id: 'amazon-ses-rate',
      codes: [454],
      text: /\bmaximum sending rate exceeded\b/i,
      category: 'rate-limited',
      but: {
        title: 'More messages a second than the account may send',
        meaning:
          'Each account has a sending rate in each region; for a moment more than that was handed in. What was refused may be handed in again at once, only slower.',
        action: [
          'Try again after 5, 10, then 30 seconds, and hand in no faster than the rate shown in the account dashboard.',
          'Ask for a higher quota there if the rate is too low for good.',
        ],
        retry: { advice: 'later', afterSeconds: 10 },
      },
      references: [QUOTAS, RESPONSES],
    },
    {
      id: 'amazon-ses-daily-quota',
      codes: [454],
      text: /\bdaily (?:message|sending) quota exceeded\b/i,
      category: 'rate-limited',
      but: {
        title: 'The quota of 24 hours is used up',
        meaning:
          'The account has sent as many messages within the last 24 hours as it may. In the sandbox that is 200.',
        action: [
          'Wait until some of the messages are older than a day; the quota is counted over the last 24 hours, not from midnight.',
          'Ask for a higher quota in the account dashboard.',
        ],
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [QUOTAS, RESPONSES],
    },
    {
      id: 'amazon-ses-paused',
      text: /\bsending (?:is )?(?:paused|suspended) for this account\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Amazon has paused the account',
        meaning:
          'Bounces or complaints of the account were too many (above 10 % or 0.5 %), or Amazon suspects misuse. Nothing is sent until the review has ended.',
        actor: 'sender-admin',
        action: [
          'Answer the case that Amazon opened (Support Center, and the mail to the address of the account): say what went wrong and what has been changed.',
          'Stop the source of the bounces or complaints before.',
        ],
      },
      references: [PAUSED],
    },
    {
      id: 'amazon-ses-not-permitted',
      text: /\bis not authorized to perform\W{1,3}ses:Send/i,
      category: 'policy-rejected',
      but: {
        title: 'The credentials do not allow sending for this identity',
        meaning:
          'The IAM user behind the SMTP credentials, or a policy of the identity, does not allow ses:SendRawEmail for this sender.',
        actor: 'sender-admin',
        action: ['Allow ses:SendRawEmail for the identity in the policy of the IAM user.'],
      },
      references: [RESPONSES],
    },
    {
      id: 'amazon-ses-malformed',
      codes: [501, 554],
      text: /^transaction failed: (?:missing final|duplicate header|local address contains|domain contains|expected )/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'An address or header of the message is malformed',
        actor: 'sender',
        action: [
          'Look at the header or address that the reply names: a name with a comma needs quotes, characters beyond ASCII need encoding, and From, To and Subject may stand there once only.',
        ],
      },
      references: [RESPONSES],
    },
    {
      id: 'amazon-ses-bounced-before',
      text: /\bhas suppressed sending to this address because it has a recent history of bouncing\b/i,
      category: 'mailbox-unknown',
      but: bouncedBefore('Amazon SES', 'console, Suppression list'),
      references: [SUPPRESSION],
    },
    {
      id: 'amazon-ses-account-suppression',
      text: /\bon the suppression list for your account\b/i,
      category: 'policy-rejected',
      but: unwanted('Amazon SES', 'it bounced, or its owner complained'),
      references: [SUPPRESSION],
    },
    {
      id: 'amazon-ses-not-subscribed',
      codes: [535],
      text: /^account not subscribed to ses\b/i,
      category: 'auth-failed',
      but: {
        title: 'The AWS account does not use Amazon SES',
        meaning: 'User name and password are right, but their account has not been signed up for Amazon SES.',
        action: ['Sign up for Amazon SES in the console of that account and region.'],
      },
      references: [RESPONSES],
    },
    {
      id: 'amazon-ses-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Amazon SES',
        'Use SMTP credentials made in the console of the same region (SMTP settings): the keys of an AWS account are not accepted, nor those of another region.',
      ),
      references: [RESPONSES],
    },
  ],
  sources: [RESPONSES.url, ERRORS.url, QUOTAS.url, SUPPRESSION.url],
  checked: '2026-11-22',
};
