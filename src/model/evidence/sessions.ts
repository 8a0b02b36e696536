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

/** How the connection is meant to get its TLS. */
export type TlsMode = 'none' | 'starttls' | 'implicit';

export interface Timings {
  /** All in milliseconds; null where it was not reached. */
  connectMs: number | null;
  greetingMs: number | null;
  tlsMs: number | null;
  /** Until the last reply that was waited for. */
  totalMs: number;
}

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
  tls: TlsFacts | null;
  /** Octets in clear that came with the reply to STARTTLS and were thrown away: a command could be smuggled in so (CVE-2011-0411). */
  clearAfterStartTls: boolean;
  transcript: Exchange[];
  timings: Timings;
}
