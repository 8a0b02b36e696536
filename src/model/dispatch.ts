/** What `send` is to hand over: which messages, to whom, how patiently, and with which wishes for their envelopes. */
import type { OutgoingMessage } from './outgoing.ts';
import type { DeliveryReports } from './smtp.ts';

export interface Dispatch {
  /** The message of a number, counted from 1; each is asked for when its turn has come. */
  message(number: number): Promise<OutgoingMessage>;
  count: number;
  /** Milliseconds between the end of one message and the beginning of the next. */
  intervalMs: number;
  /** Milliseconds over which what was put off is tried again; 0: once is enough. */
  waitMs: number;
  /** Of the envelope, those this target is to be given. */
  recipients: readonly string[];
  wishes: DispatchWishes;
}

/** What a server that does not offer it goes without, or is not given the message for: see `model/smtp.ts`. */
export interface DispatchWishes {
  chunkOctets?: number;
  reports?: DeliveryReports;
  requireTls?: boolean;
  priority?: number;
}
