/** What OpenSMTPD says: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';

const CONF = { title: 'OpenSMTPD: smtpd.conf(5)', url: 'https://man.openbsd.org/smtpd.conf.5' };

export const opensmtpd: Dialect = {
  id: 'opensmtpd',
  name: 'OpenSMTPD',
  kind: 'server',
  signs: [/\bOpenSMTPD\b/, /^Invalid recipient: ?</i],
  rows: [
    {
      id: 'opensmtpd-invalid-recipient',
      codes: [550],
      text: /^Invalid recipient(?:: ?<[^>]*>)?$/i,
      category: 'mailbox-unknown',
      but: {
        meaning:
          'The server knows no mailbox of this name. It says the same where it takes no mail for the domain at all, or not from this sender.',
        action: [
          'Look for a slip of the pen, and take the address off the list if there is none.',
          'If the address should exist, see with `mailsonde mx DOMAIN` that the domain leads to this server, and look through the match rules in its smtpd.conf.',
        ],
      },
      references: [CONF],
    },
    {
      id: 'opensmtpd-sender-syntax',
      codes: [553],
      text: /\bSender address syntax error$/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'opensmtpd-recipient-syntax',
      codes: [501],
      text: /\bRecipient address syntax error$/i,
      category: 'mailbox-unknown',
      but: { title: 'This is no mail address' },
    },
    {
      id: 'opensmtpd-size',
      codes: [554],
      text: /\bTransaction failed, message too big\b/i,
      category: 'message-too-large',
    },
    {
      id: 'opensmtpd-format',
      codes: [550],
      text: /\bMessage is not RFC 2822 compliant\b/i,
      category: 'content-rejected',
      but: {
        title: 'The headers of the message are malformed',
        meaning:
          'The message lacks a From line, has one twice, or has a header that is none, so the server does not take it for mail.',
      },
    },
    {
      id: 'opensmtpd-loop',
      text: /^(?:Invalid command )?(?:[\w ]+: )?(?:Loop|Routing loop) detected$/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        actor: 'recipient-admin',
        action: [
          'Look at the Received lines of the returned message for names that come again, and take the forwarding between them out.',
        ],
      },
    },
    {
      id: 'opensmtpd-too-many',
      codes: [451, 452],
      text: /^(?!Error:)[\w -]{4,60}: Too many (?:recipients|messages sent)$/i,
      category: 'rate-limited',
    },
    {
      id: 'opensmtpd-auth-first',
      codes: [530],
      text: /\bMust issue an AUTH command first\b/i,
      category: 'auth-required',
    },
    {
      id: 'opensmtpd-list-expansion',
      codes: [424, 524],
      text: /\bMailing list expansion problem\b/i,
      category: 'mailbox-unknown',
      but: {
        meaning:
          'The words speak of a list, but the server says the same of each address that its table of mailboxes (virtual) does not hold, and of an alias that leads nowhere or to itself.',
      },
    },
    {
      id: 'opensmtpd-no-mx',
      text: /\bNo MX found for (?:domain|destination)\b/i,
      category: 'domain-unknown',
    },
    {
      id: 'opensmtpd-no-valid-route',
      text: /\bNo valid route to (?:remote MX|destination)\b/i,
      category: 'dns-or-routing',
      but: {
        meaning:
          'None of the mail hosts of the domain can be used from this server: each was tried and put aside, or has no address of a kind it can send from (IPv4 or IPv6).',
      },
    },
    {
      id: 'opensmtpd-no-route',
      text: /\bAll routes to destination blocked\b|\bNetwork error on destination MXs\b|\bNetwork error on all MXs/i,
      category: 'network-unreachable',
    },
    {
      id: 'opensmtpd-expired',
      text: /^Envelope expired$/i,
      category: 'expired-in-queue',
    },
  ],
  sources: ['OpenSMTPD 6.8 and 7 source: smtp_session.c, mta.c, mta_session.c, enhanced codes', CONF.url],
  checked: '2026-11-22',
};
