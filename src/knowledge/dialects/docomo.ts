/** NTT Docomo, Japan: the mail of its phones. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { phoneFilter } from './phone-filter.ts';

const CODES = page('Replies of Docomo, as a relay tells them', 'https://note.com/sendmagic/n/neb6bbe7e51cf');
const SETTINGS = page('Docomo: settings against unwanted mail', 'https://www.docomo.ne.jp/info/spam_mail/');
const references = [CODES, SETTINGS];

export const docomo: Dialect = {
  id: 'docomo',
  name: 'Docomo',
  kind: 'mailbox',
  hosts: ['docomo.ne.jp'],
  signs: [/^(?:unknown user|too much mail data) \S{1,320}@docomo\.ne\.jp\b/i],
  rows: [
    {
      id: 'docomo-filter',
      codes: [550],
      text: /^unknown user \S{1,320}@docomo\.ne\.jp\b/i,
      phases: ['data', 'message'],
      category: 'policy-rejected',
      but: phoneFilter('Docomo').atMessage,
      references,
    },
    {
      id: 'docomo-no-mailbox',
      codes: [550],
      text: /^unknown user \S{1,320}@docomo\.ne\.jp\b/i,
      category: 'mailbox-unknown',
      but: phoneFilter('Docomo').atRecipient,
      references,
    },
    {
      id: 'docomo-full',
      codes: [552],
      text: /^too much mail data \S{1,320}@docomo\.ne\.jp\b/i,
      category: 'mailbox-full',
      references,
    },
  ],
  sources: [CODES.url, SETTINGS.url, 'https://tuono034s.com/web-entry/3575/'],
  checked: '2026-11-22',
};
