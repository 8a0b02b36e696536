/** What Exchange Online says of the way: routes, names, encryption, and what other servers answered it. */
import type { DialectRow } from '../../../model/dialect.ts';
import { DANE, NDR } from './pages.ts';

const references = [NDR];

export const transport: readonly DialectRow[] = [
  {
    id: 'exchange-online-wrong-region',
    text: /sent to the wrong office ?365 region|\bATTR35\b/i,
    category: 'dns-or-routing',
    but: {
      title: 'The mail went to a region of Microsoft 365 where the domain no longer lives',
      action: [
        'Send to what the MX record of the domain says now (`mailsonde mx DOMAIN`); a smarthost entry or an old DNS cache is usually to blame.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-loop',
    enhanced: ['X.4.6', 'X.4.14'],
    text: /hop count exceeded|routing loop|\bATTR34\b/i,
    category: 'dns-or-routing',
    but: {
      actor: 'recipient-admin',
      title: 'The message goes round in circles',
      meaning:
        'Usually Microsoft 365 passes mail for an unknown address on to a server that sends it back ("Internal relay"), or the MX record leads to a gateway that does.',
      action: [
        'The administrator of the receiving domain sets the domain to "Authoritative" if all mailboxes are in Microsoft 365, or corrects the connector.',
      ],
      retry: { advice: 'after-fix', afterSeconds: null },
    },
    references,
  },
  {
    id: 'exchange-online-domain-missing',
    enhanced: ['X.4.310'],
    category: 'domain-unknown',
    references,
  },
  {
    id: 'exchange-online-dns-failed',
    enhanced: ['X.4.312'],
    category: 'dns-or-routing',
    but: {
      action: [
        'See `mailsonde mx DOMAIN` and `mailsonde dnssec DOMAIN` for the domain of the recipient; its name servers do not answer properly.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-refused-connection',
    enhanced: ['X.4.316', 'X.4.317'],
    category: 'network-unreachable',
    but: {
      actor: 'recipient-admin',
      meaning:
        'Microsoft 365 could not connect to the mail server of the recipient, or not in the encrypted way it needs.',
      action: [
        'See with `mailsonde ports HOST` and `mailsonde handshake HOST` whether the server answers, and whether a firewall there keeps Microsoft out.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-expired',
    enhanced: ['X.4.300', 'X.4.7'],
    text: /message expired/i,
    category: 'expired-in-queue',
    references,
  },
  {
    id: 'exchange-online-no-starttls',
    enhanced: ['X.7.321'],
    category: 'tls-required',
    but: {
      actor: 'recipient-admin',
      title: 'The receiving server should offer encryption, and does not',
      meaning: 'DANE says that the server must speak TLS, but it offers no STARTTLS.',
      action: [
        'The receiving administrator switches STARTTLS on: `mailsonde dane DOMAIN` shows what Microsoft sees.',
      ],
      bounce: 'soft',
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references: [DANE, NDR],
  },
  {
    id: 'exchange-online-dane',
    enhanced: ['X.7.322', 'X.7.323', 'X.7.324', 'X.7.325'],
    category: 'tls-required',
    but: {
      actor: 'recipient-admin',
      title: 'The certificate of the receiving server does not fit what its DNS says',
      meaning:
        'Its certificate has expired (322), its TLSA record does not fit it (323), its DNSSEC is broken (324), or the certificate has another name (325). So Microsoft 365 does not deliver.',
      action: [
        'The receiving administrator repairs it: `mailsonde dane DOMAIN` and `mailsonde dnssec DOMAIN` show what Microsoft sees.',
      ],
      bounce: 'soft',
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references: [DANE, NDR],
  },
  {
    id: 'exchange-online-mta-sts',
    text: /failed mta-sts validation/i,
    category: 'tls-required',
    but: {
      actor: 'recipient-admin',
      title: 'The receiving server does not keep to its own MTA-STS policy',
      action: [
        'The receiving administrator repairs the certificate or the policy: `mailsonde mta-sts DOMAIN`.',
      ],
      bounce: 'soft',
      retry: { advice: 'later', afterSeconds: 3600 },
    },
    references,
  },
  {
    id: 'exchange-online-bare-linefeed',
    enhanced: ['X.6.11'],
    category: 'syntax-or-protocol',
    but: {
      title: 'The message has line feeds without carriage returns',
      meaning:
        'The server of the recipient cannot take bare line feeds (it lacks BDAT), and the message holds some.',
      action: ['Correct the program that makes the message: each line ends with CR LF.'],
    },
    references,
  },
  {
    id: 'exchange-online-remote-spam',
    enhanced: ['X.7.350'],
    category: 'content-rejected',
    but: {
      meaning: 'Not Microsoft but the server of the recipient took the message for spam.',
      action: [
        'Read what that server said, further on in the report.',
        'See `mailsonde check DOMAIN` for the domain of the sender.',
      ],
    },
    references,
  },
  {
    id: 'exchange-online-remote-relay',
    enhanced: ['X.7.367', 'X.7.368'],
    category: 'relay-denied',
    but: {
      meaning:
        'Microsoft 365 handed the message to another server, which does not take mail for that domain, or only after a sign-in.',
      action: [
        'See whether the MX record of the recipient (`mailsonde mx DOMAIN`), or the outbound connector of the own organisation, leads to the right server.',
      ],
    },
    references,
  },
];
