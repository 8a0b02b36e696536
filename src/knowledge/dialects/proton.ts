/** Proton Mail. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const ERRORS = page('Proton Mail: SMTP errors', 'https://proton.me/support/smtp-errors');

export const proton: Dialect = {
  id: 'proton',
  name: 'Proton Mail',
  kind: 'mailbox',
  hosts: ['protonmail.ch', 'proton.me'],
  rows: [
    {
      id: 'proton-no-mailbox',
      codes: [550],
      text: /@(?:proton\.me|protonmail\.(?:com|ch)|pm\.me)>?: recipient address rejected: address does not exist\b/i,
      category: 'mailbox-unknown',
      references: [ERRORS],
    },
  ],
  sources: [ERRORS.url],
  checked: '2026-11-22',
};
