/** What Exim says, cPanel's set-up of it included: as a receiving server, and of deliveries of its own that failed. */
import type { Dialect } from '../../model/dialect.ts';

const ACL = {
  title: 'Exim: access control lists',
  url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html',
};
const ROUTING = {
  title: 'Exim: the dnslookup router',
  url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-the_dnslookup_router.html',
};
const RETRY = {
  title: 'Exim: retry configuration',
  url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-retry_configuration.html',
};
const SMTP = {
  title: 'Exim: SMTP processing',
  url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_processing.html',
};
const OPTIONS = {
  title: 'Exim: main configuration',
  url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-main_configuration.html',
};

export const exim: Dialect = {
  id: 'exim',
  name: 'Exim',
  kind: 'server',
  signs: [
    /\bSMTP error from remote mail(?:er| server)\b/i,
    /\bUnrouteable address\b/i,
    /\bretry timeout exceeded\b/i,
    /\ball relevant MX records point to non-existent hosts\b/i,
  ],
  rows: [
    // Of the recipient, and the way to it.
    {
      id: 'exim-mx-nonexistent',
      text: /\ball (?:relevant MX records point to non-existent hosts|host address lookups failed permanently)\b|\ban MX or SRV record indicated no SMTP service\b/i,
      category: 'domain-unknown',
      references: [ROUTING],
    },
    {
      id: 'exim-sender-verify-failed',
      text: /\bSender verify failed\b|\bVerification failed for <|\bCallback setup failed while verifying\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The sender address takes no mail',
        meaning:
          'The server tried whether an answer to the sender address (MAIL FROM) would get through, and it would not. What else the reply says is about the sender address, not about the recipient.',
        actor: 'sender-admin',
        action: [
          'See with `mailsonde route SENDER` what the mail host of the return path says to bounces, and make it accept them.',
          'Use a sender address that exists and whose domain has an MX record.',
        ],
      },
      references: [ACL],
    },
    {
      id: 'exim-sender-verify-undecided',
      text: /\bCould not complete sender verify/i,
      category: 'dns-or-routing',
      but: {
        title: 'The sender address could not be checked',
        meaning:
          'The server looked up the domain of the sender address, or asked its mail host, and got no answer in time.',
        action: [
          'See with `mailsonde mx DOMAIN` and `mailsonde route SENDER` whether name servers and mail hosts of the return path answer at once.',
        ],
      },
      references: [ACL],
    },
    {
      id: 'exim-loops-to-itself',
      text: /\blowest numbered MX record points to local host\b|\bremote host address is the local host\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The mail server of the domain is this very server, which does not know it',
        meaning:
          'The MX of the recipient domain leads to the sending server itself, and that server is not set up to take mail for the domain.',
        action: [
          'If the domain should be served there, add it to the local or relay domains (on cPanel: Email Routing, local or remote mail exchanger).',
          'If not, mend the MX record: `mailsonde mx DOMAIN` shows where it leads.',
        ],
      },
      references: [ROUTING],
    },
    {
      id: 'exim-lookup-undone',
      text: /\bhost lookup did not complete\b|\bdns lookup (?:failed|did not complete) temporarily/i,
      category: 'dns-or-routing',
      references: [ROUTING],
    },
    {
      id: 'exim-unrouteable',
      text: /\bunrouteable (?:mail )?(?:address|domain)\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'No way to this address is known',
        meaning:
          'The server finds no way to deliver to this address: the mailbox does not exist in a domain of its own, or the domain cannot be found in the DNS.',
        action: [
          'Look for a slip of the pen on both sides of the @; see with `mailsonde route ADDRESS` which of the two it is.',
          'If the domain is real, take the address off the list.',
        ],
      },
      references: [ROUTING],
    },
    {
      id: 'exim-recipient-malformed',
      codes: [501],
      text: /\brecipient address must contain a domain\b/i,
      category: 'mailbox-unknown',
      but: { title: 'This is no complete mail address' },
    },
    {
      id: 'exim-recipient-domain-malformed',
      codes: [501],
      text: /\bdomain missing or malformed$/i,
      phases: ['rcpt'],
      category: 'mailbox-unknown',
      but: { title: 'This is no mail address' },
    },
    {
      id: 'exim-sender-malformed',
      codes: [501],
      text: /\bsender address must contain a domain\b|\bdomain missing or malformed$/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The sender address is malformed',
        action: [
          'Set the sender address of the program that sends to a full address such as name@example.com.',
        ],
      },
    },
    {
      id: 'exim-restricted-characters',
      text: /\bRestricted characters in address\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'The address contains characters that are not allowed',
        meaning:
          'The part before the @ holds characters such as % ! / | that the server takes in no address.',
      },
      references: [ACL],
    },
    {
      id: 'exim-relay-not-permitted',
      text: /\brelay not permitted\b|\bnot permitted to relay through this server\b/i,
      category: 'relay-denied',
      references: [ACL],
    },
    {
      id: 'exim-quota',
      text: /\bquota exceeded while writing to file\b|\bmailbox is full \(MTA-imposed|(?:^|[:(] ?)(?:MTA|Exim)-imposed quota exceeded\b/i,
      category: 'mailbox-full',
    },
    {
      id: 'exim-cpanel-address-not-here',
      text: /\bThe account or domain may not exist, they may be blacklisted, or missing the proper dns entries\b/i,
      category: 'mailbox-unknown',
      but: {
        title: 'The sending server found no way to this address',
        meaning:
          'The text names every cause at once; nearly always the account does not exist on the server, or the domain is set up there by mistake.',
        address: 'review',
      },
    },

    // How much and how fast.
    {
      id: 'exim-too-many-connections',
      codes: [421],
      text: /\bToo many concurrent SMTP connections\b|\btoo many messages in this connection\b/i,
      category: 'rate-limited',
      references: [OPTIONS],
    },
    {
      id: 'exim-too-many-recipients',
      codes: [452, 552, 554],
      text: /^too many recipients$/i,
      known: true,
      category: 'rate-limited',
      references: [OPTIONS],
    },
    {
      id: 'exim-cpanel-hourly-limit',
      text: /\bhas exceeded the max (?:emails|defers and failures) per hour\b/i,
      category: 'rate-limited',
      but: {
        title: 'The hosting limit for mail per hour is used up',
        meaning:
          'The server of the sender (cPanel) lets each domain send so many messages an hour, or have so many refused, and discards the rest.',
        action: [
          'Find out what sends so much: a newsletter, a web form, or a stolen password.',
          'Spread the mail over hours, use a sending service for bulk mail, or ask the host for a higher limit.',
        ],
        retry: { advice: 'later', afterSeconds: 3600 },
      },
    },
    {
      id: 'exim-cpanel-outgoing-suspended',
      text: /\bhas an outgoing mail (?:suspension|hold)\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The host has stopped outgoing mail of this account',
        actor: 'sender-admin',
        action: [
          'Ask the hosting company why; change the passwords of all mailboxes first, since stolen ones are the usual reason.',
        ],
      },
    },
    {
      id: 'exim-load',
      text: /\bToo much load; please try again later\b|\bSpace shortage, please try later\b|\bTemporary local problem\b|\bLocal (?:configuration error; please try again|problem[:.])|\bUnexpected failure, please try later\b|\bLogging failure; please try later\b|\bUnable to authenticate at present\b/i,
      category: 'server-temporary',
      but: {
        meaning:
          'Something in the receiving server itself failed: a look-up, its settings, its disk, or it has too much to do. The message is not at fault.',
      },
    },

    // The session.
    {
      id: 'exim-helo-syntax',
      codes: [501],
      text: /\bSyntactically invalid (?:EHLO|HELO) argument/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The HELO name holds characters that are not allowed',
        meaning:
          'The name the sender introduces itself with is no host name: an underscore or a blank in the name of the computer is the usual reason.',
        action: [
          'Give the sending machine or program a HELO name of letters, digits, hyphens and dots, such as mail.example.com.',
        ],
      },
      references: [OPTIONS],
    },
    {
      id: 'exim-synchronization',
      text: /\bSMTP (?:protocol )?synchronization error\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The sender did not wait for its turn',
        meaning:
          'The client sent commands before the server had greeted it or had answered, as spam programs do.',
        action: [
          'Make the program that sends wait for the greeting and for each reply; network devices that replay data do this as well.',
        ],
      },
      references: [SMTP],
    },
    {
      id: 'exim-too-many-bad-commands',
      text: /\bToo many (?:nonmail|unrecognized|non-mail) commands\b|\bToo many syntax or protocol errors\b/i,
      category: 'syntax-or-protocol',
      references: [OPTIONS],
    },
    {
      id: 'exim-line-length',
      text: /\bmaximum allowed line length is \d+ octets\b|\bmessage has lines too long for transport\b/i,
      category: 'content-rejected',
      but: {
        title: 'A line of the message is too long',
        meaning:
          'Mail allows 998 characters in a line (RFC 5322); this message has a longer one, in a header or in the text.',
        action: [
          'Have the program that writes the mail use quoted-printable or base64 for HTML and text, and fold long headers such as References or To.',
        ],
      },
      references: [{ title: 'RFC 5322 §2.1.1', url: 'https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1' }],
    },
    {
      id: 'exim-header-size',
      text: /\bA message header line is too long\b|\bMessage header is ridiculously long\b|\bMessage header not CRLF terminated\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The headers of the message are too long',
        meaning: 'A header line is longer than the server takes, or has no proper end of line.',
        action: [
          'Have the program that writes the mail fold long headers, such as To or References, and end lines in CR LF.',
        ],
      },
    },
    {
      id: 'exim-no-sender-in-headers',
      text: /\bno valid sender in (?:any )?header\b/i,
      category: 'policy-rejected',
      but: {
        title: 'No sender address in the headers takes mail',
        meaning:
          'The server tried the addresses of From, Sender and Reply-To, and none of them would take an answer.',
        actor: 'sender-admin',
        action: [
          'Use a From address that exists; see with `mailsonde route ADDRESS` whether it accepts mail.',
        ],
      },
      references: [ACL],
    },
    {
      id: 'exim-message-size',
      text: /\bMessage size exceeds maximum permitted\b|\bmessage is too big \(transport limit\b/i,
      category: 'message-too-large',
      references: [OPTIONS],
    },
    {
      id: 'exim-received-loop',
      text: /\bToo many "Received" headers\b/i,
      category: 'dns-or-routing',
      but: {
        title: 'The message goes round in circles',
        meaning: 'It has passed so many servers that two forwardings must point at each other.',
        actor: 'recipient-admin',
        action: [
          'Look at the Received lines of the returned message for names that come again, and take the forwarding between them out.',
        ],
      },
      references: [OPTIONS],
    },
    {
      id: 'exim-not-advertised',
      text: /\b(?:AUTH|STARTTLS) command used when not advertised\b/i,
      category: 'syntax-or-protocol',
      but: {
        title: 'The server did not offer what was asked for',
        meaning: 'AUTH is often offered after STARTTLS only, or on ports 587 and 465 only.',
        action: [
          'Switch on STARTTLS, or use port 465; `mailsonde handshake HOST:PORT` shows what is offered and when.',
        ],
      },
      references: [SMTP],
    },
    {
      id: 'exim-sequence',
      text: /\bvalid RCPT command must precede (?:DATA|BDAT)\b|\bsender not yet given\b|\bsender already given\b/i,
      category: 'syntax-or-protocol',
    },
    {
      id: 'exim-sign-in-failed',
      codes: [535],
      text: /\bIncorrect authentication data\b/i,
      category: 'auth-failed',
    },

    // Rules and filters.
    {
      id: 'exim-cpanel-spam',
      text: /\bThe mail server detected your message as spam and has prevented delivery\b/i,
      category: 'content-rejected',
    },
    {
      id: 'exim-malware',
      text: /\bThis message was detected as possible malware\b|\bThis message contains (?:a virus|malware)\b|\bmessage scored [-\d.]+ (?:spam )?points\b/i,
      category: 'content-rejected',
      references: [ACL],
    },
    {
      id: 'exim-no-reason-given',
      codes: [550],
      text: /^Administrative prohibition$/i,
      category: 'policy-rejected',
      but: {
        meaning: 'A rule of the server refuses this, and its administrator has given it no text of its own.',
      },
      references: [ACL],
    },

    // Deliveries of its own.
    {
      id: 'exim-gave-up',
      text: /\bretry timeout exceeded\b|\bhave been failing for a long time\b|\b(?:retry time not reached|Retry time not yet reached).* after a long failure period\b/i,
      category: 'expired-in-queue',
      but: {
        meaning:
          'The sending server could not deliver for so long, for this message or earlier ones to the same host, that it does not try again. Why each attempt failed stands before these words or in its log.',
      },
      references: [RETRY],
    },
    {
      id: 'exim-waiting',
      text: /\bretry time not (?:yet )?reached\b/i,
      category: 'network-unreachable',
      but: {
        title: 'Waiting for the next attempt',
        meaning:
          'Earlier attempts to reach the host failed, so it is not tried again before its time. Nothing was decided about this message.',
        actor: 'nobody',
        action: [
          'Look in the log of the sending server for the last real attempt: it says what is wrong.',
          'See with `mailsonde route ADDRESS` whether the host answers now.',
        ],
      },
      references: [RETRY],
    },
    {
      id: 'exim-tls-required',
      text: /\ba TLS session is required\b|\bMandatory TLS session not started\b|\bDANE attempt failed\b|\bTLS session: .*(?:certificate|handshake)/i,
      category: 'tls-required',
    },
    {
      id: 'exim-connection-lost',
      text: /\bSMTP timeout (?:after|while connected to) |\bRemote host closed connection\b|\bconnection (?:timed out|refused)[^:]* (?:to|with) host\b/i,
      category: 'network-unreachable',
    },
  ],
  sources: [
    'Exim source: smtp_in.c, receive.c, verify.c, acl.c, deliver.c, retry.c, routers/dnslookup.c, transports/appendfile.c',
    'https://www.exim.org/exim-html-current/doc/html/spec_html/',
  ],
  checked: '2026-11-22',
};
