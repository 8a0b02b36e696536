import { expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { gather } from '../../../src/run/gather.ts';
import { evidenceFor } from '../../../src/run/topic-needs.ts';
import { type TestContextOptions, testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const ZONE = [
  'example.com MX 10 a.example.com',
  'example.com MX 20 b.example.com',
  'a.example.com A 11.0.0.1',
  'b.example.com A 11.0.0.1',
  'b.example.com AAAA 2a00::1',
  '1.0.0.11.in-addr.arpa PTR a.example.com',
].join('\n');

async function look(zone: string, options: TestContextOptions = {}): Promise<Evidence['reverseNames']> {
  const { evidence } = await gather(
    domainTarget('example.com'),
    ['reverseNames'],
    testContext(zoneResolver(zone), options),
  );
  return evidence.reverseNames as Evidence['reverseNames'];
}

it('asks for each address of the mail hosts once', async () => {
  expect(await look(ZONE)).toMatchObject({
    status: 'observed',
    value: [
      { ip: '11.0.0.1', names: ['a.example.com'], confirmed: true },
      { ip: '2a00::1', names: [], confirmed: false },
    ],
  });
});

it('leaves out what is not connected to', async () => {
  const told = await look(ZONE, { families: { ipv4: true, ipv6: false } });
  expect(told).toMatchObject({ value: [{ ip: '11.0.0.1' }] });
  expect(await look('example.com MX 0 .')).toMatchObject({ status: 'skipped' });
});

it('is gathered with sessions that are looked at one by one, and not for a judgement of the domain', () => {
  expect(evidenceFor(['dns', 'mx', 'smtp', 'delivery'])).toContain('reverseNames');
  expect(evidenceFor(['dns', 'mx', 'smtp'])).not.toContain('reverseNames');
  expect(evidenceFor(['ptr', 'smtp', 'delivery'])).not.toContain('reverseNames');
});
