/** What a live SMTP session is asked to do: the request; what came of it is `SmtpSession`. */
import type { SmtpSession, TlsVersion } from './evidence/sessions.ts';

/**
 * required: without TLS the session ends · opportunistic: STARTTLS where it is offered, in clear otherwise ·
 * implicit: TLS before the greeting · off: never.
 */
export type TlsWish = 'required' | 'opportunistic' | 'implicit' | 'off';

export interface TlsOptions {
  /** Name in the server name indication; the host where left out, none where it is an address. */
  serverName?: string;
  minVersion?: TlsVersion;
  maxVersion?: TlsVersion;
  /** In OpenSSL's notation. */
  ciphers?: string;
  /** PEM texts. */
  certificate?: { cert: string; key: string };
}

/** What a proxy in front of a server would say of the connection it passes on (HAProxy's PROXY protocol). */
export interface ProxyProtocol {
  version: 1 | 2;
  /** Where the client is; left out, the connection is the proxy's own (`UNKNOWN`, `LOCAL`). */
  source?: { ip: string; port: number };
  /** Where the client meant to go: the address and port we speak to where left out. */
  destination?: { ip: string; port: number };
}

/**
 * Where a session may stop, in the order of the journey. `first-hello` is the one before STARTTLS, `hello` the last one;
 * without STARTTLS they are the same.
 */
export const STOP_POINTS = [
  'connect',
  'greeting',
  'first-hello',
  'starttls',
  'handshake',
  'hello',
  'xclient',
  'auth',
  'noop',
  'vrfy',
  'mail',
  'rcpt',
  'rset',
] as const;
export type StopPoint = (typeof STOP_POINTS)[number];

/** Intrusive looks, each only where asked for by name (`--probe`). */
export const PROBE_NAMES = ['open-relay', 'starttls-injection'] as const;
export type ProbeName = (typeof PROBE_NAMES)[number];

/** SASL mechanisms we speak, the best first, and what each takes. */
export const SASL_MECHANISMS = {
  'SCRAM-SHA-256': 'password',
  'SCRAM-SHA-1': 'password',
  PLAIN: 'password',
  LOGIN: 'password',
  'CRAM-MD5': 'password',
  OAUTHBEARER: 'token',
  XOAUTH2: 'token',
  /** The client certificate of the TLS connection. */
  EXTERNAL: 'nothing',
} as const;
export type SaslMechanism = keyof typeof SASL_MECHANISMS;

/** What to prove who we are with; goes over the wire only where `SmtpRequest.insecureAuth` or a verified TLS connection lets it. */
export interface Credentials {
  user: string;
  /** A password, or an access token for XOAUTH2 and OAUTHBEARER. */
  secret: string;
  kind: 'password' | 'token';
  /** Mechanisms to try, best first; those offered and fitting where left out. */
  mechanisms?: readonly SaslMechanism[];
}

/** Requests for reports on what became of a message (RFC 3461). */
export interface DeliveryReports {
  /** How much of the message comes back with a report of failure. */
  ret?: 'FULL' | 'HDRS';
  /** Stands in every report; printable ASCII, 100 characters at most once coded. */
  envid?: string;
  /** When to report, for every recipient; never where the list is empty. */
  notify?: readonly ('SUCCESS' | 'FAILURE' | 'DELAY')[];
  /** Name each recipient as the original one, so that reports do, wherever the message is passed on to. */
  originalRecipient?: boolean;
}

/** What decides how a message may be handed over; `measureMessage` takes it. */
export interface MessageFacts {
  octets: number;
  /** Octets above 127 anywhere: needs 8BITMIME (RFC 6152). */
  eightBit: boolean;
  /** The same before the first empty line: needs SMTPUTF8 (RFC 6531 §3.5). */
  headerBeyondAscii: boolean;
  /** The first CR or LF that stands alone (RFC 5321 §2.3.8 allows neither), and its line, counted from 1. */
  bare: { what: 'CR' | 'LF'; line: number } | null;
  nul: boolean;
  /** Octets, the line end left out; SMTP allows 998 (RFC 5321 §4.5.3.1.6). */
  longestLine: number;
}

/** Octets at once, or piece by piece each time it is called: a message may be read more than once. */
export type MessageOctets = Uint8Array | (() => AsyncIterable<Uint8Array>);

/** A message to hand over as it is. What a server does not offer is left out and told of, or nothing is sent: see each. */
export interface OutgoingMessage {
  /** Lines ended with CR LF. */
  octets: MessageOctets;
  /** Of these octets; where they turn out to be others, the connection is cut before the message is whole. */
  facts: MessageFacts;
  /** A lone CR or LF belongs to it: goes nowhere without CHUNKING and BINARYMIME (RFC 3030). */
  binary?: boolean;
  /** Use BDAT where CHUNKING is offered (RFC 3030), pieces of that many octets; DATA where not. */
  chunkOctets?: number;
  /** Left out where DSN is not offered. */
  reports?: DeliveryReports;
  /** Over verified TLS all the way or not at all (RFC 8689): goes nowhere where REQUIRETLS is not offered. */
  requireTls?: boolean;
  /** From -9 to 9 (RFC 6710); left out where MT-PRIORITY is not offered. */
  priority?: number;
}

export interface SmtpRequest {
  /** The host as the user or the MX record names it. */
  host: string;
  /** The address to speak to. */
  ip: string;
  port: number;
  tls: TlsWish;
  /** Name to say in EHLO; our address in brackets where left out (RFC 5321 §4.1.3). */
  helo?: string;
  lmtp?: boolean;
  tlsOptions?: TlsOptions;
  credentials?: Credentials;
  /** Send secrets even in clear or to a server whose certificate is not verified. */
  insecureAuth?: boolean;
  /** Attributes for XCLIENT, as `NAME=value`, in plain text. */
  xclient?: readonly string[];
  /** What we say of ourselves in front of all else, as a proxy does. */
  proxyProtocol?: ProxyProtocol;
  /** Addresses to ask about with VRFY. */
  verify?: readonly string[];
  /** Envelope sender; '' is the null reverse-path. Asked for only with `recipients`, or where it is set. */
  sender?: string;
  recipients?: readonly string[];
  /** Sent to those of `recipients` the server takes; in place of RSET. Never sent twice in one session. */
  message?: OutgoingMessage;
  noop?: boolean;
  /** Send what may be sent together at once where PIPELINING is offered (RFC 2920). */
  pipeline?: boolean;
  /** The last stage to go through before QUIT. */
  quitAfter?: StopPoint;
  /** The same, and then the connection is cut without QUIT; where both are named, this one counts. */
  dropAfter?: StopPoint;
  /** Try old versions of TLS too, each with a connection of its own (`--legacy-tls`). */
  legacyTls?: boolean;
  /** Intrusive looks, each with connections of its own, after the session. */
  probes?: readonly ProbeName[];
}

/**
 * Hears that what was asked for has got its turn, and how to leave before its end: whoever leaves, for the reason a signal
 * gives, is told how far it has come. What nobody waits for any more makes way for others.
 */
export type OnTurn<T> = (leave: (reason: unknown) => T) => void;

/** Holds one session, or shares one that is held already; never throws. */
export type Speak = (request: SmtpRequest, onTurn?: OnTurn<SmtpSession>) => Promise<SmtpSession>;
