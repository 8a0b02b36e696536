import { describe, expect, it } from 'vitest';
import type { ResolverFacts } from '../../../src/model/dns.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeDnssec } from '../../../src/probes/dnssec.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

async function state(zone: string, signed: string[] = [], facts: Partial<ResolverFacts> = {}) {
  const outcome = await probeDnssec(
    domainTarget('example.com'),
    testContext(zoneResolver(zone, { signed, facts })),
  );
  return outcome.status === 'observed' ? outcome.value.state : outcome.status;
}

const ZONE = 'example.com SOA ns. h. 1\nexample.com MX 10 mx.example.com';
const DS = '\nexample.com DS 1 13 2 abcd';

describe('probeDnssec', () => {
  it('tells secure, insecure and bogus apart', async () => {
    expect(await state(ZONE + DS, ['example.com'])).toBe('secure');
    expect(await state(ZONE)).toBe('insecure');
    expect(await state(`${ZONE}${DS}\nexample.com BOGUS`)).toBe('bogus');
  });

  it('is secure by a validated NODATA as well', async () => {
    expect(await state('example.com TXT x', ['example.com'])).toBe('secure');
  });

  it('calls no server failure bogus that CD does not cure, and no other failure', async () => {
    expect(await state(`${ZONE}${DS}\nexample.com SERVFAIL`)).toBe('failed');
    expect(await state(`${ZONE}\nexample.com TIMEOUT`)).toBe('failed');
    expect(await state(`${ZONE}\nexample.com MX!SERVFAIL`)).toBe('insecure');
  });

  it('leaves everything open where the resolver does not validate or is not trusted', async () => {
    for (const facts of [{ validates: false }, { trusted: false, trustedBecause: 'plain UDP' }]) {
      expect(await state(ZONE + DS, ['example.com'], facts)).toBe('unverified');
      expect(await state(ZONE, [], facts)).toBe('unverified');
      expect(await state(`${ZONE}\nexample.com BOGUS`, [], facts)).toBe('unverified');
    }
  });

  it('judges an alias by the zone it stands in', async () => {
    const zone =
      'example.com SOA ns. h. 1\nb.example.com CNAME in.relay.net\nin.relay.net MX 10 mx.relay.net';
    const outcome = await probeDnssec(
      domainTarget('b.example.com'),
      testContext(zoneResolver(zone, { signed: ['example.com'] })),
    );
    expect(outcome).toMatchObject({ value: { state: 'secure' } });
  });

  it('is absent where the name does not exist', async () => {
    expect(await state('example.net A 11.0.0.1')).toBe('absent');
  });
});
