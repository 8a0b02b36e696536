/** Counts of durations by size, so that any percentile can be told without keeping them. */
import type { LogDelays } from '../../model/evidence/log.ts';

/** Steps for each doubling: a percentile is then right to a tenth. */
const STEPS = 8;
const SIZE = 33 * STEPS;

export class Durations {
  readonly #counts = new Uint32Array(SIZE);
  #all = 0;
  #max = 0;

  /** Milliseconds; what is no duration is passed over. */
  add(ms: number): void {
    if (!(ms >= 0)) return;
    const step = Math.min(SIZE - 1, Math.floor(Math.log2(ms + 1) * STEPS));
    this.#counts[step] = (this.#counts[step] as number) + 1;
    this.#all += 1;
    if (ms > this.#max) this.#max = ms;
  }

  summary(): LogDelays | null {
    if (this.#all === 0) return null;
    return { p50: this.#at(0.5), p90: this.#at(0.9), p99: this.#at(0.99), max: Math.round(this.#max) };
  }

  #at(share: number): number {
    let left = Math.ceil(this.#all * share);
    for (let step = 0; step < SIZE; step++) {
      left -= this.#counts[step] as number;
      // The middle of the step.
      if (left <= 0) return Math.min(Math.round(this.#max), Math.round(2 ** ((step + 0.5) / STEPS) - 1));
    }
    return Math.round(this.#max);
  }
}
