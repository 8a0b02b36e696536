/** The sending probe: whether and from where, read from MX, SPF and what the user says. */
import { describe, expect, it } from 'vitest';
import type { MxEvidence } from '../../../src/model/evidence/mx.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeSending } from '../../../src/probes/sending.ts';
import { probeSpf } from '../../../src/probes/spf.ts';
import { type TestContextOptions, testContext, wantFrom } from '../../support/context.ts';
import { absent, failed, observed } from '../../support/evidence.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

function mx(hosts: Record<string, string[]>, nullMx = false): Evidence['mx'] {
  const value: MxEvidence = {
    hosts: Object.entries(hosts).map(([host, addresses]) => ({
      preference: 10,
      host,
      ttl: 300,
      addresses,
      ipv4: absent(),
      ipv6: absent(),
      authenticated: false,
    })),
    implicit: false,
    nullMx,
    authenticated: false,
    dropped: 0,
  };
  return observed(value);
}

const MX = mx({ 'mx1.example.com': ['192.0.2.25', '2001:db8::25'], 'mx2.example.com': ['198.51.100.7'] });
const TARGET = domainTarget('example.com');

async function sending(
  zone: string,
  options: TestContextOptions = {},
  evidence: Partial<Evidence> = {},
): Promise<Evidence['sending']> {
  const ctx = testContext(zoneResolver(zone), options);
  const spf = await probeSpf(TARGET, ctx);
  return probeSending(TARGET, ctx, wantFrom({ mx: MX, spf, ...evidence }));
}

describe('probeSending: whether', () => {
  it.each([
    ['v=spf1 -all', {}, false],
    ['V=SPF1  -ALL ', {}, false],
    ['v=spf1 ~all', {}, true],
    ['v=spf1 a -all', {}, true],
    ['v=spf1 -all', { sends: true }, true],
    ['v=spf1 a -all', { sends: false }, false],
  ])('%s with %j: %s', async (record, given, sends) => {
    expect(await sending(`example.com TXT "${record}"`, { given })).toMatchObject({ value: { sends } });
  });

  it('takes a null MX without SPF for not sending', async () => {
    const nullMx = { mx: mx({ '': [] }, true) };
    expect(await sending('', {}, nullMx)).toMatchObject({ value: { sends: false } });
    expect(await sending('example.com TXT v=spf1 a -all', {}, nullMx)).toMatchObject({
      value: { sends: true },
    });
    expect(await sending('')).toMatchObject({ value: { sends: true } });
  });

  it('does not guess where the answer could not be read', async () => {
    const broken = { spf: failed('SERVFAIL') };
    expect(await sending('', {}, broken)).toMatchObject({ status: 'failed' });
    expect(await sending('', {}, { mx: failed() })).toMatchObject({ status: 'failed' });
    expect(await sending('', { given: { sends: false } }, broken)).toMatchObject({ value: { sends: false } });
    expect(await sending('', { given: { ips: ['192.0.2.1'] } }, broken)).toMatchObject({
      value: { sends: true, addresses: [{ ip: '192.0.2.1', from: 'given' }] },
    });
    expect(await sending('example.com TXT v=spf1 mx -all', {}, { mx: failed() })).toMatchObject({
      value: { sends: true, addresses: [], unseen: { kind: 'timeout' } },
    });
  });
});

describe('probeSending: from where', () => {
  const HOSTS = `
    example.com MX 10 mx1.example.com
    mx1.example.com A 192.0.2.25
    mx1.example.com AAAA 2001:db8::25
    _own.example.com TXT v=spf1 ip4:198.51.100.0/24 ?all
    _spf.example.net TXT v=spf1 ip4:0.0.0.0/0 -all
  `;
  it.each([
    ['v=spf1 mx -all', ['192.0.2.25', '2001:db8::25']],
    ['v=spf1 a:mx1.example.com -all', ['192.0.2.25', '2001:db8::25']],
    ['v=spf1 ip4:192.0.2.0/24 -all', ['192.0.2.25']],
    ['v=spf1 ip6:2001:db8::/32 ip4:198.51.100.7 -all', ['2001:db8::25', '198.51.100.7']],
    ['v=spf1 include:_own.example.com -all', ['198.51.100.7']],
    ['v=spf1 redirect=_own.example.com', ['198.51.100.7']],
    ['v=spf1 include:_spf.example.net -all', []],
    ['v=spf1 redirect=_spf.example.net', []],
    ['v=spf1 -ip4:192.0.2.25 mx -all', ['2001:db8::25']],
    ['v=spf1 +all', []],
    ['v=spf1 ?mx -all', []],
    ['v=spf1 ipv4:192.0.2.25 -all', ['192.0.2.25']],
  ])('%s', async (record, ips) => {
    const outcome = await sending(`${HOSTS}\nexample.com TXT ${record}`);
    if (outcome.status !== 'observed') throw new Error(outcome.status);
    expect(outcome.value.addresses.map(({ ip }) => ip)).toEqual(ips);
  });

  it('prefers what the user gives', async () => {
    const given = { ips: ['203.0.113.9'] };
    expect(await sending(`${HOSTS}\nexample.com TXT v=spf1 mx -all`, { given })).toMatchObject({
      value: { addresses: [{ ip: '203.0.113.9', from: 'given' }] },
    });
  });

  it('misses no MX host that could not be one of the senders', async () => {
    const broken = mx({ 'mx1.example.com': [] });
    if (broken.status !== 'observed') throw new Error(broken.status);
    for (const host of broken.value.hosts) host.ipv4 = host.ipv6 = failed('SERVFAIL');
    const unseen = async (record: string) => {
      const outcome = await sending(`${HOSTS}\nexample.com TXT ${record}`, {}, { mx: broken });
      return outcome.status === 'observed' && outcome.value.unseen !== undefined;
    };
    expect(await unseen('v=spf1 ip4:192.0.2.0/24 -all')).toBe(true);
    expect(await unseen('v=spf1 include:_own.example.com -all')).toBe(true);
    expect(await unseen('v=spf1 include:_spf.example.net -all')).toBe(false);
  });

  it('takes an address or a host asked for', async () => {
    const ctx = testContext(zoneResolver('h.example.com A 192.0.2.1\nh.example.com AAAA 2001:db8::1'));
    const ask = (kind: 'ip' | 'host', ascii: string) =>
      probeSending({ kind, ascii, display: ascii }, ctx, wantFrom({}));
    expect(await ask('ip', '192.0.2.9')).toMatchObject({ value: { addresses: [{ ip: '192.0.2.9' }] } });
    expect(await ask('host', 'h.example.com')).toMatchObject({
      value: { addresses: [{ ip: '192.0.2.1' }, { ip: '2001:db8::1' }] },
    });
  });
});
