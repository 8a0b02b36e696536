/** MailerSend: as a relay; its errors end in a code like #MS42207. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender } from './relay-consequences.ts';

const GENERAL = page('MailerSend: errors', 'https://developers.mailersend.com/general.html');
const SMTP = page('MailerSend: SMTP relay', 'https://www.mailersend.com/help/smtp-relay');

export const mailersend: Dialect = {
  id: 'mailersend',
  name: 'MailerSend',
  kind: 'relay',
  hosts: ['mailersend.net', 'mailersend.com'],
  signs: [/\bmailersend\b/i, /#MS42\d{3}\b/],
  rows: [
    {
      id: 'mailersend-unverified',
      text: /#MS42207\b|\bfrom\.email domain must be verified\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('MailerSend', 'Email > Domains > Manage'),
      references: [GENERAL],
    },
    {
      id: 'mailersend-trial',
      text: /#MS42225\b|\btrial account unique recipients limit\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The trial account may write to few recipients only',
        meaning: 'Until the account is approved it reaches a small number of different recipients.',
        actor: 'sender-admin',
        action: ['Have the account approved, with a domain that is verified.'],
      },
      references: [GENERAL],
    },
    {
      id: 'mailersend-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'MailerSend',
        'Use the SMTP user of that very domain (Domains > Manage > SMTP); the API token is not accepted.',
      ),
      references: [SMTP],
    },
  ],
  sources: [GENERAL.url, SMTP.url],
  checked: '2026-11-22',
};
