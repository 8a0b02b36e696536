/** How many questions to keep in flight: more only while more of them are answered in a second. */

// A distant resolver needs many questions in flight to answer many a second. A near or small one does not: beyond what it
// works on, questions wait in its queue, and beyond that they are lost, each for a second or for good. Both show in the
// rate of answers alone, so the width follows it: a step up or down is kept where it pays, else taken back.

/** No more than this before anything is known; and this much any resolver can take. */
const FLOOR = 128;
const STEP = 1.5;
/** A step up must raise the rate by this much, half of what it could. */
const GAIN = 1.25;
/** A step down may lower it by this much. */
const LOSS = 0.9;
/** Rounds to stay after a step that did not pay. */
const REST = 6;
/** A share of repeated questions that means the resolver is overrun. */
const TOO_MANY_REPEATED = 0.02;

export class Pace {
  readonly #most: number;
  readonly #least: number;
  #width: number;
  /** What the width moves to, one by one: no burst. */
  #aim: number;
  /** The width that has proved itself, and its answers a millisecond. */
  #proven: { width: number; rate: number } | null = null;
  #rest = 0;
  #nextStep: 'up' | 'down' = 'up';
  /** Answers still to come to questions of the width before, which tell nothing of this one. */
  #settling = 0;
  #answers = 0;
  #repeated = 0;
  #since: number | null = null;

  constructor(most: number) {
    this.#most = most;
    this.#least = Math.min(FLOOR, most);
    this.#width = this.#least;
    this.#aim = this.#width;
  }

  get width(): number {
    return this.#width;
  }

  /** An answer came. `repeated`: to a question asked again; `busy`: others wait to be asked, so that the width matters. */
  answered(nowMs: number, repeated: boolean, busy: boolean): void {
    if (!busy) {
      this.#since = null;
      return;
    }
    if (this.#width < this.#aim) {
      this.#width++;
      return;
    }
    if (this.#settling > 0) {
      this.#settling--;
      return;
    }
    if (this.#since === null) {
      this.#since = nowMs;
      this.#answers = 0;
      this.#repeated = 0;
      return;
    }
    this.#answers++;
    if (repeated) this.#repeated++;
    if (this.#answers < this.#width) return;
    this.#judge(this.#answers / Math.max(nowMs - this.#since, 0.001));
    this.#since = null;
  }

  #judge(rate: number): void {
    if (this.#repeated > this.#answers * TOO_MANY_REPEATED) {
      this.#proven = null;
      this.#rest = REST;
      this.#moveTo(this.#width / 2);
      return;
    }
    const before = this.#proven;
    const pays =
      before === null ||
      (this.#width > before.width ? rate >= before.rate * GAIN : rate >= before.rate * LOSS);
    if (before !== null && before.width === this.#width) {
      before.rate = rate;
    } else if (pays) {
      this.#proven = { width: this.#width, rate };
    } else {
      this.#nextStep = this.#width > before.width ? 'down' : 'up';
      this.#rest = REST;
      this.#moveTo(before.width);
      return;
    }
    if (this.#rest > 0) {
      this.#rest--;
      return;
    }
    this.#moveTo(this.#nextStep === 'up' ? this.#width * STEP : this.#width / STEP);
    if (this.#aim === this.#width && this.#width === this.#least) this.#nextStep = 'up';
    if (this.#aim === this.#width && this.#width === this.#most) this.#nextStep = 'down';
  }

  #moveTo(width: number): void {
    this.#aim = Math.min(this.#most, Math.max(this.#least, Math.round(width)));
    this.#settling = Math.max(this.#aim, this.#width);
    if (this.#aim < this.#width) this.#width = this.#aim;
  }
}
