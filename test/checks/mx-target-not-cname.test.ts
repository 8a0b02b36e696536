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

  it('names the true host instead, unless a policy may name the alias or its TLSA records are bad', async () => {
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
    const tlsa = (usage: number) => `${zone}\n_25._tcp.b.example.com TLSA ${usage} 1 1 ${'ab'.repeat(32)}`;
    expect(await records(tlsa(1))).toBeUndefined();
    expect(await records(tlsa(3))).toHaveLength(2);
    expect(await records(`${zone}\n_25._tcp.b.example.com SERVFAIL`)).toBeUndefined();
  });
});
