/** Folds attempts into counts and samples: memory does not grow with the length of a log. */
import { CONSEQUENCES } from '../../knowledge/categories.ts';
import type { LogCounts, LogEvidence } from '../../model/evidence/log.ts';
import type { LogInput } from '../../model/log-input.ts';
import type { Attempt, LogSink, Meaning, Places } from '../../parse/logs/sink.ts';
import { Blocks } from './blocks.ts';
import { Durations } from './durations.ts';
import { Hours } from './hours.ts';
import { Reasons, type Wording } from './reasons.ts';
import { type Receiver, Receivers } from './receivers.ts';
import { type Ground, Suppression } from './suppression.ts';
import { Waiting } from './waiting.ts';

/** Stamps beyond this are mangled (the year 2100). */
const LATEST = 4_102_444_800_000;
/** So is a delay of more than three years. */
const LONGEST_MS = 94_608_000_000;
const MOST_PROVIDERS = 1_000;
/** Wordings of a reason that go into the evidence, at least. */
const TEXTS = 10;

type Wishes = Pick<LogInput, 'since' | 'until' | 'only' | 'top' | 'suppress'>;
/** What the fold knows of the evidence; the rest is about files and lines. */
export type Folded = Omit<
  LogEvidence,
  'files' | 'lines' | 'unread' | 'unreadLines' | 'aside' | 'maxBounceRate' | 'cutShort'
>;

