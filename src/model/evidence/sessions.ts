/** Live SMTP sessions: what was said on both sides, when, and over which kind of connection (contract §4). */
import type { Failure, Stage } from '../failure.ts';

export interface CertificateFacts {
  subject: string;
  issuer: string;
  /** DNS names and addresses of the subjectAltName; the common name names no host (RFC 9525 §2). */
  names: string[];
  /** ISO 8601. */
  validFrom: string;
  validTo: string;
  /** Whole certificate and SubjectPublicKeyInfo, DER, base64: what TLSA records match against. */
  der: string;
  spki: string;
  /** `rsa`, `ec`, `ed25519`, ... */
  keyType: string | null;
  keyBits: number | null;
  /** `sha256WithRSAEncryption`, or the object identifier where it is not one of the usual. */
  signatureAlgorithm: string | null;
  /** Our own trust store completed the chain with this one: the server did not send it. */
  fromStore: boolean;
}

/** One reply, all its lines (RFC 5321 §4.2). */
export interface SmtpReply {
  /** Three digits; the first tells the outcome. */
  code: number;
  /** RFC 3463, from the first line that has one whose class fits the code. */
  enhanced: string | null;
  /** Text of each line without code, separator and CR LF; octets that are not UTF-8 stand as \xNN. */
  lines: string[];
}

