/** KDDI, Japan: the mail of au phones (au.com, ezweb.ne.jp). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { phoneFilter } from './phone-filter.ts';

const CODES = page('Replies of au, as a relay tells them', 'https://note.com/sendmagic/n/n875d8dcb6cb8');
const SETTINGS = page(
  'au: filters against unwanted mail',
  'https://www.au.com/support/service/mobile/trouble/mail/',
);
const references = [CODES, SETTINGS];

export const kddi: Dialect = {
  id: 'kddi',
  name: 'au by KDDI',
  kind: 'mailbox',
  hosts: ['au.com', 'ezweb.ne.jp'],
  signs: [/^<?\S{1,320}@(?:\w{1,20}\.)?(?:ezweb\.ne\.jp|au\.com)>?: user unknown\b/i],
  rows: [
    {
      id: 'kddi-filter',
      codes: [550],
      text: /^<?\S{1,320}@(?:\w{1,20}\.)?(?:ezweb\.ne\.jp|au\.com)>?: user unknown\b/i,
      phases: ['data', 'message'],
      category: 'policy-rejected',
      but: phoneFilter('KDDI').atMessage,
      references,
    },
    {
      id: 'kddi-no-mailbox',
      codes: [550],
      text: /^<?\S{1,320}@(?:\w{1,20}\.)?(?:ezweb\.ne\.jp|au\.com)>?: user unknown\b/i,
      category: 'mailbox-unknown',
      but: phoneFilter('KDDI').atRecipient,
      references,
    },
    {
      id: 'kddi-address-syntax',
      codes: [554],
      text: /^<?\S{1,320}@(?:\w{1,20}\.)?(?:ezweb\.ne\.jp|au\.com)>?: relay access denied\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'The address is not written as one of au',
        meaning:
          'There is a second @ or a character in the address that no address of au has; au says "Relay access denied" to that.',
      },
      references,
    },
  ],
  sources: [CODES.url, SETTINGS.url, 'https://tuono034s.com/web-entry/3575/'],
  checked: '2026-11-22',
};
