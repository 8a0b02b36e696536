/** What Sendmail says: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';
import type { Retry } from '../../model/explanation.ts';

const afterFix: Retry = { advice: 'after-fix', afterSeconds: null };

const ANTI_SPAM = {
  title: 'Sendmail: configuration README, anti-spam',
  url: 'https://www.sendmail.org/~ca/email/doc8.12/cf/m4/anti_spam.html',
};
const LOCAL_CONFIG = {
  title: 'Sendmail FAQ: local configuration error',
  url: 'https://www.sendmail.org/faq',
};

export const sendmail: Dialect = {
  id: 'sendmail',
  name: 'Sendmail',
  kind: 'server',
  signs: [/^<?[^\s<>]+>?\.\.\. \S/, /^Deferred: /, /\bHost unknown \(Name server: /i],
  rows: [
    {
      id: 'sendmail-user-unknown',
      text: /^<?[^\s<>]+@?[^\s<>]*>?\.\.\. (?:User unknown|No such user(?: here)?|Addressee unknown)/i,
      category: 'mailbox-unknown',
    },
    {
      id: 'sendmail-relaying-denied-name',
      text: /\bRelaying (?:denied\. IP name (?:lookup failed|possibly forged)|temporarily denied\. Cannot resolve PTR record)/i,
      category: 'relay-denied',
      but: {
        meaning:
          'The server passes mail on only for hosts it knows by name, and the reverse name of the connecting address cannot be found or does not lead back to it.',
        action: [
          'Sign in before sending, on the port for submission (587).',
          'See with `mailsonde ptr ADDRESS` whether the reverse name exists and leads back, and mend it.',
        ],
      },
      references: [ANTI_SPAM],
    },
    {
      id: 'sendmail-relaying-denied',
      text: /\bRelaying denied\b/i,
      codes: [550, 553, 554, 551],
      category: 'relay-denied',
      references: [ANTI_SPAM],
    },
    {
      id: 'sendmail-sender-domain-missing',
      text: /\bDomain of sender address \S+ does not (?:exist|resolve)\b|\bSender domain must exist\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of the sender cannot be found',
        meaning:
          'Behind the @ of the sender address (MAIL FROM) the receiver finds neither a mail server nor an address in the DNS, so nobody could answer such a message.',
        action: [
          'See with `mailsonde mx DOMAIN` of the return path what the DNS says, and publish an MX or A record.',
          'If the program sends as `user@machine`, set its sender address (or masquerading) to your real domain.',
        ],
        bounce: 'block',
        retry: afterFix,
      },
      references: [ANTI_SPAM],
    },
    {
      id: 'sendmail-sender-incomplete',
      text: /\bDomain name required for sender address\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The sender address has no domain',
        action: [
          'Set the sender address of the program that sends to a full address such as name@example.com.',
        ],
      },
    },
    {
      id: 'sendmail-recipient-incomplete',
      text: /\.\.\. (?:User address required|Hostname required|Colon illegal in host name part)/i,
      category: 'mailbox-unknown',
      but: { title: 'This is no complete mail address' },
    },
    {
      id: 'sendmail-reverse-name',
      text: /\bFix reverse DNS for\b|\bClient IP address \S+ does not resolve\b|\bPossibly forged hostname for\b/i,
      category: 'rdns-missing',
      references: [ANTI_SPAM],
    },
    {
      id: 'sendmail-connection-rate',
      text: /^(?:\S+ )?(?:Connection rate limit exceeded|Too many open connections)\b/i,
      category: 'rate-limited',
    },
    {
      id: 'sendmail-bad-commands',
      codes: [421],
      text: /\bToo many bad commands; closing connection\b/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'sendmail-bad-recipients',
      codes: [421],
      text: /\bToo many bad recipients; closing connection\b/i,
      category: 'rate-limited',
      but: {
        title: 'Too many recipients that do not exist',
        action: ['Clean the list of addresses that do not exist: the replies before this one name them.'],
      },
    },
    {
      id: 'sendmail-message-size',
      text: /\bMessage size exceeds fixed maximum message size \(|\bMessage is too large; \d+ bytes max/i,
      category: 'message-too-large',
    },
    {
      id: 'sendmail-disk',
      text: /\bInsufficient disk space; try again later\b|\bRequested action aborted: local error in processing\b|\brejecting connections? on daemon \S+: load average\b/i,
      category: 'server-temporary',
    },
    {
      id: 'sendmail-milter-tempfail',
      codes: [451],
      enhanced: ['4.3.2', '4.7.1'],
      text: /^Please try again later$/i,
      category: 'server-temporary',
      but: {
        title: 'A filter of the server is not working',
        meaning:
          'A filter the server asks about every message (a milter) gives no answer. Nothing was decided about this message.',
      },
    },
    {
      id: 'sendmail-too-many-hops',
      text: /\bToo many hops\b(?: \d+| \()/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        meaning: 'It has passed so many servers that two forwardings must point at each other.',
        actor: 'recipient-admin',
        action: [
          'Look at the Received lines of the returned message for names that come again, and take the forwarding between them out.',
        ],
      },
    },
    {
      id: 'sendmail-loops-back',
      text: /\bmail loops back to me \(MX problem\?\)|\bconfig error: mail loops back\b|^Local configuration error$/i,
      category: 'dns-or-routing',
      but: {
        title: 'The mail server of the domain is this very server, which does not know it',
        meaning:
          'The MX of the recipient domain leads to the sending server itself, and that server is not set up to take mail for the domain.',
        action: [
          'If the domain should be served there, add it to class w (local-host-names) or to the mailertable.',
          'If not, mend the MX record: `mailsonde mx DOMAIN` shows where it leads.',
        ],
      },
      references: [LOCAL_CONFIG],
    },
    {
      id: 'sendmail-host-unknown',
      text: /\bHost unknown \(Name server: \S+: (?:host not found|no data known)\)/i,
      category: 'domain-unknown',
    },
    {
      id: 'sendmail-name-server',
      text: /\bName server: \S+: host name lookup failure\b|\bTransient parse error -- message queued\b/i,
      category: 'dns-or-routing',
    },
    {
      id: 'sendmail-deferred-connection',
      text: /\bDeferred: (?:Connection (?:timed out|refused|reset)|Operation timed out|No route to host|Network is unreachable|Host is down)/i,
      category: 'network-unreachable',
    },
    {
      id: 'sendmail-gave-up',
      text: /\bCannot send message (?:for|within) \d+ (?:days?|hours?|minutes?)\b/i,
      category: 'expired-in-queue',
    },
    {
      id: 'sendmail-polite',
      codes: [503],
      text: /\bPolite people say HELO first\b|\bNeed (?:MAIL (?:command|before RCPT)|RCPT \(recipient\))/,
      category: 'syntax-or-protocol',
    },
    {
      id: 'sendmail-helo-invalid',
      codes: [501, 553],
      text: /\b(?:Invalid domain name|(?:HELO|EHLO) requires domain address|requires domain address)\b/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'sendmail-tls',
      codes: [403, 454, 530, 554],
      text: /\bTLS handshake failed\.|\b(?:server|client) not authenticated\.?$|\bencryption too weak \d+ less than \d+|\b(?:TLS not available after start|CN \S+ does not match)/i,
      category: 'tls-required',
    },
  ],
  sources: [
    'Sendmail 8.17 source: srvrsmtp.c, deliver.c, err.c, cf/m4/proto.m4, cf/feature',
    'https://www.sendmail.org/~ca/email/doc8.12/cf/m4/anti_spam.html',
  ],
  checked: '2026-11-22',
};
