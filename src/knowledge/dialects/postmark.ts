/** Postmark: as a relay. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender, unwanted } from './relay-consequences.ts';

const SMTP = page(
  'Postmark: sending by SMTP',
  'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
);
const CODES = page('Postmark: error codes', 'https://postmarkapp.com/developer/api/overview#error-codes');

export const postmark: Dialect = {
  id: 'postmark',
  name: 'Postmark',
  kind: 'relay',
  hosts: ['postmarkapp.com', 'mtasv.net'],
  signs: [
    /\bpostmark(?:app)?\b/i,
    /\bsender signature\b/i,
    /\brecipients? that ha(?:s|ve) been marked as inactive\b/i,
  ],
  rows: [
    {
      id: 'postmark-inactive',
      text: /\brecipients? that ha(?:s|ve) been marked as inactive\b/i,
      category: 'policy-rejected',
      but: unwanted('Postmark', 'it bounced, or its owner complained'),
      references: [CODES],
    },
    {
      id: 'postmark-sender-signature',
      text: /\bsender signature\b.{0,40}\b(?:not found|not confirmed|not defined)\b|\bis not a sender signature\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('Postmark', 'Sender Signatures'),
      references: [CODES],
    },
    {
      id: 'postmark-pending-approval',
      text: /\baccount is pending approval\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Postmark has not approved the account yet',
        meaning: 'Until then recipients need to be at the same domain as the sender.',
        actor: 'sender-admin',
        action: ['Ask for approval in the account, and say what will be sent to whom.'],
      },
      references: [CODES],
    },
    {
      id: 'postmark-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Postmark',
        'User name and password are both the Server API token, or the access key and secret key of an SMTP token of the message stream.',
      ),
      references: [SMTP],
    },
  ],
  sources: [SMTP.url, CODES.url],
  checked: '2026-11-22',
};
