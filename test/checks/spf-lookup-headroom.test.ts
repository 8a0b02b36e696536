/** From eight lookups on the next service breaks the record. */
import { describe, expect, it } from 'vitest';
import { spfLookupHeadroom } from '../../src/checks/spf/spf-lookup-headroom.ts';
import { examined } from '../support/spf.ts';

describe('spf-lookup-headroom', () => {
  const exists = (count: number): string =>
    `v=spf1 ${Array.from({ length: count }, (_, i) => `exists:%{i}.e${i}.example.com`).join(' ')} -all`;

  it.each([
    [7, 'pass'],
    [8, 'fail'],
    [10, 'fail'],
    [11, 'skipped'],
  ])('%i lookups: %s', async (lookups, verdict) => {
    expect((await examined(spfLookupHeadroom, `example.com TXT ${exists(lookups)}`)).verdict).toBe(verdict);
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfLookupHeadroom, 'example.com A 192.0.2.1')).toMatchObject({
      verdict: 'skipped',
    });
  });

  it('is open where a record cannot be read', async () => {
    const zone = 'broken.example.net SERVFAIL\nexample.com TXT v=spf1 include:broken.example.net -all';
    expect((await examined(spfLookupHeadroom, zone)).verdict).toBe('unknown');
  });
});
