/** Resend: as a relay. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender } from './relay-consequences.ts';

const ERRORS = page('Resend: errors', 'https://resend.com/docs/api-reference/errors');
const SMTP = page('Resend: sending by SMTP', 'https://resend.com/docs/send-with-smtp');

export const resend: Dialect = {
  id: 'resend',
  name: 'Resend',
  kind: 'relay',
  hosts: ['resend.com'],
  signs: [/\bresend\.(?:com|dev)\b/i],
  rows: [
    {
      id: 'resend-unverified',
      text: /\bdomain is not verified\b.{0,60}\bresend\.com\/domains\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('Resend', 'https://resend.com/domains'),
      references: [ERRORS],
    },
    {
      id: 'resend-testing',
      text: /\byou can only send testing emails to your own email address\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Without a domain of its own the account reaches only its owner',
        meaning: 'Messages from onboarding@resend.dev go to the address of the account alone.',
        actor: 'sender-admin',
        action: ['Verify a domain at https://resend.com/domains and send from it.'],
      },
      references: [ERRORS],
    },
    {
      id: 'resend-rate',
      text: /\btoo many requests\. you can only make \d{1,4} requests per second\b/i,
      category: 'rate-limited',
      but: {
        title: 'More messages a second than the account may send',
        retry: { advice: 'later', afterSeconds: 1 },
      },
      references: [ERRORS],
    },
    {
      id: 'resend-quota',
      text: /\bhave reached your (?:daily|monthly) email (?:sending )?quota\b/i,
      category: 'rate-limited',
      but: {
        title: 'The plan of the account is used up',
        meaning: 'The account has sent as many messages as its plan allows for this day or month.',
        action: ['Choose a larger plan, or wait until the quota starts anew.'],
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [ERRORS],
    },
    {
      id: 'resend-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn('Resend', 'The user name is the word `resend`, the password an API key.'),
      references: [SMTP],
    },
  ],
  sources: [ERRORS.url, SMTP.url],
  checked: '2026-11-22',
};
