/** Comcast (Xfinity), whose mailboxes move to Yahoo bit by bit. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page(
  'Comcast postmaster: mail error codes',
  'http://postmaster.comcast.net/mail-error-codes.html',
);
const HELP = page('Xfinity: email error codes', 'https://www.xfinity.com/support/articles/email-errors');
const references = [CODES, HELP];

const ASK = 'Ask Comcast for removal with the form at https://spa.xfinity.com/report once the cause is gone.';

export const comcast: Dialect = {
  id: 'comcast',
  name: 'Comcast',
  also: ['Xfinity'],
  kind: 'mailbox',
  hosts: ['comcast.net'],
  signs: [/\bpostmaster\.comcast\.net\b/i, /\.sys\.comcast\.net comcast\b/i],
  rows: [
    {
      id: 'comcast-own-list',
      text: /\bBL000000\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is on the own list of Comcast',
        meaning: 'Comcast has seen spam or complaints from this address; no public list is concerned.',
        action: [ASK],
      },
      references,
    },
    {
      id: 'comcast-public-lists',
      text: /\bBL000[01]{3}\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is on lists that Comcast asks',
        meaning:
          'The last digits of the code say which lists: 001 is Spamhaus Zen, 010 is Cloudmark CSI, 100 is Sender Score; 011 means the first two.',
        action: [
          'Ask for removal where it is listed: https://check.spamhaus.org/, https://csi.cloudmark.com/en/reset/ or https://senderscore.org/.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'comcast-dynamic',
      text: /\bES0000(?:01|10)\b/,
      category: 'reputation-blocked',
      but: {
        title: 'The address looks like one of end users',
        meaning: 'Comcast takes no mail from addresses that change hands, and this one looks like that.',
        action: [
          'Send through the relay of your provider, with a sign-in on port 465 or 587.',
          'If the address is yours for good, have the provider give it a reverse name of your own domain.',
        ],
      },
      references,
    },
    {
      id: 'comcast-rate',
      text: /\bRL0000\d\d\b/,
      category: 'rate-limited',
      but: {
        title: 'Comcast takes no more from this address for now',
        meaning:
          'How many connections and recipients Comcast takes in a time depends on the reputation of the sending address; this one has used up its share.',
        action: [
          'Use fewer connections and spread the mail over more hours.',
          'See with `mailsonde ptr ADDRESS` and `mailsonde blocklist ADDRESS` what lowers the reputation.',
        ],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'comcast-no-reverse-name',
      text: /\bcomcast requires that all mail servers must have a ptr record|^\[?reverse dns failure : try again later/i,
      category: 'rdns-missing',
      references,
    },
    {
      id: 'comcast-no-mailbox',
      codes: [550, 551],
      text: /^not our customer\b/i,
      category: 'mailbox-unknown',
      references,
    },
  ],
  sources: [CODES.url, HELP.url],
  checked: '2026-11-22',
};
