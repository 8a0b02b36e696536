/** What Dovecot says where it delivers to mailboxes (LMTP, Pigeonhole Sieve) or takes mail for submission. */
import type { Dialect } from '../../model/dialect.ts';

const QUOTA = {
  title: 'Dovecot: quota plugin',
  url: 'https://doc.dovecot.org/latest/core/plugins/quota.html',
};
const LMTP = {
  title: 'Dovecot: LMTP server',
  url: 'https://doc.dovecot.org/latest/core/config/delivery/lmtp.html',
};

export const dovecot: Dialect = {
  id: 'dovecot',
  name: 'Dovecot',
  kind: 'server',
  signs: [/\bUser doesn't exist: /i, /\bQuota exceeded \(mailbox for user is full\)/i],
  rows: [
    {
      id: 'dovecot-user-unknown',
      text: /\bUser doesn't exist: /i,
      category: 'mailbox-unknown',
      references: [LMTP],
    },
    {
      id: 'dovecot-quota',
      text: /\bQuota exceeded \(mailbox for user is full\)/i,
      category: 'mailbox-full',
      references: [QUOTA],
    },
    {
      id: 'dovecot-quota-size',
      text: /\bQuota: (?:Message|Mail) (?:is )?too large\b|\bRequested allocation size exceeds\b/i,
      category: 'message-too-large',
      references: [QUOTA],
    },
    {
      id: 'dovecot-recipient-malformed',
      codes: [501],
      text: /^Invalid TO: /i,
      category: 'mailbox-unknown',
      but: { title: 'This is no mail address' },
    },
    {
      id: 'dovecot-internal-error',
      codes: [451],
      text: /\bTemporary internal error\b|\bInternal error occurred\. Refer to server log\b/i,
      category: 'server-temporary',
      references: [LMTP],
    },
    {
      id: 'dovecot-too-many-deliveries',
      codes: [451],
      text: /\bToo many concurrent deliveries for user\b/i,
      category: 'rate-limited',
      references: [LMTP],
    },
    {
      id: 'dovecot-sieve-reject',
      text: /\bYour message to <[^>]*> was automatically rejected:/i,
      category: 'policy-rejected',
      but: {
        title: "A rule of the recipient's own sends this mail back",
        meaning:
          'The recipient (or a shared rule of their server) has a Sieve filter that rejects such messages; its text follows.',
        actor: 'recipient',
        action: ['Ask the recipient by other means to change the filter, if they want this mail.'],
      },
      references: [{ title: 'RFC 5429 (Sieve reject)', url: 'https://www.rfc-editor.org/rfc/rfc5429' }],
    },
    {
      id: 'dovecot-relay-failed',
      codes: [451],
      text: /\b(?:Failed to (?:initialize|connect to) (?:relay|remote)|Relay server) .*\b(?:failed|unavailable|lost)\b/i,
      category: 'server-temporary',
    },
  ],
  sources: ['Dovecot 2.3 source: lmtp, lib-lda, quota plugin, submission', QUOTA.url, LMTP.url],
  checked: '2026-11-22',
};
