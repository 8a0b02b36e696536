/** How far a message would get on its way to one address, host by host (contract §4). */
import type { Failure, Stage } from '../failure.ts';

export interface Attempt {
  host: string;
  ip: string;
  port: number;
  preference: number | null;
  /** The last stage that was gone through, or at which it ended. */
  stage: Stage;
  /** The reply that decided, as `250 2.1.5 ok`; null where none came. */
  reply: string | null;
  /** accepted: as far as was asked · deferred: an MTA would try again later · refused: it would give up · unreached: it would try the next host. */
  outcome: 'accepted' | 'deferred' | 'refused' | 'unreached';
  /** In plain words; null until there is something to say beyond the reply. */
  explanation: string | null;
  /** Where no reply decided. What was said is in the topic of sessions, in the same order. */
  failure?: Failure;
}

export interface DeliveryEvidence {
  /** How the hosts were found (RFC 5321 §5.1): `null` and `none` end the journey. */
  by: 'mx' | 'implicit' | 'null' | 'none' | 'named';
  attempts: Attempt[];
  /** The domain or host the message would go to. */
  to: string;
  /** RCPT was asked, with the user's consent. */
  askedRecipient: boolean;
}
