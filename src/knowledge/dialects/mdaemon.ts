/** What MDaemon says as a receiving server. */
import type { Dialect } from '../../model/dialect.ts';

const MANUAL = { title: 'MDaemon manual', url: 'https://help.mdaemon.com/mdaemon/en/' };

export const mdaemon: Dialect = {
  id: 'mdaemon',
  name: 'MDaemon',
  kind: 'server',
  signs: [/\bMDaemon\b/],
  rows: [
    {
      id: 'mdaemon-recipient-unknown',
      codes: [550],
      text: /^(?:<[^>]*>, ?Recipient unknown|Recipient unknown <[^>]*>)\.?$/i,
      category: 'mailbox-unknown',
      references: [MANUAL],
    },
  ],
  sources: [MANUAL.url],
  checked: '2026-11-22',
};
