import { describe, expect, it } from 'vitest';
import { ptrPresent } from '../../src/checks/ptr/ptr-present.ts';
import { absent } from '../support/evidence.ts';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('ptr-present', () => {
  it.each([
    [
      'passes with a name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'fails without',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['fail'],
    ],
    [
      'is unknown where it cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa SERVFAIL`,
      ['unknown'],
    ],
    ['is skipped without sending addresses', `example.com MX 0 .`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-present')).toEqual(verdicts);
  });

  it('does not ask for a reverse name where there is no address to have one', () => {
    const said = ptrPresent.examine({ ptr: absent() }, new Date(0));
    expect(said).toMatchObject({ verdict: 'fail', fix: expect.stringContaining('A or AAAA record first') });
  });

  it('asks for the name of the MX host', async () => {
    const findings = await examineZone('example.com MX 10 a.example.com\na.example.com A 11.0.0.1');
    expect(findings.find(({ check }) => check === 'ptr-present')?.fix?.records).toEqual([
      { action: 'add', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: 'a.example.com' },
    ]);
  });
});
