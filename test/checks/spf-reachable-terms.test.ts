/** Terms after all, and a redirect beside it. */
import { describe, expect, it } from 'vitest';
import { spfReachableTerms } from '../../src/checks/spf/spf-reachable-terms.ts';
import { examined } from '../support/spf.ts';

describe('spf-reachable-terms', () => {
  it.each([
    ['mx -all', 'pass'],
    ['mx -all exp=e.example.com', 'pass'],
    ['redirect=e.example.com', 'pass'],
    ['-all mx', 'fail'],
    ['redirect=e.example.com mx -all', 'fail'],
  ])('%s: %s', async (terms, verdict) => {
    expect((await examined(spfReachableTerms, `example.com TXT v=spf1 ${terms}`)).verdict).toBe(verdict);
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfReachableTerms, 'example.com A 192.0.2.1')).toMatchObject({
      verdict: 'skipped',
    });
  });
});