export class LogFold implements LogSink {
  readonly #wishes: Wishes;
  readonly #since: number;
  readonly #until: number;
  readonly #receivers: Receivers;
  readonly #hours = new Hours();
  readonly #reasons = new Reasons();
  readonly #waiting = new Waiting();
  readonly #blocks = new Blocks();
  readonly #durations = new Durations();
  readonly #suppression = new Suppression();
  readonly #local: LogCounts = { deliveries: 0, deferrals: 0, bounces: 0 };
  #deliveries = 0;
  #deferrals = 0;
  #bounced = 0;
  #handedOn = 0;
  #leftOut = 0;
  #toRemove = 0;
  #complaints = 0;
  #complaining: Ground = { category: 'complaint', text: '' };
  #first = Number.NaN;
  #last = Number.NaN;

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
    this.#since = wishes.since ?? Number.NEGATIVE_INFINITY;
    this.#until = wishes.until ?? Number.POSITIVE_INFINITY;
    this.#receivers = new Receivers(wishes.only);
  }

  isWaiting(idHash: number): boolean {
    return this.#waiting.has(idHash);
  }

  delivered(at: number, delayMs: number, line: Buffer, places: Places): void {
    const receiver = this.#receivers.at(line, places.hostStart, places.hostEnd);
    if (!this.#counts(at, receiver)) return;
    this.#settleDelivery(at, delayMs, receiver);
    if (!this.#waiting.has(places.idHash)) this.#waiting.countAttempts(1);
    else {
      const id = line.toString('latin1', places.idStart, places.idEnd);
      this.#waiting.settled(id, line.toString('utf8', places.recipientStart, places.recipientEnd));
    }
  }

  attempt(attempt: Attempt): void {
    const { status, queueId, recipient, way } = attempt;
    const at = attempt.at >= 0 && attempt.at < LATEST ? attempt.at : Number.NaN;
    const delayMs = attempt.delayMs >= 0 && attempt.delayMs < LONGEST_MS ? attempt.delayMs : Number.NaN;
    if (way === 'filter') {
      if (this.#wishes.only !== undefined || !this.#isWithin(at)) this.#leftOut += 1;
      else this.#handedOn += 1;
      return;
    }
    if (way === 'local') {
      if (this.#wishes.only !== undefined || !this.#isWithin(at)) this.#leftOut += 1;
      else this.#local[KEYS[status]] += 1;
      return;
    }
    const receiver = this.#receivers.named(attempt.host || domainOf(recipient));
    if (!this.#counts(at, receiver)) return;
    if (status === 'delivered') {
      this.#settleDelivery(at, delayMs, receiver);
      this.#waiting.settled(queueId, recipient);
      return;
    }
    const known = attempt.isExpired === true ? EXPIRED : attempt.known;
    const wording = this.#reasons.of(attempt.reply, receiver, attempt.host, known);
    if (status === 'deferred') {
      this.#deferrals += 1;
      receiver.deferrals += 1;
      this.#hours.of(at).deferrals += 1;
      this.#reasons.count(wording, 'deferred', at);
      this.#blocks.count(receiver, wording.category, at, wording.text);
      this.#waiting.deferred(queueId, recipient, at, delayMs, wording);
    } else {
      this.#waiting.settled(queueId, recipient);
      this.#bounce(recipient, receiver, wording, at);
    }
  }

  complained(recipient: string, text: string, at: number): void {
    if (!this.#counts(at, this.#receivers.named(domainOf(recipient)))) return;
    this.#complaints += 1;
    this.#suppress(recipient, this.#complaint(text), at);
  }

  /** The same one each time: complaints say what their kind says. */
  #complaint(text: string): Ground {
    if (this.#complaining.text !== text) this.#complaining = { category: 'complaint', text };
    return this.#complaining;
  }

  removed(queueId: string): void {
    this.#waiting.removed(queueId);
  }

  expired(queueId: string, at: number): void {
    for (const [recipient, { wording, attempts }] of this.#waiting.removed(queueId) ?? []) {
      const { receiver, text } = wording;
      if (!this.#counts(at, receiver)) continue;
      this.#waiting.countAttempts(attempts);
      this.#bounce(recipient, receiver, this.#reasons.of(text, receiver, '', EXPIRED), at);
    }
  }

  summary(): Folded {
    const { suppress, only, top } = this.#wishes;
    suppress?.(this.#suppression.list(), this.#suppression.dropped);
    const settled = this.#deliveries + this.#bounced;
    const texts = Math.max(TEXTS, top);
    return {
      leftOut: this.#leftOut,
      from: isoOrNull(this.#first),
      to: isoOrNull(this.#last),
      deliveries: this.#deliveries,
      deferrals: this.#deferrals,
      bounced: this.#bounced,
      bounces: this.#reasons.list('bounced', texts),
      deferralReasons: this.#reasons.list('deferred', texts),
      bounceRate: settled === 0 ? null : Math.round((this.#bounced / settled) * 1_000_000) / 10_000,
      local: { ...this.#local },
      handedOn: this.#handedOn,
      providers: this.#receivers
        .all()
        .filter(({ deliveries, deferrals, bounces }) => deliveries + deferrals + bounces > 0)
        .sort((a, b) => b.deliveries + b.bounces + b.deferrals - (a.deliveries + a.bounces + a.deferrals))
        .slice(0, MOST_PROVIDERS)
        .map((receiver) => receiver.row()),
      hours: this.#hours.list(),
      queue: { ...this.#waiting.summary(this.#last), delays: this.#durations.summary() },
      pattern: this.#hours.pattern(),
      blocks: this.#blocks.list(),
      toRemove: this.#toRemove,
      complaints: this.#complaints,
      only: only ?? null,
      top,
    };
  }

  #settleDelivery(at: number, delayMs: number, receiver: Receiver): void {
    this.#deliveries += 1;
    this.#hours.of(at).deliveries += 1;
    receiver.delivered(at, delayMs);
    this.#durations.add(delayMs);
  }

  #bounce(recipient: string, receiver: Receiver, wording: Wording, at: number): void {
    this.#bounced += 1;
    receiver.bounces += 1;
    this.#hours.of(at).bounces += 1;
    this.#reasons.count(wording, 'bounced', at);
    if (this.#blocks.count(receiver, wording.category, at, wording.text)) return;
    if (wording.address !== 'remove') return;
    this.#toRemove += 1;
    this.#suppress(recipient, wording, at);
  }

  #suppress(recipient: string, reason: Ground, at: number): void {
    if (this.#wishes.suppress !== undefined) this.#suppression.add(recipient, reason, at);
  }

  /** Whether an attempt counts; notes when the first and the last took place. */
  #counts(at: number, receiver: Receiver): boolean {
    if (!receiver.isWanted || !this.#isWithin(at)) {
      this.#leftOut += 1;
      return false;
    }
    if (!(this.#first <= at)) this.#first = Number.isNaN(at) ? this.#first : at;
    if (!(this.#last >= at)) this.#last = Number.isNaN(at) ? this.#last : at;
    return true;
  }

  /** What has no time belongs to no stretch of time that was asked for. */
  #isWithin(at: number): boolean {
    if (at >= this.#since && at < this.#until) return true;
    return Number.isNaN(at) && this.#wishes.since === undefined && this.#wishes.until === undefined;
  }
}

/** What the last reply said stands in its words all the same. */
const EXPIRED: Meaning = { ...CONSEQUENCES['expired-in-queue'], category: 'expired-in-queue' };

const KEYS = { delivered: 'deliveries', deferred: 'deferrals', bounced: 'bounces' } as const;

/** Whom the mail was for, where no host was reached. */
function domainOf(recipient: string): string {
  return recipient.slice(recipient.lastIndexOf('@') + 1) || 'unknown';
}

function isoOrNull(at: number): string | null {
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
