/** The bundle holds what is used, and no more of it than that. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/source.ts';

/** Chunks by name, and whatever is loaded together with them; what is loaded later has no name of its own. */
function loadedWith(chunk: RegExp): Map<string, string> {
  const seen = new Map<string, string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    const text = readFileSync(join(ROOT, 'dist', name), 'utf8');
    seen.set(name, text);
    for (const [, next = ''] of text.matchAll(/(?:const|let|var) [\w$]+=require\("\.\/([\w$.-]+\.cjs)"\)/g))
      visit(next);
  };
  for (const name of readdirSync(join(ROOT, 'dist'))) if (chunk.test(name)) visit(name);
  return seen;
}

it.each([
  ['the tables of East Asian character sets', 'EncodingTable'],
  ['the language of schemas', 'isoDurationRegex'],
])('leaves %s out of what verifies messages, which mailauth brings along and does not use', (_, word) => {
  const texts = [...loadedWith(/^(?:verify|arc)-[\w-]+\.cjs$/).values()];
  expect(texts.some((text) => text.includes('body hash did not verify'))).toBe(true);
  expect(texts.some((text) => text.includes('must be a valid base64 string'))).toBe(true);
  expect(texts.filter((text) => text.includes(word))).toEqual([]);
});

it('draws reports without what is known of replies, which few reports need', () => {
  const names = [...loadedWith(/^pretty-[\w-]+\.cjs$/).keys()];
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => /^(?:dialects|reply-(?!codes))/.test(name))).toEqual([]);
});
