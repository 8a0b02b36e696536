/** One or two lookups that are empty for every sender, or too many for IPv6 senders alone. */
import { describe, expect, it } from 'vitest';
import { spfVoidLookups } from '../../src/checks/spf/spf-void-lookups.ts';
import { examined } from '../support/spf.ts';

describe('spf-void-lookups', () => {
  const WORLD = `
    four.example.com A 192.0.2.4
    six.example.com AAAA 2001:db8::6
    broken.example.com SERVFAIL
    half.example.com A 192.0.2.5
    half.example.com AAAA!SERVFAIL
  `;
  const gone = 'a:g1.example.net a:g2.example.net';

  it.each([
    ['a:four.example.com', 'pass', { ipv4: 0, ipv6: 1 }],
    ['a:four.example.com a:four.example.com', 'pass', { ipv6: 2 }],
    ['a:four.example.com a:four.example.com a:four.example.com', 'fail', { ipv4: 0, ipv6: 3 }],
    // A host with IPv6 alone lets somebody in, as one with IPv4 alone does.
    ['a:six.example.com', 'pass', { ipv4: 1, ipv6: 0 }],
    ['a:six.example.com a:g1.example.net', 'fail', { ipv4: 2, terms: ['a:g1.example.net'] }],
    [gone, 'fail', { ipv4: 2, terms: ['a:g1.example.net', 'a:g2.example.net'] }],
    ['a:half.example.com', 'unknown', { cause: 'target' }],
  ])('%s: %s', async (terms, verdict, data) => {
    const zone = `${WORLD}\nexample.com TXT v=spf1 ${terms} -all`;
    expect(await examined(spfVoidLookups, zone)).toMatchObject({ verdict, data });
  });

  it('tells hosts without IPv6 from names that are not there', async () => {
    const four = 'a:four.example.com '.repeat(3);
    const zone = `${WORLD}\nexample.com TXT v=spf1 ${four}`;
    expect((await examined(spfVoidLookups, `${zone} -all`)).fix).toMatch(/ip4:/);
    expect((await examined(spfVoidLookups, `${zone} ${gone} -all`)).fix).toBeUndefined();
  });

  it('leaves more than two to the limit', async () => {
    const zone = `example.com TXT v=spf1 ${gone} a:g3.example.net -all`;
    expect(await examined(spfVoidLookups, zone)).toMatchObject({ verdict: 'skipped' });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfVoidLookups, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
