/** Apple's iCloud Mail (icloud.com, me.com, mac.com) and the addresses of Hide My Email. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POSTMASTER = page(
  'Apple: postmaster information for iCloud Mail',
  'https://support.apple.com/en-us/102322',
);
const RELAY = page(
  'Apple: communicating through private email relay',
  'https://developer.apple.com/documentation/signinwithapple/communicating-using-the-private-email-relay-service',
);
const references = [POSTMASTER];

const ASK =
  'If all of that is in order, write to icloudadmin@apple.com with the sending addresses, the domain, the time and the whole reply.';

export const apple: Dialect = {
  id: 'apple',
  name: 'Apple iCloud',
  kind: 'mailbox',
  hosts: ['icloud.com', 'me.com', 'privaterelay.appleid.com'],
  signs: [/\bsupport\.apple\.com\//i, /\[(?:CS0\d|HM0\d|HME1)\]/],
  rows: [
    {
      id: 'apple-hide-my-email-sender',
      text: /\[HME1\]/i,
      category: 'auth-policy',
      but: {
        title: 'Hide My Email passes on only mail that passes SPF or DKIM',
        meaning:
          'The recipient is an address of Hide My Email, and neither SPF nor DKIM passed for the sender.',
        action: [
          'Register the sending domain and addresses with Apple (Sign in with Apple for Email Communication), where the mail belongs to an app.',
          'Run `mailsonde check DOMAIN`, and repair SPF and DKIM of the domain.',
        ],
      },
      references: [RELAY, POSTMASTER],
    },
    {
      id: 'apple-hide-my-email-off',
      text: /privaterelay\.appleid\.com\b.{0,80}\brelay not (?:permitted|allowed)|\brelay not (?:permitted|allowed)\b.{0,80}privaterelay\.appleid\.com/i,
      category: 'mailbox-disabled',
      but: {
        title: 'This address of Hide My Email was switched off',
        meaning: 'The recipient no longer has mail passed on from this address, or deleted it.',
        action: [
          'Take the address off the list.',
          'If every address of Hide My Email is refused, register the sending domain with Apple (Sign in with Apple for Email Communication).',
        ],
      },
      references: [RELAY],
    },
    {
      id: 'apple-local-policy',
      text: /\[(?:CS0\d|HM0\d)\]/i,
      category: 'content-rejected',
      but: {
        title: 'Apple takes the message, or who sends it, for unwanted',
        meaning:
          "Apple's filter refused this message: its content or a link resembles spam, or the sender has a bad name there. It is a judgement of this message, not of the recipient.",
        action: [
          'Compare with mail that came through: links, shortened ones first, attachments, and the domains named in it.',
          'See with `mailsonde check DOMAIN` that SPF, DKIM and DMARC pass, and with `mailsonde blocklist ADDRESS` that nobody lists the server.',
          ASK,
        ],
      },
      references,
    },
    {
      id: 'apple-dmarc',
      text: /\brejected due to \S{1,255} dmarc policy\b/i,
      category: 'auth-policy',
      references,
    },
    {
      id: 'apple-spamhaus-domain',
      text: /\brejected due to having a domain present in the spamhaus dbl/i,
      category: 'reputation-blocked',
      but: {
        title: 'A domain in the message is listed by Spamhaus',
        meaning:
          'The domain of the sender, or of a link in the message, is on the Domain Blocklist (DBL) of Spamhaus.',
        action: [
          'Look up each domain named in the message at https://check.spamhaus.org/, and leave out or clean up the one that is listed.',
          'Ask Spamhaus for removal once the cause is gone; Apple follows by itself.',
        ],
      },
      references,
    },
    {
      id: 'apple-spamhaus-address',
      text: /\bmail from ip \S{1,45} was rejected due to listing in spamhaus (?:sbl|xbl|pbl|css|zen)/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is listed by Spamhaus',
        action: [
          'See why at https://check.spamhaus.org/ and ask for removal there once the cause is gone; Apple follows by itself.',
          'If it is listed as an address of end users (PBL), send through the relay of the provider instead.',
        ],
      },
      references,
    },
    {
      id: 'apple-volume',
      codes: [421, 450, 451],
      text: /\bdeferred due to excessive volume\b.{0,120}(?:apple\.com|icloud\.com)|^messages to \S{1,255} deferred due to excessive volume/i,
      category: 'rate-limited',
      but: {
        title: 'Too much mail for this mailbox, or from this sender, at once',
        action: [
          'Let the mail server try again after an hour, and send the rest over more time and fewer connections.',
          ASK,
        ],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'apple-gone',
      codes: [550],
      text: /^recipient no longer on server\b/i,
      category: 'mailbox-unknown',
      but: { meaning: 'The mailbox did exist at Apple, and was deleted since.' },
      references,
    },
  ],
  sources: [POSTMASTER.url, RELAY.url],
  checked: '2026-11-22',
};
