/** One raw message: its authentication as a receiver sees it, its way, and the form of its header and body. */
import type { Failure } from '../failure.ts';
import type { DmarcPolicy } from './dmarc.ts';
import type { SpfResult } from './spf.ts';

/** RFC 8601 §2.7.1. */
export type DkimResult = 'none' | 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror';

/** Where a fact of the envelope was taken from. */
export type EnvelopeSource =
  | 'stated'
  | 'received'
  | 'return-path'
  | 'received-spf'
  | 'authentication-results';

export interface MessageEnvelope {
  /** Address of the client that handed the message over; null where nothing tells. */
  ip: string | null;
  ipFrom: EnvelopeSource | null;
  helo: string | null;
  heloFrom: EnvelopeSource | null;
  /** RFC5321.MailFrom without brackets; empty for a bounce, null where nothing tells. */
  mailFrom: string | null;
  mailFromFrom: EnvelopeSource | null;
  /** Index in `hops` of the hop that was taken for the one into the receiver's network. */
  hop: number | null;
  /** Why these, in a sentence. */
  says: string;
}

export interface MessageSpf {
  /** Null where it could not be tested, since the message does not tell who handed it over. */
  result: SpfResult | null;
  /** The domain whose record was evaluated. */
  domain: string | null;
  identity: 'mailfrom' | 'helo' | null;
  reason: string;
  explanation: string | null;
}

/** The part of a signature that decided it. */
export type DkimFault =
  | 'body-hash'
  /** The file holds the header alone. */
  | 'body-missing'
  | 'header-hash'
  | 'key-mismatch'
  | 'key-missing'
  | 'key-revoked'
  | 'key-invalid'
  | 'key-weak'
  | 'key-refuses'
  | 'key-unreachable'
  | 'algorithm'
  | 'syntax'
  | 'from-not-signed'
  | 'expired'
  | 'identity';

export interface MessageSignature {
  result: DkimResult;
  /** Null where it passes. */
  fault: DkimFault | null;
  /** What decided, in a sentence. */
  says: string;
  /** d= in A-labels. */
  domain: string;
  selector: string;
  algorithm: string;
  canonicalization: string;
  /** Names of h=, lower case, in order; at most 200. */
  signed: string[];
  identity: string | null;
  /** Bits of an RSA key. */
  bits: number | null;
  /** The key says t=y. */
  testing: boolean;
  signedAt: string | null;
  expiresAt: string | null;
  /** Octets of the body that l= leaves unsigned; null without l=. */
  unsignedOctets: number | null;
  /** Same organization as the author (relaxed), or the same domain where adkim=s; null where that could not be told. */
  aligned: boolean | null;
  /** Why the DNS could not be asked. */
  failure?: Failure;
}

export interface MessageArc {
  result: 'none' | 'pass' | 'fail';
  /** Number of sets. */
  sets: number;
  /** Who sealed last, and what that one says it saw. */
  sealer: string | null;
  claims: AuthenticationResult[];
  says: string;
}

/** One identifier beside the author's domain. */
export interface AlignmentStep {
  mechanism: 'spf' | 'dkim';
  result: string | null;
  domain: string | null;
  organizationalDomain: string | null;
  aligned: boolean | null;
  /** `SPF passed for bounces.esp.example, but From is example.com: not aligned` */
  says: string;
}

export interface MessageDmarc {
  /** RFC 8601 words; null where it hangs on something that could not be tested. */
  result: 'none' | 'pass' | 'fail' | 'temperror' | 'permerror' | null;
  /** The author's domain, A-labels. */
  domain: string | null;
  organizationalDomain: string | null;
  record: string | null;
  foundAt: string | null;
  /** What the record asks for mail from this domain that fails. */
  policy: DmarcPolicy | null;
  /** t=y: the policy is applied one level lower. */
  testing: boolean;
  alignment: { spf: 'relaxed' | 'strict'; dkim: 'relaxed' | 'strict' };
  steps: AlignmentStep[];
  says: string;
  failure?: Failure;
}

/** One method of an Authentication-Results field (RFC 8601 §2.2). */
export interface AuthenticationResult {
  method: string;
  result: string;
  reason: string | null;
  /** `smtp.mailfrom`, `header.d`, ... */
  properties: { [name: string]: string };
}

export interface ClaimedResults {
  /** Who says so; empty where the field names nobody. */
  authservId: string;
  results: AuthenticationResult[];
  /** Where our own look comes to something else, in sentences. */
  differs: string[];
  /**
   * Whether it bears the name of a server that took the message in or passed it on behind that; else anybody may have
   * written it (RFC 8601 §1.6). Absent where it gives no name, or nothing tells the way.
   */
  byReceiver?: boolean;
}

