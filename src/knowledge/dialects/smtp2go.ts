/** SMTP2GO: as a relay. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender } from './relay-consequences.ts';

const ERRORS = page(
  'SMTP2GO: common sending errors',
  'https://support.smtp2go.com/hc/en-gb/articles/13990494697369-Common-Sending-Errors',
);
const NOT_ALLOWED = page(
  'SMTP2GO: account is not allowed to send',
  'https://support.smtp2go.com/hc/en-gb/articles/360015283053-550-that-SMTP-username-s-account-is-not-allowed-to-send',
);

const USERS = 'Use a user made under Sending > SMTP Users: the login of the account itself is not accepted.';

export const smtp2go: Dialect = {
  id: 'smtp2go',
  name: 'SMTP2GO',
  kind: 'relay',
  hosts: ['smtp2go.com'],
  signs: [
    /\bsmtp2go\b/i,
    /^from header sender domain not verified\b/i,
    /\brelay access denied - please authenticate\b/i,
  ],
  rows: [
    {
      id: 'smtp2go-sender-domain',
      text: /^from header sender domain not verified\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('SMTP2GO', 'Sending > Verified Senders > Sender domains'),
      references: [ERRORS],
    },
    {
      id: 'smtp2go-not-allowed',
      text: /\bthat (?:smtp username'?s account|ip address) is not allowed to send\b/i,
      category: 'policy-rejected',
      but: {
        title: 'SMTP2GO does not let this user or address send',
        meaning:
          'The account is closed, or the SMTP user, API key or IP address is blocked, by hand or because of spam.',
        actor: 'sender-admin',
        action: [
          'Look at the dashboard: a closed account can be opened again there.',
          'Set the status of the user, key or address to Allowed under Sending; answer the ticket of the review team if there is one.',
        ],
      },
      references: [NOT_ALLOWED],
    },
    {
      id: 'smtp2go-sign-in-first',
      text: /\brelay access denied - please authenticate\b/i,
      category: 'auth-required',
      but: {
        action: [
          USERS,
          'See with `mailsonde handshake mail.smtp2go.com:2525 --user NAME` whether something on the way takes AUTH out of the conversation.',
        ],
      },
      references: [ERRORS],
    },
    {
      id: 'smtp2go-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn('SMTP2GO', USERS),
      references: [ERRORS],
    },
  ],
  sources: [ERRORS.url, NOT_ALLOWED.url],
  checked: '2026-11-22',
};
