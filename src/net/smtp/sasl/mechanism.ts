/** What a SASL mechanism is to the driver: a conversation that answers challenges and says in the end whether it is content. */
import type { SaslMechanism } from '../../../model/smtp.ts';

export interface SaslIdentity {
  user: string;
  /** Password or access token. */
  secret: string;
  host: string;
  port: number;
  /** Random printable text without comma; made anew for each conversation. */
  nonce: string;
}

/** One thing to say, before base64, and what is recorded in its place. */
export interface SaslMessage {
  say: string;
  shown: string;
  /** The challenge it answers lets passwords be tried out at leisure, and is not recorded. */
  hidesChallenge?: true;
}

export type SaslStep = SaslMessage | { fail: string };

export interface SaslConversation {
  /** What the client says first; null where the server does. */
  readonly first: SaslStep | null;
  /** Answers a challenge; null stands for one that is no base64. */
  next(challenge: Buffer | null): SaslStep | Promise<SaslStep>;
  /** Asked when the server says yes: what it still owes, null where it proved all the mechanism asks for. */
  missing(): string | null;
  /** What the server gave as the reason of a refusal to come, inside the conversation. */
  readonly told: string | null;
}

export interface Mechanism {
  name: SaslMechanism;
  begin(identity: SaslIdentity): SaslConversation;
}

/** A conversation in which the client says one thing and the server only yes or no. */
export function oneMessage(first: SaslMessage): SaslConversation {
  return {
    first,
    next: () => ({ fail: 'the server asks for more than the mechanism has' }),
    missing: () => null,
    told: null,
  };
}
