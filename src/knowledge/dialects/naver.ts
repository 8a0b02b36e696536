/** Naver, Korea. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const REPLIES = page('Replies of Korean mail services', 'https://puffinknight.tistory.com/102');
const HELP = page('Naver Mail: help', 'https://help.naver.com/alias/mail/newmail10.naver');
const references = [HELP, REPLIES];

export const naver: Dialect = {
  id: 'naver',
  name: 'Naver',
  kind: 'mailbox',
  hosts: ['naver.com'],
  signs: [/ - nsmtp$/i, /\b(?:realip|help)\.naver\.com\b/i],
  rows: [
    {
      id: 'naver-filtered',
      codes: [421],
      text: /\bis filtered and this connection will be closed\b.{0,80}naver\.com/i,
      category: 'reputation-blocked',
      but: {
        title: 'Naver blocks the sending address',
        meaning:
          'Naver saw much unwanted mail from this address, or does not know it as that of a mail server.',
        action: ['Find and stop the cause, then ask Naver at the address in the reply.'],
      },
      references,
    },
    {
      id: 'naver-no-mailbox',
      codes: [550],
      text: /\bno such user\b.{0,340} - nsmtp$/i,
      category: 'mailbox-unknown',
      references,
    },
  ],
  sources: [HELP.url, REPLIES.url],
  checked: '2026-11-22',
};
