/** How long a queue waits before it tries again, and when there is no time left for that. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTry } from '../../../src/probes/retry.ts';

const MINUTE = 60_000;

it.each([
  ['five minutes where nothing is advised', 1, null, 60 * MINUTE, { afterMs: 5 * MINUTE, isLast: false }],
  ['what the reply advises', 1, MINUTE, 60 * MINUTE, { afterMs: MINUTE, isLast: false }],
  ['twice as long the next time', 2, MINUTE, 60 * MINUTE, { afterMs: 2 * MINUTE, isLast: false }],
  ['an hour at most', 9, null, 600 * MINUTE, { afterMs: 60 * MINUTE, isLast: false }],
  [
    'as long as advised, even beyond',
    3,
    120 * MINUTE,
    600 * MINUTE,
    { afterMs: 120 * MINUTE, isLast: false },
  ],
  ['until the end where that comes first', 1, null, MINUTE, { afterMs: MINUTE, isLast: true }],
])('waits %s', (_, tries, advised, left, expected) => {
  expect(nextTry(tries, advised, left)).toEqual(expected);
});

it('gives up where no time is left', () => {
  expect(nextTry(1, null, 0)).toBeNull();
  expect(nextTry(1, 1, 100)).toBeNull();
});

it('never waits beyond the end', () => {
  const ms = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.option(ms), ms, (tries, advised, left) => {
      expect(nextTry(tries, advised, left)?.afterMs ?? 0).toBeLessThanOrEqual(left);
    }),
  );
});
