/** When to try again what was put off: as a queue would (RFC 5321 §4.5.4.1), within the time somebody wants to wait (pure). */

/** A queue's first wait where the reply advises none, and its longest (milliseconds). */
const FIRST_MS = 300_000;
const LONGEST_MS = 3_600_000;
/** Less than this before the time is over, and another try would tell nothing new. */
const LEAST_MS = 250;

export interface Retry {
  /** Milliseconds from now. */
  afterMs: number;
  /** A queue would wait longer: the time is over then, and this is the last try. */
  isLast: boolean;
}

/**
 * `tries`: how many there were. `advisedMs`: what the reply asks for, where it does. `leftMs`: until the time is over. Null
 * where there is no time left for another try.
 */
export function nextTry(tries: number, advisedMs: number | null, leftMs: number): Retry | null {
  if (leftMs < LEAST_MS) return null;
  const first = advisedMs ?? FIRST_MS;
  // Twice as long each time, as queues do, so that a server in trouble is not met with more.
  const due = Math.max(first, Math.min(LONGEST_MS, first * 2 ** Math.max(0, tries - 1)));
  return due < leftMs ? { afterMs: due, isLast: false } : { afterMs: leftMs, isLast: true };
}
