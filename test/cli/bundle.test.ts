/** The bundle holds what is used, and no more of it than that. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/source.ts';

const chunks = readdirSync(join(ROOT, 'dist'))
  .filter((name) => name.endsWith('.cjs'))
  .map((name) => readFileSync(join(ROOT, 'dist', name), 'utf8'));

it.each([
  ['the tables of East Asian character sets', 'EncodingTable'],
  ['the language of schemas', 'isoDurationRegex'],
])('leaves out %s, which mailauth brings along and does not use', (_, word) => {
  expect(chunks.filter((text) => text.includes(word))).toEqual([]);
});

it('has stand-ins in their places', () => {
  expect(chunks.filter((text) => text.includes('this character set is not read here'))).toHaveLength(1);
  expect(chunks.filter((text) => text.includes('must be a valid base64 string'))).toHaveLength(1);
});
