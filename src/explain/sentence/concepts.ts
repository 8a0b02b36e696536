/** What the sentences of mail servers are about, in any language. */

/**
 * A lexicon (`lexicons/<language>.ts`) maps words to these. It looks so:
 *
 *     export const GERMAN: Lexicon = {
 *       language: 'de',
 *       words: { RECIPIENT: 'empfanger*, empfaenger*', UNKNOWN: 'unbekannt*, existiert nicht', … },
 *     };
 *
 * Entries are separated by commas. `*` at the end of a word stands for any ending. Several words are a phrase; the
 * longest phrase at a place wins, and the shorter ones in it are not seen. Entry and text go through the same
 * normalisation: lower case, accents taken off (ü is u; list ue yourself), hyphens part words, apostrophes vanish.
 * Characters of scripts without spaces count as words of their own, so their entries fit anywhere in a run.
 * `<address>`, `<ip>`, `<host>`, `<url>`, `<number>` stand for these in phrases. An entry may stand under several concepts.
 *
 * Negation: `NOT` ("not", "cannot") and `NONE` ("no", "kein") turn the concepts of `OPPOSITES` around if they stand in
 * the same clause, shortly before or behind, so give plain words: VALID `gultig*`, and `nicht` under NOT. Where a
 * language negates in ways of its own, list the whole phrase under the negative concept.
 */
export const CONCEPTS = [
  // Whom or what: on the receiving side.
  'MAILBOX', // mailbox, account, inbox
  'USER', // user, local part, person
  'ADDRESS', // address (of whom is not said)
  'RECIPIENT',
  'GROUP', // distribution list, members of it
  'DOMAIN',
  'SERVER', // server, system, host (of theirs)
  // On the sending side.
  'SENDER', // sender, MAIL FROM, from address
  'SEND-AS', // with which sender an account sends: on behalf of, send as
  'CLIENT', // your host, client host, sending server
  'IP', // an IP address, a network
  'OWN', // your
  'CONNECTION', // connection, session
  // What is sent.
  'MESSAGE',
  'CONTENT',
  'HEADER', // header, From:, Subject, Message-ID
  'ATTACHMENT',
  'LINK',
  'VIRUS', // virus, malware, phishing
  'SPAM', // spam, junk, bulk, unsolicited
  'COMPLAINT',
  'SIZE',
  // How much.
  'RATE', // rate, frequency, per hour, volume
  'LIMIT', // limit, maximum, threshold
  'QUOTA', // quota, storage of a mailbox
  'TOO-MANY', // too many, too much, too often
  'EXCEED', // exceeded, over, more than
  'FULL', // full, over quota
  'TOO-LARGE', // too large, too big, too long
  'STORAGE', // disk, space, storage
  'THROTTLE', // throttled, slow down
  // Names and ways.
  'BLOCKLIST', // blocklist, blacklist, RBL, a list by name
  'NAMED-LIST', // beside BLOCKLIST: a public list by name, RBL, DNSBL
  'LISTED',
  'REPUTATION',
  'REVERSE-NAME', // PTR, reverse DNS, FCrDNS
  'DYNAMIC', // dynamic, residential, generic address
  'DNS', // DNS, lookup, name server
  'MX',
  'RESOLVE',
  'UNRESOLVED',
  'OWN-LOOKUP', // a look-up the sending program made itself: getaddrinfo
  'ROUTE',
  'NO-ROUTE', // unrouteable
  'LOOP', // loop, too many hops
  'HOSTNAME', // host name
  'HELO',
  // Trust.
  'SPF',
  'DKIM',
  'DMARC', // DMARC, alignment
  'SENDER-AUTH', // authentication of the sending domain, unauthenticated mail, ARC
  'AUTHENTICATE', // sign in, SMTP AUTH
  'CREDENTIALS', // password, username
  'ENCRYPTION', // TLS, STARTTLS, SSL
  'CERTIFICATE',
  'NO-HANDSHAKE', // what came in answer to the beginning of TLS was no TLS
  'RELAY',
  'GREYLIST',
  // Rules.
  'POLICY', // policy, rule, administrative
  'PERMISSION', // permission, access
  'COUNTRY',
  'RESTRICTED', // restricted, members only, internal
  // Language of the protocol.
  'COMMAND',
  'SYNTAX',
  'SEQUENCE', // out of order, pipelining
  'PARAMETER',
  'FORMAT', // format, bare LF, line length
  'CHARSET', // SMTPUTF8, non-ASCII, 8-bit
  // What happened.
  'EXIST',
  'UNKNOWN', // unknown, no such, not found
  'VALID',
  'INVALID',
  'AVAILABLE',
  'UNAVAILABLE',
  'ACTIVE',
  'DISABLED', // disabled, suspended, inactive, closed, locked
  'MOVED', // moved, no longer with us
  'EXPIRED', // expired, given up, too long in the queue
  'ACCEPT',
  'REFUSE', // rejected, refused, denied, declined
  'ALLOW',
  'FORBID', // not allowed, unauthorised, prohibited
  'BLOCK', // blocked, banned, filtered out
  'REQUIRE', // must, required, need
  'MISSING', // missing, lacks
  'MATCH',
  'MISMATCH',
  'PASS',
  'FAIL',
  'DELIVER',
  'UNDELIVERED', // undeliverable, could not be delivered
  'SUPPORT',
  'UNSUPPORTED',
  'TRUST',
  'SUSPICIOUS', // suspicious, abuse, looks like
  'QUARANTINE',
  // Times and troubles.
  'TEMPORARY',
  'RETRY', // try again later
  'WAIT', // a named time
  'TIMEOUT',
  'REACH',
  'UNREACHABLE', // unreachable, connection refused, lost connection
  'BROKE-OFF', // beside UNREACHABLE: a connection there was, and it ended
  'WAITED', // beside TIMEOUT: who answers has waited for us
  'END-OF-DATA', // the dot behind the message, and what may come twice
  'BUSY', // busy, overloaded
  'ERROR', // error, problem
  'INTERNAL', // internal, local, system (of errors)
  'CONFIGURATION',
  'QUEUE',
  'FIRST-TIME', // first time, unknown triplet
  'SUCCESS', // accepted, queued as, delivered
  // Grammar.
  'FILLER', // set phrases that say nothing by themselves: "requested mail action not taken"
  'ADVICE', // whom to ask, what to look up: says nothing of the reason
  'NOT',
  'NONE',
  'NAMED-ADDRESS', // <address>
  'NAMED-HOST', // <host>
  'NUMBER',
] as const;

export type Concept = (typeof CONCEPTS)[number];

/** What becomes of a concept that is denied. */
export const OPPOSITES: { readonly [concept in Concept]?: Concept } = {
  EXIST: 'UNKNOWN',
  VALID: 'INVALID',
  AVAILABLE: 'UNAVAILABLE',
  ACTIVE: 'DISABLED',
  ACCEPT: 'REFUSE',
  ALLOW: 'FORBID',
  RESOLVE: 'UNRESOLVED',
  ROUTE: 'NO-ROUTE',
  REACH: 'UNREACHABLE',
  MATCH: 'MISMATCH',
  PASS: 'FAIL',
  DELIVER: 'UNDELIVERED',
  SUPPORT: 'UNSUPPORTED',
  TRUST: 'SUSPICIOUS',
};

export interface Lexicon {
  /** ISO 639-1. */
  language: string;
  /** Other than Latin: each entry then has a character of it, so that the lexicon can wait for a text that has one too. */
  script?: 'cyrillic' | 'han';
  words: { readonly [concept in Concept]?: string };
}
