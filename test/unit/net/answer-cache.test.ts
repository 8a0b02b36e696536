/** The cache of a run: what is used stays, and neither entries nor octets grow without bound. */
import { expect, it } from 'vitest';
import { AnswerCache } from '../../../src/net/dns/answer-cache.ts';

it('keeps what is used and forgets the rest', () => {
  const cache = new AnswerCache<number>(100, 1_000_000);
  cache.set('kept', -1, 1);
  for (let i = 0; i < 1000; i++) {
    cache.set(`k${i}`, i, 1);
    expect(cache.get('kept')).toBe(-1);
    expect(cache.get(`k${i}`)).toBe(i);
  }
  expect(cache.size).toBeLessThanOrEqual(101);
  expect(cache.get('k0')).toBeUndefined();
});

it('is bounded in octets too', () => {
  const cache = new AnswerCache<string>(1000, 1000);
  for (let i = 0; i < 100; i++) cache.set(`k${i}`, 'x', 100);
  expect(cache.size).toBeLessThanOrEqual(10);
});
