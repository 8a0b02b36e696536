/** EHLO keywords are found whatever their case and parameters, and not in longer words. */
import { expect, it } from 'vitest';
import { offers } from '../../src/parse/keyword.ts';

it.each([
  ['STARTTLS', 'STARTTLS', true],
  ['starttls', 'STARTTLS', true],
  ['SIZE 1000', 'SIZE', true],
  ['AUTH=PLAIN LOGIN', 'AUTH', true],
  ['STARTTLSX', 'STARTTLS', false],
  ['X STARTTLS', 'STARTTLS', false],
])('%s for %s: %s', (line, keyword, found) => {
  expect(offers(['8BITMIME', line], keyword)).toBe(found);
});
