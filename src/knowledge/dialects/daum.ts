/** Daum (Kakao), Korea: hanmail.net and daum.net. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page('Daum: kinds of returned mail (in Korean)', 'https://oliveit.tistory.com/39');
const references = [CODES];

const ASK = 'If it stays, ask Daum (in Korean or English) at https://cs.daum.net/, with the whole reply.';

export const daum: Dialect = {
  id: 'daum',
  name: 'Daum',
  kind: 'mailbox',
  hosts: ['hanmail.net', 'daum.net'],
  signs: [/^(?:CHIC|CCRT|RUSR|RACT|DAS\d\d) \d[\d.]{6,14}: /],
  rows: [
    {
      id: 'daum-busy',
      codes: [421],
      text: /^CHIC \S{1,45}: /,
      category: 'server-temporary',
      references,
    },
    {
      id: 'daum-blocked',
      codes: [421],
      text: /^CCRT \S{1,45}: /,
      category: 'reputation-blocked',
      but: {
        title: 'Daum turns the sending address away for now',
        meaning:
          'Daum saw spam from this address and refuses its connections for a while; the words "server is busy" do not tell the reason.',
        action: ['Find and stop the cause; the block ends by itself.', ASK],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
    {
      id: 'daum-spam',
      codes: [554],
      text: /^DAS\d\d \S{1,45}: /,
      category: 'content-rejected',
      but: {
        title: 'Daum takes the message for spam',
        action: ['Look at the content, links above all, and at what else the same server sends.', ASK],
      },
      references,
    },
    {
      id: 'daum-no-mailbox',
      codes: [550],
      text: /^RUSR \S{1,45}: /,
      category: 'mailbox-unknown',
      references,
    },
    {
      id: 'daum-inactive',
      codes: [550],
      text: /^RACT \S{1,45}: /,
      category: 'mailbox-disabled',
      but: { meaning: 'Nobody has used the mailbox for long, so that Daum switched it off.' },
      references,
    },
  ],
  sources: [CODES.url, 'https://auctionpro.co.kr/?p=2544'],
  checked: '2026-11-22',
};
