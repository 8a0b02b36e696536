/** Trend Micro Email Security, InterScan, and the Email Reputation Services that they and others ask. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const FAQ = page(
  'Trend Micro: messages blocked by Email Reputation Services',
  'https://success.trendmicro.com/solution/1097055-frequently-asked-questions-faqs-about-messages-blocked-by-email-reputation-services-ers',
);
const RELAY_DOMAINS = page(
  'Trend Micro InterScan: domain of forward-path is not allowed',
  'https://success.trendmicro.com/dcx/s/solution/1106332-550-domain-of-forward-path-is-not-allowed-error-message-appears-when-sending-mails-in-interscan-me',
);

const ASK =
  'Look the address up at https://servicecentral.trendmicro.com/en-us/ers/ip-lookup/ and ask for removal there.';

export const trendMicro: Dialect = {
  id: 'trend-micro',
  name: 'Trend Micro',
  kind: 'gateway',
  hosts: [
    'tmes.trendmicro.com',
    'tmes.trendmicro.eu',
    'tmes-sg.trendmicro.com',
    'tmes-anz.trendmicro.com',
    'hes.trendmicro.com',
  ],
  signs: [/\bmail-abuse\.(?:org|com)\b/i, /\btrend ?micro\b/i, /\bdomain of forward-path is not allowed\b/i],
  rows: [
    {
      id: 'trend-micro-dynamic-reputation',
      codes: [421, 450, 451],
      text: /\bmail-abuse\.(?:org|com)\b|\btrend micro (?:email reputation|rbl)/i,
      category: 'reputation-blocked',
      but: {
        title: 'Trend Micro has seen spam from the sending address lately',
        meaning:
          'The address is in the list of computers that send spam just now. Such entries end by themselves some hours after the spam has stopped, so that the mail is only put off.',
        action: [
          'Look for a compromised account or computer behind the address, and stop it.',
          ASK,
          'Let the mail server try again.',
        ],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references: [FAQ],
    },
    {
      id: 'trend-micro-listed',
      text: /\bmail-abuse\.(?:org|com)\b|\btrend micro (?:email reputation|rbl)/i,
      category: 'reputation-blocked',
      but: {
        title: 'Trend Micro lists the sending address',
        meaning:
          'The address is in the list of known senders of spam, open relays or addresses of end users that Trend Micro keeps.',
        action: [
          'Stop the cause first: an open relay, a compromised account, mail from a connection for end users.',
          ASK,
        ],
      },
      references: [FAQ],
    },
    {
      id: 'trend-micro-relay-domains',
      text: /\bdomain of forward-path is not allowed\b/i,
      category: 'relay-denied',
      but: {
        meaning:
          'InterScan takes no mail for the domain of the recipient: it is not among its relay domains.',
        actor: 'recipient-admin',
        action: [
          'Add the domain to the relay domains of InterScan (SMTP Routing, Message Rule) if it should be served there.',
          'See with `mailsonde mx DOMAIN` whether mail for it is meant to go there at all.',
        ],
      },
      references: [RELAY_DOMAINS],
    },
  ],
  sources: [FAQ.url, RELAY_DOMAINS.url],
  checked: '2026-11-22',
};
