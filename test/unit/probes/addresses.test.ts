import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { sentByName } from '../../../src/parse/connect-to.ts';
import { bothFamilies, dialledHost, lookUpHost } from '../../../src/probes/addresses.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const look = (zone: string, host = 'mail.example.com') =>
  lookUpHost(host, testContext(zoneResolver(zone, { signed: ['example.com'] })));

describe('lookUpHost', () => {
  it('keeps the outcome of each family', async () => {
    const host = await look('mail.example.com A 11.0.0.1');
    expect(host).toMatchObject({
      addresses: ['11.0.0.1'],
      ipv4: { status: 'observed', value: [{ ip: '11.0.0.1', family: 4, ttl: 300 }] },
      ipv6: { status: 'absent', how: 'nodata' },
      authenticated: true,
      nonexistent: false,
    });
    expect(bothFamilies(host)).toMatchObject({ status: 'observed', value: ['11.0.0.1'] });
  });

  it('is not absent where one family could not be asked', async () => {
    const host = await look('mail.example.com AAAA!SERVFAIL\nmail.example.com TXT x');
    expect(host.ipv4.status).toBe('absent');
    expect(bothFamilies(host).status).toBe('failed');
  });

  it('names the end of an alias, dangling or not, and drops AD where the alias leaves the signed zone', async () => {
    expect(await look('mail.example.com CNAME a.net\na.net A 11.0.0.1')).toMatchObject({
      cname: 'a.net',
      authenticated: false,
    });
    expect(await look('mail.example.com CNAME gone.net')).toMatchObject({
      cname: 'gone.net',
      nonexistent: true,
    });
  });

  it('keeps no more addresses than the limit', async () => {
    const zone = Array.from({ length: 40 }, (_, i) => `mail.example.com A 11.0.0.${i}`).join('\n');
    const host = await look(zone);
    expect(host.addresses).toHaveLength(DEFAULT_LIMITS.addressesPerHost);
    const dropped = 40 - DEFAULT_LIMITS.addressesPerHost;
    expect(host.ipv4).toMatchObject({ dropped });
    expect(bothFamilies(host)).toMatchObject({ dropped });
    expect((await look('mail.example.com A 11.0.0.1')).ipv4).not.toHaveProperty('dropped');
  });
});

describe('a host to connect to', () => {
  const ctx = (to: Record<string, string>) =>
    testContext(
      zoneResolver(
        'known.example.com A 192.0.2.1\nplace.example.com A 192.0.2.9\nplace.example.com A 192.0.2.8',
      ),
      {
        sentTo: (host, port) => to[`${host}:${port}`] ?? null,
      },
    );

  it.each([
    ['203.0.113.9', ['203.0.113.9']],
    ['place.example.com', ['192.0.2.9']],
    ['localhost', ['127.0.0.1']],
  ])('needs no entry in the DNS where the user sends it to %s', async (place, ips) => {
    const outcome = await dialledHost('new.example.com', 25, ctx({ 'new.example.com:25': place }));
    expect(outcome).toMatchObject({ status: 'observed', value: ips });
  });

  it('is looked up all the same, and is not there where nobody sends it elsewhere', async () => {
    const known = await dialledHost('known.example.com', 25, ctx({ 'known.example.com:25': '203.0.113.9' }));
    expect(known).toMatchObject({ status: 'observed', value: ['192.0.2.1'] });
    const other = await dialledHost('new.example.com', 587, ctx({ 'new.example.com:25': '203.0.113.9' }));
    expect(other).toMatchObject({ status: 'absent', how: 'nxdomain' });
  });

  it('is one a rule names: what matches every host says nothing of this one', () => {
    const rules = [
      { host: '', port: null, toHost: '127.0.0.1', toPort: null },
      { host: 'new.example.com', port: 25, toHost: '203.0.113.9', toPort: null },
    ];
    expect(sentByName(rules, 'New.Example.com', 25)).toBe('203.0.113.9');
    expect(sentByName(rules, 'other.example.com', 25)).toBeNull();
  });
});
