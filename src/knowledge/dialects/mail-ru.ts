/** Mail.ru (VK Mail) with bk.ru, inbox.ru and list.ru. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const HELP = page('Mail.ru: help for postmasters', 'https://help.mail.ru/developers/mailing_rules/');
const references = [HELP];

const ASK =
  'Open the address in the reply: it leads to a form whose fields are filled in already; an answer comes within a day or two.';

export const mailRu: Dialect = {
  id: 'mail-ru',
  name: 'Mail.ru',
  kind: 'mailbox',
  hosts: ['mail.ru'],
  signs: [
    /\b(?:help|go|win|postmaster|corp)\.mail\.ru\b/i,
    /\bmessage was not accepted -- invalid mailbox\b/i,
  ],
  rows: [
    {
      id: 'mail-ru-reverse-name',
      text: /\bdo not accept mail from hosts with dynamic ip or generic dns ptr/i,
      category: 'rdns-missing',
      but: {
        title: 'The sending address has a generic reverse name, or none',
        meaning:
          'The reverse name of the sending address is missing, or of the kind that providers give to the lines of end users.',
      },
      references,
    },
    {
      id: 'mail-ru-full',
      text: /\blocal mailbox \S{1,320} is unavailable: (?:user quota exceeded|mailbox (?:is )?full)/i,
      category: 'mailbox-full',
      references,
    },
    {
      id: 'mail-ru-disabled',
      text: /\blocal mailbox \S{1,320} is unavailable: (?:account is disabled|user is (?:disabled|blocked|terminated))/i,
      category: 'mailbox-disabled',
      references,
    },
    {
      id: 'mail-ru-no-mailbox',
      text: /\blocal mailbox \S{1,320} is unavailable: user not found/i,
      category: 'mailbox-unknown',
      references,
    },
    {
      id: 'mail-ru-account-blocked',
      text: /^message sending for this account is disabled\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Mail.ru has stopped sending from this account',
        meaning:
          'The account that signed in may not send for now: Mail.ru believes that somebody else has its password.',
        actor: 'sender',
        action: [
          'Sign in at https://mail.ru/ in a browser, follow what it asks, and set a new password.',
          'Make a new password for external programs after that, and use it in the program that sends.',
        ],
      },
      references,
    },
    {
      id: 'mail-ru-dmarc',
      text: /\bnot accepted due to domain \S{1,255} owner dmarc policy\b/i,
      category: 'auth-policy',
      references,
    },
    {
      id: 'mail-ru-spam',
      text: /\bspam message (?:rejected|discarded(?:\/rejected)?)\b.{0,120}mail\.ru/i,
      category: 'content-rejected',
      but: {
        title: 'Mail.ru takes the message for spam',
        action: [
          ASK,
          'Register the domain at https://postmaster.mail.ru/ to see complaints and how mail is judged.',
        ],
      },
      references,
    },
    {
      id: 'mail-ru-listed',
      text: /\baccess from ip address \S{1,45} (?:was )?blocked\b.{0,80}mail\.ru/i,
      category: 'reputation-blocked',
      but: {
        title: 'Mail.ru blocks the sending address',
        action: ['Find and stop the cause: complaints, dead addresses, a compromised account.', ASK],
      },
      references,
    },
  ],
  sources: [
    HELP.url,
    'https://mailout.ru/2015/09',
    'https://errorsmaster.ru/oshibka-550-spam-message-rejected',
  ],
  checked: '2026-11-22',
};