export interface Exchange {
  stage: Stage;
  /** Milliseconds since the session began. */
  startMs: number;
  /** Until the last line of the reply. */
  tookMs: number;
  /** What we said, secrets replaced when recorded; null where the server speaks first. */
  sent: string | null;
  /** Null where none came, or none was waited for. */
  reply: SmtpReply | null;
  /** Over TLS. */
  encrypted: boolean;
  failure?: Failure;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export interface TlsFacts {
  /** `TLSv1.3` */
  protocol: string;
  /** IANA name: `TLS_AES_256_GCM_SHA384`. */
  cipher: string;
  /** Group or parameters of the key exchange: `X25519`, `P-256`, `DH 2048`; null where it is not told (RSA key exchange). */
  keyExchange: string | null;
  /** A chain leads to a trust anchor; says nothing of the name. */
  authorized: boolean;
  /** In words, with the code of the library where there is one. */
  authorizationError: string | null;
  /** The certificate names the host (RFC 9525). */
  nameMatches: boolean;
  /** The server's own certificate first. */
  chain: CertificateFacts[];
}

export interface AuthAttempt {
  /** SASL name. */
  mechanism: string;
  /** The last one of the exchange; null where none came. */
  reply: SmtpReply | null;
  /** What the mechanism itself has to say, where that is more than the reply: `invalid_token`, a wrong server signature. */
  detail: string | null;
}

/** How proving who we are went (RFC 4954). */
export interface Authentication {
  /**
   * accepted · refused: a permanent no · deferred: a no for now · unavailable: nothing on offer fits what we have ·
   * withheld: we do not send secrets over such a connection · failed: the exchange broke off, or the server did not
   * prove what its mechanism asks of it.
   */
  outcome: 'accepted' | 'refused' | 'deferred' | 'unavailable' | 'withheld' | 'failed';
  /** Null where it is the secret at the same time, as with some relays. */
  user: string | null;
  kind: 'password' | 'token';
  /** In the order tried. */
  attempts: AuthAttempt[];
}

/**
 * accepted: the server has taken it over · refused: a permanent no · deferred: a no for now · unclear: all of it went out
 * and no answer came, so it may have been delivered, and sending it again may deliver it twice · unsent: it was not handed over.
 */
export const DELIVERY_OUTCOMES = ['accepted', 'refused', 'deferred', 'unclear', 'unsent'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

export interface RecipientDelivery {
  address: string;
  outcome: DeliveryOutcome;
  /** What was answered by the reply that decided; null where none did. */
  stage: 'mail' | 'rcpt' | 'data' | 'message' | null;
  reply: SmtpReply | null;
}

/** What became of a message that was to be handed over. */
export interface SmtpDelivery {
  /**
   * Of the message as a whole, the first that is true of any recipient: unclear, accepted, deferred, refused, unsent.
   */
  outcome: DeliveryOutcome;
  /** Null where it did not come so far. */
  command: 'DATA' | 'BDAT' | null;
  /** Of the message as it was given. */
  octets: number;
  /** How many of them went out, dots that were added left out. */
  octetsSent: number;
  /** Wished for and not offered, so that the message went without: EHLO keywords. */
  leftOut: string[];
  /** In the order they were named. */
  recipients: RecipientDelivery[];
  /** To the whole message; null where none came, and in LMTP, where each recipient has one of its own (RFC 2033 §4.2). */
  reply: SmtpReply | null;
  /** Milliseconds from the first octet to the last; null where not all went out. */
  transferMs: number | null;
  /** Milliseconds from the last octet to the last reply; null where that did not come. */
  answerMs: number | null;
  /** Why it was not handed over, although the session stood. */
  withheld?: Failure;
}

/** Which message a session was held for. */
export interface Errand {
  /** Counted from 1. */
  message: number;
  /** Counted from 1; sessions with several hosts may belong to one try. */
  tryNumber: number;
  /** Milliseconds waited before this try, for what the one before had put off. */
  waitedMs: number;
  /** ISO 8601. */
  at: string;
  /** Addresses it was to be handed over for. */
  recipients: string[];
  messageId: string | null;
  token: string | null;
}

/** How the connection is meant to get its TLS. */
export type TlsMode = 'none' | 'starttls' | 'implicit';

export interface Timings {
  /** All in milliseconds; null where it was not reached. */
  connectMs: number | null;
  /** Where TLS was tried since a connection in clear was not greeted: how long that one had waited before. */
  silentMs?: number;
  greetingMs: number | null;
  tlsMs: number | null;
  /** Until the last reply that was waited for. */
  totalMs: number;
}

/** One old version of TLS, tried with a connection of its own. */
export interface LegacyTlsLook {
  version: 'TLSv1' | 'TLSv1.1';
  /** Null where it could not be told: see `failure`. */
  accepted: boolean | null;
  /** Why the handshake did not come about, also where that is as it should be. */
  failure?: Failure;
}

/** A command slipped in behind STARTTLS, in clear and in the same packet (CVE-2011-0411). */
export interface InjectionLook {
  /** The server answered it over TLS. Null where it could not be told. */
  vulnerable: boolean | null;
  transcript: Exchange[];
  failure?: Failure;
}

/** One sender and recipient a server that relays for nobody refuses. */
export interface RelayAttempt {
  /** What is tried, in a few words: `sender and recipient elsewhere`. */
  form: string;
  sender: string;
  recipient: string;
  /** What decided: the reply to MAIL where that was refused, else to RCPT. */
  reply: SmtpReply | null;
  accepted: boolean;
  /** Acceptance means relaying; the other forms a server may have taken for the odd name of a mailbox of its own. */
  decisive: boolean;
}

/** Whether strangers may send to strangers; no message is ever sent. */
export interface RelayLook {
  /** At least one decisive attempt was accepted. Null where it could not be told. */
  relays: boolean | null;
  attempts: RelayAttempt[];
  transcript: Exchange[];
  failure?: Failure;
}

/**
 * What a box on the way does to keep mail in clear. masked-greeting: `220 ****` · masked-extension: an EHLO keyword
 * in X or asterisks, as long as what it hides · masked-starttls: the same, as long as STARTTLS.
 */
export const STRIPPING_SIGNS = ['masked-greeting', 'masked-extension', 'masked-starttls'] as const;
export type StrippingSign = (typeof STRIPPING_SIGNS)[number];

export interface SmtpSession {
  host: string;
  ip: string;
  port: number;
  /** TLS as it came about. */
  tlsMode: TlsMode;
  /** completed: as far as was asked · refused: the server would not talk to us · failed: it could not be spoken to the end. */
  outcome: 'completed' | 'refused' | 'failed';
  /** Also beside `completed`, where the session went on without what failed (STARTTLS refused, say). */
  failure?: Failure;
  /** Text of the first reply, lines joined with a space. */
  greeting: string | null;
  greetingCode: number | null;
  /** What was accepted; HELO is a fall-back and shows as such. */
  hello: { verb: 'EHLO' | 'HELO' | 'LHLO'; name: string } | null;
  /** EHLO keywords with their parameters, as last offered (after TLS where there is TLS). */
  extensions: string[];
  /** The same before STARTTLS; null where there was no such moment. */
  extensionsBefore: string[] | null;
  /** SASL mechanisms, as last offered. */
  auth: string[];
  authBefore: string[] | null;
  /** Where credentials were given and the session came so far. */
  authentication?: Authentication;
  tls: TlsFacts | null;
  /** Newest version of TLS the user lets us speak; left out where any is welcome. */
  tlsMax?: TlsVersion;
  /** The name asked for in TLS, where the user named another than the host: a server may show another certificate then. */
  sni?: string;
  /** Octets in clear that came with the reply to STARTTLS and were thrown away: a command could be smuggled in so (CVE-2011-0411). */
  clearAfterStartTls: boolean;
  /** First line of what came in clear where TLS should begin, and TLS never did: a reply, or words of another service. */
  insteadOfTls?: string;
  /** Address of the host where mailboxes were asked about, and so not here: each is asked about once a host. */
  mailboxAskedAt?: string;
  /**
   * Addresses beyond ASCII that could not be named, since the server does not offer SMTPUTF8 (RFC 6531 §3.2); left out where
   * there was none. The session then ended before MAIL.
   */
  unsendable?: { sender: string | null; recipients: string[] };
  /** Where a message was to be sent and the session came to its envelope. */
  delivery?: SmtpDelivery;
  /** Where a message was to be sent. */
  errand?: Errand;
  /** Left out in evidence saved before they were looked for. */
  signs?: StrippingSign[];
  /** Old versions of TLS; left out where nobody asked. */
  legacy?: LegacyTlsLook[];
  /** Intrusive looks; left out where nobody asked. */
  injection?: InjectionLook;
  relay?: RelayLook;
  transcript: Exchange[];
  timings: Timings;
}
