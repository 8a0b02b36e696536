/** Spectrum: Charter, Time Warner Cable, Road Runner and Bright House. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CODES = page(
  'Spectrum: understanding email error codes',
  'https://www.spectrum.net/support/internet/understanding-email-error-codes',
);
const references = [CODES];

const ASK =
  'If it stays, write to unblock@charter.net with the address, the domain, the time and the whole reply.';

export const spectrum: Dialect = {
  id: 'spectrum',
  name: 'Spectrum',
  kind: 'mailbox',
  hosts: ['charter.net', 'rr.com', 'twc.com'],
  signs: [/\bspectrum\.net\/support\b/i, /\bAUP#(?:I|In|O|Out)?-?1\d{3}\b/],
  rows: [
    {
      id: 'spectrum-blocked',
      text: /\bAUP#(?:In?-?)?10[0-9]0\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Spectrum blocks the sending address for now',
        meaning:
          'Spectrum saw suspicious behaviour or complaints from this address. Blocks of this kind end by themselves after a while, sooner where the cause ends.',
        action: [
          'Find the cause: complaints, dead addresses, a compromised account; pause the stream for a day.',
          ASK,
        ],
        retry: { advice: 'later', afterSeconds: 86_400 },
      },
      references,
    },
    {
      id: 'spectrum-reverse-name',
      text: /\bAUP#(?:In?-?)?11[0-5]0\b/i,
      category: 'rdns-missing',
      references,
    },
    {
      id: 'spectrum-dmarc',
      text: /\bAUP#(?:In?-?)?11[6-9]0\b/i,
      category: 'auth-policy',
      but: {
        meaning: 'The message does not pass DMARC, and the domain of its From line asks to refuse such mail.',
      },
      references,
    },
    {
      id: 'spectrum-cloudmark',
      text: /\bAUP#(?:In?-?)?12[01]0\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address has a bad name at Cloudmark',
        action: [
          'Ask for a reset at https://csi.cloudmark.com/en/reset/ once the cause is gone; Spectrum follows by itself.',
        ],
      },
      references,
    },
    {
      id: 'spectrum-spamhaus',
      text: /\bAUP#(?:In?-?)?12[2-5]0\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is listed by Spamhaus',
        action: [
          'See why at https://check.spamhaus.org/ and ask for removal there once the cause is gone; Spectrum follows by itself.',
        ],
      },
      references,
    },
    {
      id: 'spectrum-ipv6',
      text: /\bAUP#(?:In?-?)?1260\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Spectrum takes no mail over IPv6',
        meaning: 'The connection came from an IPv6 address, and Spectrum serves IPv4 only.',
        actor: 'sender-admin',
        action: ['Send to Spectrum over IPv4.'],
      },
      references,
    },
    {
      id: 'spectrum-connections',
      text: /\bAUP#(?:In?-?)?13[0-4]0\b/i,
      category: 'rate-limited',
      but: {
        title: 'Too many connections to Spectrum',
        meaning:
          'How many connections Spectrum takes, at once and in a time, depends on the reputation of the sending address.',
        action: ['Use fewer connections, and wait before the next attempt.', ASK],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'spectrum-volume',
      text: /\bAUP#(?:In?-?)?1(?:3[5-9]|4[0-9])0\b/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Too much mail for Spectrum from this address',
        action: [
          'Spread the mail over more hours; look for complaints and dead addresses, which lower the limit.',
          ASK,
        ],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
  ],
  sources: [CODES.url],
  checked: '2026-11-22',
};
