/** Brevo (once Sendinblue): as a relay. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender } from './relay-consequences.ts';

const SMTP = page(
  'Brevo: sending by SMTP',
  'https://help.brevo.com/hc/en-us/articles/7924908994450-Send-transactional-emails-using-Brevo-SMTP',
);
const IPS = page('Brevo: authorised IP addresses', 'https://app.brevo.com/security/authorised_ips');

export const brevo: Dialect = {
  id: 'brevo',
  name: 'Brevo',
  also: ['Sendinblue'],
  kind: 'relay',
  hosts: ['brevo.com', 'sendinblue.com', 'sendinblue.email'],
  signs: [/\b(?:brevo|sendinblue)\b/i, /\bsending has been rejected because the sender you used\b/i],
  rows: [
    {
      id: 'brevo-address-not-authorised',
      codes: [525],
      text: /\bunauthori[sz]ed ip address\b/i,
      category: 'auth-failed',
      but: {
        title: 'The account takes no sign-in from this IP address',
        meaning:
          'User name and key may be right: the account is set up to be used from certain addresses only, and the one that connected is not among them.',
        action: [
          'Add the address that the program sends from at https://app.brevo.com/security/authorised_ips (Security > Authorised IPs), or switch the check off there.',
          'Programs in a cloud often change their address: use a fixed one.',
        ],
      },
      references: [IPS, SMTP],
    },
    {
      id: 'brevo-not-activated',
      text: /\bsmtp account is not yet activated\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Brevo has not switched sending by SMTP on yet',
        meaning: 'A new account sends only after Brevo has looked at it.',
        actor: 'sender-admin',
        action: ['Complete the profile of the account, and ask the support of Brevo to activate SMTP.'],
      },
      references: [SMTP],
    },
    {
      id: 'brevo-unverified-sender',
      text: /\bsending has been rejected because the sender you used\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('Brevo', 'Senders, Domains & Dedicated IPs'),
      references: [SMTP],
    },
    {
      id: 'brevo-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Brevo',
        'The password is an SMTP key (SMTP & API > SMTP): neither the password of the account nor an API key is accepted. The user name is the login shown beside it.',
      ),
      references: [SMTP],
    },
  ],
  sources: [SMTP.url, IPS.url],
  checked: '2026-11-22',
};
