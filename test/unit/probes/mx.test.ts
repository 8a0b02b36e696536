import { describe, expect, it } from 'vitest';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeMx } from '../../../src/probes/mx.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

async function look(zone: string, domain = 'example.com') {
  const dns = zoneResolver(zone, { signed: ['example.com'] });
  const outcome = await probeMx(domainTarget(domain), testContext(dns));
  return { outcome, asked: dns.asked, mx: outcome.status === 'observed' ? outcome.value : undefined };
}

describe('probeMx', () => {
  it('puts hosts of one preference in the order people expect', async () => {
    const { mx } = await look(
      ['10', '2', '1'].map((at) => `example.com MX 5 mx${at}.example.com`).join('\n'),
    );
    expect(mx?.hosts.map(({ host }) => host.split('.')[0])).toEqual(['mx1', 'mx2', 'mx10']);
  });

  it('sorts hosts by preference and asks for both families', async () => {
    const { mx, asked } = await look(`
      example.com MX 20 b.example.com
      example.com MX 10 a.example.com
      a.example.com A 11.0.0.1
      a.example.com AAAA 2600::1
      b.example.com A 11.0.0.2`);
    expect(mx?.hosts.map(({ preference, host, addresses }) => [preference, host, addresses])).toEqual([
      [10, 'a.example.com', ['11.0.0.1', '2600::1']],
      [20, 'b.example.com', ['11.0.0.2']],
    ]);
    expect(mx).toMatchObject({ implicit: false, nullMx: false, dropped: 0, owner: 'example.com' });
    expect(mx?.hosts[0]).toMatchObject({ own: true, authenticated: true, ipv6: { status: 'observed' } });
    expect(mx?.hosts[1]?.ipv6).toMatchObject({ status: 'absent', how: 'nodata' });
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('falls back to the domain itself, and has no hosts where there is nothing', async () => {
    const implicit = await look('example.com A 11.0.0.1');
    expect(implicit.mx).toMatchObject({ implicit: true, hosts: [{ preference: 0, host: 'example.com' }] });
    const nothing = await look('example.com TXT hello');
    expect(nothing.mx).toMatchObject({ implicit: false, hosts: [] });
  });

  it('tells NXDOMAIN from SERVFAIL', async () => {
    expect((await look('example.net A 11.0.0.1')).outcome).toMatchObject({
      status: 'absent',
      how: 'nxdomain',
    });
    expect((await look('example.com SERVFAIL')).outcome).toMatchObject({ status: 'failed' });
  });

  it('keeps the failure of a host beside the others', async () => {
    const { mx } = await look(`
      example.com MX 10 a.example.com
      example.com MX 20 b.example.com
      a.example.com SERVFAIL
      b.example.com A 11.0.0.2`);
    expect(mx?.hosts[0]).toMatchObject({
      addresses: [],
      ipv4: { status: 'failed' },
      ipv6: { status: 'failed' },
    });
    expect(mx?.hosts[0]?.registeredDomain).toBeUndefined();
    expect(mx?.hosts[1]?.addresses).toEqual(['11.0.0.2']);
  });

  it('sees a null MX and asks nothing about the root', async () => {
    const { mx, asked } = await look('example.com MX 0 .');
    expect(mx).toMatchObject({ nullMx: true, hosts: [{ host: '', addresses: [] }] });
    expect(asked).toEqual(['MX example.com']);
  });

  it('follows an alias and asks whether an MTA-STS policy could name it', async () => {
    const zone = `
      example.com MX 10 mail.example.com
      mail.example.com CNAME mx.example.com
      mx.example.com A 11.0.0.1`;
    const plain = await look(zone);
    expect(plain.mx).toMatchObject({ announcesPolicy: false, hosts: [{ cname: 'mx.example.com' }] });
    const announced = await look(`${zone}\n_mta-sts.example.com TXT v=STSv1; id=1`);
    expect(announced.mx?.announcesPolicy).toBe(true);
  });

  it('has no owner where an alias leads to another organization', async () => {
    const { mx } = await look(
      'bounce.example.com CNAME in.relay.net\nin.relay.net MX 10 mx.relay.net\nmx.relay.net A 11.0.0.1',
      'bounce.example.com',
    );
    expect(mx?.hosts[0]).toMatchObject({ host: 'mx.relay.net', addresses: ['11.0.0.1'] });
    expect(mx?.owner).toBeUndefined();
  });

  it('asks for the registered domain of a missing target only, and for its suffix', async () => {
    const { mx, asked } = await look(`
      example.com MX 10 mx.lapsed.net
      example.com MX 20 gone.kept.net
      example.com MX 30 mx.nowhere.lan
      net SOA a. b. 1
      kept.net SOA a. b. 1`);
    expect(mx?.hosts.map(({ registeredDomain }) => registeredDomain)).toMatchObject([
      { name: 'lapsed.net', exists: { status: 'absent' }, suffixExists: true },
      { name: 'kept.net', exists: { status: 'observed' }, suffixExists: true },
      { name: 'nowhere.lan', exists: { status: 'absent' }, suffixExists: false },
    ]);
    expect(asked.filter((question) => question.startsWith('SOA'))).not.toContain('SOA example.com');
  });

  it('looks for what an unusable target was meant to be', async () => {
    const { mx } = await look(`
      example.com MX 10 11.0.0.1
      example.com MX 20 mail
      example.com MX 30 mx.example.com.example.com
      example.com MX 40 localhost
      1.0.0.11.in-addr.arpa PTR host.example.com
      2.0.0.11.in-addr.arpa PTR mail.example.com
      host.example.com A 11.0.0.1
      mail.example.com A 11.0.0.2
      mx.example.com A 11.0.0.3`);
    expect(mx?.hosts[3]?.meant).toBeUndefined();
    expect(mx?.hosts.slice(0, 3).map(({ meant }) => meant)).toMatchObject([
      { host: 'host.example.com', because: 'reverse-name', reverse: [{ confirmed: true }] },
      { host: 'mail.example.com', because: 'missing-domain', reverse: [{ confirmed: true }] },
      { host: 'mx.example.com', because: 'doubled-domain', reverse: [{ confirmed: false }] },
    ]);
    expect(mx?.hosts.every(({ addresses }) => addresses.length === 0)).toBe(true);
  });

  it('follows no more hosts than the limit, and says how many it left', async () => {
    const zone = Array.from({ length: 30 }, (_, i) => `example.com MX ${i} mx${i}.example.com`).join('\n');
    const { mx } = await look(zone);
    expect(mx?.hosts).toHaveLength(20);
    expect(mx?.dropped).toBe(10);
  });

  it('skips what is no domain', async () => {
    const outcome = await probeMx(
      { kind: 'ip', ascii: '11.0.0.1', display: '11.0.0.1' },
      testContext(zoneResolver('')),
    );
    expect(outcome.status).toBe('skipped');
  });
});
