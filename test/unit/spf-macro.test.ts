/** SPF macros: expansion by the examples of RFC 7208 §7.4 and its rules in §7.3. */
import { describe, expect, it } from 'vitest';
import {
  expandMacros,
  isUsableName,
  type MacroValues,
  scanMacros,
  targetName,
} from '../../src/parse/spf-macro.ts';

const values: MacroValues = {
  s: 'strong-bad@email.example.com',
  l: 'strong-bad',
  o: 'email.example.com',
  d: 'email.example.com',
  i: '192.0.2.3',
  v: 'in-addr',
  h: 'mx.example.org',
  c: '192.0.2.3',
  r: 'unknown',
  t: '1700000000',
};
const expand = (text: string, other: Partial<MacroValues> = {}): string =>
  expandMacros(scanMacros(text, true).tokens, { ...values, ...other });

describe('expandMacros', () => {
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%%%_%-', '% %20'],
    ['%{S}', 'strong-bad%40email.example.com'],
    ['%{p}', 'unknown'],
    ['%{d999999999999}', 'email.example.com'],
  ])('%s -> %s', (text, expanded) => {
    expect(expand(text)).toBe(expanded);
  });

  it('splits at each of several delimiters', () => {
    expect(expand('%{l2r+-}', { l: 'a-b+c' })).toBe('b.a');
  });

  it('escapes what is not unreserved, as UTF-8', () => {
    expect(expand('%{L}', { l: "~jack&jill='\u00e9" })).toBe('~jack%26jill%3D%27%C3%A9');
  });
});

describe('scanMacros', () => {
  it('allows c, r, t and spaces in explanations only', () => {
    expect(scanMacros('see %{c} at %{t}', true).fault).toBeUndefined();
    expect(scanMacros('%{c}').fault?.offset).toBe(0);
    expect(scanMacros('a b').fault?.offset).toBe(1);
  });
});

describe('target names', () => {
  it('are cut from the left to 253 octets', () => {
    const label = 'a'.repeat(60);
    const long = [...Array<string>(5).fill(label), 'example.com'].join('.');
    const name = targetName(long);
    expect(name).toBe([...Array<string>(3).fill(label), 'example.com'].join('.'));
    expect(targetName('Example.COM.')).toBe('example.com');
  });

  it.each([
    ['example.com', true],
    ['_spf.%20.example.com', true],
    ['com', false],
    ['a..com', false],
    ['.com', false],
    [`${'a'.repeat(64)}.com`, false],
    [`${'a'.repeat(63)}.com`, true],
    ['', false],
  ])('%s usable: %s', (name, usable) => {
    expect(isUsableName(name)).toBe(usable);
  });
});
