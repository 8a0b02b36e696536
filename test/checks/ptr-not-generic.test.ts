import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('ptr-not-generic', () => {
  it.each([
    [
      'passes for a chosen name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass 11.0.0.1'],
    ],
    [
      'passes for any name in the own domain',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.example.com
11-0-0-1.example.com A 11.0.0.1`,
      ['pass 11.0.0.1'],
    ],
    [
      'fails for a generic name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net
11-0-0-1.dyn.isp.net A 11.0.0.1`,
      ['fail 11.0.0.1'],
    ],
    [
      'passes where another name is not',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net
11-0-0-1.dyn.isp.net A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass 11.0.0.1'],
    ],
    [
      'is skipped where no name is confirmed',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net`,
      ['skipped 11.0.0.1'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-not-generic')).toEqual(verdicts);
  });
});
