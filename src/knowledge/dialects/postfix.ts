/** What Postfix says: as a receiving server (smtpd, postscreen), and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';
import { deliveries } from './postfix/deliveries.ts';
import { messages } from './postfix/messages.ts';
import { recipients } from './postfix/recipients.ts';
import { senders } from './postfix/senders.ts';
import { sessions } from './postfix/sessions.ts';

export const postfix: Dialect = {
  id: 'postfix',
  name: 'Postfix',
  kind: 'server',
  signs: [
    /: (?:Client host|Helo command|Sender address|Recipient address|End-of-data|Data command|ETRN command|Unverified Client host) rejected: /i,
    /\bUser unknown in (?:local recipient|relay recipient|virtual alias|virtual mailbox) table/i,
    /\bName service error for name=/i,
    /^Error: (?:too much mail|too many (?:errors|connections|recipients)|need |no valid recipients|command not recognized)/i,
  ],
  rows: [...recipients, ...senders, ...sessions, ...messages, ...deliveries],
  sources: [
    'Postfix source: smtpd, smtpd_check, postscreen, cleanup, smtp, local, virtual',
    'https://www.postfix.org/postconf.5.html',
    'https://www.postfix.org/SMTPD_ACCESS_README.html',
  ],
  checked: '2026-11-22',
};
