/** How far a message would get on its way to one address, host by host (contract §4). */
import type { Failure, Stage } from '../failure.ts';
import type { DeliveryOutcome } from './sessions.ts';

export interface Attempt {
  host: string;
  ip: string;
  port: number;
  preference: number | null;
  /** The last stage that was gone through, or at which it ended. */
  stage: Stage;
  /** The reply that decided, as `250 2.1.5 ok`; null where none came. */
  reply: string | null;
  /**
   * accepted: as far as was asked · deferred: an MTA would try again later · refused: it would give up · unreached: it would
   * try the next host · unclear: a message went out whole and no answer came.
   */
  outcome: 'accepted' | 'deferred' | 'refused' | 'unreached' | 'unclear';
  /** In plain words; null until there is something to say beyond the reply. */
  explanation: string | null;
  /** Where no reply decided. What was said is in the topic of sessions, in the same order. */
  failure?: Failure;
}

/** What became of a message for one of its recipients: the last word on it. */
export interface SentRecipient {
  address: string;
  outcome: DeliveryOutcome;
  /** Who said so, or was the last to be tried; null where nobody was. */
  host: string | null;
  /** What was answered by the reply that decided; null where none did. */
  stage: Stage | null;
  /** On one line; null where none decided. */
  reply: string | null;
  /** What that means, or why there was no reply; null where there is nothing to add. */
  explanation: string | null;
  /** How often it was tried. */
  tries: number;
}

/** One message that was to be handed over. */
export interface SentMessage {
  /** Counted from 1. */
  number: number;
  /** Null where it was never offered to a server. */
  octets: number | null;
  /** Of its header, angle brackets included. */
  messageId: string | null;
  /** What it is found again by where it arrives. */
  token: string | null;
  /** The first that is true of any recipient: unclear, accepted, deferred, refused, unsent. */
  outcome: DeliveryOutcome;
  recipients: SentRecipient[];
  /** What the server that took it calls it; null where it does not say. */
  queueId: string | null;
  /** Milliseconds waited before each further try. */
  waitsMs: number[];
}

export interface DeliveryEvidence {
  /** How the hosts were found (RFC 5321 §5.1): `null` and `none` end the journey. */
  by: 'mx' | 'implicit' | 'null' | 'none' | 'named';
  attempts: Attempt[];
  /** The domain or host the message would go to. */
  to: string;
  /** RCPT was asked, with the user's consent. */
  askedRecipient: boolean;
  /** Where messages were to be handed over. */
  sent?: SentMessage[];
}
