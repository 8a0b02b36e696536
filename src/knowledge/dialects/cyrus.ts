/** What Cyrus IMAP says where it delivers to mailboxes (LMTP). */
import type { Dialect } from '../../model/dialect.ts';

const LMTPD = {
  title: 'Cyrus IMAP: lmtpd(8)',
  url: 'https://www.cyrusimap.org/imap/reference/manpages/systemcommands/lmtpd.html',
};

export const cyrus: Dialect = {
  id: 'cyrus',
  name: 'Cyrus IMAP',
  kind: 'server',
  signs: [/\bSESSIONID=<cyrus-/i],
  rows: [
    {
      id: 'cyrus-mailbox-unknown',
      text: /\bMailbox unknown\. +Either there is no mailbox associated with this\b/i,
      category: 'mailbox-unknown',
      references: [LMTPD],
    },
    {
      id: 'cyrus-not-allowed-to-post',
      text: /\bYou do not have permission to post a message to this mailbox\b/i,
      category: 'policy-rejected',
      but: {
        title: 'This mailbox takes no mail from outsiders',
        meaning: 'The address leads to a shared mailbox that only certain people may post to.',
        action: ['Ask the owner of the mailbox, or its postmaster, for the right to post.'],
      },
      references: [LMTPD],
    },
    {
      id: 'cyrus-quota',
      codes: [452, 552],
      text: /\bOver quota SESSIONID=</i,
      category: 'mailbox-full',
      references: [LMTPD],
    },
    {
      id: 'cyrus-message-size',
      codes: [552],
      text: /\bMessage size \(\d+\) exceeds fixed maximum message size \(\d+\)/i,
      category: 'message-too-large',
    },
    {
      id: 'cyrus-content',
      codes: [554],
      enhanced: ['5.6.0'],
      text: /\bMessage contains (?:NUL characters|bare newlines|non-ASCII characters in headers|invalid header|no newline)|\bMessage has no header\/body separator/i,
      category: 'content-rejected',
      but: {
        title: 'The message is malformed',
        meaning:
          'The message holds octets or headers that mail must not hold, such as accents written straight into a header line.',
      },
    },
    {
      id: 'cyrus-storage',
      codes: [451],
      text: /\bcannot (?:copy message to|create|stat message) temporary file\b|\bSystem I\/O error\b|\bMailbox has an invalid format\b|\bMailbox is locked\b/i,
      category: 'server-temporary',
    },
  ],
  sources: ['Cyrus IMAP 3.6 source: imap/lmtpd.c, imap/lmtpengine.c, imap_err.et', LMTPD.url],
  checked: '2026-11-22',
};
