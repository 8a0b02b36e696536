/** MailChannels: outgoing mail of hosting companies, and their incoming filter. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const OUTBOUND = page(
  'MailChannels: SMTP errors of outgoing mail',
  'https://docs.mailchannels.com/outbound/smtp-errors',
);
const INBOUND = page(
  'MailChannels: SMTP errors of incoming mail',
  'https://docs.mailchannels.com/inbound/smtp-errors',
);
const POLICIES = page(
  'MailChannels: sending policies',
  'https://docs.mailchannels.com/email-api/sending-policies',
);

const HOST =
  'Ask the hosting company whose servers send through MailChannels; it sees the reason in its console and can report an error.';

export const mailchannels: Dialect = {
  id: 'mailchannels',
  name: 'MailChannels',
  kind: 'gateway',
  hosts: ['mailchannels.net', 'mailchannels.com'],
  signs: [/\bmailchannels\b/i, /^(?:\[SS\]|\[RBL\]|\[ESA\]|\[BFD\]|\[BR\]|\[UNS\]|\[IB_FEB\]) /],
  rows: [
    {
      id: 'mailchannels-spam',
      codes: [550],
      text: /^\[SS\]/,
      category: 'content-rejected',
      but: {
        title: 'The message looks like known spam to MailChannels',
        meaning:
          'Subject, text or a link fit a pattern made from spam, so that the relay of the hosting company refused to send the message. The recipient never saw it.',
        action: [
          'Look at subject, words and links of the message.',
          'If the message is not yours, change the password of the account and look for malware.',
          HOST,
        ],
      },
      references: [OUTBOUND],
    },
    {
      id: 'mailchannels-listed',
      codes: [550],
      text: /^\[RBL\]/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address or domain is on a blocklist',
        meaning:
          'The address or domain named in the reply is on a well-known blocklist, so that MailChannels does not pass its mail on.',
        action: [
          'See with `mailsonde blocklist ADDRESS` and `mailsonde blocklist DOMAIN` which list it is, and ask for removal there once the cause is gone.',
          HOST,
        ],
      },
      references: [OUTBOUND],
    },
    {
      id: 'mailchannels-sender-blocked',
      codes: [550],
      text: /^\[ESA\]/,
      category: 'reputation-blocked',
      but: {
        title: 'MailChannels blocks this sender for abuse',
        meaning:
          'Spam was sent in the name of this sender or account, often by somebody who has its password.',
        action: [
          'Change the password of the mailbox or site, take out what sent the spam, and update the software of the site.',
          HOST,
        ],
      },
      references: [OUTBOUND, POLICIES],
    },
    {
      id: 'mailchannels-spf',
      text: /^\[BFD\]|^email has been rejected due to the domain'?s spf policy\b/i,
      category: 'auth-policy',
      but: {
        title: 'SPF does not allow this server to send for the domain',
        action: [
          'Add what the hosting company names to the SPF record (for MailChannels include:relay.mailchannels.net): `mailsonde spf DOMAIN`.',
        ],
      },
      references: [POLICIES, INBOUND],
    },
    {
      id: 'mailchannels-domain-lockdown',
      codes: [550],
      text: /^this sender is not authorized to send from [a-z0-9-]{1,63}\.[a-z0-9]/i,
      category: 'policy-rejected',
      but: {
        title: 'The domain does not allow this account to send for it',
        meaning:
          'The owner of the sending domain names in the DNS (a TXT record at _mailchannels) which accounts at MailChannels may send for it, and this one is not among them.',
        actor: 'sender-admin',
        action: [
          'Add the account of the sender to the TXT record at _mailchannels of the domain (Domain Lockdown).',
          HOST,
        ],
      },
      references: [POLICIES],
    },
    {
      id: 'mailchannels-unknown-recipients',
      codes: [550],
      text: /^\[BR\]/,
      category: 'reputation-blocked',
      but: {
        title: 'Too many recipients that do not exist',
        meaning: 'So many recipients of this account were unknown that MailChannels takes it for a spammer.',
        action: [
          'Take dead addresses off the list and confirm new ones by mail (double opt-in).',
          'Look for forms on the site that send mail to any address.',
          HOST,
        ],
      },
      references: [POLICIES],
    },
    {
      id: 'mailchannels-unsubscribed',
      codes: [550],
      text: /^\[UNS\]/,
      category: 'policy-rejected',
      but: {
        title: 'The recipient has unsubscribed',
        meaning: 'The recipient has taken themselves off the list of this sender by a link of MailChannels.',
        actor: 'list-owner',
        action: ['Take the address off the list.'],
        retry: { advice: 'never', afterSeconds: null },
        address: 'remove',
      },
      references: [POLICIES],
    },
    {
      id: 'mailchannels-attachment',
      codes: [550],
      text: /^\[IB_FEB\]/,
      category: 'content-rejected',
      but: {
        title: 'The attachment is of a kind that is not taken',
        meaning: 'Attachments of this kind can carry malware, so that the receiver has them refused.',
        action: ['Send the file by a link, or in another form.'],
      },
      references: [INBOUND],
    },
    {
      id: 'mailchannels-split-recipients',
      codes: [452],
      text: /^recipient policy mismatch\b/i,
      category: 'server-temporary',
      but: {
        title: 'The rest of the recipients are taken in a second go',
        meaning:
          'The recipients of this message have different rules for incoming mail. Those put off are taken when the server tries again by itself.',
        actor: 'nobody',
        action: ['Let the mail server try again.'],
        retry: { advice: 'later', afterSeconds: 300 },
      },
      references: [INBOUND],
    },
  ],
  sources: [OUTBOUND.url, INBOUND.url, POLICIES.url],
  checked: '2026-11-22',
};
