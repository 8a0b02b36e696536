/** Mimecast, in front of the mail servers of organisations. */
import type { Dialect } from '../../model/dialect.ts';
import type { Consequence } from '../../model/explanation.ts';
import { page } from '../references.ts';

const CODES = page(
  'Mimecast SMTP error codes',
  'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691-Policies-Mimecast-SMTP-Error-Codes',
);
const BLOCKED_SENDERS = page(
  'Mimecast: blocked senders and rejections',
  'https://mimecastsupport.zendesk.com/hc/en-us/articles/42979092709907-Policies-Managing-Blocked-Senders-and-Email-Rejections',
);

const ASK_CUSTOMER =
  'Ask the administrator of the receiver to allow the sender in Mimecast; Mimecast itself answers its customers only.';
const BLOCKED: Partial<Consequence> = {
  title: 'The receiver blocks this sender in Mimecast',
  meaning: 'A Blocked Senders policy of the receiver fits the sender, its domain or the sending address.',
  action: [ASK_CUSTOMER],
};
const references = [CODES];

export const mimecast: Dialect = {
  id: 'mimecast',
  name: 'Mimecast',
  kind: 'gateway',
  hosts: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'],
  signs: [
    /\bmimecast\b/i,
    /\[[\w-]{22}(?:\.us|\.usb|\.uk|\.eu|\.de|\.za|\.au|\.ca)\d{1,3}\]/,
    /\bMCSpamSignature\b/,
  ],
  rows: [
    {
      id: 'mimecast-greylisted',
      codes: [451],
      text: /^internal resources? (?:is |are )?temporarily unavailable\b|^recipient temporarily unavailable\b.{0,80}\bmimecast\b/i,
      category: 'greylisted',
      but: {
        meaning:
          'Mimecast does not know this combination of sending address, sender and recipient yet and asks for another attempt, no sooner than a minute and no later than twelve hours from now. An address of bad reputation is put off again and again.',
        action: [
          'Let the mail server try again from the same address and with the same sender.',
          'Programs that use a new sender for each message (VERP) are put off each time: have the administrator of the receiver exempt them from greylisting.',
        ],
        retry: { advice: 'later', afterSeconds: 120 },
      },
      references,
    },
    {
      id: 'mimecast-address-temporarily-blocked',
      codes: [421, 451, 550],
      text: /\bip temporarily blacklisted\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Mimecast blocks the sending address for a while',
        meaning:
          'Of late too many messages from this address were turned away by Mimecast, for recipients that do not exist or for spam. It takes mail again when that has stopped.',
        action: [
          'Pause mail to receivers at Mimecast, and take addresses that do not exist off the list.',
          ASK_CUSTOMER,
        ],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
    {
      id: 'mimecast-poor-reputation',
      text: /\bpoor reputation sender\b|\blocal ct ip reputation\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Mimecast finds the reputation of the sending address too low',
        action: [
          'See with `mailsonde blocklist ADDRESS` who lists it, and repair what led to that.',
          ASK_CUSTOMER,
        ],
      },
      references,
    },
    {
      id: 'mimecast-blocked-by-recipient',
      text: /\benvelope blocked\W{1,3}user\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The recipient has blocked this sender',
        meaning:
          'The recipient, not their administrator, has put the sender or its domain on a list of blocked senders at Mimecast.',
        actor: 'recipient',
        action: [
          'Take the recipient off the list if the mail is bulk mail: they do not want it.',
          'Else ask them by other means to take the sender off their blocked senders.',
        ],
        address: 'review',
      },
      references: [BLOCKED_SENDERS, CODES],
    },
    {
      id: 'mimecast-envelope-blocked',
      text: /\benvelope blocked\b|\bmanually blocked senders\b|\bpolicy level block list\b/i,
      category: 'policy-rejected',
      but: BLOCKED,
      references: [BLOCKED_SENDERS, CODES],
    },
    {
      id: 'mimecast-sender-blocked',
      codes: [421],
      text: /^sender address blocked\b/i,
      category: 'policy-rejected',
      but: BLOCKED,
      references: [BLOCKED_SENDERS, CODES],
    },
    {
      id: 'mimecast-anti-spoofing',
      text: /\banti-spoofing (?:policy|header|lockout)\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Mail in the name of the receiver is not taken from outside',
        meaning:
          "The sender's address holds a domain of the receiver, but the message came from outside. Mimecast takes that for a forgery.",
        action: [
          'Services that send in the name of the receiver: have its administrator add an Anti-Spoofing bypass policy for the sending address, or let SPF pass decide.',
          'Everybody else: use a domain of your own in the From line.',
        ],
      },
      references,
    },
    {
      id: 'mimecast-authentication',
      text: /\b(?:spf|dkim|dmarc) sender invalid\b/i,
      category: 'auth-policy',
      references,
    },
    {
      id: 'mimecast-invalid-recipient',
      codes: [550],
      text: /^invalid recipient\b.{0,80}\bmimecast\b|^invalid recipient \[[\w-]{22}\./i,
      category: 'mailbox-unknown',
      but: {
        meaning: 'The directory of the receiver at Mimecast knows no such address.',
      },
      references,
    },
    {
      id: 'mimecast-security-policies',
      text: /^email rejected due to security policies\b|\bMCSpamSignature\b/i,
      category: 'content-rejected',
      but: {
        meaning:
          'Mimecast takes the message for spam or for dangerous: it fits a signature that was made from other spam, or one of its links is known as bad.',
        action: [
          'Look at links and attachments; send a plain message to see whether the content is the reason.',
          'Ask the administrator of the receiver to report it to Mimecast as wrongly refused.',
        ],
      },
      references,
    },
    {
      id: 'mimecast-content-examination',
      text: /\bcontent examination policy\b/i,
      category: 'content-rejected',
      but: {
        title: 'A rule of the receiver about contents turned the message away',
        meaning:
          'The administrator of the receiver has certain words, numbers or files refused at Mimecast, and the message holds one.',
        action: ['Ask the administrator of the receiver which rule it was, or leave out what may be meant.'],
      },
      references,
    },
    {
      id: 'mimecast-too-large',
      codes: [552, 554],
      text: /^maximum email size exceeded\b/i,
      category: 'message-too-large',
      references,
    },
    {
      id: 'mimecast-loop',
      codes: [554],
      text: /^mail loop detected(?:$| - | \[)/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message went in circles',
        meaning:
          'The message has passed more than 25 servers: a forwarding leads back to where it began, or Mimecast and the server behind it send it to each other.',
        actor: 'recipient-admin',
        action: [
          'Tell the administrator of the receiver, who has to look at forwardings and delivery routes.',
        ],
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references,
    },
    {
      id: 'mimecast-network-not-allowed',
      text: /^host network,? not allowed\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The receiver takes no mail from this network',
        meaning:
          'A rule at Mimecast turns away the network of the sending address, as is done for certain countries or providers.',
        action: [ASK_CUSTOMER, 'Send through a server in another network.'],
      },
      references,
    },
    {
      id: 'mimecast-encryption',
      text: /\bthis route requires encryption\b/i,
      category: 'tls-required',
      references,
    },
    {
      id: 'mimecast-relay',
      text: /\bno relay access allowed from ip\b/i,
      category: 'relay-denied',
      but: {
        action: [
          'If the sending domain is at Mimecast, add the sending address to its authorised outbound addresses there.',
          'Else see with `mailsonde mx DOMAIN` whether the MX of the recipient leads to Mimecast at all.',
        ],
      },
      references,
    },
    {
      id: 'mimecast-threads',
      text: /\bexceeding (?:in|out)bound thread limit\b/i,
      category: 'rate-limited',
      but: { action: ['Open fewer connections to Mimecast at the same time.'] },
      references,
    },
    {
      id: 'mimecast-busy',
      codes: [421, 451],
      text: /^unable to process (?:connection|email) at this time\b|^account service is temporarily unavailable\b/i,
      category: 'server-temporary',
      references,
    },
  ],
  sources: [CODES.url, BLOCKED_SENDERS.url],
  checked: '2026-11-22',
};
