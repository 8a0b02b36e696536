/** What the mailbox server of Zimbra (and Carbonio) says to the Postfix in front of it. */
import type { Dialect } from '../../model/dialect.ts';

const LMTP = {
  title: 'Zimbra source: LmtpReply.java',
  url: 'https://github.com/Zimbra/zm-mailbox/blob/develop/store/src/java/com/zimbra/cs/lmtpserver/LmtpReply.java',
};

export const zimbra: Dialect = {
  id: 'zimbra',
  name: 'Zimbra',
  kind: 'server',
  signs: [/\bZimbra\b/i, /\bMailbox disabled, not accepting messages\b/i],
  rows: [
    {
      id: 'zimbra-quota',
      codes: [452, 552],
      enhanced: ['X.2.2'],
      text: /^(?:<[^>]*> )?Over quota$/i,
      category: 'mailbox-full',
      references: [LMTP],
    },
    {
      id: 'zimbra-disabled',
      codes: [450, 550],
      enhanced: ['X.2.1'],
      text: /\bMailbox disabled, not accepting messages\b/i,
      category: 'mailbox-disabled',
      but: {
        meaning:
          'The account is locked, closed or in maintenance. The code may sound temporary; the account stays so until its administrator changes it.',
        actor: 'recipient-admin',
        address: 'review',
      },
      references: [LMTP],
    },
    {
      id: 'zimbra-moving',
      codes: [450],
      enhanced: ['4.2.0'],
      text: /\bMailbox is not on this server\b/i,
      category: 'server-temporary',
      but: {
        title: 'The mailbox is being moved between servers',
        action: ['Let the queue try again; if it lasts for a day, tell the postmaster of the receiver.'],
      },
      references: [LMTP],
    },
    {
      id: 'zimbra-delivery-failure',
      codes: [451, 554],
      text: /\b(?:Temporary message delivery failure try again|Permanent message delivery failure)\b/i,
      category: 'server-temporary',
      references: [LMTP],
    },
    {
      id: 'zimbra-tls',
      codes: [451],
      enhanced: ['4.2.2'],
      text: /\bServer accepts messages only on TLS connection\b/i,
      category: 'tls-required',
      references: [LMTP],
    },
  ],
  sources: [LMTP.url],
  checked: '2026-11-22',
};
