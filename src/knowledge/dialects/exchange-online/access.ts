/** Whom Exchange Online keeps out: addresses, senders, domains and organisations. */
import type { DialectRow } from '../../../model/dialect.ts';
import { enhancedRange } from '../enhanced-range.ts';
import { DELIST, LIMITS, NDR, RESTRICTED } from './pages.ts';

const references = [NDR];
const CLEAN_TENANT =
  'An administrator finds out which accounts or applications sent it (Defender portal, message trace), stops them, changes passwords, and then opens a support request in the Microsoft 365 admin center.';

export const access: readonly DialectRow[] = [
  {
    id: 'exchange-online-banned-ip',
    enhanced: enhancedRange('X.7', 606, 649),
    category: 'reputation-blocked',
    but: {
      title: 'The sending address is on the block list of Microsoft 365',
      meaning:
        'Microsoft 365 refuses all mail from this address because of spam it saw from it. The recipients are not at fault.',
      action: [
        'Find and stop the cause, then ask for removal at https://sender.office.com/: it takes about 30 minutes, at most a day.',
        'Where the portal does not help, forward the report to delist@microsoft.com.',
      ],
    },
    references: [DELIST, NDR],
  },
  {
    id: 'exchange-online-banned-sender-delist',
    enhanced: ['X.7.511'],
    category: 'reputation-blocked',
    but: {
      title: 'The sending address is on a block list that only Microsoft can lift',
      action: [
        'Forward the whole report to delist@microsoft.com and say what was wrong and what you did; an answer may take two days.',
      ],
    },
    references: [DELIST, NDR],
  },
  {
    id: 'exchange-online-spam-abuse',
    enhanced: enhancedRange('X.7', 501, 503),
    category: 'reputation-blocked',
    but: {
      title: 'The sending account is blocked because of spam',
      meaning: 'Microsoft saw spam from this account or sender and lets nothing more out.',
      action: [
        'See whether somebody else uses the account: change the password, add a second factor, look for strange inbox rules.',
        'Then the administrator unblocks it on the Restricted entities page of the Defender portal.',
      ],
    },
    references: [RESTRICTED, NDR],
  },
  {
    id: 'exchange-online-bad-outbound-sender',
    enhanced: ['X.1.8'],
    text: /bad outbound sender/i,
    category: 'reputation-blocked',
    but: {
      title: 'The sending account is blocked because of spam',
      meaning:
        'The account sent so much that looked like spam that Microsoft lets nothing more out. Usually somebody else got hold of it. (Elsewhere 5.1.8 means that the domain of the sender does not exist.)',
      action: [
        'Secure the account: new password, second factor, no strange inbox rules or applications.',
        'Then the administrator unblocks it: Defender portal, Restricted entities. It takes up to an hour.',
      ],
    },
    references: [RESTRICTED, NDR],
  },
  {
    id: 'exchange-online-banned-recipient',
    enhanced: ['X.7.505'],
    category: 'policy-rejected',
    but: {
      action: [
        'Ask the recipient by another way; Microsoft support has to look if the address should take mail.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-bad-helo',
    enhanced: ['X.7.506'],
    category: 'syntax-or-protocol',
    but: {
      title: 'The HELO name is that of the recipient',
      meaning:
        'The sending server calls itself by a name that is not its own, often the very domain it sends to.',
      action: ['Set the HELO name to the full name of the server: `mailsonde ptr ADDRESS --helo NAME`.'],
    },
    references,
  },
  {
    id: 'exchange-online-range-limit',
    enhanced: ['X.7.508'],
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'Too much from this IPv6 range',
      meaning: 'Microsoft 365 limits mail over IPv6 by range, and this range has sent its share.',
      action: ['Send to Microsoft 365 over IPv4, or slower.'],
    },
    references,
  },
  {
    id: 'exchange-online-dmarc',
    enhanced: ['X.7.509'],
    category: 'auth-policy',
    but: {
      title: 'Refused by the DMARC policy of the sender',
      meaning:
        'Neither SPF nor DKIM vouched for the domain of the From line, and its owner asks receivers by DMARC to refuse such mail.',
      action: [
        'Let the system that sent this sign with DKIM for the domain of the From line: `mailsonde dkim DOMAIN`, `mailsonde dmarc DOMAIN`.',
        'If the message was forwarded: the receiving organisation can let in what its own forwarders pass on (enhanced filtering for connectors).',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-no-ipv6',
    enhanced: ['X.7.510'],
    category: 'network-unreachable',
    but: {
      bounce: 'block',
      title: 'The receiving domain takes no mail over IPv6',
      meaning: 'IPv6 has to be switched on for each domain at Microsoft 365, and it is not for this one.',
      action: ['Let the server try again over IPv4.'],
      retry: { advice: 'later', afterSeconds: 900 },
    },
    references,
  },
  {
    id: 'exchange-online-ipv6-unauthenticated',
    enhanced: ['X.7.26'],
    text: /ipv6/i,
    category: 'auth-policy',
    but: {
      title: 'Over IPv6, SPF or DKIM has to pass',
      action: [
        'Add the IPv6 address to SPF (`mailsonde spf DOMAIN --ip ADDRESS`) or sign with DKIM; else send to Microsoft 365 over IPv4.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-ipv6-ptr',
    enhanced: ['X.7.25'],
    text: /ipv6/i,
    category: 'rdns-missing',
    but: {
      meaning: 'Over IPv6 Microsoft 365 takes mail only from addresses that have a reverse name.',
    },
    references,
  },
  {
    id: 'exchange-online-from-missing',
    enhanced: ['X.7.512'],
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The From line is missing or malformed',
      meaning: 'RFC 5322 asks for exactly one From line with a valid address; this message has none.',
      action: ['Correct the program that makes the message.'],
    },
    references,
  },
  {
    id: 'exchange-online-multiple-from',
    enhanced: ['X.1.20'],
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'Several From addresses, but no Sender',
      meaning:
        'A message with more than one address in the From line needs a Sender line that says who really sent it.',
      action: ['Write one address into From, or add a Sender line.'],
    },
    references,
  },
  {
    id: 'exchange-online-spf',
    enhanced: ['X.7.23'],
    category: 'auth-policy',
    but: {
      title: 'SPF says that this server may not send for the domain',
      meaning: 'The receiving organisation refuses mail whose SPF check fails.',
      action: [
        'Add the sending server to the SPF record of the domain in MAIL FROM: `mailsonde spf DOMAIN --ip ADDRESS`.',
        'If the message was forwarded, the forwarder has to rewrite the envelope sender (SRS).',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-busy',
    enhanced: ['4.7.500'],
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'Microsoft 365 puts this sender off for now',
      meaning:
        'The reply says "server busy", but it is about the sender: much mail all at once from an address that Microsoft hardly knows.',
      action: [
        'Slow down and let the server try again.',
        'Raise the volume over days where the address is new.',
      ],
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references,
  },
  {
    id: 'exchange-online-suspicious',
    enhanced: [
      ...enhancedRange('4.7', 501, 649),
      ...enhancedRange('4.7', 653, 699),
      ...enhancedRange('4.7', 850, 899),
    ],
    category: 'reputation-blocked',
    but: {
      bounce: 'soft',
      title: 'Put off because of suspicious activity',
      meaning:
        'Microsoft 365 has seen something suspicious from this address and takes nothing from it while it looks. If all is well it passes by itself.',
      action: [
        'Let the server try again; this usually ends within a few hours.',
        'See meanwhile whether an account or form on the server sends spam.',
      ],
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references,
  },
  {
    id: 'exchange-online-trial-limit',
    enhanced: ['X.7.232', 'X.7.233'],
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'The sending organisation has reached its limit for recipients outside',
      meaning:
        'An organisation may write to so many outside recipients in 24 hours, by the number of its licences; a trial to very few. This one has.',
      action: [
        'Wait until the limit has room again; the Exchange admin center shows it under Reports, Mail flow.',
        'Send mass mail through a service made for it.',
      ],
      retry: { advice: 'later', afterSeconds: 86_400 },
    },
    references: [LIMITS, NDR],
  },
  {
    id: 'exchange-online-initial-domain-limit',
    enhanced: ['X.7.236'],
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'Too much mail from an onmicrosoft.com address',
      meaning:
        'From addresses at onmicrosoft.com an organisation may write to 100 outside recipients in 24 hours.',
      action: ['Add a domain of your own to Microsoft 365 and make it the default for sending.'],
      retry: { advice: 'later', afterSeconds: 86_400 },
    },
    references: [LIMITS, NDR],
  },
  {
    id: 'exchange-online-ip-not-accepted',
    enhanced: ['X.7.708'],
    category: 'reputation-blocked',
    but: {
      title: 'Microsoft takes no mail of this kind of organisation from here',
      meaning:
        'The mail goes out through addresses of low reputation that Microsoft uses for new or trial organisations, or from a network known for abuse.',
      action: [
        'An administrator opens a support request in the Microsoft 365 admin center and says what is sent.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-unregistered-domain',
    enhanced: ['X.7.750'],
    category: 'policy-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The organisation sends much mail from domains it has not registered',
      meaning:
        'A large part of the mail of the sending organisation comes from domains that are not among its accepted domains, as happens when an account or a connector is misused.',
      action: ['Add and verify every domain you send from in the Microsoft 365 admin center.', CLEAN_TENANT],
    },
    references,
  },
  {
    id: 'exchange-online-tenant-threshold',
    enhanced: [
      ...enhancedRange('X.7', 700, 702),
      ...enhancedRange('X.7', 704, 707),
      ...enhancedRange('X.7', 709, 749),
    ],
    category: 'reputation-blocked',
    but: {
      title: 'The sending organisation is blocked because of spam',
      meaning:
        'Most of what this organisation sent of late looked like spam, so that Microsoft lets nothing more out of it.',
      action: [CLEAN_TENANT],
    },
    references,
  },
];
