import { expect, it } from 'vitest';
import { replyWords } from '../../src/parse/reply-words.ts';

it.each([
  [['Ok'], null, '250 Ok'],
  [[], null, '250'],
  [
    ['5.1.1 The account', '5.1.1 does not exist', '5.1.10 is another', '5.1.1'],
    '5.1.1',
    '250 5.1.1 The account does not exist 5.1.10 is another 5.1.1',
  ],
  [['first', '5.1.1 second'], null, '250 first 5.1.1 second'],
])('%j with %s', (lines, enhanced, words) => {
  expect(replyWords({ code: 250, enhanced, lines })).toBe(words);
});
