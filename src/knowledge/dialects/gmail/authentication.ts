/** What Gmail says of SPF, DKIM, DMARC, reverse names and encryption: its codes 23 to 40 mean something else at the IANA. */
import type { DialectRow } from '../../../model/dialect.ts';
import { CODES, GUIDELINES, GUIDELINES_FAQ, POSTMASTER } from './pages.ts';

const references = [GUIDELINES, CODES];

export const authentication: readonly DialectRow[] = [
  {
    id: 'gmail-dmarc-policy',
    enhanced: ['X.7.26', 'X.7.1', 'X.7.0'],
    text: /unauthenticated e?mail from \S+ is not accepted due to domain's dmarc policy/i,
    category: 'auth-policy',
    but: {
      title: 'Refused by the DMARC policy of the sender',
      meaning:
        'Neither SPF nor DKIM vouched for the domain in the From line, and the owner of that domain asks receivers, by DMARC, to refuse such mail. Gmail did.',
      action: [
        'Let the system that sent this sign with DKIM for the domain of the From line, or send from a domain of its own: `mailsonde dkim DOMAIN`, `mailsonde dmarc DOMAIN`.',
        'Never write an address at gmail.com into the From line of mail that Google does not send.',
        'Mailing lists and forwarders: leave subject and body untouched so that DKIM survives, or rewrite the From line.',
      ],
    },
    references,
  },
  {
    id: 'gmail-dmarc-temporary',
    codes: [421, 451],
    enhanced: ['X.7.26'],
    text: /dns.*dmarc|dmarc.*(?:temporar|dns|look ?up)/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'The DMARC record could not be looked up',
      meaning:
        'Gmail could not read the DMARC record of the sender because the name servers of that domain did not answer properly. The message may be sent again.',
      action: [
        'Test the name servers of the sending domain: `mailsonde dmarc DOMAIN` and `mailsonde dnssec DOMAIN`.',
        'Let the mail server try again; that is all where the fault has passed.',
      ],
      retry: { advice: 'later', afterSeconds: 900 },
    },
    references,
  },
  {
    id: 'gmail-unauthenticated',
    enhanced: ['X.7.26'],
    text: /unauthenticated|sender is unauth|authentication information|authenticate with (?:either|at least one)|spf.*hard ?fail/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'Neither SPF nor DKIM passed',
      meaning:
        'Gmail takes mail only from senders that authenticate, and for this message neither SPF nor DKIM passed. The address of the recipient has nothing to do with it.',
      action: [
        'Publish an SPF record that names the sending server and sign with DKIM; for more than 5,000 messages a day both are needed: `mailsonde spf DOMAIN --ip ADDRESS`, `mailsonde dkim DOMAIN`.',
        'Send again once the records are public.',
      ],
    },
    references,
  },
  {
    id: 'gmail-spf-missing',
    enhanced: ['X.7.27'],
    text: /\bspf\b/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'SPF does not pass',
      meaning:
        'Google asks senders of bulk mail for SPF and DKIM, and SPF did not pass for the envelope sender of this message. (At other receivers this code means that the sending domain takes no mail.)',
      action: [
        'Add the sending server to the SPF record of the domain in MAIL FROM: `mailsonde spf DOMAIN --ip ADDRESS` shows what Gmail saw.',
        'Slow down until it passes; who goes on as before is refused for good.',
      ],
    },
    references: [GUIDELINES, GUIDELINES_FAQ, CODES],
  },
  {
    id: 'gmail-dkim-missing',
    enhanced: ['X.7.30'],
    text: /\bdkim\b/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'DKIM does not pass',
      meaning:
        'Google asks senders of bulk mail for SPF and DKIM, and the message has no DKIM signature that verifies. (At other receivers this code is about something else.)',
      action: [
        'Switch DKIM on in the system that sends, with a key of 1024 bits or more (2048 is better): `mailsonde dkim DOMAIN --selector NAME`.',
        'Where there is a signature, see that nothing changes the message after it is signed.',
      ],
    },
    references: [GUIDELINES, GUIDELINES_FAQ, CODES],
  },
  {
    id: 'gmail-dmarc-missing',
    enhanced: ['X.7.31', 'X.7.40'],
    text: /\bdmarc\b/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'The sending domain has no DMARC record',
      meaning:
        'Google asks senders of bulk mail for a DMARC record, and the domain of the From line has none, or none that asks for anything.',
      action: [
        'Publish a DMARC record; p=none is enough for Google: `mailsonde dmarc DOMAIN` proposes one.',
        'Send again a day later, once caches have forgotten that there was none.',
      ],
    },
    references: [GUIDELINES, GUIDELINES_FAQ, CODES],
  },
  {
    id: 'gmail-not-aligned',
    enhanced: ['X.7.32'],
    text: /\balign(?:ed|ment)?\b/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'SPF and DKIM vouch for another domain than the From line',
      meaning:
        'SPF or DKIM may pass, but not for the domain people see in the From line, so it is not the sender who is authenticated. Google asks senders of bulk mail for that.',
      action: [
        'Sign with DKIM for the domain of the From line (d= has to be that domain or one that shares its organisation), or give the sending service a return path within it: `mailsonde dmarc DOMAIN`.',
      ],
    },
    references: [GUIDELINES, GUIDELINES_FAQ, CODES],
  },
  {
    id: 'gmail-spf-suspicious',
    enhanced: ['X.7.24'],
    text: /spf record.*suspicious entr/i,
    known: true,
    category: 'auth-policy',
    but: {
      title: 'The SPF record lets suspicious servers send',
      meaning:
        'Gmail distrusts entries of the SPF record, because they let far too many servers, or servers known for spam, send in the name of the domain.',
      action: [
        'Take out wide ranges, includes of services no longer used and domains that have changed hands: `mailsonde spf DOMAIN` lists them.',
      ],
    },
    references,
  },
  {
    id: 'gmail-no-ptr',
    enhanced: ['X.7.23', 'X.7.25'],
    text: /\bptr\b|reverse/i,
    known: true,
    category: 'rdns-missing',
    but: {
      meaning:
        'Gmail wants the address of a mail server to have a name (PTR record) whose own address leads back to it. This one has none, or they do not agree.',
      action: [
        'Ask whoever leases you the address (hosting or internet provider) to set its PTR record to the name of the mail server, and give that name an A or AAAA record of the same address: `mailsonde ptr ADDRESS`.',
      ],
    },
    references,
  },
  {
    id: 'gmail-ipv6-guidelines',
    text: /ipv6 sending guidelines|sending guidelines regarding ptr/i,
    category: 'rdns-missing',
    but: {
      title: 'The IPv6 address has no reverse name, or nothing authenticates the message',
      meaning:
        'Over IPv6 Gmail insists on a PTR record whose name leads back to the address, and on SPF or DKIM that passes. One of them is missing.',
      action: [
        'Set the PTR record of the IPv6 address and an AAAA record for that name: `mailsonde ptr ADDRESS`.',
        'Add the IPv6 address to SPF: `mailsonde spf DOMAIN --ip ADDRESS`.',
        'Until then let the mail server send to Google over IPv4.',
      ],
    },
    references,
  },
  {
    id: 'gmail-no-tls',
    enhanced: ['X.7.29'],
    text: /\btls\b/i,
    known: true,
    category: 'tls-required',
    but: {
      title: 'The message came without encryption',
      meaning: 'Google asks senders to use TLS, and this connection was not encrypted.',
      action: [
        'Switch opportunistic TLS on in the sending server (Postfix: smtp_tls_security_level = may); `mailsonde handshake gmail-smtp-in.l.google.com` shows that Google offers it.',
        'If it is on, see whether a firewall between takes STARTTLS out of the answers.',
      ],
    },
    references,
  },
  {
    id: 'gmail-tls-for-domain',
    text: /tls required for rcpt domain/i,
    category: 'tls-required',
    but: {
      title: 'The domain of the recipient takes encrypted mail only',
      meaning:
        'An administrator of this Google Workspace domain set that mail must come over TLS, and this connection was not encrypted.',
      action: ['Switch TLS on in the sending server (Postfix: smtp_tls_security_level = may or higher).'],
    },
    references: [CODES],
  },
  {
    id: 'gmail-rate-unsolicited',
    enhanced: ['X.7.28'],
    text: /unusual rate|rate limited|message-id|quota|block(?:ed)?/i,
    known: true,
    category: 'rate-limited',
    but: {
      bounce: 'block',
      title: 'Slowed down: too much mail that looks unwanted',
      meaning:
        'Gmail sees more mail than usual that people did not ask for, all with one thing in common: the address or network it comes from, the domain that signs it, the domain of its return path, or a link in it. The text says which. (At other receivers this code is about mail floods.)',
      action: [
        'Stop sending to Google for at least 10 minutes, then go on with one connection and add one at a time.',
        `Look at the spam rate in Postmaster Tools (${POSTMASTER}); it has to stay under 0.1 % and must never reach 0.3 %.`,
        'Send to those first who opened lately, and leave out who never did.',
      ],
      retry: { advice: 'later', afterSeconds: 600 },
    },
    references,
  },
];
