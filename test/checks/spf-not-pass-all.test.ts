/** Nobody passes just so, not even through an include. */
import { describe, expect, it } from 'vitest';
import { spfNotPassAll } from '../../src/checks/spf/spf-not-pass-all.ts';
import { examined } from '../support/spf.ts';

describe('spf-not-pass-all', () => {
  const WORLD = `
    open.example.net TXT v=spf1 ip4:192.0.2.1 all
    shut.example.net TXT v=spf1 ?all
    here.example.net A 192.0.2.1
    broken.example.net SERVFAIL
  `;

  it.each([
    ['mx -all', 'pass'],
    ['mx ?all', 'pass'],
    ['mx', 'pass'],
    ['-all +all', 'pass'],
    ['+all', 'fail'],
    ['mx all', 'fail'],
    ['include:open.example.net -all', 'fail'],
    ['?include:open.example.net -all', 'pass'],
    ['include:shut.example.net -all', 'pass'],
    ['redirect=open.example.net', 'fail'],
    ['ip4:0.0.0.0/0 -all', 'fail'],
    ['ip6:::/0 -all', 'fail'],
    ['a:here.example.net/0 -all', 'fail'],
    ['exists:here.example.net -all', 'fail'],
    ['exists:%{i}.here.example.net -all', 'pass'],
    ['include:broken.example.net -all', 'unknown'],
    ['include:broken.example.net +all', 'fail'],
  ])('%s: %s', async (terms, verdict) => {
    expect((await examined(spfNotPassAll, `${WORLD}\nexample.com TXT v=spf1 ${terms}`)).verdict).toBe(
      verdict,
    );
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfNotPassAll, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
