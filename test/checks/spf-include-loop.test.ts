/** An include that leads back. */
import { describe, expect, it } from 'vitest';
import { spfIncludeLoop } from '../../src/checks/spf/spf-include-loop.ts';
import { examined } from '../support/spf.ts';

describe('spf-include-loop', () => {
  it.each([
    ['example.com TXT v=spf1 include:a.example.net -all\na.example.net TXT v=spf1 -all', 'pass', {}],
    ['example.com TXT v=spf1 include:example.com -all', 'fail', { loops: [{ domain: 'example.com' }] }],
    [
      'example.com TXT v=spf1 include:a.example.com -all\na.example.com TXT v=spf1 redirect=example.com',
      'fail',
      { loops: [{ term: 'redirect=example.com', domain: 'a.example.com' }] },
    ],
    [
      'example.com TXT v=spf1 include:a.example.com -all\na.example.com SERVFAIL',
      'unknown',
      { cause: 'target' },
    ],
  ])('%s: %s', async (zone, verdict, data) => {
    expect(await examined(spfIncludeLoop, zone)).toMatchObject({ verdict, data });
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfIncludeLoop, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
