/** What qmail says (netqmail, notqmail, vpopmail and the chkuser patch): its replies, and why its own deliveries failed. */
import type { Dialect } from '../../model/dialect.ts';
import type { Retry } from '../../model/explanation.ts';

const afterFix: Retry = { advice: 'after-fix', afterSeconds: null };

const SMTPD = { title: 'qmail-smtpd(8)', url: 'https://notqmail.org/' };
const BARE_LF = { title: 'Bare LFs in SMTP', url: 'https://cr.yp.to/docs/smtplf.html' };
const CHKUSER = { title: 'chkuser for qmail', url: 'https://opensource.interazioni.it/qmail/chkuser.html' };

export const qmail: Dialect = {
  id: 'qmail',
  name: 'qmail',
  kind: 'server',
  // Its codes stand in brackets at the end: (#5.1.1)
  signs: [/\(#[45]\.\d\.\d{1,3}(?: - chkuser)?\)/, /\bThis is the qmail-send program\b/i],
  rows: [
    {
      id: 'qmail-no-mailbox',
      text: /\bno mailbox here by that name\b/i,
      category: 'mailbox-unknown',
    },
    {
      id: 'qmail-rcpthosts',
      text: /\bthat domain isn't in my list of allowed rcpthosts\b/i,
      category: 'relay-denied',
      references: [SMTPD],
    },
    {
      id: 'qmail-badmailfrom',
      text: /\byour envelope sender is in my badmailfrom list\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The sender address is on a list of this server',
        meaning:
          'The administrator of the server has put the sender address or its domain on a list of those to refuse (badmailfrom).',
        action: ['Ask the postmaster of the receiver, by other means, to take the sender off that list.'],
      },
      references: [SMTPD],
    },
    {
      id: 'qmail-badrcptto',
      text: /\byour envelope recipient is in my badrcptto list\b/i,
      category: 'mailbox-disabled',
      but: {
        meaning:
          'The administrator of the server has put this recipient on a list of addresses that take no mail (badrcptto).',
      },
    },
    {
      id: 'qmail-mfcheck',
      text: /\byour envelope sender domain must exist\b|\bcan't find a valid MX for sender domain\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of the sender cannot be found',
        meaning:
          'Behind the @ of the sender address (MAIL FROM) the receiver finds no mail server in the DNS, so nobody could answer such a message.',
        action: [
          'See with `mailsonde mx DOMAIN` of the return path what the DNS says, and publish an MX or A record.',
        ],
        bounce: 'block',
        retry: afterFix,
      },
    },
    {
      id: 'qmail-chkuser-recipient-domain',
      text: /\bcan't find a valid MX for rcpt domain\b/i,
      category: 'domain-unknown',
      references: [CHKUSER],
    },
    {
      id: 'qmail-chkuser-quota',
      text: /\bmailbox is overquota \(#[45]\.2\.2 - chkuser\)|\bRecipient's mailbox is full, message returned to sender\. \(#5\.2\.2\)|\bAccount is over quota\b.*\(#[45]\.2\.\d\)/i,
      category: 'mailbox-full',
    },
    {
      id: 'qmail-chkuser-sender-format',
      text: /\bsender address has invalid format \(#/i,
      category: 'syntax-or-protocol',
      references: [CHKUSER],
    },
    {
      id: 'qmail-chkuser-recipient-format',
      text: /\b(?:recipient|rcpt) address has invalid format \(#/i,
      category: 'mailbox-unknown',
      references: [CHKUSER],
    },
    {
      id: 'qmail-chkuser-too-many',
      text: /\breached maximum number of (?:intended |invalid )?recipients (?:allowed|for)/i,
      category: 'rate-limited',
      references: [CHKUSER],
    },
    {
      id: 'qmail-chkuser-policy',
      text: /\byou are violating our security policies \(#/i,
      category: 'policy-rejected',
      references: [CHKUSER],
    },
    {
      id: 'qmail-databytes',
      text: /\bmessage size exceeds my databytes limit\b/i,
      category: 'message-too-large',
    },
    {
      id: 'qmail-bare-lf',
      text: /\b(?:pobox\.com\/~djb|cr\.yp\.to)\/docs\/smtplf\.html/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'A line ends in a bare line feed',
        meaning:
          'Lines of a message have to end in CR and LF; the program that sends writes LF alone. The code sounds temporary, but trying again does not help.',
        action: ['Update or mend the program that sends: it writes LF where SMTP wants CR LF.'],
      },
      references: [BARE_LF],
    },
    {
      id: 'qmail-looping',
      text: /\bthis message is looping\b|\bmessage is looping: it already has my Delivered-To line\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        meaning: 'It has been at this server or mailbox before, so two forwardings must point at each other.',
        actor: 'recipient-admin',
        action: [
          'Look at the Delivered-To and Received lines of the returned message, and take the forwarding that leads back out.',
        ],
      },
    },
    {
      id: 'qmail-filter-refused',
      codes: [554],
      text: /\bmail server permanently rejected message \(#5\.3\.0\)/i,
      category: 'content-rejected',
    },
    {
      id: 'qmail-queue-trouble',
      text: /\bqq (?:write error|out of memory|timeout|trouble|temporary problem|internal bug|read error|crashed)|\bmail server temporarily rejected message \(#4\.3\.0\)|\bunable to (?:read controls|figure out my IP addresses|exec qq|accept message because)\b.*\(#4\.3\.0\)/i,
      category: 'server-temporary',
      but: {
        meaning:
          'The queue of the receiving server, or a filter in front of it, has a problem of its own. The message is not at fault.',
      },
    },
    {
      id: 'qmail-sign-in',
      codes: [535],
      text: /\bauthentication failed \(#5\.7\.[01]\)|\bauthorization failed \(#5\.7\.0\)/i,
      category: 'auth-failed',
    },
    {
      id: 'qmail-no-host',
      text: /\bI couldn't find any host named \S+/i,
      category: 'domain-unknown',
    },
    {
      id: 'qmail-no-exchanger',
      text: /\bI couldn't find a mail exchanger or IP address\b/i,
      category: 'domain-unknown',
    },
    {
      id: 'qmail-best-preference',
      text: /\bI'm listed as a best-preference MX or A for that host\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The mail server of the domain is this very server, which does not know it',
        meaning:
          'The MX of the recipient domain leads to the server itself, which is not set up to take mail for the domain.',
        action: [
          'If the domain should be served there, add it to control/locals or control/virtualdomains and restart qmail-send.',
          'If not, mend the MX record: `mailsonde mx DOMAIN` shows where it leads.',
        ],
      },
    },
    {
      id: 'qmail-cname',
      text: /\bCNAME lookup failed temporarily\b/i,
      category: 'dns-or-routing',
    },
    {
      id: 'qmail-gave-up',
      text: /\bthis message has been in the queue too long\b/i,
      category: 'expired-in-queue',
    },
    {
      id: 'qmail-no-connection',
      text: /\bI wasn't able to establish an SMTP connection\b|\bbut connection died\b|\bConnected to \S+ but (?:my name was rejected|greeting failed)\.? *\(#4|\btrouble making TLS connection\b/i,
      category: 'network-unreachable',
    },
  ],
  sources: [
    'netqmail 1.06 and notqmail source: qmail-smtpd.c, qmail-remote.c, qmail-local.c, qmail-send.c, qmail.c',
    'https://cr.yp.to/qmail.html',
    'https://opensource.interazioni.it/qmail/chkuser.html',
  ],
  checked: '2026-11-22',
};
