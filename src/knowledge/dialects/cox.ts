/** Cox Communications. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page(
  'Cox postmaster: error codes',
  'http://postmaster.cox.net/confluence/display/postmaster/Error+Codes',
);
const GUIDE = page(
  'Cox: postmaster administration',
  'https://www.cox.com/business/support/cox-postmaster-administration.html',
);
const references = [CODES, GUIDE];

const ASK =
  'Ask Cox for removal with the form on its postmaster page, or at unblock@cox.net, once the cause is gone.';

export const cox: Dialect = {
  id: 'cox',
  name: 'Cox',
  kind: 'mailbox',
  hosts: ['cox.net'],
  signs: [/\bpostmaster\.cox\.net\b/i, /\bAUP#CX[A-Z]{2,4}\b/],
  rows: [
    {
      id: 'cox-own-list',
      text: /\bCXBL\b/,
      category: 'reputation-blocked',
      but: {
        title: 'Cox blocks the sending address',
        meaning: 'Cox saw spam from this address and has put it on its own list, until somebody asks.',
        action: [ASK],
      },
      references,
    },
    {
      id: 'cox-for-a-day',
      text: /\bCDRBL\b/,
      category: 'reputation-blocked',
      but: {
        title: 'Cox blocks the sending address for a day at most',
        meaning: 'Cox saw what looks like spam from this address; the block ends by itself within 24 hours.',
        action: ['Look through what was sent for spam, and send the rest again after a day.'],
        retry: { advice: 'later', afterSeconds: 86_400 },
      },
      references,
    },
    {
      id: 'cox-public-lists',
      text: /\bIPBL[01]{4}\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is on lists that Cox asks',
        meaning:
          'Each digit of the code stands for a list: 0001 is Spamhaus Zen, 0010 is Validity (Return Path), 0100 is Invaluement, 1000 is Cloudmark CSI; several can be set.',
        action: [
          'Ask for removal at each list that is named: https://check.spamhaus.org/, https://senderscore.org/, https://www.invaluement.com/removal/ or https://csi.cloudmark.com/en/reset/.',
        ],
      },
      references,
    },
    {
      id: 'cox-links',
      text: /\bURLBL[01]{2,4}\b/,
      category: 'reputation-blocked',
      but: {
        title: 'A link in the message leads to a listed domain',
        meaning: 'A domain named in the message is on a list of domains seen in spam.',
        action: [
          'See with `mailsonde blocklist DOMAIN` for each domain in the message which of them is listed, and leave it out or have it taken off.',
        ],
      },
      references,
    },
    {
      id: 'cox-reverse-name',
      text: /\bCXDNS\b/,
      category: 'rdns-missing',
      references,
    },
    {
      id: 'cox-sender',
      text: /\bCXSNDR\b/,
      category: 'auth-policy',
      but: {
        title: 'Cox does not believe the domain of the sender',
        meaning:
          'The message failed the SPF or DKIM policy of the domain it comes from, or that domain has neither MX nor address record.',
      },
      references,
    },
    {
      id: 'cox-protocol',
      text: /\bCXSMTP\b/,
      category: 'syntax-or-protocol',
      references,
    },
    {
      id: 'cox-connections',
      text: /\bCXCNCT\b/,
      category: 'rate-limited',
      but: {
        title: 'Too many connections to Cox at once',
        meaning: 'Cox takes ten connections at once from an address, fewer from one with a bad name.',
        action: ['Use fewer connections to Cox; five are enough.'],
      },
      references,
    },
    {
      id: 'cox-volume',
      text: /\bCXMXRT\b/,
      category: 'rate-limited',
      but: {
        title: 'Too much mail for Cox from this sender',
        action: ['Spread the mail over more hours, with fewer messages over each connection.'],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'cox-account',
      text: /\bCXMJ\b/,
      category: 'policy-rejected',
      but: {
        title: 'Cox has stopped sending from this account',
        meaning:
          'Something suspicious was sent from the Cox account that signed in, so that it may not send for now.',
        actor: 'sender',
        action: ['Change the password of the account, then call Cox and name the code CXMJ.'],
      },
      references,
    },
  ],
  sources: [CODES.url, GUIDE.url],
  checked: '2026-11-22',
};