/** One Received field; the first of the list is the one nearest to the sender. */
export interface MessageHop {
  /** As the client named itself. */
  helo: string | null;
  /** As the server looked it up. */
  name: string | null;
  ip: string | null;
  by: string | null;
  /** `with`, upper case: ESMTP, ESMTPS, ESMTPSA, LMTP, HTTP, ... */
  protocol: string | null;
  /** Null where the field does not tell. */
  encrypted: boolean | null;
  /** As the server wrote it. */
  tls: string | null;
  /** The client had signed in. */
  authenticated: boolean;
  id: string | null;
  envelopeFrom: string | null;
  /** Without zone as UTC; null where there is no date that can be read. */
  at: string | null;
  /** Minutes east of UTC, as written. */
  zone: number | null;
  /** Since the hop before, in milliseconds; negative where the clocks disagree. Null for the first and where a time is missing. */
  delayMs: number | null;
}

export interface MessageFrom {
  /** How many From fields there are. */
  fields: number;
  /** The first of them, unfolded, as it stands there. */
  raw: string | null;
  authors: { name: string; address: string; domain: string | null }[];
  /** What is wrong with it as RFC 5322 has it. */
  problems: string[];
  /** Display names that look like somebody else. */
  tricks: { code: string; says: string }[];
}

export interface MessageFieldCount {
  name: string;
  count: number;
}

export interface MessagePart {
  type: string;
  charset: string | null;
  encoding: string;
  name: string | null;
  /** Octets as they stand in the message. */
  octets: number;
  depth: number;
}

export interface MessageForm {
  /** The file holds the header alone: what hangs on the body could not be looked at. Absent where the body is there. */
  bodyMissing?: true;
  /** Octets of the whole message, line ends as CR LF. */
  octets: number;
  headerOctets: number;
  /** `lf`: as Unix saves files, read as CR LF. `mixed`: some lines end in CR LF, others not. */
  lineEnds: 'crlf' | 'lf' | 'mixed';
  longestLine: number;
  /** Lines of more than 998 octets (RFC 5322 §2.1.1); the first of them, counted from 1. */
  longLines: number;
  firstLongLine: number | null;
  /** CR without LF. */
  bareCr: number;
  firstBareCr: number | null;
  /** LF without CR, where lines otherwise end in CR LF. */
  bareLf: number;
  firstBareLf: number | null;
  nul: number;
  /** Octets above 127. */
  eightBitHeader: number;
  eightBitBody: number;
  /** Parts that hold such octets, or would have to be declared so, and are not. */
  undeclaredEightBit: boolean;
  /** Singletons that stand there more than once, and required ones that do not (RFC 5322 §3.6). */
  repeated: MessageFieldCount[];
  missing: string[];
  /** Lines of the header that are no field. */
  broken: number;
  parts: MessagePart[];
  /** What is wrong with the MIME structure. */
  structure: string[];
  /** Octets of the HTML text as readers get it; null without HTML. */
  htmlOctets: number | null;
  hasPlainText: boolean;
}

export interface MessageDate {
  raw: string | null;
  at: string | null;
  zone: number | null;
  problem: string | null;
  /** Against the first hop that stamped it, in milliseconds; positive where the message claims to be from the future. */
  skewMs: number | null;
}

export interface MessageId {
  raw: string | null;
  problem: string | null;
  /** Behind the @. */
  domain: string | null;
}

export interface MessageUnsubscribe {
  /** URIs of List-Unsubscribe, in order. */
  uris: string[];
  /** `List-Unsubscribe-Post: List-Unsubscribe=One-Click` stands there. */
  post: boolean;
  /** RFC 8058: an https URI and the Post field. */
  oneClick: boolean;
  /** Both fields in h= of a signature that passes (RFC 8058 §4). */
  signed: boolean;
  problem: string | null;
}

/** The hosts its plain text and HTML link to. */
export interface MessageLinks {
  hosts: {
    /** A-labels or an IP address. */
    host: string;
    /** Registered domain; null where it has none. */
    domain: string | null;
    /** How often. */
    count: number;
  }[];
  /** Links that were not looked at. */
  further: number;
}

/** Encoded words of the fields people read (RFC 2047). */
export interface MessageEncodedWords {
  count: number;
  /** Longer than the 75 characters of §2. */
  long: number;
  /** What readers would see as garbage, in sentences. */
  problems: string[];
}

export interface MessageEvidence {
  /** Name of the file as given. */
  name: string;
  envelope: MessageEnvelope;
  spf: MessageSpf;
  dkim: MessageSignature[];
  /** Signatures beyond those that were looked at. */
  furtherSignatures: number;
  arc: MessageArc;
  dmarc: MessageDmarc;
  claimed: ClaimedResults[];
  hops: MessageHop[];
  from: MessageFrom;
  subject: string | null;
  date: MessageDate;
  messageId: MessageId;
  form: MessageForm;
  unsubscribe: MessageUnsubscribe;
  /** Evidence saved by earlier versions has none. */
  links?: MessageLinks;
  /** Evidence saved by earlier versions has none. */
  encodedWords?: MessageEncodedWords;
  /** What marks it as sent to many; empty for an ordinary message. */
  bulk: string[];
}
