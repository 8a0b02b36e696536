import { describe, expect, it } from 'vitest';
import { ptrPresent } from '../../src/checks/ptr/ptr-present.ts';
import { lookUpReverse } from '../../src/probes/reverse.ts';
import { testContext } from '../support/context.ts';
import { absent, observed } from '../support/evidence.ts';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

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

  it('leaves a host that is not there to the check of who wanted to connect to it', () => {
    const said = ptrPresent.examine({ ptr: absent(), sessions: absent() }, new Date(0));
    expect(said).toMatchObject({ verdict: 'skipped', says: expect.stringContaining('see server-reachable') });
  });

  it.each(['127.0.0.1', '::1', '10.0.0.1', 'fd00::1'])(
    'sends nobody to an ISP for the reverse name of %s, which receivers never see',
    async (ip) => {
      const ptr = observed([await lookUpReverse(ip, testContext(zoneResolver('')))]);
      const [said] = [ptrPresent.examine({ ptr }, new Date(0))].flat();
      expect(said).toMatchObject({ verdict: 'skipped', subject: ip });
      expect(said?.says).toContain('receivers never see');
    },
  );

  it('asks for the name of the MX host', async () => {
    const findings = await examineZone('example.com MX 10 a.example.com\na.example.com A 11.0.0.1');
    expect(findings.find(({ check }) => check === 'ptr-present')?.fix?.records).toEqual([
      { action: 'add', name: '1.0.0.11.in-addr.arpa', type: 'PTR', value: 'a.example.com' },
    ]);
  });
});
