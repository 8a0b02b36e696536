/** Three empty lookups for IPv4 senders break SPF. */
import { describe, expect, it } from 'vitest';
import { spfVoidLookupLimit } from '../../src/checks/spf/spf-void-lookup-limit.ts';
import { examined } from '../support/spf.ts';

describe('spf-void-lookup-limit', () => {
  const WORLD = `
    four.example.com A 192.0.2.4
    six.example.com AAAA 2001:db8::6
    broken.example.com SERVFAIL
    half.example.com A 192.0.2.5
    half.example.com AAAA!SERVFAIL
  `;
  const gone = 'a:g1.example.net a:g2.example.net';

  it.each([
    ['a:four.example.com', 'pass', { ipv4: 0 }],
    [gone, 'pass', { ipv4: 2 }],
    [
      `${gone} mx:g3.example.net`,
      'fail',
      { ipv4: 3, terms: ['a:g1.example.net', 'a:g2.example.net', 'mx:g3.example.net'] },
    ],
    [`${gone} a:six.example.com`, 'fail', { ipv4: 3, ipv6: 2 }],
    ['a:four.example.com a:four.example.com a:four.example.com', 'pass', { ipv4: 0, ipv6: 3 }],
    ['a:broken.example.com', 'unknown', { cause: 'target' }],
    ['a:half.example.com', 'pass', { ipv4: 0 }],
    [`${gone} exists:g3.example.net a:broken.example.com`, 'fail', { ipv4: 3 }],
  ])('%s: %s', async (terms, verdict, data) => {
    const zone = `${WORLD}\nexample.com TXT v=spf1 ${terms} -all`;
    expect(await examined(spfVoidLookupLimit, zone)).toMatchObject({ verdict, data });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfVoidLookupLimit, 'example.com A 192.0.2.1')).toMatchObject({
      verdict: 'skipped',
    });
  });
});
