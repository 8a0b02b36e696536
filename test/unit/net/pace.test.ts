/** The pace of questions against simulated resolvers: near and small, far and large, and one that gets slower. */
import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/net/dns/pace.ts';

interface Asked {
  atMs: number;
  repeated: boolean;
}

interface SimulatedResolver {
  /** Milliseconds there and back. */
  distanceMs: number;
  /** Questions it works off in a millisecond. */
  perMs: number | ((nowMs: number) => number);
  /** Questions it can keep waiting; more are lost, and asked again after a second. */
  queue: number;
}

interface Course {
  /** The width, millisecond by millisecond. */
  widths: number[];
  asked: number;
  lost: number;
  answered: number;
}

/** As many questions as the pace allows, always, for so long. */
function simulate(most: number, forMs: number, { distanceMs, perMs, queue }: SimulatedResolver): Course {
  const pace = new Pace(most);
  const course: Course = { widths: [], asked: 0, lost: 0, answered: 0 };
  const arriving = new Map<number, Asked[]>();
  const leaving = new Map<number, Asked[]>();
  const later = <T>(events: Map<number, T[]>, ms: number, event: T): void => {
    const those = events.get(ms);
    if (those === undefined) events.set(ms, [event]);
    else those.push(event);
  };
  const waiting: Asked[] = [];
  let inside = 0;
  let power = 0;
  for (let now = 0; now < forMs; now++) {
    for (const one of leaving.get(now) ?? []) {
      inside--;
      course.answered++;
      pace.answered(now, now - one.atMs, one.repeated, true);
    }
    for (; inside < pace.width; inside++) {
      course.asked++;
      later(arriving, now + Math.floor(distanceMs / 2), { atMs: now, repeated: false });
    }
    for (const one of arriving.get(now) ?? []) {
      if (waiting.length < queue) waiting.push(one);
      else {
        course.lost++;
        later(arriving, now + 1_000, { ...one, repeated: true });
      }
    }
    power += typeof perMs === 'number' ? perMs : perMs(now);
    const done = waiting.splice(0, Math.floor(power));
    power = waiting.length === 0 ? 0 : power - done.length;
    for (const one of done) later(leaving, now + 1 + Math.floor(distanceMs / 2), one);
    course.widths.push(pace.width);
  }
  return course;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

describe('the pace', () => {
  it('starts small and never exceeds the limit', () => {
    const resolver = { distanceMs: 100, perMs: 1_000, queue: 10_000 };
    const { widths } = simulate(2_000, 5_000, resolver);
    expect(widths[0]).toBe(128);
    expect(Math.max(...widths)).toBe(2_000);
    expect(Math.max(...simulate(10, 5_000, resolver).widths)).toBe(10);
  });

  it.each([20, 50, 200])('rises where the resolver is %d ms away and large', (distanceMs) => {
    const { widths } = simulate(2_000, 10_000, { distanceMs, perMs: 1_000, queue: 10_000 });
    expect(median(widths.slice(5_000))).toBeGreaterThan(1_300);
  });

  it('keeps a far resolver busy that answers thirty thousand a second', () => {
    const { answered } = simulate(2_000, 10_000, { distanceMs: 20, perMs: 30, queue: 10_000 });
    expect(answered / 10_000).toBeGreaterThan(30 * 0.85);
  });

  it('stays small where the resolver is near and small, and loses nothing', () => {
    const { widths, lost, answered } = simulate(2_000, 20_000, { distanceMs: 2, perMs: 4, queue: 250 });
    expect(median(widths)).toBeLessThan(200);
    expect(lost).toBe(0);
    expect(answered / 20_000).toBeGreaterThan(4 * 0.95);
  });

  it('leaves a near resolver room that works in fits, and loses nothing', () => {
    const perMs = (now: number): number => (now % 40 < 30 ? 0 : 40);
    const { lost, answered } = simulate(2_000, 20_000, { distanceMs: 2, perMs, queue: 277 });
    expect(lost).toBe(0);
    expect(answered / 20_000).toBeGreaterThan(10 * 0.95);
  });

  it('falls when the resolver gets slower, so that few questions are lost', () => {
    const perMs = (now: number): number => (now < 5_000 ? 100 : 4);
    const { widths, lost, asked } = simulate(2_000, 40_000, { distanceMs: 20, perMs, queue: 250 });
    expect(Math.max(...widths.slice(0, 5_000))).toBeGreaterThan(1_000);
    expect(median(widths.slice(15_000))).toBeLessThan(300);
    expect(lost / asked).toBeLessThan(0.02);
  });

  it('falls below where it began where a resolver drops what it finds too much', () => {
    const { widths, answered } = simulate(2_000, 60_000, { distanceMs: 30, perMs: 2, queue: 20 });
    expect(median(widths.slice(10_000))).toBeLessThan(128);
    expect(answered / 60_000).toBeGreaterThan(0.3);
  });

  it('rises again when the resolver recovers', () => {
    const perMs = (now: number): number => (now < 5_000 ? 4 : 100);
    const { widths } = simulate(2_000, 20_000, { distanceMs: 20, perMs, queue: 10_000 });
    expect(median(widths.slice(15_000))).toBeGreaterThan(1_000);
  });

  it('does not change while nobody waits', () => {
    const pace = new Pace(2_000);
    for (let now = 0; now < 10_000; now++) pace.answered(now, 20, false, false);
    expect(pace.width).toBe(128);
  });
});
