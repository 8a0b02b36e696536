/** Ranges wider than a domain can own, in its own records only. */
import { describe, expect, it } from 'vitest';
import { spfRangeWidth } from '../../src/checks/spf/spf-range-width.ts';
import { examined } from '../support/spf.ts';

describe('spf-range-width', () => {
  const WORLD = 'a.example.net TXT v=spf1 ip4:10.0.0.0/8 -all\nmx.example.com A 192.0.2.1';
  const many = Array.from({ length: 17 }, (_, i) => `ip4:10.${i}.0.0/16`).join(' ');

  it.each([
    ['ip4:192.0.2.0/24', 'pass', { addresses: 256 }],
    ['ip4:192.0.2.0/24 ip4:192.0.2.7', 'pass', { addresses: 256 }],
    ['ip4:10.0.0.0/16', 'pass', { addresses: 65_536 }],
    ['ip4:10.0.0.0/15', 'fail', { terms: ['ip4:10.0.0.0/15'] }],
    ['ip4:10.0.0.0/8', 'fail', {}],
    ['-ip4:10.0.0.0/8', 'pass', {}],
    ['ip6:2001:db8::/32', 'pass', {}],
    ['ip6:2001:d00::/24', 'fail', {}],
    ['a:mx.example.com/12', 'fail', {}],
    ['include:a.example.net', 'pass', { addresses: 0 }],
    [many, 'fail', { addresses: 17 * 65_536 }],
    // Everybody is another matter: spf-not-pass-all.
    ['ip4:0.0.0.0/0', 'pass', {}],
  ])('%s: %s', async (terms, verdict, data) => {
    const zone = `${WORLD}\nexample.com TXT v=spf1 ${terms} -all`;
    expect(await examined(spfRangeWidth, zone)).toMatchObject({ verdict, data });
  });
  it('tells how wide', async () => {
    const says = async (terms: string) =>
      (await examined(spfRangeWidth, `${WORLD}\nexample.com TXT v=spf1 ${terms} -all`)).says;
    expect(await says('ip4:10.0.0.0/8 ip4:11.0.0.0/9')).toMatch(/ 16777216 addresses, and 1 more such term /);
    expect(await says('a:mx.example.com/24//24')).toMatch(/ IPv6 network of \/24$/);
  });
  it('leaves mail providers the networks they own', async () => {
    const zone = 'icloud.com TXT v=spf1 ip4:17.142.0.0/15 ~all';
    expect(await examined(spfRangeWidth, zone, {}, 'icloud.com')).toMatchObject({ verdict: 'pass' });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfRangeWidth, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
