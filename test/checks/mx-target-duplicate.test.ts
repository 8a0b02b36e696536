import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-duplicate', () => {
  it.each([
    [
      'passes where each stands once',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for a host with two records',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 20 a.example.com`,
      ['fail'],
    ],
    ['is skipped for a null MX', `example.com MX 0 .`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-duplicate')).toEqual(verdicts);
  });

  it('keeps the record with the lowest preference', async () => {
    const findings = await examineZone(`example.com MX 20 a.example.com
      example.com MX 10 a.example.com
      a.example.com A 11.0.0.1`);
    expect(findings.find(({ check }) => check === 'mx-target-duplicate')?.fix?.records).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '20 a.example.com' },
    ]);
  });
});
