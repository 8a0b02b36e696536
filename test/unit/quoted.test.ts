/** Quoted words of servers: control characters are spelt in one way, and what was said can be had back. */
import { expect, it } from 'vitest';
import { printable } from '../../src/parse/printable.ts';
import { quoted, unquoted } from '../../src/parse/quoted.ts';

it.each([
  ['+OK\u0000 ready', '"+OK\\x00 ready"'],
  ['a\u001b[2J\u009b', '"a\\x1b[2J\\x9b"'],
  ['tab\there', '"tab\\there"'],
  ['back\\x41 and \\u0041', '"back\\\\x41 and \\\\u0041"'],
  ['say "no"', '"say \\"no\\""'],
])('%j', (text, shown) => {
  expect(quoted(text)).toBe(shown);
  expect(unquoted(shown)).toBe(text);
  expect(printable(shown)).toBe(shown);
});

it('takes what was saved in the spelling of JSON, and nothing else', () => {
  expect(unquoted('"+OK\\u0000"')).toBe('+OK\u0000');
  expect(unquoted('no quotes')).toBeNull();
});
