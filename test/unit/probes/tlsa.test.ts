import { describe, expect, it } from 'vitest';
import type { ResolverFacts } from '../../../src/model/dns.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeMx } from '../../../src/probes/mx.ts';
import { probeTlsa } from '../../../src/probes/tlsa.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { absent, failed, observed } from '../../support/evidence.ts';
import { DIGEST } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const TARGET = domainTarget('example.com');
const TLSA = `3 1 1 ${DIGEST}`;

async function look(
  zone: string,
  facts: Partial<ResolverFacts> = {},
  signed = ['example.com', 'example.net'],
) {
  const dns = zoneResolver(zone, { facts, signed });
  const ctx = testContext(dns);
  const mx = await probeMx(TARGET, ctx);
  const before = dns.asked.length;
  const resolver = observed(await dns.facts());
  const outcome = await probeTlsa(TARGET, ctx, wantFrom({ mx, resolver }));
  return { outcome, asked: dns.asked.slice(before) };
}

const SIGNED = `
  example.com MX 10 mx.example.com
  example.com MX 20 mx.example.net
  mx.example.com A 192.0.2.25
  mx.example.net A 192.0.2.26
  _25._tcp.mx.example.com TLSA ${TLSA}
`;

describe('probeTlsa', () => {
  it('asks for every MX host and tells what is secure', async () => {
    const { outcome, asked } = await look(SIGNED);
    expect(outcome).toMatchObject({
      status: 'observed',
      value: [
        {
          domain: 'example.com',
          host: 'mx.example.com',
          name: '_25._tcp.mx.example.com',
          status: 'observed',
          secure: true,
          hostSecure: true,
          attempts: 1,
          records: [{ usage: 3, usable: true }],
        },
        { host: 'mx.example.net', status: 'absent', secure: true, records: [] },
      ],
    });
    expect(asked).toEqual(['TLSA _25._tcp.mx.example.com', 'TLSA _25._tcp.mx.example.net']);
  });

  it.each([{ validates: false }, { trusted: false }])(
    'believes no AD bit of a resolver that is %j',
    async (facts) => {
      const { outcome } = await look(SIGNED, facts);
      expect(outcome).toMatchObject({ value: [{ secure: false, hostSecure: false }, {}] });
    },
  );

  it('tells unsigned from signed', async () => {
    const { outcome } = await look(SIGNED, {}, ['example.net']);
    expect(outcome).toMatchObject({ value: [{ secure: false, hostSecure: false }, { hostSecure: true }] });
  });

  it('asks once more after SERVFAIL, without validation', async () => {
    const zone = 'example.com MX 10 mx.example.com\nmx.example.com A 192.0.2.25\n';
    const name = '_25._tcp.mx.example.com';
    const bogus = await look(`${zone}${name} BOGUS x\n${name} TLSA ${TLSA}`);
    expect(bogus.asked).toEqual([`TLSA ${name}`, `TLSA ${name} +cd`]);
    expect(bogus.outcome).toMatchObject({
      value: [
        { status: 'failed', attempts: 2, bogus: true, hostSecure: true, failure: { kind: 'servfail' } },
      ],
    });
    const dead = await look(`${zone}${name} TLSA!SERVFAIL x`);
    expect(dead.outcome).toMatchObject({ value: [{ status: 'failed', attempts: 2, bogus: false }] });
    const silent = await look(`${zone}${name} TIMEOUT x`);
    expect(silent.outcome).toMatchObject({ value: [{ attempts: 1, failure: { kind: 'timeout' } }] });
  });

  it('prefers the name an aliased MX host leads to', async () => {
    const zone = `example.com MX 10 alias.example.com
      alias.example.com CNAME real.example.net
      real.example.net A 192.0.2.25
      _25._tcp.alias.example.com TLSA 3 1 1 ${'cd'.repeat(32)}`;
    const own = await look(zone);
    expect(own.outcome).toMatchObject({
      value: [
        { host: 'alias.example.com', name: '_25._tcp.alias.example.com', expandedHost: 'real.example.net' },
      ],
    });
    const both = await look(`${zone}\n_25._tcp.real.example.net TLSA ${TLSA}`);
    expect(both.outcome).toMatchObject({
      value: [{ name: '_25._tcp.real.example.net', status: 'observed' }],
    });
  });

  it('follows an alias at the TLSA name', async () => {
    const zone = `example.com MX 10 mx.example.com
      mx.example.com A 192.0.2.25
      _25._tcp.mx.example.com CNAME _dane.example.net
      _dane.example.net TLSA ${TLSA}`;
    expect((await look(zone)).outcome).toMatchObject({
      value: [{ cname: '_dane.example.net', secure: true }],
    });
  });

  it('leaves it open whether a host is secure whose addresses are unknown', async () => {
    const zone = `example.com MX 10 mx.example.com
      mx.example.com A!SERVFAIL x
      mx.example.com AAAA!SERVFAIL x
      _25._tcp.mx.example.com TLSA ${TLSA}`;
    expect((await look(zone)).outcome).toMatchObject({ value: [{ hostSecure: null, secure: true }] });
  });

  it('is skipped where no mail is taken, and failed where the MX hosts are unknown', async () => {
    expect((await look('example.com MX 0 .')).outcome).toMatchObject({ status: 'skipped' });
    expect((await look('example.com TXT hello')).outcome).toMatchObject({ status: 'skipped' });
    const ctx = testContext(zoneResolver(''));
    const resolver = observed(await ctx.dns.facts());
    for (const [mx, status] of [
      [absent('nxdomain'), 'skipped'],
      [failed(), 'failed'],
    ] as const)
      expect(await probeTlsa(TARGET, ctx, wantFrom({ mx, resolver }))).toMatchObject({ status });
  });
});
