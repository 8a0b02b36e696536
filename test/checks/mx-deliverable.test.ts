import { describe, expect, it } from 'vitest';
import { mxDeliverable } from '../../src/checks/mx/mx-deliverable.ts';
import type { Settled } from '../../src/model/check.ts';
import type { MxEvidence } from '../../src/model/evidence/mx.ts';
import type { Topic } from '../../src/model/evidence.ts';
import type { Observed } from '../../src/model/outcome.ts';
import { AS_OF, topic } from '../support/evidence.ts';
import { examineZone, gatherZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-deliverable', () => {
  it.each([
    [
      'passes with an address in either family',
      `example.com MX 10 a.example.com
a.example.com AAAA 2600::1`,
      ['pass'],
    ],
    [
      'passes where one of several hosts has one',
      `example.com MX 10 a.example.com
example.com MX 20 b.example.com
b.example.com A 11.0.0.2`,
      ['pass'],
    ],
    ['passes with an implicit MX', `example.com A 11.0.0.1`, ['pass']],
    ['fails without MX and address', `example.com TXT x`, ['fail']],
    [
      'fails where no host has an address',
      `example.com MX 10 a.example.com
a.example.com TXT x`,
      ['fail'],
    ],
    [
      'is unknown where the hosts cannot be looked up',
      `example.com MX 10 a.example.com
a.example.com SERVFAIL`,
      ['unknown'],
    ],
    ['is unknown where MX cannot be looked up', `example.com SERVFAIL`, ['unknown']],
    ['is skipped for a null MX', `example.com MX 0 .`, ['skipped']],
    ['leaves literals to mx-target-hostname', `example.com MX 10 11.0.0.1`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-deliverable')).toEqual(verdicts);
  });

  it('is skipped for a domain that does not send', async () => {
    const evidence = await gatherZone('example.com TXT x');
    const sending = topic<'sending'>({ sends: false, because: '--sends no', stated: true, addresses: [] });
    const mx = evidence.mx as Observed<MxEvidence>;
    expect(mxDeliverable.examine({ mx, sending }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });

  it('fails for a name that does not exist', async () => {
    const { mx, sending } = (await gatherZone('example.net A 11.0.0.1')) as Pick<
      Settled<Topic>,
      'mx' | 'sending'
    >;
    expect(mxDeliverable.examine({ mx, sending }, AS_OF)).toMatchObject({ verdict: 'fail' });
  });

  it('names the host that was meant where its reverse name is sound', async () => {
    const zone = `example.com MX 10 a.example.com.example.com
      a.example.com A 11.0.0.1`;
    const [plain] = (await examineZone(zone)).filter(({ check }) => check === 'mx-deliverable');
    expect(plain?.says).toContain('a.example.com');
    expect(plain?.fix?.records).toBeUndefined();
    const sound = await examineZone(`${zone}\n1.0.0.11.in-addr.arpa PTR a.example.com`);
    expect(sound.find(({ check }) => check === 'mx-deliverable')?.fix?.records).toEqual([
      { action: 'remove', name: 'example.com', type: 'MX', value: '10 a.example.com.example.com' },
      { action: 'add', name: 'example.com', type: 'MX', value: '10 a.example.com' },
    ]);
  });
});
