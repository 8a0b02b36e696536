/** How many questions to keep in flight: enough to keep the resolver busy, not so many that it loses some. */

// A distant resolver needs many questions in flight to answer many a second. A near or small one does not: beyond what it
// works on they wait in its queue, where they take longer than the quickest answers show it can be, and beyond the queue
// they are lost, each for a second or for good. So the width follows the time answers take (as TCP Vegas does), and falls
// where questions were lost all the same, as with resolvers that allow so many a second.

/** This much is asked before anything is known: any resolver takes it. */
const FIRST = 128;
/** Where questions get lost, down to this. */
const LEAST = 16;
/**
 * Questions waiting at the resolver: with fewer there can be more in flight, with more there should be less. Linux gives a
 * socket room for some 270 questions, and a resolver on a busy machine does not read for a while.
 */
const FEW_WAITING = 64;
const MANY_WAITING = 128;
const GROWTH = 1.5;
const SHRINKAGE = 0.75;
/** The share of lost questions at which the width is halved. */
const MANY_LOST = 0.02;
/** Once that happened, the width grows again after the first time and then at this pace: a loss shows after a second. */
const CAUTION_MS = 5_000;
const CAREFUL_STEP_MS = 2_000;

export class Pace {
  readonly #most: number;
  #width: number;
  /** What the width grows to, one by one: no burst. */
  #aim: number;
  /** The times of this round, which is over after as many answers as there are questions in flight. */
  #times: number[] = [];
  #lost = 0;
  /** How quickly most answers come when nothing waits, as far as is known. */
  #quickMs = Number.POSITIVE_INFINITY;
  /** 0 as long as nothing was lost. */
  #mayGrowAt = 0;

  constructor(most: number) {
    this.#most = most;
    this.#width = Math.min(FIRST, most);
    this.#aim = this.#width;
  }

  get width(): number {
    return this.#width;
  }

  /** An answer came. `lost`: only to the question asked again; `busy`: others wait to be asked, so that the width matters. */
  answered(nowMs: number, tookMs: number, lost: boolean, busy: boolean): void {
    if (!busy) {
      this.#begin();
      return;
    }
    if (this.#width < this.#aim) this.#width++;
    if (lost) this.#lost++;
    else this.#times.push(tookMs);
    if (this.#times.length + this.#lost < this.#width) return;
    this.#judge(nowMs);
    this.#begin();
  }

  #begin(): void {
    this.#times = [];
    this.#lost = 0;
  }

  #judge(nowMs: number): void {
    if (this.#lost > this.#width * MANY_LOST) {
      this.#mayGrowAt = nowMs + CAUTION_MS;
      this.#shrink(this.#width / 2, LEAST);
      return;
    }
    const times = this.#times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] as number;
    const usual = at(0.5);
    this.#quickMs = Math.min(this.#quickMs, at(0.1));
    const waiting = this.#width * (1 - this.#quickMs / usual);
    if (waiting > MANY_WAITING) this.#shrink(this.#width * SHRINKAGE, FIRST);
    else if (waiting < FEW_WAITING && nowMs >= this.#mayGrowAt) {
      if (this.#mayGrowAt > 0) this.#mayGrowAt = nowMs + CAREFUL_STEP_MS;
      this.#aim = Math.min(this.#most, Math.round(this.#width * GROWTH));
    }
  }

  #shrink(width: number, least: number): void {
    this.#width = Math.min(this.#width, Math.max(least, Math.round(width)));
    this.#aim = this.#width;
  }
}
