/** What a reply, a bounce or a term comes to, for a person and for scripts: the shape `explain --json` promises. */
import type { Reference, Severity } from './finding.ts';

/** Reasons, exactly these; stable, for scripts. */
export const CATEGORIES = [
  'success',
  'mailbox-unknown',
  'mailbox-full',
  'mailbox-disabled',
  'domain-unknown',
  'relay-denied',
  'auth-required',
  'auth-failed',
  'auth-policy',
  'reputation-blocked',
  'content-rejected',
  'rate-limited',
  'greylisted',
  'message-too-large',
  'tls-required',
  'syntax-or-protocol',
  'dns-or-routing',
  'server-temporary',
  'network-unreachable',
  'expired-in-queue',
  'rdns-missing',
  'policy-rejected',
  'other',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** What was explained. */
export type ExplainedKind =
  | 'reply'
  | 'enhanced'
  | 'reply-code'
  | 'command'
  | 'extension'
  | 'port'
  | 'concept'
  | 'record'
  | 'check'
  | 'bounce'
  | 'report'
  | 'unknown';

export type Permanence = 'permanent' | 'temporary' | 'success' | 'intermediate' | 'unknown';

/** `hard`: the address is dead. `soft`: it may work later. `block`: the sender is turned away, whoever the recipient. */
export type BounceKind = 'hard' | 'soft' | 'block' | 'none';

/** Where in a session the reply was given; `message` is after the final dot. */
export const PHASES = ['greeting', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'message'] as const;
export type Phase = (typeof PHASES)[number];
/** Nothing has been sent yet that could be judged, nor anybody named whom it is for. */
export const BEFORE_RECIPIENTS: readonly Phase[] = ['greeting', 'ehlo', 'starttls', 'auth', 'mail'];

/** Who has to do something about it. */
export type Actor = 'sender' | 'sender-admin' | 'recipient' | 'recipient-admin' | 'list-owner' | 'nobody';

/** `afterSeconds` is null where no time can be named. */
export interface Retry {
  advice: 'never' | 'later' | 'after-fix';
  afterSeconds: number | null;
}

/** What to do with the address on a list. */
export type AddressAdvice = 'keep' | 'remove' | 'review';

/** What a reason comes to where nothing more precise is known; dialects put their own in place of parts of it. */
export interface Consequence {
  /** A few words, no full stop. */
  title: string;
  /** What happened, in words a marketer's colleague understands; whole sentences. */
  meaning: string;
  actor: Actor;
  /** What exactly to do, most useful first; whole sentences. */
  action: readonly string[];
  bounce: BounceKind;
  retry: Retry;
  address: AddressAdvice;
}

export interface Explanation {
  /** As it was given, made printable. */
  input: string;
  kind: ExplainedKind;
  replyCode: number | null;
  enhancedCode: string | null;
  permanence: Permanence;
  category: Category | null;
  bounce: BounceKind;
  /** Id of the dialect that was recognised. */
  provider: string | null;
  phase: Phase | null;
  title: string;
  meaning: string;
  actor: Actor;
  action: readonly string[];
  retry: Retry;
  address: AddressAdvice;
  /** How often an answer given with this number is right, 0 to 1. */
  confidence: number;
  /** What in the text decided, in the text's own words where there are any. */
  matched: string | null;
  references: readonly Reference[];
  /** Of a bounce: whom the message did not reach. */
  recipient?: string;
  /** Of a check. */
  severity?: Severity;
  /** Of a topic: the ids of its checks. */
  checks?: readonly string[];
  /** Of a command: an example of it, as it goes over the wire. */
  example?: string;
  /** What it consists of, or comes to from case to case: terms of a record, replies to a command, stages of a session. */
  details?: readonly Detail[];
  /** Of a record: what is wrong with it, gravest first; empty where nothing is. */
  problems?: readonly string[];
  /** Of what is not known: what was perhaps meant, as it can be given to `explain`, or a whole command. */
  didYouMean?: string;
}

export interface Detail {
  name: string;
  says: string;
}
