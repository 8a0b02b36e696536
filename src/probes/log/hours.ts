/** Outcomes by the hour, and what their course shows: hours out of the common, days that grow too fast. */
import type { LogHour, LogPattern } from '../../model/evidence/log.ts';

const HOUR_MS = 3_600_000;
/** Two years and some; a log with more hours than that has mangled stamps. */
const MOST_HOURS = 20_000;
/** An hour is told of when it has so many times the mail of the usual hour, and so much at least. */
const SPIKE_FACTOR = 5;
const SPIKE_LEAST = 500;
/** A usual hour can be told from so many. */
const HOURS_TO_JUDGE = 12;
/** Of a new address providers expect volume to about double from one step to the next. */
const JUMP_FACTOR = 3;
const JUMP_LEAST = 1_000;
const WEEK = 7;
const MOST_TOLD = 50;

interface Counts {
  deliveries: number;
  deferrals: number;
  bounces: number;
}

export class Hours {
  readonly #hours = new Map<number, Counts>();
  #begin = Number.NaN;
  #current: Counts = { deliveries: 0, deferrals: 0, bounces: 0 };

  /** The counts of the hour a moment belongs to; of a moment that is not known nothing is kept. */
  of(at: number): Counts {
    const since = at - this.#begin;
    if (since >= 0 && since < HOUR_MS) return this.#current;
    if (Number.isNaN(at)) return { deliveries: 0, deferrals: 0, bounces: 0 };
    const begin = Math.floor(at / HOUR_MS) * HOUR_MS;
    let counts = this.#hours.get(begin);
    if (counts === undefined) {
      counts = { deliveries: 0, deferrals: 0, bounces: 0 };
      if (this.#hours.size < MOST_HOURS) this.#hours.set(begin, counts);
    }
    this.#begin = begin;
    this.#current = counts;
    return counts;
  }

  list(): LogHour[] {
    return this.#sorted().map(([begin, counts]) => ({ hour: new Date(begin).toISOString(), ...counts }));
  }

  pattern(): LogPattern {
    const sorted = this.#sorted();
    return { spikes: spikes(sorted), jumps: jumps(sorted) };
  }

  #sorted(): [number, Counts][] {
    return [...this.#hours].sort(([a], [b]) => a - b);
  }
}

const volume = ({ deliveries, bounces }: Counts): number => deliveries + bounces;

function spikes(hours: readonly [number, Counts][]): LogPattern['spikes'] {
  const volumes = hours.map(([, counts]) => volume(counts)).filter((count) => count > 0);
  if (volumes.length < HOURS_TO_JUDGE) return [];
  const usual = volumes.sort((a, b) => a - b)[Math.floor(volumes.length / 2)] as number;
  return hours
    .filter(([, counts]) => volume(counts) >= Math.max(SPIKE_LEAST, usual * SPIKE_FACTOR))
    .slice(0, MOST_TOLD)
    .map(([begin, counts]) => ({ hour: new Date(begin).toISOString(), count: volume(counts), usual }));
}

/** By the days of this machine's zone, as whoever sends counts them. */
function jumps(hours: readonly [number, Counts][]): LogPattern['jumps'] {
  const days = new Map<string, number>();
  for (const [begin, counts] of hours) {
    const day = localDay(new Date(begin));
    days.set(day, (days.get(day) ?? 0) + volume(counts));
  }
  const found: LogPattern['jumps'] = [];
  const before: number[] = [];
  for (const [day, count] of days) {
    const most = Math.max(0, ...before.slice(-WEEK));
    // The first day in the log may have begun before it did.
    if (before.length >= 2 && most > 0 && count >= JUMP_LEAST && count >= most * JUMP_FACTOR)
      found.push({ day, count, before: most });
    before.push(count);
  }
  return found.slice(0, MOST_TOLD);
}

function localDay(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
