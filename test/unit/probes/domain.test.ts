import { describe, expect, it } from 'vitest';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeDomain, zoneCandidates } from '../../../src/probes/domain.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const look = (zone: string, domain = 'example.com') =>
  probeDomain(domainTarget(domain), testContext(zoneResolver(zone)));

describe('probeDomain', () => {
  it('finds the zone and its name servers at the name', async () => {
    const zone =
      'example.com SOA ns1.example.com. h. 7\nexample.com NS ns2.example.com\nexample.com NS ns1.example.com';
    expect(await look(zone)).toMatchObject({
      status: 'observed',
      value: {
        publicSuffixOrganizationalDomain: 'example.com',
        nameServers: { value: ['ns1.example.com', 'ns2.example.com'] },
        zone: { value: { apex: 'example.com', mname: 'ns1.example.com', serial: 7 } },
      },
    });
  });

  it('finds the zone above a subdomain, at once', async () => {
    const zone = 'example.com SOA ns. h. 7\nexample.com NS ns.example.com\na.b.example.com TXT x';
    expect(await look(zone, 'a.b.example.com')).toMatchObject({
      value: { zone: { value: { apex: 'example.com' } }, nameServers: { status: 'observed' } },
    });
  });

  it('counts a name with any record, or with names below it, as existing', async () => {
    expect((await look('example.com MX 0 .')).status).toBe('observed');
    expect((await look('mail.example.com A 11.0.0.1')).status).toBe('observed');
    expect((await look('example.com SOA!SERVFAIL\nexample.com MX 10 mx.example.com')).status).toBe(
      'observed',
    );
  });

  it('is absent for NXDOMAIN, failed for SERVFAIL', async () => {
    expect(await look('example.net A 11.0.0.1')).toMatchObject({ status: 'absent', how: 'nxdomain' });
    expect(await look('example.com SERVFAIL')).toMatchObject({
      status: 'failed',
      failure: { kind: 'servfail' },
    });
  });

  it('does not take the zone an alias leads to for its own', async () => {
    const zone = 'bounce.example.com CNAME in.relay.net\nin.relay.net SOA ns. h. 1\nexample.com SOA ns. h. 2';
    expect(await look(zone, 'bounce.example.com')).toMatchObject({
      value: { zone: { value: { apex: 'example.com' } } },
    });
  });
});

describe('zoneCandidates', () => {
  it('stops at the organizational domain and is bounded', () => {
    expect(zoneCandidates('a.b.example.co.uk')).toEqual([
      'a.b.example.co.uk',
      'b.example.co.uk',
      'example.co.uk',
    ]);
    expect(zoneCandidates('co.uk')).toEqual(['co.uk']);
    const deep = `${'a.'.repeat(60)}example.com`;
    expect(zoneCandidates(deep)).toHaveLength(6);
    expect(zoneCandidates(deep).at(-1)).toBe('example.com');
  });
});
