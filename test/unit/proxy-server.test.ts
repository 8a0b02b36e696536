/** `--proxy` as people write it: what it names, and that a password in it is neither taken nor repeated. */
import { describe, expect, it } from 'vitest';
import { parseProxyServer } from '../../src/parse/proxy-server.ts';

describe('a proxy', () => {
  it.each([
    ['http://proxy.example:8080', { scheme: 'http', host: 'proxy.example', port: 8080 }],
    ['HTTP://Proxy.Example/', { host: 'proxy.example', port: 3128, text: 'http://proxy.example:3128' }],
    ['http://[2001:db8::1]:8080', { host: '2001:db8::1', port: 8080, text: 'http://[2001:db8::1]:8080' }],
    ['http://me%40home@127.0.0.1:1', { user: 'me@home', host: '127.0.0.1', text: 'http://127.0.0.1:1' }],
    ['socks5://127.0.0.1', { scheme: 'socks5', port: 1080, text: 'socks5://127.0.0.1:1080' }],
    ['socks://proxy.example:9050', { scheme: 'socks5', host: 'proxy.example', port: 9050 }],
  ])('%s', (text, proxy) => {
    expect(parseProxyServer(text)).toMatchObject({ ok: true, proxy });
  });

  it.each([
    '',
    'proxy.example:8080',
    'ftp://proxy.example',
    'socks4://proxy.example',
    'http://',
    'http://a b:1',
    'http://[::1',
    'http://[nine]:1',
    'http://proxy.example:99999',
    'http://proxy.example:0',
    'http://proxy.example/path',
    'http://%zz@proxy.example',
  ])('%j is none', (text) => {
    expect(parseProxyServer(text)).toMatchObject({ ok: false });
  });

  it('is not asked for names in silence', () => {
    expect(parseProxyServer('socks5h://proxy.example:9050')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('are read here'),
      hint: expect.stringContaining('socks5://'),
    });
  });

  it('is refused with a password, which is not said again', () => {
    const parsed = parseProxyServer('http://me:hunter2@proxy.example:8080');
    expect(parsed).toMatchObject({ ok: false, hint: expect.stringContaining('--proxy-password-file') });
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });
});
