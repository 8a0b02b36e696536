/** Yahoo and AOL, and the mailboxes of others that Yahoo runs: AT&T, Verizon and more and more of Comcast. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page('Yahoo Sender Hub: SMTP error codes', 'https://senders.yahooinc.com/smtp-error-codes/');
const RULES = page('Yahoo Sender Hub: sender requirements', 'https://senders.yahooinc.com/best-practices/');
const references = [CODES];
const withRules = [CODES, RULES];

const ASK =
  'If it goes on for days although all is in order, ask Yahoo with the form at https://senders.yahooinc.com/contact/, with the whole reply and the addresses of the servers.';
const COMPLAINTS =
  'Register the domain at the Sender Hub (https://senders.yahooinc.com/) for its complaint feedback loop, and take whoever complains off the list.';
const fourHours = { advice: 'later', afterSeconds: 14_400 } as const;

export const yahoo: Dialect = {
  id: 'yahoo',
  name: 'Yahoo and AOL',
  kind: 'mailbox',
  hosts: ['yahoodns.net', 'yahoo.com', 'aol.com'],
  signs: [
    /\b(?:postmaster|senders|help)\.yahoo(?:inc)?\.com\b/i,
    /\.yahoodns\.net\b/i,
    /\[(?:IP)?TSS?\d\d\]/,
    /\[(?:BL21|BL23|PH01|GL01)\]/,
    /\bdelivery error: dd\b/i,
  ],
  rows: [
    {
      id: 'yahoo-refused-for-good',
      text: /\[TS(?:03|S09|S11)\]|\bmessages from \S{1,80} will be permanently deferred/i,
      category: 'reputation-blocked',
      but: {
        title: 'Yahoo takes nothing more from this address',
        meaning:
          'Yahoo has seen so many complaints, so much unwanted mail or so many dead addresses from there that it will go on refusing, however often the mail is sent again.',
        action: [
          'Stop sending to Yahoo and AOL; sending again does not help.',
          'Find the cause: a list without consent, a compromised account, or mail that does not pass SPF and DKIM (`mailsonde check DOMAIN`).',
          ASK,
        ],
      },
      references: withRules,
    },
    {
      id: 'yahoo-volume',
      text: /\bdeferred due to (?:unexpected|excessive) volume|\[(?:IP)?TSS04\]/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Yahoo puts mail of this address off: unusual volume, or complaints',
        meaning:
          'More mail than usual came from this address, people at Yahoo marked it as spam, or it does not pass SPF and DKIM. What is put off is taken later, when things calm down.',
        action: [
          'Let the mail server try again every few hours, with few connections; do not send more in the meantime.',
          COMPLAINTS,
          'See with `mailsonde check DOMAIN` that SPF, DKIM and DMARC are in order.',
          ASK,
        ],
        retry: fourHours,
      },
      references: withRules,
    },
    {
      id: 'yahoo-complaints',
      text: /\[(?:IP)?TSS?\d\d\].{0,200}deferred due to (?:excessive )?user complaints/i,
      category: 'reputation-blocked',
      but: {
        title: 'Yahoo puts mail of this address off: complaints',
        meaning: 'Too many people at Yahoo and AOL marked mail from this address as spam.',
        action: [
          COMPLAINTS,
          'Send only to those who asked for it and still read it, and let people leave by one click.',
          ASK,
        ],
        retry: fourHours,
      },
      references: withRules,
    },
    {
      id: 'yahoo-spamhaus',
      text: /\[BL2[13]\]|\bbecause the ip is in spamhaus's list/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is listed by Spamhaus',
        action: [
          'See why at https://check.spamhaus.org/ and ask for removal there once the cause is gone; Yahoo follows by itself.',
          'If it is listed as an address of end users (PBL), send through the relay of the provider instead.',
        ],
      },
      references,
    },
    {
      id: 'yahoo-content',
      text: /\[PH01\]/i,
      category: 'content-rejected',
      but: {
        title: 'Yahoo refuses what is in the message',
        meaning:
          'Something in the message, most often a link or a domain, is known to Yahoo from spam or phishing.',
        action: [
          'Look at every link, shortened ones first, and at who else uses those domains; leave out what is not needed.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'yahoo-greylisted',
      text: /\[GL01\]/i,
      category: 'greylisted',
      references,
    },
    {
      id: 'yahoo-unauthenticated',
      codes: [421, 451, 550, 554],
      enhanced: ['X.7.9'],
      text: /\bthe sender is unauthenticated\b/i,
      category: 'auth-policy',
      but: {
        title: 'Yahoo takes no mail that passes neither SPF nor DKIM',
        meaning:
          'Neither SPF nor DKIM passed, so that nobody answers for the message. Who sends in bulk needs both, and a DMARC record.',
      },
      references: withRules,
    },
    {
      id: 'yahoo-dmarc',
      enhanced: ['5.7.9'],
      text: /\b(?:message|email) not accepted for policy reasons/i,
      category: 'auth-policy',
      but: {
        title: 'Yahoo follows the DMARC policy of the sending domain',
        meaning:
          'The domain of the From line asks (p=reject) to refuse mail that does not pass DMARC, and this message did not pass. It may have been forwarded, or sent by a service that does not sign for the domain.',
      },
      references: withRules,
    },
    {
      id: 'yahoo-sender-domain',
      text: /\bunresolvable rfc\.?532[12] from domain/i,
      category: 'dns-or-routing',
      but: {
        title: 'Yahoo cannot find the domain of the sender in the DNS',
        meaning:
          'Yahoo looks whether the domain of the envelope sender (RFC.5321) or of the From line (RFC.5322) exists, by its SOA, MX or address records, and got no answer.',
        action: [
          'See with `mailsonde check DOMAIN` that the domain and its name servers answer everywhere, with an SOA record and an MX or address record.',
          'Look for a slip of the pen in the sender, and for a host name that exists only inside the own network.',
        ],
      },
      references,
    },
    {
      id: 'yahoo-disabled',
      text: /\bthis (?:mailbox is disabled \(554\.30\)|account has been disabled or discontinued \[#10[0-9]\])/i,
      category: 'mailbox-disabled',
      but: {
        meaning:
          'The account was closed, or nobody signed in for a year or more, so that Yahoo switched it off.',
      },
      references,
    },
    {
      id: 'yahoo-no-mailbox',
      codes: [550, 552, 554],
      text: /\bdd this user doesn.t have an? \S{1,80} account|^1 requested mail action aborted, mailbox not found/i,
      category: 'mailbox-unknown',
      references,
    },
    {
      id: 'yahoo-messages-a-connection',
      codes: [421],
      text: /^max messages? per connection reached/i,
      category: 'rate-limited',
      but: {
        title: 'Too many messages over one connection',
        meaning: 'Yahoo closes a connection after some messages; the rest goes over the next one.',
        action: [
          'Have the mail server end the connection after fewer messages (20 or less) and open a new one.',
        ],
        retry: { advice: 'later', afterSeconds: 60 },
      },
      references,
    },
    {
      id: 'yahoo-recipient-too-fast',
      codes: [450],
      text: /^user is receiving mail too quickly/i,
      category: 'rate-limited',
      but: {
        title: 'This mailbox gets more mail than it may in that time',
        actor: 'nobody',
        action: ['Let the mail server try again later; it is about this recipient alone.'],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'yahoo-busy',
      codes: [421, 451],
      text: /\bresources temporarily (?:not available|unavailable)\W{1,4}please try again later\W{1,4}#?4\.16\.\d/i,
      category: 'server-temporary',
      references,
    },
  ],
  sources: [CODES.url, RULES.url],
  checked: '2026-11-22',
};
