/** GoDaddy Workspace mail (secureserver.net): its inbound servers number their refusals. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import type { Category, Consequence } from '../../model/explanation.ts';
import { page } from '../references.ts';

const BOUNCES = page(
  'GoDaddy: fix rejected email with a bounce error',
  'https://www.godaddy.com/help/fix-rejected-email-with-a-bounce-error-40685',
);
const references = [BOUNCES];

const ASK =
  'Ask GoDaddy for removal with the form at https://unblock.secureserver.net/, once the cause is gone.';

function row(id: string, numbers: string, category: Category, but?: Partial<Consequence>): DialectRow {
  return {
    id: `godaddy-${id}`,
    text: new RegExp(`\\bIB${numbers}\\b`),
    category,
    ...(but === undefined ? {} : { but }),
    references,
  };
}

export const godaddy: Dialect = {
  id: 'godaddy',
  name: 'GoDaddy',
  kind: 'mailbox',
  hosts: ['secureserver.net'],
  signs: [/\bIB\d{3}\b/, /\bunblock\.secureserver\.net\b/i],
  rows: [
    row('connections', '007', 'rate-limited', { title: 'Too many connections to GoDaddy at once' }),
    row('busy', '101', 'server-temporary', {
      meaning: 'The server of GoDaddy is busy, or takes less from this address for the moment.',
    }),
    row('reverse-name', '108', 'rdns-missing'),
    row('blocked-for-now', '11[0-3]', 'reputation-blocked', {
      title: 'GoDaddy blocks the sending address for now',
      meaning:
        'Too much from this address was judged to be spam, or went to recipients that do not exist. The block ends by itself.',
      action: ['Find and stop the cause, and take dead addresses off the list.', ASK],
      retry: { advice: 'later', afterSeconds: 86_400 },
    }),
    row('content', '212', 'content-rejected', {
      title: 'Something in the message was reported as spam before',
      meaning:
        'The message holds a link, a domain or words that people at GoDaddy have marked as spam; it can be the own domain of the sender.',
      action: [
        'Send the message in parts to find out what it is, beginning with one that holds only your domain.',
        'Ask the recipient, as a customer of GoDaddy, to have it looked at.',
      ],
    }),
    row('wrong-server', '401', 'syntax-or-protocol', {
      title: 'This server takes no sign-in',
      meaning: 'This is a server for incoming mail of GoDaddy; customers send through another one.',
      actor: 'sender',
      action: ['Set smtpout.secureserver.net, port 465 or 587, as the server for outgoing mail.'],
    }),
    row('sender', '50[126]', 'dns-or-routing', {
      title: 'The sender is empty, an IP address, or of a domain that cannot be found',
      action: ['Send with an address whose domain has a mail server: see `mailsonde mx DOMAIN`.'],
    }),
    row('spf', '508', 'auth-policy'),
    row('limits', '(?:504|510|605|607)', 'rate-limited', {
      title: 'More recipients or messages than GoDaddy takes from this sender in that time',
    }),
    row('virus', '705', 'content-rejected', {
      title: 'Malware was found in the message',
      action: ['Look at the attachments, and check the computer that sent them for malware.'],
    }),
    {
      id: 'godaddy-spam',
      codes: [552],
      text: /^message rejected for spam or virus content\b/i,
      category: 'content-rejected',
      references,
    },
  ],
  sources: [BOUNCES.url, 'https://support.tigertech.net/godaddy-ib212'],
  checked: '2026-11-22',
};
