import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-not-cname', () => {
  it.each([
    [
      'passes for true hosts',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for an alias',
      `example.com MX 10 a.example.com
a.example.com CNAME b.example.com
b.example.com A 11.0.0.1`,
      ['fail'],
    ],
    [
      'is unknown where the host cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com SERVFAIL`,
      ['unknown'],
    ],
    ['is skipped without host names', `example.com MX 10 localhost`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-not-cname')).toEqual(verdicts);
  });

  it('names the true host instead, unless an MTA-STS policy may name the alias', async () => {
    const zone = `example.com MX 10 a.example.com
      a.example.com CNAME b.example.com
      b.example.com A 11.0.0.1`;
    const records = async (text: string) =>
      (await examineZone(text)).find(({ check }) => check === 'mx-target-not-cname')?.fix?.records;
    expect(await records(zone)).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '10 a.example.com' },
      { action: 'add', name: 'example.com', type: 'MX', value: '10 b.example.com' },
    ]);
    expect(await records(`${zone}\n_mta-sts.example.com TXT v=STSv1; id=1`)).toBeUndefined();
  });
});
