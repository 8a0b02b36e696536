/** SparkPost (Bird), and Momentum, the mail server it runs: what it says of itself begins with [internal]. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender, unwanted } from './relay-consequences.ts';

const SMTP = page(
  'SparkPost: SMTP error messages',
  'https://www.sparkpost.com/docs/faq/error-messages-smtp/',
);
const SENDING_DOMAIN = page(
  'SparkPost: unconfigured sending domain',
  'https://support.sparkpost.com/docs/user-guide/unconfigured-sending-domain',
);
const RESPONSES = page(
  'Momentum: message responses',
  'https://support.sparkpost.com/momentum/4/message-responses',
);

export const sparkpost: Dialect = {
  id: 'sparkpost',
  name: 'SparkPost',
  kind: 'relay',
  hosts: ['sparkpostmail.com', 'sparkpost.com'],
  signs: [
    /\bsparkpost(?:mail)?\b/i,
    /^\[internal\] /i,
    /\bunconfigured (?:or unverified )?sending domain\b/i,
    /\bX-MSYS-API\b/i,
  ],
  rows: [
    {
      id: 'sparkpost-sending-domain',
      text: /^unconfigured (?:or unverified )?sending domain\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('SparkPost', 'Configuration > Domains'),
      references: [SENDING_DOMAIN, SMTP],
    },
    {
      id: 'sparkpost-header',
      text: /\bjson parsing error in X-MSYS-API\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The X-MSYS-API header is malformed',
        meaning: 'The header that tells SparkPost about options of the message is not valid JSON.',
        action: ['Repair the JSON of the header; the reply tells where it breaks off.'],
      },
      references: [SMTP],
    },
    {
      id: 'sparkpost-limit',
      text: /^exceed(?:ed)? sending limit\b/i,
      category: 'rate-limited',
      but: {
        title: 'The sending limit of the account at SparkPost is reached',
        meaning: 'The account has sent as much this hour or day as it may; new accounts may send little.',
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [SMTP],
    },
    {
      id: 'sparkpost-suppressed',
      text: /\brecipient address (?:was )?suppressed due to (?:customer|system) policy\b/i,
      category: 'policy-rejected',
      but: unwanted('SparkPost', 'it bounced, or its owner complained or unsubscribed'),
      references: [RESPONSES],
    },
    {
      id: 'sparkpost-expired',
      text: /^\[internal\].{0,60}\b(?:exceeded max time|message timeout)\b/i,
      category: 'expired-in-queue',
      references: [RESPONSES],
    },
    {
      id: 'sparkpost-no-mx',
      text: /^\[internal\] (?:no mx or a for domain|domain lookup failed)\b/i,
      category: 'domain-unknown',
      references: [RESPONSES],
    },
    {
      id: 'sparkpost-certificate',
      text: /^\[internal\] .{0,20}\bSSL cert(?:ificate)?\b/i,
      category: 'tls-required',
      but: {
        title: 'The certificate of the receiving server does not hold',
        actor: 'recipient-admin',
        action: [
          'Tell the postmaster of the receiver; see with `mailsonde handshake HOST` what is wrong with the certificate.',
        ],
      },
      references: [RESPONSES],
    },
    {
      id: 'sparkpost-unreachable',
      text: /^\[internal\] .{0,40}\b(?:no answer from host|connection (?:timed out|timeout|refused|reset|dropped))\b/i,
      category: 'network-unreachable',
      references: [RESPONSES],
    },
    {
      id: 'sparkpost-no-sign-in',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'SparkPost',
        'The user name is the word `SMTP_Injection`, the password an API key with the right Send via SMTP; accounts in the EU use smtp.eu.sparkpostmail.com.',
      ),
      references: [SMTP],
    },
  ],
  sources: [SMTP.url, SENDING_DOMAIN.url, RESPONSES.url],
  checked: '2026-11-22',
};
