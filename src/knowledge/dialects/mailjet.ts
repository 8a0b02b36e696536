/** Mailjet: as a relay, and the reasons its events give. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unwanted } from './relay-consequences.ts';

const EVENTS = page('Mailjet: events and their errors', 'https://dev.mailjet.com/email/guides/webhooks/');
const SMTP = page('Mailjet: SMTP relay', 'https://dev.mailjet.com/smtp-relay/configuration/');

export const mailjet: Dialect = {
  id: 'mailjet',
  name: 'Mailjet',
  kind: 'relay',
  hosts: ['mailjet.com'],
  signs: [/\bmailjet\b/i],
  rows: [
    {
      id: 'mailjet-preblocked',
      text: /^preblocked\b/i,
      category: 'policy-rejected',
      but: unwanted('Mailjet', 'it bounced, or its owner complained'),
      references: [EVENTS],
    },
    {
      id: 'mailjet-duplicate',
      text: /^duplicate in campaign\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The address stood twice in one campaign',
        meaning: 'Mailjet sent the message to this address once already and left the second out.',
        actor: 'nobody',
        action: ['Nothing needs to be done.'],
        bounce: 'none',
        retry: { advice: 'never', afterSeconds: null },
      },
      references: [EVENTS],
    },
    {
      id: 'mailjet-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Mailjet',
        'The user name is the API key, the password the secret key of the account or subaccount.',
      ),
      references: [SMTP],
    },
  ],
  sources: [EVENTS.url, SMTP.url],
  checked: '2026-11-22',
};
