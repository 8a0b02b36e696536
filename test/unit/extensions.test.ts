/** ESMTP extensions: every one explained once, and unknown ones said to be so. */
import { describe, expect, it } from 'vitest';
import { binarySize, EXTENSIONS, explainExtension, inOrderOfUse } from '../../src/knowledge/extensions.ts';

describe('the table of extensions', () => {
  it('names each once, in capitals, in one line without a full stop', () => {
    const keywords = EXTENSIONS.map(({ keyword }) => keyword);
    expect(new Set(keywords).size).toBe(keywords.length);
    for (const { keyword, means } of EXTENSIONS) {
      expect(keyword).toBe(keyword.toUpperCase());
      expect(means).toMatch(/^[a-zE].{10,100}[^.]$/);
    }
  });
});

describe('an extension', () => {
  it.each([
    ['SIZE 36700160', 'messages up to 35 MiB'],
    ['size 10240000', 'messages up to 9.8 MiB'],
    ['SIZE 0', 'a message may be announced with its size; no limit is told'],
    ['SIZE', 'a message may be announced with its size; no limit is told'],
    ['SIZE lots', 'a message may be announced with its size; no limit is told'],
    ['AUTH PLAIN LOGIN', 'one can log in, by PLAIN, LOGIN'],
    ['AUTH=PLAIN LOGIN', 'one can log in, by PLAIN, LOGIN'],
    ['AUTH', 'one can log in, but no way of doing so is named'],
    ['LIMITS RCPTMAX=100', 'limits of one session: RCPTMAX=100'],
    ['starttls', 'the connection can be encrypted'],
  ])('%s: %s', (offered, means) => {
    expect(explainExtension(offered)).toEqual({ offered, means, known: true });
  });

  it.each([
    ['XFOO bar', 'this server has it for itself (X...); a sender may pass it over'],
    ['NONSENSE', 'not known to us; a sender may pass it over'],
    ['', 'not known to us; a sender may pass it over'],
  ])('%j is not known', (offered, means) => {
    expect(explainExtension(offered)).toEqual({ offered, means, known: false });
  });
});

it('puts what matters to a sender first, and what nobody knows last', () => {
  expect(inOrderOfUse(['FOO', 'DSN', 'XBAR', 'SIZE 1', 'AUTH PLAIN', 'STARTTLS'])).toEqual([
    'STARTTLS',
    'AUTH PLAIN',
    'SIZE 1',
    'DSN',
    'FOO',
    'XBAR',
  ]);
});

it.each([
  [512, '512 octets'],
  [1_024, '1 KiB'],
  [36_700_160, '35 MiB'],
  [157_286_400, '150 MiB'],
  [2 ** 60, '1048576 TiB'],
])('%d octets are %s', (octets, text) => expect(binarySize(octets)).toBe(text));
