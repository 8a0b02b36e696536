/** What Postfix says of deliveries of its own that failed. */
import type { DialectRow } from '../../../model/dialect.ts';
import { BROKEN_OFF, UNCLEAR_END, UNTRUSTED_CERTIFICATE } from '../../plain-causes.ts';

const TLS = { title: 'Postfix: TLS support', url: 'https://www.postfix.org/TLS_README.html' };
const DEBUG = {
  title: 'Postfix: debugging, mail loops back',
  url: 'https://www.postfix.org/DEBUG_README.html',
};

export const deliveries: readonly DialectRow[] = [
  {
    id: 'postfix-dns-again',
    text: /Name service error for name=\S+ type=\S+ Host not found, try again|Name service error for name=\S+ type=\S+: (?:Host not found, try again|Malformed or unexpected name server reply)/i,
    category: 'dns-or-routing',
    but: {
      title: 'The DNS of the recipient did not answer',
      actor: 'recipient-admin',
      action: [
        'See with `mailsonde mx DOMAIN` whether the name servers of the domain answer from here.',
        'If every domain fails alike, the resolver of the sending server is at fault: `mailsonde doctor` says so.',
      ],
    },
  },
  {
    id: 'postfix-dns-not-found',
    text: /Name service error for name=\S+ type=\S+: Host (?:not found|found but no data record of requested type)/i,
    category: 'domain-unknown',
  },
  {
    id: 'postfix-loops-back',
    text: /\bmail for \S+ loops back to myself/i,
    category: 'dns-or-routing',
    but: {
      title: 'The mail server of the domain is this very server, which does not know it',
      meaning:
        'The MX of the recipient domain leads to the sending server itself, and that server is not set up to take mail for the domain.',
      action: [
        'If the domain should be served there, add it to mydestination, virtual_mailbox_domains or relay_domains.',
        'If not, mend the MX record: `mailsonde mx DOMAIN` shows where it leads.',
      ],
      retry: { advice: 'after-fix', afterSeconds: null },
    },
    references: [DEBUG],
  },
  {
    id: 'postfix-no-relay-found',
    text: /\bunable to (?:find|look up) primary (?:relay|host) for \S+/i,
    category: 'dns-or-routing',
    but: {
      title: 'The mail host of the domain cannot be found',
      meaning:
        'The sending server is a backup for the domain, and cannot work out to which other mail host it should pass the message on.',
      action: [
        'See with `mailsonde mx DOMAIN` whether the MX records name this server and a better one, both by names that resolve.',
      ],
    },
  },
  {
    id: 'postfix-certificate-untrusted',
    text: /Server certificate not (?:trusted|verified)/i,
    category: 'tls-required',
    but: UNTRUSTED_CERTIFICATE,
    references: [TLS],
  },
  {
    id: 'postfix-tls-required',
    text: /TLS is required, (?:but|and) |Cannot start TLS: |Encryption required for requested authentication mechanism/i,
    category: 'tls-required',
    references: [TLS],
  },
  {
    id: 'postfix-sasl-client-failed',
    text: /SASL authentication failed; cannot authenticate to server/i,
    category: 'auth-failed',
    but: {
      title: 'This server could not sign in to its relay',
      meaning:
        'The relay offers no way to sign in that this server can use, or none at all. No message was looked at.',
      action: [
        'Install the SASL modules of the system (PLAIN and LOGIN), or allow the mechanism the relay offers (smtp_sasl_security_options, smtp_sasl_mechanism_filter).',
        'See with `mailsonde handshake HOST:587` which ways to sign in are on offer.',
      ],
    },
  },
  {
    id: 'postfix-smtputf8-not-offered',
    text: /SMTPUTF8 is required, but was not offered/i,
    category: 'syntax-or-protocol',
    but: {
      title: 'The receiver does not take international addresses',
      actor: 'sender',
      action: ['Write to an address of the recipient in plain letters, and send from one.'],
    },
  },
  {
    id: 'postfix-local-quota',
    text: /(?:error writing message: (?:File too large|Disk quota exceeded)|maildir delivery failed: .*quota)/i,
    category: 'mailbox-full',
  },
  {
    id: 'postfix-not-reached',
    text: /(?:^|\()(?:delivery temporarily suspended: )?connect to [^\s:]+:\d+: (?:Connection (?:timed out|refused|reset by peer)|No route to host|Network is unreachable|Operation timed out)/i,
    category: 'network-unreachable',
  },
  {
    id: 'postfix-end-unclear',
    text: /(?:lost connection with|conversation with) \S+ (?:timed out )?while sending (?:end of data|message body\b.*\bmore than once)/i,
    category: 'network-unreachable',
    but: UNCLEAR_END,
  },
  {
    id: 'postfix-broken-off',
    text: /lost connection with \S+ while |conversation with \S+ timed out/i,
    category: 'network-unreachable',
    but: BROKEN_OFF,
  },
];
