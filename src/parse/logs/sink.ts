/** What readers of logs hand on: one attempt to deliver to one recipient at a time. */
import type { LogFormat } from '../../model/evidence/log.ts';
import type { AddressAdvice, BounceKind, Category } from '../../model/explanation.ts';

export type AttemptStatus = 'delivered' | 'deferred' | 'bounced';

export interface Attempt {
  /** Epoch milliseconds; NaN where the log does not tell. */
  at: number;
  status: AttemptStatus;
  /** Names the message within the log; empty where the log has no such name. */
  queueId: string;
  recipient: string;
  /** The host that was spoken with; where none was, empty. */
  host: string;
  /** What was said, or why nothing was. */
  reply: string;
  /** From queue to this attempt, milliseconds; NaN where the log does not tell. */
  delayMs: number;
  /** remote: to another server · local: to a mailbox here · filter: to a program on this machine that hands it back */
  way: 'remote' | 'local' | 'filter';
  /** Given up since its time was over, whatever was said last. */
  isExpired?: boolean;
  /** What it means, where more than the reply told that. */
  known?: Meaning;
}

/** What is kept of an explanation. */
export interface Meaning {
  category: Category;
  bounce: BounceKind;
  address: AddressAdvice;
}

export interface LogSink {
  attempt(attempt: Attempt): void;
  /**
   * A delivery to another server, for the reader of Postfix: nine lines in ten that matter are these, so nothing of
   * them is made into text. The host, queue id and recipient stand in `line` at the places given.
   */
  delivered(at: number, delayMs: number, line: Buffer, places: Places): void;
  /** A recipient told the provider that the mail was not wanted; empty where the report hides who. */
  complained(recipient: string, text: string, at: number): void;
  /** The message left the queue for good. */
  removed(queueId: string): void;
  /** The server gave up on all of the message that is still in the queue. */
  expired(queueId: string, at: number): void;
  /** Whether anything of a message whose id has this hash waits in the queue. */
  isWaiting(idHash: number): boolean;
}

/** What a complaint comes to where no more is told. */
export const REPORTED = 'reported as spam';

/** Offsets in a line, the ends exclusive. */
export interface Places {
  idStart: number;
  idEnd: number;
  idHash: number;
  recipientStart: number;
  recipientEnd: number;
  hostStart: number;
  hostEnd: number;
}

/** How a line was taken: not at all, as something that tells no outcome, or as a line of that server. */
export type Reading = 'unread' | 'aside' | LogFormat;

/** FNV-1a over octets, 30 bits: a small integer for V8. */
export function hashOctets(octets: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (octets[at] as number), 0x01000193);
  return hash & 0x3fffffff;
}

/** The same hash over text of ASCII. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}

/** Whether a stretch of a line holds just these octets: two texts may have one hash. */
export function isSame(octets: Buffer, line: Buffer, start: number, end: number): boolean {
  if (octets.length !== end - start) return false;
  for (let at = 0; at < octets.length; at++) if (octets[at] !== line[start + at]) return false;
  return true;
}
