/** Twilio SendGrid: as a relay, and the reasons it drops messages for. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { bouncedBefore, relaySignIn, unverifiedSender, unwanted } from './relay-consequences.ts';

const ERRORS = page(
  'SendGrid: SMTP errors and troubleshooting',
  'https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/',
);
const IDENTITY = page(
  'SendGrid: sender identity',
  'https://sendgrid.com/docs/for-developers/sending-email/sender-identity/',
);
const DROPS = page('SendGrid: drops', 'https://www.twilio.com/docs/sendgrid/glossary/drops');

export const sendgrid: Dialect = {
  id: 'sendgrid',
  name: 'SendGrid',
  kind: 'relay',
  hosts: ['sendgrid.net', 'sendgrid.com'],
  signs: [/\bsendgrid\b/i, /\bmaximum credits exceeded\b/i, /\bverified sender identity\b/i],
  rows: [
    {
      id: 'sendgrid-credits',
      text: /\bmaximum credits exceeded\b|^recipient list over package quota\b/i,
      category: 'rate-limited',
      but: {
        title: 'The plan of the account is used up',
        meaning:
          'The account has sent as many messages as its plan allows for this day or month, or the plan has ended. Password and key are not at fault, even where the reply calls it a failed sign-in.',
        action: [
          'Look at the plan under Settings > Account Details > Your Products, and choose a larger one or wait until it starts anew.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [ERRORS],
    },
    {
      id: 'sendgrid-unverified-sender',
      text: /\bfrom address does not match a verified sender identity\b|^you are not authorized to send from that email address\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('SendGrid', 'Settings > Sender Authentication'),
      references: [IDENTITY, ERRORS],
    },
    {
      id: 'sendgrid-sign-in-first',
      text: /^unauthenticated senders not allowed\b/i,
      category: 'auth-required',
      but: {
        action: [
          'Sign in with the user name `apikey` (this very word) and an API key as password.',
          'See with `mailsonde handshake smtp.sendgrid.net:587 --user apikey` whether that works.',
        ],
      },
      references: [ERRORS],
    },
    {
      id: 'sendgrid-bounced-before',
      text: /^bounced address$/i,
      category: 'mailbox-unknown',
      but: bouncedBefore('SendGrid', 'Suppressions > Bounces'),
      references: [DROPS],
    },
    {
      id: 'sendgrid-unsubscribed',
      text: /^unsubscribed address$/i,
      category: 'policy-rejected',
      but: unwanted('SendGrid', 'its owner has unsubscribed'),
      references: [DROPS],
    },
    {
      id: 'sendgrid-complained',
      text: /^spam reporting address$/i,
      category: 'policy-rejected',
      but: unwanted('SendGrid', 'its owner marked earlier mail as spam'),
      references: [DROPS],
    },
    {
      id: 'sendgrid-no-mx',
      text: /^unable to get mx info\b/i,
      category: 'domain-unknown',
    },
    {
      id: 'sendgrid-unreachable',
      text: /^error dialing remote address\b/i,
      category: 'network-unreachable',
    },
    {
      id: 'sendgrid-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'SendGrid',
        'The user name is the word `apikey`, the password an API key with the right Mail Send; the password of the account is not accepted.',
      ),
      references: [ERRORS],
    },
  ],
  sources: [ERRORS.url, IDENTITY.url, DROPS.url],
  checked: '2026-11-22',
};
