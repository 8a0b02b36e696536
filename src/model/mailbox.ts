/** A mailbox to be watched for messages just sent: where it is, who signs in, what to look for. */
import type { ArrivalEvidence, ArrivedCopy } from './evidence/arrival.ts';
import type { Failure } from './failure.ts';

export interface MailboxPlace {
  /** Host name or address. */
  host: string;
  port: number;
  /** TLS at once (993), or STARTTLS (143). */
  tls: 'implicit' | 'starttls';
  user: string;
}

/** What the user wants of it. */
export interface FollowWishes extends MailboxPlace {
  password: string;
  /** The password goes even in clear, or to a server that may be anybody. */
  insecureAuth: boolean;
  /** Milliseconds to wait for a message that was handed over. */
  withinMs: number;
  /** What was found is removed, and nothing else. */
  remove: boolean;
}

/** By what a message is known again. */
export interface SentMark {
  /** Angle brackets included. */
  messageId: string | null;
  token: string | null;
  /** When it was taken over, in milliseconds since 1970 by our clock. */
  acceptedAt: number;
}

export type Followed =
  | {
      mailbox: ArrivalEvidence['mailbox'];
      /** In the order of the marks; `octets` are all of what arrived, null where they are too many. */
      copies: ({ copy: ArrivedCopy; octets: Uint8Array | null } | null)[];
      /** Why no more was looked for before the time was over. */
      failure?: Failure;
    }
  | { failure: Failure };

/**
 * Signs in at once, and looks for what was sent as soon as that is known; an empty list ends it. Reads without marking
 * anything as read. Never throws.
 */
export type FollowMail = (wishes: FollowWishes, sent: Promise<readonly SentMark[]>) => Promise<Followed>;
