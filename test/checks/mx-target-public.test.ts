import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-public', () => {
  it.each([
    [
      'passes for public addresses',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for a private one',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
a.example.com A 10.0.0.1`,
      ['fail'],
    ],
    ['fails for an implicit MX as well', `example.com A 127.0.0.1`, ['fail']],
    [
      'is unknown where the host cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com SERVFAIL`,
      ['unknown'],
    ],
    [
      'is skipped without addresses',
      `example.com MX 10 a.example.com
a.example.com TXT x`,
      ['skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-public')).toEqual(verdicts);
  });

  it('lists several addresses with one "and"', async () => {
    const hosts = ['1', '2', '3'].map((last) => `a.example.com A 10.0.0.${last}`);
    const findings = await examineZone(['example.com MX 10 a.example.com', ...hosts].join('\n'));
    const { says } = findings.find(({ check }) => check === 'mx-target-public') ?? {};
    expect(says).toMatch(/addresses 10\.0\.0\.1 \([^)]+\), 10\.0\.0\.2 \([^)]+\) and 10\.0\.0\.3 \([^)]+\)$/);
  });

  it('drops the address where the host keeps another, else the host where others deliver', async () => {
    const records = async (zone: string) =>
      (await examineZone(zone)).find(
        ({ check, verdict }) => check === 'mx-target-public' && verdict === 'fail',
      )?.fix?.records;
    const zone = 'example.com MX 10 a.example.com\na.example.com A 10.0.0.1';
    expect(await records(zone)).toBeUndefined();
    expect(await records(`${zone}\na.example.com A 11.0.0.1`)).toEqual([
      { action: 'remove', name: 'a.example.com', type: 'A', value: '10.0.0.1' },
    ]);
    const backed = `${zone}\nexample.com MX 20 b.example.com\nb.example.com A 11.0.0.2`;
    expect(await records(backed)).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '10 a.example.com' },
    ]);
  });
});
