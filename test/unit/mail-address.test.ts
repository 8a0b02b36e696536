/** Mail addresses as people type them, and as they may go over the wire. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailAddress } from '../../src/parse/mail-address.ts';

describe('a mail address', () => {
  it.each([
    ['a@example.com', { ascii: 'a@example.com', localPart: 'a', domain: 'example.com' }],
    [' <First.Last+tag@Example.COM> ', { ascii: 'First.Last+tag@example.com', localPart: 'First.Last+tag' }],
    ['"a b@c"@example.com', { localPart: '"a b@c"', domain: 'example.com' }],
    ['jörg@bücher.example', { ascii: 'jörg@xn--bcher-kva.example', display: 'jörg@bücher.example' }],
  ])('%s', (text, target) => {
    expect(parseMailAddress(text)).toMatchObject({ ok: true, target: { kind: 'address', ...target } });
  });

  it.each([
    ['example.com', 'has no @'],
    ['@example.com', 'nothing before the @'],
    ['a b@example.com', 'cannot stand before the @'],
    ['a..b@example.com', 'cannot stand before the @'],
    ['"a\r\nDATA"@example.com', 'cannot stand before the @'],
    ['a>@example.com', 'cannot stand before the @'],
    [`${'x'.repeat(65)}@example.com`, 'longer than 64 octets'],
    ['a@', 'the domain is empty'],
    ['a@b', 'single label'],
    ['a@[192.0.2.1]', 'names a server by its address'],
  ])('%j is none', (text, problem) => {
    expect(parseMailAddress(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('holds nothing that could end a command', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseMailAddress(`${text}@example.com`);
        return !parsed.ok || !/[\r\n\0]/.test(parsed.target.ascii);
      }),
    );
  });
});
