import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('ptr-matches-helo', () => {
  it.each([
    [
      'passes where they are the same',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'fails where they differ',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR b.example.com`,
      ['fail'],
    ],
    [
      'is skipped without a name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-matches-helo')).toEqual(verdicts);
  });
});
