import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('ptr-forward-confirmed', () => {
  it.each([
    [
      'passes where a name leads back',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR b.example.net
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'fails where none does',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR b.example.net
b.example.net A 11.0.0.9`,
      ['fail'],
    ],
    [
      'is unknown where a name cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR b.example.net
b.example.net SERVFAIL`,
      ['unknown'],
    ],
    [
      'is skipped without a name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-forward-confirmed')).toEqual(verdicts);
  });

  it('adds the address to a free name of its own, else replaces the reverse name', async () => {
    const records = async (name: string) =>
      (
        await examineZone(`example.com MX 10 a.example.com
          a.example.com A 11.0.0.1
          used.example.com A 11.0.0.9
          1.0.0.11.in-addr.arpa PTR ${name}`)
      ).find(({ check }) => check === 'ptr-forward-confirmed')?.fix?.records;
    expect(await records('free.example.com')).toEqual([
      { action: 'add', name: 'free.example.com', type: 'A', value: '11.0.0.1' },
    ]);
    for (const name of ['used.example.com', 'gone.example.net'])
      expect(await records(name)).toEqual([
        { action: 'remove', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: name },
        { action: 'add', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: 'a.example.com' },
      ]);
  });
});
