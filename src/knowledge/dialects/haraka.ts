/** What Haraka says: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';

const SOURCE = { title: 'Haraka source', url: 'https://github.com/haraka/Haraka' };
const HELO = {
  title: 'Haraka: helo.checks',
  url: 'https://github.com/haraka/haraka-plugin-helo.checks',
};

export const haraka: Dialect = {
  id: 'haraka',
  name: 'Haraka',
  kind: 'server',
  signs: [/\bI cannot deliver mail for </i, /\bharaka\.github\.io\b/i],
  rows: [
    {
      id: 'haraka-cannot-deliver',
      codes: [550, 450],
      text: /\bI cannot deliver mail for \S/i,
      category: 'relay-denied',
      but: {
        meaning:
          'The server takes no mail for this address: its domain is not one of those it serves, and nobody has signed in.',
      },
      references: [SOURCE],
    },
    {
      id: 'haraka-null-mx',
      text: /\bDomain \S+ sends and receives no email \(NULL MX\)|\bNowhere to deliver mail to for domain: |\bNo Such Domain: \S|^No MX for \S+$/i,
      category: 'domain-unknown',
      references: [SOURCE],
    },
    {
      id: 'haraka-mx-lookup',
      text: /\bTemporary MX lookup error for \S|^DNS lookup failure: /i,
      category: 'dns-or-routing',
      references: [SOURCE],
    },
    {
      id: 'haraka-tried-all',
      text: /^Tried all MXs$/i,
      category: 'network-unreachable',
      but: {
        title: 'None of the mail servers could be reached',
      },
      references: [SOURCE],
    },
    {
      id: 'haraka-too-many-failures',
      text: /^Too many failures \(/i,
      category: 'expired-in-queue',
      references: [SOURCE],
    },
    {
      id: 'haraka-size',
      codes: [550, 552],
      text: /^Message too big!?$/i,
      category: 'message-too-large',
    },
    {
      id: 'haraka-mime-parts',
      codes: [554],
      text: /\bTransaction failed due to too many MIME parts\b/i,
      category: 'content-rejected',
    },
    {
      id: 'haraka-loop',
      codes: [550],
      text: /\bToo many received headers - possible mail loop\b/i,
      category: 'dns-or-routing',
    },
    {
      id: 'haraka-bare-lf',
      codes: [451],
      text: /^Bare line-feed\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'A line ends in a bare line feed',
        meaning:
          'Lines of a message have to end in CR and LF; the program that sends writes LF alone. The code sounds temporary, but trying again does not help.',
        action: ['Update or mend the program that sends: it writes LF where SMTP wants CR LF.'],
      },
      references: [SOURCE],
    },
    {
      id: 'haraka-rdns',
      codes: [554, 421],
      text: /^rDNS (?:Lookup Failed|Temporary Failure)$/i,
      category: 'rdns-missing',
    },
    {
      id: 'haraka-helo-not-found',
      codes: [550],
      text: /^HELO host name invalid$/i,
      category: 'dns-or-routing',
      but: {
        title: 'The HELO name is not in the DNS',
        meaning:
          'The name your server introduces itself with (HELO/EHLO) has no address in the DNS, or breaks the rules for names.',
        action: [
          'Let the server introduce itself with a public name that resolves to its own address.',
          'Check it with `mailsonde check DOMAIN --helo NAME --ip ADDRESS`.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [HELO],
    },
    {
      id: 'haraka-helo-not-reverse',
      codes: [550],
      text: /^HELO host does not match rDNS$/i,
      category: 'policy-rejected',
      but: {
        title: 'The HELO name is not the reverse name of the address',
        meaning:
          'The name your server introduces itself with (HELO/EHLO) and the one the DNS has for its IP address (PTR) differ in their domain, and this server minds.',
        actor: 'sender-admin',
        action: [
          'Make both the same: set the HELO name, or have the provider of the address set its PTR record; see `mailsonde ptr ADDRESS`.',
        ],
      },
      references: [HELO],
    },
    {
      id: 'haraka-not-welcome',
      codes: [554],
      text: /^Your mail is not welcome here$/i,
      category: 'policy-rejected',
    },
    {
      id: 'haraka-come-back-later',
      codes: [421],
      text: /^Come back later$/i,
      category: 'server-temporary',
    },
    {
      id: 'haraka-helo-or-sender-denied',
      codes: [550, 450],
      text: /^(?:HELO|EHLO|sender <[^>]*>|recipient <[^>]*>) denied$/i,
      category: 'policy-rejected',
    },
    {
      id: 'haraka-message-denied',
      codes: [550, 554, 450, 451],
      text: /^Message denied(?: temporarily)?$/i,
      category: 'content-rejected',
    },
    {
      id: 'haraka-bad-sequence',
      codes: [500, 501, 503, 521],
      text: /^(?:Use (?:EHLO\/HELO before MAIL|MAIL before RCPT)|(?:MAIL|RCPT) required first|Command line too long|SSL attempted over a non-SSL socket|Stop wasting my time)$/i,
      category: 'syntax-or-protocol',
    },
  ],
  sources: ['Haraka 3 source: connection.js, outbound/hmail.js', SOURCE.url],
  checked: '2026-11-22',
};
