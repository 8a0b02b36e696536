/** The order of names with numbers in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally, inNaturalOrder } from '../../src/parse/natural-order.ts';

describe('inNaturalOrder', () => {
  it.each([
    [['mx10.a.example', 'mx2.a.example', 'mx1.a.example'], 'mx1.a.example mx2.a.example mx10.a.example'],
    [['127.0.0.10', '127.0.0.2', '127.0.0.1'], '127.0.0.1 127.0.0.2 127.0.0.10'],
    [['b2', 'a10', 'a', 'a1b', 'a1'], 'a a1 a1b a10 b2'],
    [['a01', 'a1', 'a001'], 'a001 a01 a1'],
  ])('of %j', (names, ordered) => {
    expect(inNaturalOrder(names).join(' ')).toBe(ordered);
  });

  it('is an order', () => {
    const name = fc.stringMatching(/^[a0-9.]{0,6}$/);
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(0 - Math.sign(compareNaturally(b, a)));
        if (compareNaturally(a, b) <= 0 && compareNaturally(b, c) <= 0)
          expect(compareNaturally(a, c)).toBeLessThanOrEqual(0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
