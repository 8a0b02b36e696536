/** The PROXY header, octet by octet as its specification has it, and the flag that asks for it. */
import { describe, expect, it } from 'vitest';
import type { ProxyProtocol } from '../../src/model/smtp.ts';
import { parseProxyProtocol, proxyHeader } from '../../src/parse/proxy-protocol.ts';

const SERVER = { ip: '198.51.100.25', port: 25 };
const OWN = { ip: '192.0.2.77', port: 50_000 };
const SIGNATURE = '0d0a0d0a000d0a515549540a';

function header(text: string): Buffer {
  const parsed = parseProxyProtocol(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return Buffer.from(proxyHeader(parsed.proxyProtocol, SERVER, OWN));
}

describe('version 1', () => {
  it.each([
    ['v1', 'PROXY TCP4 192.0.2.77 198.51.100.25 50000 25\r\n'],
    ['v1,192.0.2.1:40000', 'PROXY TCP4 192.0.2.1 198.51.100.25 40000 25\r\n'],
    ['1,192.0.2.1', 'PROXY TCP4 192.0.2.1 198.51.100.25 49152 25\r\n'],
    ['v1,192.0.2.1:40000,203.0.113.9:587', 'PROXY TCP4 192.0.2.1 203.0.113.9 40000 587\r\n'],
    ['v1,[2001:db8::1]:40000,[2001:DB8::25]:25', 'PROXY TCP6 2001:db8::1 2001:db8::25 40000 25\r\n'],
    ['v1,2001:db8::1', 'PROXY TCP6 2001:db8::1 ::ffff:c633:6419 49152 25\r\n'],
  ])('%s', (given, line) => {
    expect(header(given).toString()).toBe(line);
  });
});

describe('version 2', () => {
  it.each([
    ['v2', `${SIGNATURE}20000000`],
    ['v2,192.0.2.1:40000', `${SIGNATURE}2111000cc0000201c63364199c400019`],
    [
      'v2,[2001:db8::1]:40000,[2001:db8::25]:25',
      `${SIGNATURE}2121002420010db800000000000000000000000120010db80000000000000000000000259c400019`,
    ],
    [
      'v2,[2001:db8::1]:40000',
      `${SIGNATURE}2121002420010db800000000000000000000000100000000000000000000ffffc63364199c400019`,
    ],
  ])('%s', (given, hex) => {
    expect(header(given).toString('hex')).toBe(hex);
  });
});

describe('what is no such flag', () => {
  it.each([
    '',
    'v3',
    'yes',
    'v1,mail.example.com',
    'v2,192.0.2.1:99999',
    'v2,192.0.2.1,192.0.2.2',
    'v1,,',
    'v1,1.2.3.4,1.2.3.4:1,x',
  ])('%j is refused with a way out', (text) => {
    const parsed = parseProxyProtocol(text);
    expect(parsed).toMatchObject({ ok: false, hint: expect.stringContaining('v2,192.0.2.1:40000') });
  });

  it('reads what it took back into the same request', () => {
    const wish: ProxyProtocol = { version: 2, source: { ip: '192.0.2.1', port: 1 } };
    expect(parseProxyProtocol('v2,192.0.2.1:1')).toEqual({ ok: true, proxyProtocol: wish });
  });
});
