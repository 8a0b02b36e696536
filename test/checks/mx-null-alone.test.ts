import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-null-alone', () => {
  it.each([
    ['passes for a null MX alone', `example.com MX 0 .`, ['pass']],
    [
      'passes without one',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails beside others',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 0 .`,
      ['fail'],
    ],
    ['fails with another preference', `example.com MX 10 .`, ['fail']],
    [
      'fails where it stands twice',
      `example.com MX 0 .
example.com MX 10 .`,
      ['fail'],
    ],
    ['is skipped without MX', `example.com A 11.0.0.1`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-null-alone')).toEqual(verdicts);
  });

  it('writes the root as a dot', async () => {
    const findings = await examineZone('example.com MX 10 .');
    expect(findings.find(({ check }) => check === 'mx-null-alone')?.fix?.records).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '10 .' },
      { action: 'add', name: 'example.com', type: 'MX', value: '0 .' },
    ]);
  });
});
