/** An mx term of more than ten hosts. */
import { describe, expect, it } from 'vitest';
import { spfMxLimit } from '../../src/checks/spf/spf-mx-limit.ts';
import { examined } from '../support/spf.ts';

describe('spf-mx-limit', () => {
  const hosts = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `example.com MX 10 m${i}.example.com\nm${i}.example.com A 192.0.2.${i}`,
    ).join('\n');

  it.each([
    [hosts(10), 'mx', 'pass'],
    [hosts(11), 'mx', 'fail'],
    [hosts(11), 'ip4:192.0.2.1', 'pass'],
    ['example.com MX!SERVFAIL', 'mx', 'unknown'],
    ['a.example.com SERVFAIL', 'include:a.example.com', 'unknown'],
  ])('%#: %s %s', async (zone, term, verdict) => {
    expect((await examined(spfMxLimit, `${zone}\nexample.com TXT v=spf1 ${term} -all`)).verdict).toBe(
      verdict,
    );
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfMxLimit, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
