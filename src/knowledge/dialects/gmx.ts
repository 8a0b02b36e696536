/** GMX, Web.de and mail.com. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { nemesisRows } from './nemesis.ts';

const ERRORS = page('GMX postmaster: error messages', 'https://postmaster.gmx.net/en/error-messages');
const WEB_DE = page('Web.de postmaster', 'https://postmaster.web.de/en/');

export const gmx: Dialect = {
  id: 'gmx',
  name: 'GMX and Web.de',
  kind: 'mailbox',
  hosts: ['gmx.net', 'gmx.com', 'web.de', 'mail.com'],
  signs: [
    /^(?:gmx\.(?:net|com)|web\.de|mail\.com) \((?:mx|mp)\w{1,20}\) nemesis\b/i,
    /\b(?:postmaster|www)\.(?:gmx\.(?:net|com|de|at|ch)|web\.de|mail\.com)\/(?:en|de|mail|case|error|sender)/i,
  ],
  rows: nemesisRows('gmx', [ERRORS, WEB_DE], 'https://postmaster.gmx.net/en/contact'),
  sources: [ERRORS.url, WEB_DE.url],
  checked: '2026-11-22',
};
