import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-redundancy', () => {
  it.each([
    [
      'passes for two networks',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
a.example.com A 12.0.0.1`,
      ['pass'],
    ],
    [
      'fails for one address',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['fail'],
    ],
    [
      'fails for one network',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
a.example.com A 11.0.0.2
a.example.com AAAA 2600::1`,
      ['fail'],
    ],
    ['is skipped without addresses', `example.com MX 0 .`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-redundancy')).toEqual(verdicts);
  });
});
