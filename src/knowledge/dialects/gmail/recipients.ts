/** What Gmail says of recipients, sizes and quotas. */
import type { DialectRow } from '../../../model/dialect.ts';
import { CODES, LIMITS, RECEIVING_LIMITS } from './pages.ts';

const references = [CODES];

export const recipients: readonly DialectRow[] = [
  {
    id: 'gmail-no-account',
    enhanced: ['X.1.1', 'X.1.10'],
    text: /e?mail account that you tried to reach does not exist/i,
    category: 'mailbox-unknown',
    but: {
      meaning: 'There is no account of this name at Gmail or in this Google Workspace domain.',
      action: [
        'Take the address off every list at once.',
        'If a person gave it to you, look for a typing mistake; dots in the name do not matter at gmail.com.',
      ],
    },
    references,
  },
  {
    id: 'gmail-disabled',
    text: /e?mail account that you tried to reach is (?:disabled|inactive)|account is (?:disabled|inactive).*gsmtp/i,
    category: 'mailbox-disabled',
    but: {
      meaning: 'The account exists, but Google or its owner has switched it off.',
      action: ['Take the address off the list; accounts that are switched off seldom come back.'],
    },
    references,
  },
  {
    id: 'gmail-full-inactive',
    codes: [552],
    text: /out of storage space and inactive|over quota and inactive/i,
    category: 'mailbox-full',
    but: {
      actor: 'list-owner',
      bounce: 'hard',
      address: 'remove',
      title: 'The mailbox is full, and nobody uses it',
      meaning:
        'The account has no room left and its owner has not been there for long. Google refuses mail to it for good.',
      action: ['Take the address off the list.'],
      retry: { advice: 'never', afterSeconds: null },
    },
    references,
  },
  {
    id: 'gmail-full',
    enhanced: ['X.2.2'],
    text: /account that you tried to reach is over quota|inbox is out of storage space/i,
    category: 'mailbox-full',
    but: {
      meaning:
        'The storage of this Google account is used up. Mail, photos and files share it, so it may stay full though the owner reads mail.',
      action: [
        'Let the server try again for some days.',
        'Tell the recipient another way. Take the address off the list when it has been full three times over two weeks or more.',
      ],
    },
    references,
  },
  {
    id: 'gmail-recipient-too-fast',
    text: /(?:user|account) you are trying to contact is receiving mail (?:too quickly|at a rate)/i,
    category: 'rate-limited',
    but: {
      actor: 'nobody',
      title: 'This mailbox gets too much mail at the moment',
      meaning:
        'Google limits how much mail one mailbox takes a minute, an hour and a day, whoever sends it. Alarm mails and test accounts run into it.',
      action: [
        'Try again later; an hour is usually enough.',
        'If it is your own system that floods this mailbox, gather its messages into fewer ones.',
      ],
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references: [RECEIVING_LIMITS, CODES],
  },
  {
    id: 'gmail-too-many-recipients',
    enhanced: ['X.5.3'],
    text: /too many recipients|policy size/i,
    known: true,
    category: 'rate-limited',
    but: {
      title: 'Too many recipients in one message',
      meaning: 'One message, or one transaction, names more recipients than Google takes at once.',
      action: [
        'Give fewer recipients at a time (100 fit everywhere, 2,000 is the most of a Workspace account); the rest is taken in the next transaction.',
      ],
      retry: { advice: 'later', afterSeconds: 60 },
    },
    references: [LIMITS, CODES],
  },
  {
    id: 'gmail-daily-limit',
    text: /daily (?:user |smtp relay )?(?:sending (?:quota|limit)|limit) exceeded|daily smtp relay (?:sending )?(?:quota|limit)|email quota exceeded/i,
    known: true,
    category: 'rate-limited',
    but: {
      actor: 'sender',
      bounce: 'block',
      title: 'Your Google account has sent its share for today',
      meaning:
        'A Google account may send to so many recipients in 24 hours (2,000 messages with Workspace, 500 with Gmail, 10,000 recipients through the relay service for each user). This one has.',
      action: [
        'Wait; the limit is counted over the last 24 hours.',
        'Use a service made for it for newsletters. Change the password if the mail was not yours.',
      ],
      retry: { advice: 'later', afterSeconds: 86_400 },
    },
    references: [LIMITS, CODES],
  },
  {
    id: 'gmail-relay-peak',
    text: /(?:peak|daily) smtp relay (?:sending )?limit exceeded|peak smtp relay/i,
    category: 'rate-limited',
    but: {
      meaning: 'Your organisation sends faster through the SMTP relay service than Google lets it.',
      action: ['Send more slowly; try again in some minutes.'],
      retry: { advice: 'later', afterSeconds: 600 },
    },
    references: [LIMITS, CODES],
  },
  {
    id: 'gmail-too-large',
    enhanced: ['X.2.3', 'X.3.4'],
    text: /exceed(?:ed|s)\b.*(?:google's|size limit)|size limits|number of attachments|header size|attachments \(?\d+|limit on the number/i,
    known: true,
    category: 'message-too-large',
    but: {
      meaning:
        'The message, its headers or the number of its attachments is beyond what Google takes. A file grows by about a third when it is sent by mail, so 25 MB of limit hold some 18 MB of file.',
      action: ['Send a link to a file store in place of the attachment, or several smaller messages.'],
    },
    references: [RECEIVING_LIMITS, CODES],
  },
  {
    id: 'gmail-domain-not-found',
    text: /weren't able to find the recipient domain/i,
    category: 'domain-unknown',
    but: {
      meaning: 'Google found no mail host for the domain behind the @.',
      action: ['Look for a typing mistake in the domain; `mailsonde mx DOMAIN` tells whether it takes mail.'],
    },
    references,
  },
  {
    id: 'gmail-address-syntax',
    codes: [553, 501, 555],
    text: /recipient address <?\S*>? is not a valid rfc/i,
    category: 'mailbox-unknown',
    but: {
      title: 'The address is not written as one',
      action: ['Correct the address: a space, a comma or a missing part is usual.'],
    },
    references,
  },
  {
    id: 'gmail-sender-syntax',
    codes: [553, 501, 555],
    text: /sender address <?\S*>? is not a valid rfc/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'The return address is not written as one',
      action: ['Correct the envelope sender (MAIL FROM) in the program that sends.'],
    },
    references,
  },
  {
    id: 'gmail-loop',
    text: /message exceeded \d+ hops/i,
    category: 'dns-or-routing',
    but: {
      actor: 'recipient-admin',
      title: 'The message goes round in circles',
      meaning: 'It went through 50 servers; two of them, or two forwarding rules, hand it to each other.',
      action: [
        'Look at the Received lines of the returned message for the pair that repeats, and take one of the forwarding rules away.',
      ],
      retry: { advice: 'after-fix', afterSeconds: null },
    },
    references,
  },
];
