/** Faults of the text, with their column. */
import { describe, expect, it } from 'vitest';
import { spfSyntax } from '../../src/checks/spf/spf-syntax.ts';
import { examined } from '../support/spf.ts';

describe('spf-syntax', () => {
  it.each([
    ['example.com TXT v=spf1 ip4:192.0.2.1 -all', 'pass', { ignored: [] }],
    ['example.com TXT v=spf1 include=x.example.net -all', 'pass', { ignored: ['include=x.example.net'] }],
    ['example.com TXT v=spf1 ip4:192.0.2.1/24 -all', 'pass', { ignored: [] }],
    ['example.com TXT v=spf1 ip4:192.0.2.1 –all', 'fail', { problems: [{ code: 'non-ascii', column: 22 }] }],
    [
      'example.com TXT v=spf1 include:_a.example.com -all\n_a.example.com TXT v=spf1 wat -all',
      'fail',
      { problems: [{ domain: '_a.example.com', code: 'unknown-mechanism', column: 8 }] },
    ],
    // The record of another organization is judged by spf-include-resolves.
    [
      'example.com TXT v=spf1 include:a.example.net -all\na.example.net TXT v=spf1 wat -all',
      'pass',
      { ignored: [] },
    ],
  ])('%s: %s', async (zone, verdict, data) => {
    expect(await examined(spfSyntax, zone)).toMatchObject({ verdict, data });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfSyntax, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });

  it('proposes the nearest right record', async () => {
    const zone =
      'example.com TXT v=spf1 ipv4:192.0.2.1, mx -all\nexample.com MX 1 a.example.com\na.example.com A 192.0.2.2';
    expect((await examined(spfSyntax, zone)).records?.at(-1)?.value).toBe('v=spf1 ip4:192.0.2.1 mx -all');
    expect((await examined(spfSyntax, 'example.com TXT v=spf1 wat -all')).records).toBeUndefined();
  });
});
