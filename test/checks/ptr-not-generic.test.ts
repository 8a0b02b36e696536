import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('ptr-not-generic', () => {
  it.each([
    [
      'passes for a chosen name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'passes for any name in the own domain',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.example.com
11-0-0-1.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for a generic name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net
11-0-0-1.dyn.isp.net A 11.0.0.1`,
      ['fail'],
    ],
    [
      'passes where another name is not',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net
11-0-0-1.dyn.isp.net A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'is skipped where no name is confirmed',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net`,
      ['skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-not-generic')).toEqual(verdicts);
  });

  it('takes the name of the MX host instead', async () => {
    const findings = await examineZone(`example.com MX 10 a.example.com
      a.example.com A 11.0.0.1
      1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net
      11-0-0-1.dyn.isp.net A 11.0.0.1`);
    expect(findings.find(({ check }) => check === 'ptr-not-generic')?.fix?.records).toEqual([
      { action: 'remove', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: '11-0-0-1.dyn.isp.net' },
      { action: 'add', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: 'a.example.com' },
    ]);
  });
});
