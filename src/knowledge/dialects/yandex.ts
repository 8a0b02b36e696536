/** Yandex Mail, also for domains of others (Yandex 360). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

const TO_YANDEX = page(
  'Yandex: report on non-delivery to Yandex',
  'https://yandex.com/support/yandex-360/customers/mail/en/bounces/yandex',
);
const MAILINGS = page(
  'Yandex: requirements for honest mailings',
  'https://yandex.com/support/mail/spam/honest-mailers.html',
);
const references = [TO_YANDEX];

const ASK =
  'Open the address in the reply and tell Yandex there; register the domain at https://postoffice.yandex.com/ to see how its mail is judged.';

export const yandex: Dialect = {
  id: 'yandex',
  name: 'Yandex',
  kind: 'mailbox',
  hosts: ['yandex.ru', 'yandex.net', 'yandex.com', 'ya.ru'],
  signs: [
    /\bfeedback2?\.yandex\.(?:ru|com)\b/i,
    /\byandex\.(?:ru|com)\/(?:support|legal)\b/i,
    /\bya\.cc\/\w/i,
  ],
  rows: [
    {
      id: 'yandex-spam-statistics',
      text: /\bblocked by spam statistics\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Yandex sees mostly spam from the sending address',
        meaning:
          'Nearly all that came from this address of late was spam, so that Yandex takes nothing more from it for 24 hours.',
        action: ['Find and stop the cause; the block ends by itself a day after the last spam.', ASK],
        retry: { advice: 'later', afterSeconds: 86_400 },
      },
      references: [TO_YANDEX, MAILINGS],
    },
    {
      id: 'yandex-spam',
      text: /\bmessage rejected under suspicion of spam\b/i,
      category: 'content-rejected',
      but: {
        title: 'Yandex takes the message for spam',
        action: ['Compare it with mail that came through: links, words, headers.', ASK],
      },
      references: [TO_YANDEX, MAILINGS],
    },
    {
      id: 'yandex-recipient-blocked',
      text: /\bpolicy rejection on the target address\b/i,
      category: 'mailbox-disabled',
      but: {
        title: 'The account of the recipient is blocked',
        meaning:
          'Yandex has blocked the mailbox for breaking its terms; its owner can have it unblocked by giving true information about themselves.',
      },
      references,
    },
    {
      id: 'yandex-no-mailbox',
      codes: [550],
      enhanced: ['5.7.1'],
      text: /^no such user!/i,
      category: 'mailbox-unknown',
      references,
    },
    {
      id: 'yandex-address-syntax',
      text: /^bad address mailbox syntax\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'The address is not written as one',
        meaning: 'There is a character in the address that none of Yandex has, such as a quotation mark.',
      },
      references,
    },
    {
      id: 'yandex-sender-not-owned',
      text: /\bsender (?:or from header )?address rejected: not owned by auth(?:orized)? user\b/i,
      category: 'policy-rejected',
      but: notOwnSender(),
      references,
    },
    {
      id: 'yandex-no-access',
      text: /\bthis user does not have access rights to this service\b/i,
      category: 'auth-failed',
      but: {
        title: 'The account may not use mail programs, or needs an app password',
        actor: 'sender',
        action: [
          'Switch on access for mail programs in the settings of the mailbox, and make an app password (https://id.yandex.com/security/app-passwords); the password of the account does not work there.',
          'Use the whole address as the user name, and see that the owner of a mailbox in an organisation has accepted the terms by signing in once in a browser.',
        ],
      },
      references,
    },
    {
      id: 'yandex-spf',
      text: /^spf check failed: \S{1,45} is not authorized to send in the name of\b/i,
      category: 'auth-policy',
      references,
    },
  ],
  sources: [TO_YANDEX.url, MAILINGS.url, 'https://www.yandex.com/support/mail/bounces/yandex.html'],
  checked: '2026-11-22',
};
