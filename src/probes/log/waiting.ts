/** The queue as the log shows it: recipients put off and not yet settled, the longest untouched forgotten first. */
import type { LogQueue } from '../../model/evidence/log.ts';
import { hashText } from '../../parse/logs/sink.ts';
import type { Wording } from './reasons.ts';

/** Messages and recipients followed at once. */
const MOST_MESSAGES = 100_000;
const MOST_RECIPIENTS = 200_000;
/** Where there are more, so much of it stays. */
const KEPT = 0.9;
/** Delivered at the first attempt, the second, ...; the last counts all beyond. */
const MOST_ATTEMPTS = 10;
/** RFC 5321 §4.5.4.1: most messages go at the second attempt; who waits so long is stuck. */
const STUCK_AFTER_MS = 4 * 3_600_000;
const MOST_REASONS = 20;

/** Queue id and recipient together, in characters. */
const LONGEST_NAMES = 1_000;

/** One recipient that waits. */
export interface Pending {
  attempts: number;
  /** When it entered the queue, as far as the log tells. */
  since: number;
  wording: Wording;
}

interface Message {
  id: string;
  recipients: Map<string, Pending>;
}

export class Waiting {
  readonly #messages = new Map<number, Message>();
  #recipients = 0;
  readonly #attempts = new Array<number>(MOST_ATTEMPTS).fill(0);
  dropped = 0;

  has(idHash: number): boolean {
    return this.#messages.has(idHash);
  }

  deferred(queueId: string, recipient: string, at: number, delayMs: number, wording: Wording): void {
    // Without a name nothing can be followed, and what is so long is none.
    if (queueId === '' || queueId.length + recipient.length > LONGEST_NAMES) return;
    const hash = hashText(queueId);
    const message = this.#find(hash, queueId) ?? { id: queueId, recipients: new Map<string, Pending>() };
    // Put in anew, so that the order tells who was heard of last.
    this.#messages.delete(hash);
    this.#messages.set(hash, message);
    const known = message.recipients.get(recipient);
    if (known === undefined) {
      message.recipients.set(recipient, {
        attempts: 1,
        since: Number.isNaN(delayMs) ? at : at - delayMs,
        wording,
      });
      this.#recipients += 1;
    } else {
      known.attempts += 1;
      known.wording = wording;
    }
    this.#bound();
  }

  /** The recipient was delivered to, or given up; what was known of it while it waited. */
  settled(queueId: string, recipient: string): Pending | undefined {
    if (queueId === '') return undefined;
    const hash = hashText(queueId);
    const message = this.#find(hash, queueId);
    const pending = message?.recipients.get(recipient);
    if (message !== undefined && pending !== undefined) {
      message.recipients.delete(recipient);
      this.#recipients -= 1;
      if (message.recipients.size === 0) this.#messages.delete(hash);
    }
    this.countAttempts((pending?.attempts ?? 0) + 1);
    return pending;
  }

  countAttempts(attempts: number): void {
    const index = Math.min(attempts, MOST_ATTEMPTS) - 1;
    this.#attempts[index] = (this.#attempts[index] as number) + 1;
  }

  /** Takes a message out, with whoever still waited for it. */
  removed(queueId: string): Map<string, Pending> | undefined {
    const hash = hashText(queueId);
    const message = this.#find(hash, queueId);
    if (message === undefined) return undefined;
    this.#messages.delete(hash);
    this.#recipients -= message.recipients.size;
    return message.recipients;
  }

  /** As it stands at the end of the log. */
  summary(end: number): Omit<LogQueue, 'delays'> {
    const reasons = new Map<Wording, number>();
    let stuck = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { recipients } of this.#messages.values()) {
      for (const { since, wording } of recipients.values()) {
        if (since < oldest) oldest = since;
        if (!(end - since >= STUCK_AFTER_MS)) continue;
        stuck += 1;
        reasons.set(wording, (reasons.get(wording) ?? 0) + 1);
      }
    }
    return {
      attempts: this.#attempts.flatMap((recipients, index) =>
        recipients === 0 ? [] : [{ attempts: index + 1, recipients }],
      ),
      waiting: this.#recipients,
      stuck,
      stuckAfterMs: STUCK_AFTER_MS,
      oldest: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
      reasons: [...reasons]
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_REASONS)
        .map(([{ category, receiver, text }, recipients]) => ({
          category,
          provider: receiver.name,
          recipients,
          text,
        })),
      dropped: this.dropped,
    };
  }

  #find(hash: number, queueId: string): Message | undefined {
    const message = this.#messages.get(hash);
    if (message === undefined || message.id === queueId) return message;
    // Two names with one hash: the older one gives way.
    this.#drop(hash, message);
    return undefined;
  }

  /** A share at once: a map that loses its first entry again and again is slow to find the next. */
  #bound(): void {
    if (this.#messages.size <= MOST_MESSAGES && this.#recipients <= MOST_RECIPIENTS) return;
    for (const [hash, message] of this.#messages) {
      this.#drop(hash, message);
      if (this.#messages.size <= MOST_MESSAGES * KEPT && this.#recipients <= MOST_RECIPIENTS * KEPT) return;
    }
  }

  #drop(hash: number, message: Message): void {
    this.#messages.delete(hash);
    this.#recipients -= message.recipients.size;
    this.dropped += message.recipients.size;
  }
}
