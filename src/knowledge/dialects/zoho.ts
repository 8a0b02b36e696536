/** Zoho Mail and ZeptoMail. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

const CODES = page(
  'ZeptoMail: SMTP error codes',
  'https://www.zoho.com/zeptomail/help/api/smtp-error-codes.html',
);
const POLICY = page('Zoho Mail: usage policy', 'https://www.zoho.com/mail/help/usage-policy.html');

export const zoho: Dialect = {
  id: 'zoho',
  name: 'Zoho Mail',
  kind: 'mailbox',
  hosts: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.jp', 'zohomail.com', 'zeptomail.com'],
  signs: [/\bdetected by zoho mail\b/i, /\bunusual sending activity detected\b/i],
  rows: [
    {
      id: 'zoho-recipient-policy',
      codes: [452, 552],
      text: /\bmailbox delivery restricted by policy error\b/i,
      category: 'policy-rejected',
      references: [POLICY],
    },
    {
      id: 'zoho-destination-policy',
      codes: [541, 550, 554],
      enhanced: ['5.4.1'],
      text: /^mail rejected by destination domain\b/i,
      category: 'policy-rejected',
      references: [POLICY],
    },
    {
      id: 'zoho-sender-not-owned',
      codes: [552, 553, 554],
      text: /^relaying disallowed as \S+@/i,
      category: 'policy-rejected',
      but: notOwnSender(
        'Add the address in the settings of Zoho Mail (Send mail as), or verify its domain in ZeptoMail. Where the address is right, the account is in another data centre: use the host of that region, as smtp.zoho.eu.',
      ),
      references: [CODES],
    },
    {
      id: 'zoho-unusual-activity',
      text: /\bunusual sending activity detected\b/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Zoho has stopped sending from this account for now',
        meaning:
          'The account sent more than Zoho takes for ordinary mail of a person, to too many recipients or dead addresses, or somebody else has its password.',
        actor: 'sender',
        action: [
          'Change the password if you did not send that mail.',
          'The administrator unblocks the account in the admin console of Zoho Mail; otherwise it works again after one to five days.',
          'Send newsletters through Zoho Campaigns and mail of programs through ZeptoMail or another relay.',
        ],
        retry: { advice: 'later', afterSeconds: 86_400 },
      },
      references: [POLICY],
    },
    {
      id: 'zoho-sender-blocked',
      codes: [535, 554],
      enhanced: ['5.1.8'],
      text: /^sender address blocked\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Zoho has blocked sending from this account',
        actor: 'sender',
        action: [
          'Change the password, then have the administrator unblock the account in the admin console of Zoho Mail.',
        ],
      },
      references: [POLICY],
    },
    {
      id: 'zoho-virus',
      text: /\bvirus \S.{0,80} detected by zoho mail\b/i,
      category: 'content-rejected',
      but: {
        title: 'Malware was found in the message',
        action: ['Look at the attachments, and check the computer that sent them for malware.'],
      },
      references: [CODES],
    },
    {
      id: 'zoho-no-subject',
      text: /^subject is mandatory\b/i,
      category: 'content-rejected',
      but: {
        title: 'The message has no subject',
        meaning: 'ZeptoMail sends no message without a subject.',
        action: ['Give the message a subject.'],
      },
      references: [CODES],
    },
    {
      id: 'zoho-size-policy',
      text: /^email size exceeded the policy\b/i,
      category: 'message-too-large',
      references: [CODES],
    },
  ],
  sources: [CODES.url, POLICY.url, 'https://smtp.codes/zoho'],
  checked: '2026-11-22',
};
