/** How people write DNS servers and connect-to rules, and what is refused. */
import { describe, expect, it } from 'vitest';
import { parseConnectTo, redirect } from '../../../src/parse/connect-to.ts';
import { parseServer } from '../../../src/parse/dns-server.ts';

describe('a DNS server', () => {
  it.each([
    ['192.0.2.53', 'udp', '192.0.2.53', 53, '192.0.2.53:53'],
    [' 192.0.2.53:5353 ', 'udp', '192.0.2.53', 5353, '192.0.2.53:5353'],
    ['udp://192.0.2.53', 'udp', '192.0.2.53', 53, '192.0.2.53:53'],
    ['2001:DB8::53', 'udp', '2001:db8::53', 53, '[2001:db8::53]:53'],
    ['[2001:db8::53]', 'udp', '2001:db8::53', 53, '[2001:db8::53]:53'],
    ['[2001:db8::53]:5353', 'udp', '2001:db8::53', 5353, '[2001:db8::53]:5353'],
    ['fe80::1%eth0', 'udp', 'fe80::1%eth0', 53, '[fe80::1%eth0]:53'],
    ['tcp://192.0.2.53', 'tcp', '192.0.2.53', 53, 'tcp://192.0.2.53:53'],
    ['TLS://192.0.2.53', 'tls', '192.0.2.53', 853, 'tls://192.0.2.53:853'],
    ['tls://[2001:db8::53]:8853', 'tls', '2001:db8::53', 8853, 'tls://[2001:db8::53]:8853'],
    ['https://dns.example/q', 'https', 'dns.example', 443, 'https://dns.example/q'],
    ['https://192.0.2.53:8443', 'https', '192.0.2.53', 8443, 'https://192.0.2.53:8443/dns-query'],
    [
      'https://[2001:db8::53]/dns-query{?dns}',
      'https',
      '2001:db8::53',
      443,
      'https://[2001:db8::53]/dns-query',
    ],
  ])('%s', (text, transport, host, port, shown) => {
    expect(parseServer(text)).toMatchObject({ ok: true, server: { transport, host, port, text: shown } });
  });

  it('may name its certificate', () => {
    expect(parseServer('tls://192.0.2.53#dns.example')).toMatchObject({
      server: { name: 'dns.example', text: 'tls://192.0.2.53:853#dns.example' },
    });
    expect(parseServer('tls://dns.example')).toMatchObject({
      server: { host: 'dns.example', name: 'dns.example' },
    });
    expect(parseServer('tls://192.0.2.53')).not.toHaveProperty('server.name');
  });

  it.each([
    '',
    'dns.example',
    'tcp://dns.example',
    '192.0.2.300',
    '192.0.2.53:0',
    '192.0.2.53:65536',
    '192.0.2.53:',
    '192.0.2.53:dns',
    '[2001:db8::53',
    '[2001:db8::53]x',
    '192.0.2.53#name',
    'tls://192.0.2.53#',
    'tls://192.0.2.53#two words',
    'ftp://192.0.2.53',
    'https://user:secret@dns.example/dns-query',
    'https://dns.example/#x',
    'https://',
    '192.0.2.53/24',
    '192.0.2.53,192.0.2.54',
    'x'.repeat(3000),
  ])('refuses %j with a hint', (text) => {
    const parsed = parseServer(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem).toMatch(/^[^\n]{5,200}$/);
    expect(parsed.hint).toMatch(/\S/);
    expect(parsed.problem).not.toContain('secret');
  });
});

describe('a connect-to rule', () => {
  it.each([
    ['example.com:443:127.0.0.1:8443', { host: 'example.com', port: 443, toHost: '127.0.0.1', toPort: 8443 }],
    [':::', { host: '', port: null, toHost: '', toPort: null }],
    ['::[::1]:8443', { host: '', port: null, toHost: '::1', toPort: 8443 }],
    [
      '[2001:db8::1]:25:Host.Example.:',
      { host: '2001:db8::1', port: 25, toHost: 'host.example', toPort: null },
    ],
  ])('%s', (text, rule) => {
    expect(parseConnectTo(text)).toEqual({ ok: true, rule });
  });

  it.each([
    '',
    'example.com',
    'a:1:b',
    'a:1:b:2:3',
    'a:x:b:2',
    'a:0:b:2',
    'a:1:b:65536',
    'a b:1::2',
    'http://x:1:b:2',
  ])('refuses %j', (text) => {
    expect(parseConnectTo(text)).toMatchObject({ ok: false });
  });

  it('decides where a connection goes, the first that matches', () => {
    const rules = ['a.example:443:10.0.0.1:', 'a.example::10.0.0.2:1', ':25::2525'].flatMap((text) => {
      const parsed = parseConnectTo(text);
      return parsed.ok ? [parsed.rule] : [];
    });
    expect(redirect(rules, 'A.example', 443)).toEqual({ host: '10.0.0.1', port: 443 });
    expect(redirect(rules, 'a.example', 25)).toEqual({ host: '10.0.0.2', port: 1 });
    expect(redirect(rules, 'b.example', 25)).toEqual({ host: 'b.example', port: 2525 });
    expect(redirect(rules, 'b.example', 443)).toEqual({ host: 'b.example', port: 443 });
  });
});
