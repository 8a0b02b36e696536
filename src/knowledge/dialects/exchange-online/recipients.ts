/** What Exchange Online says of recipients, and of who may write to them. */
import type { DialectRow } from '../../../model/dialect.ts';
import { FORWARDING, LIMITS, NDR } from './pages.ts';

const references = [NDR];

const ALLOWED_ONLY = {
  title: 'Only certain senders may write to this address',
  meaning:
    'The address exists, but its owner or administrator lets only signed-in people of the organisation, members or listed senders write to it.',
  action: [
    'Ask the owner of the group or mailbox, by another way, to allow your address, or to pass the message on.',
    'For the administrator: Exchange admin center, the properties of the recipient, message delivery restrictions (or "require sender authentication").',
  ],
} as const;

export const recipients: readonly DialectRow[] = [
  {
    id: 'exchange-online-directory-blocked',
    enhanced: ['5.4.1'],
    text: /recipient address(?:es)? rejected ?: access denied/i,
    category: 'mailbox-unknown',
    but: {
      meaning:
        'The domain is served by Microsoft 365, but its directory knows no such address, so it is refused at the door ("access denied" is misleading: nothing is wrong with the sender).',
      action: [
        'Take the address off the list, after a look for a typing mistake.',
        'If the address should exist: the administrator sees whether it is in the Exchange admin center under Recipients, and whether the domain is "Authoritative" though part of the mailboxes live elsewhere ("Internal relay" is right then).',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-banned-recipient-address',
    enhanced: ['X.7.504'],
    category: 'mailbox-unknown',
    but: {
      meaning:
        'The directory of the receiving organisation does not let mail in for this address; usually it does not exist.',
    },
    references,
  },
  {
    id: 'exchange-online-unknown',
    enhanced: ['5.1.10'],
    text: /recipientnotfound|recipient\b.*not found|not found by smtp address lookup/i,
    category: 'mailbox-unknown',
    but: {
      action: [
        'Take the address off the list, after a look for a typing mistake.',
        'If a colleague gets this for an address that exists, an old entry in the autocomplete list of Outlook may be to blame: delete it there and type the address anew.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-remote-unknown',
    enhanced: ['X.1.351'],
    category: 'mailbox-unknown',
    but: {
      meaning:
        'Not Microsoft but the server of the recipient refused the address: it is unknown there, or takes no mail.',
      action: [
        'Read what that server said, further on in the report; take the address off the list if it says so too.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-full',
    text: /storedrv.*quota ?exceeded|quotaexceededexception|mapiexceptionshutoffquotaexceeded/i,
    category: 'mailbox-full',
    references,
  },
  {
    id: 'exchange-online-disabled',
    text: /storedrv.*(?:accountdisabled|mailboxdisabled|mapiexceptionaduserdisabled)/i,
    category: 'mailbox-disabled',
    references,
  },
  {
    id: 'exchange-online-recipient-thread-limit',
    codes: [432],
    text: /recipient thread limit exceeded/i,
    category: 'rate-limited',
    but: {
      actor: 'nobody',
      title: 'This mailbox gets too much mail at the moment',
      meaning: 'Microsoft limits how many messages are put into one mailbox at once. It passes by itself.',
      action: [
        'Let the server try again.',
        'If a system of yours floods the mailbox, gather its messages into fewer ones.',
      ],
      retry: { advice: 'later', afterSeconds: 600 },
    },
    references,
  },
  {
    id: 'exchange-online-recipient-hourly-limit',
    enhanced: ['X.2.121', 'X.2.122'],
    category: 'rate-limited',
    but: {
      title: 'This mailbox has got its share of mail for the hour',
      meaning:
        'One mailbox takes 3,600 messages an hour at most, and about a third of that from one sender. One of these limits is reached.',
      action: [
        'Wait an hour.',
        'If a system of yours floods the mailbox, gather its messages into fewer ones, or send them to a shared store.',
      ],
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references: [LIMITS, NDR],
  },
  {
    id: 'exchange-online-too-many-recipients',
    enhanced: ['4.5.3'],
    text: /too many recipients.*\bAS\d+|more than \d+ recipients/i,
    category: 'rate-limited',
    but: {
      actor: 'nobody',
      title: 'Too many recipients in one transaction',
      action: [
        'Nothing: the server gives the rest in the next transaction. To avoid the delay, give 100 recipients at a time.',
      ],
      retry: { advice: 'later', afterSeconds: 60 },
    },
    references,
  },
  {
    id: 'exchange-online-sender-not-allowed',
    enhanced: [
      'X.7.12',
      'X.7.13',
      'X.7.120',
      'X.7.121',
      'X.7.122',
      'X.7.123',
      'X.7.124',
      'X.7.125',
      'X.7.126',
      'X.7.127',
      'X.7.128',
      'X.7.129',
      'X.7.131',
      'X.7.132',
      'X.7.133',
      'X.7.134',
      'X.7.135',
      'X.7.136',
      'X.7.137',
    ],
    text: /not ?(?:authenticated|authorized|allowed|in ?allowed)|restrict|authrequired|members only|not (?:a )?member/i,
    known: true,
    category: 'policy-rejected',
    but: ALLOWED_ONLY,
    references,
  },
  {
    id: 'exchange-online-resolver-restriction',
    text: /resolver\.rst\.(?:authrequired|notauthorized|restricted|sendernot)/i,
    category: 'policy-rejected',
    but: ALLOWED_ONLY,
    references,
  },
  {
    id: 'exchange-online-group-members-only',
    enhanced: ['X.7.193'],
    category: 'policy-rejected',
    but: ALLOWED_ONLY,
    references,
  },
  {
    id: 'exchange-online-rejected-by-recipient',
    enhanced: ['X.7.507'],
    category: 'policy-rejected',
    but: {
      actor: 'recipient',
      title: 'The recipient has blocked the sender',
      action: ['Respect it: take the address off the list unless the recipient asks otherwise.'],
      address: 'review',
    },
    references,
  },
  {
    id: 'exchange-online-customer-block-list',
    enhanced: ['X.7.513'],
    category: 'policy-rejected',
    but: {
      title: 'The receiving organisation has blocked the sending address',
      meaning:
        'Not Microsoft, but the administrator of the receiving organisation put your address on its IP block list.',
      action: [
        'Ask the administrator, by another way, to take the address out of the connection filter policy; Microsoft cannot do it.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-tenant-block-list',
    enhanced: ['X.7.703'],
    category: 'policy-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The own organisation forbids mail to this address',
      meaning: 'The Tenant Allow/Block List of the sending organisation names the recipient or its domain.',
      action: ['Ask your own administrator: Microsoft Defender portal, Tenant Allow/Block Lists.'],
    },
    references,
  },
  {
    id: 'exchange-online-transport-rule',
    text: /transport\.rules\.rejectmessage/i,
    category: 'policy-rejected',
    but: {
      title: 'A mail flow rule of an organisation refused the message',
      action: [
        'See who wrote the report: if it is your own organisation, ask its administrator; else that of the recipient. Mail flow rules are in the Exchange admin center.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-external-forwarding',
    enhanced: ['X.7.520'],
    category: 'policy-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The organisation does not let mail be forwarded outside by itself',
      meaning:
        'The mailbox has a rule that forwards to an address outside, and the outbound spam policy of its organisation forbids that.',
      action: [
        'The administrator allows it for this mailbox in an outbound spam policy (Automatic forwarding: On), or the rule has to go.',
      ],
    },
    references: [FORWARDING, NDR],
  },
  {
    id: 'exchange-online-partner-connector',
    enhanced: ['X.7.51'],
    category: 'policy-rejected',
    but: {
      title: 'The receiving organisation takes this mail from certain servers only',
      meaning:
        'A partner connector of the receiving organisation names the addresses or the certificate that mail of this domain has to come with, and this came from elsewhere.',
      action: [
        'Send through the gateway of the organisation (its MX records: `mailsonde mx DOMAIN`) and not straight to Microsoft.',
        'Otherwise its administrator has to change the inbound connector.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-too-large',
    text: /resolver\.rst\.(?:recip|send)sizelimit|exceeds .*(?:recipsizelimit|sendsizelimit)/i,
    category: 'message-too-large',
    references: [LIMITS, NDR],
  },
];
