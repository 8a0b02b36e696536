import { describe, expect, it } from 'vitest';
import { parseDomain } from '../../src/parse/domain.ts';

describe('parseDomain', () => {
  it.each([
    ['Example.COM.', 'example.com', 'example.com'],
    ['Bücher.example', 'xn--bcher-kva.example', 'bücher.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example', 'bücher.example'],
    ['_dmarc.example.com', '_dmarc.example.com', '_dmarc.example.com'],
    ['  mail.example.co.uk ', 'mail.example.co.uk', 'mail.example.co.uk'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah', '例え.テスト'],
  ])('%s', (text, ascii, display) => {
    expect(parseDomain(text)).toEqual({ ok: true, target: { kind: 'domain', ascii, display } });
  });

  it.each([
    ['192.0.2.1', /IP address/],
    ['[192.0.2.1]', /IP address/],
    ['2001:db8::1', /IP address/],
    ['0x7f.1', /IP address/],
    ['https://example.com/', /URL/],
    ['me@example.com', /mail address/],
    ['', /empty/],
    ['a.example,b.example', /more than one name/],
    ['a.example;b.example', /more than one name/],
    ['localhost', /single label/],
    ['a..example', /not a domain/],
    ['exa mple.com', /not a domain/],
    ['example.com:25', /not a domain/],
    [`${'a'.repeat(64)}.example`, /longer than 63/],
    [`${'a.'.repeat(130)}example`, /longer than 253/],
    ['evil\u001b[31m.example', /not a domain/],
  ])('refuses %s', (text, problem) => {
    const parsed = parseDomain(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem).toMatch(problem);
    expect(parsed.problem).not.toMatch(/[\u0000-\u001f]/);
    expect(parsed.hint).toMatch(/\S/);
  });
});
