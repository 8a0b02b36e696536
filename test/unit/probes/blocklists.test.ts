import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Target } from '../../../src/model/target.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeBlocklists } from '../../../src/probes/blocklists.ts';
import { probeSending } from '../../../src/probes/sending.ts';
import { type TestContextOptions, testContext, wantFrom } from '../../support/context.ts';
import { absent, failed, observed, topic } from '../../support/evidence.ts';
import { messageEvidence, signature } from '../../support/messages.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const V6_LISTED = '2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0';
const V6_UNLISTED = '1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0';
const POINTS = `
  2.0.0.127.zen.spamhaus.org A 127.0.0.2
  test.dbl.spamhaus.org A 127.0.1.2
  2.0.0.127.bl.spamcop.net A 127.0.0.2
  2.0.0.127.psbl.surriel.com A 127.0.0.2
  test.surbl.org.multi.surbl.org A 127.0.0.254
  test.uribl.com.multi.uribl.com A 127.0.0.14`;
const IP: Target = { kind: 'ip', ascii: '11.0.0.1', display: '11.0.0.1' };

async function run(
  target: Target,
  zone: string,
  given: TestContextOptions['given'] = {},
  evidence: Partial<Evidence> = {},
) {
  const dns = zoneResolver(zone);
  const want = wantFrom({ ptr: absent(), ...evidence });
  const outcome = await probeBlocklists(target, testContext(dns, { given }), want);
  if (outcome.status !== 'observed') throw new Error(outcome.status);
  return { looks: outcome.value, asked: dns.asked };
}

const one = async (zone: string, lists: string[], target = IP) =>
  (await run(target, zone, { blocklists: lists })).looks;

describe('probeBlocklists', () => {
  it('asks the default lists about an address, and is clear', async () => {
    const { looks } = await run(IP, POINTS);
    expect(looks.map(({ zone, usable, listed }) => [zone, usable, listed])).toEqual([
      ['zen.spamhaus.org', true, false],
      ['bl.spamcop.net', true, false],
      ['psbl.surriel.com', true, false],
    ]);
  });

  it('asks the domain lists, some of them by the registered domain', async () => {
    const zone = `${POINTS}\nexample.com.multi.uribl.com A 127.0.0.2`;
    const { looks } = await run(domainTarget('news.example.com'), zone, {}, { sending: failed() });
    expect(looks.map(({ zone: list, askedFor, listed }) => [list, askedFor, listed])).toEqual([
      ['dbl.spamhaus.org', undefined, false],
      ['multi.surbl.org', 'example.com', false],
      ['multi.uribl.com', 'example.com', true],
    ]);
  });

  it('tells codes, reason and removal of a listing', async () => {
    const zone = `${POINTS}
      1.0.0.11.zen.spamhaus.org A 127.0.0.4
      1.0.0.11.zen.spamhaus.org A 127.0.0.10
      1.0.0.11.zen.spamhaus.org TXT https://check.example/1`;
    expect((await one(zone, ['zen.spamhaus.org']))[0]).toMatchObject({
      listed: true,
      codes: ['127.0.0.4', '127.0.0.10'],
      meanings: [expect.stringContaining('XBL'), expect.stringContaining('PBL')],
      reason: 'https://check.example/1',
      weight: 'major',
    });
  });

  it.each([
    ['an error code', '1.0.0.11.zen.spamhaus.org A 127.255.255.254'],
    ['an error code at its test point', '2.0.0.127.zen.spamhaus.org A 127.255.255.255'],
    ['an answer outside 127/8', '1.0.0.11.zen.spamhaus.org A 203.0.113.1'],
    [
      'a listed counter test point',
      '1.0.0.127.zen.spamhaus.org A 127.0.0.2\n1.0.0.11.zen.spamhaus.org A 127.0.0.2',
    ],
    ['silence', '1.0.0.11.zen.spamhaus.org TIMEOUT'],
    ['a refusal', '2.0.0.127.zen.spamhaus.org REFUSED'],
  ])('calls a list unusable for %s, never the subject listed', async (_, line) => {
    const zone = line.startsWith('2.') ? line : `${POINTS}\n${line}`;
    const [look] = await one(zone, ['zen.spamhaus.org']);
    expect(look).toMatchObject({ usable: false, listed: null });
    expect(look?.unusableBecause).toMatch(/\S/);
  });

  it('calls a list dead that does not list its own test point', async () => {
    const [look] = await one('1.0.0.11.zen.spamhaus.org A 127.0.0.2', ['zen.spamhaus.org']);
    expect(look).toMatchObject({ usable: false, listed: null });
  });

  it('never asks a list known to be dead, nor one whose key is missing', async () => {
    const { looks, asked } = await run(IP, '', { blocklists: ['dnsbl.sorbs.net', 'zen.dq.spamhaus.net'] });
    expect(looks).toMatchObject([{ usable: false }, { usable: false }]);
    expect(asked).toEqual([]);
  });

  it('asks IPv6 addresses by nibbles, and does without an IPv6 test point where the zone has the other', async () => {
    const target: Target = { kind: 'ip', ascii: '2600::1', display: '2600::1' };
    const zone = `${POINTS}\n1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.2.zen.spamhaus.org A 127.0.0.3`;
    expect(await one(zone, ['zen.spamhaus.org', 'bl.spamcop.net'], target)).toMatchObject([
      { subjectKind: 'ipv6', listed: true, codes: ['127.0.0.3'] },
    ]);
    const world = `${zone}\n${V6_UNLISTED}.zen.spamhaus.org A 127.0.0.2`;
    expect(await one(world, ['zen.spamhaus.org'], target)).toMatchObject([{ usable: false }]);
  });

  it('finds out what an unknown list holds by its test points', async () => {
    const zone = `
      2.0.0.127.bl.example.net A 127.0.0.2
      ${V6_LISTED}.bl.example.net A 127.0.0.2
      1.0.0.11.bl.example.net A 127.0.0.2`;
    expect(await one(zone, ['bl.example.net'])).toMatchObject([{ listed: true, weight: 'major' }]);
    const { looks } = await run(
      domainTarget('example.com'),
      zone,
      { blocklists: ['bl.example.net'] },
      { sending: absent() },
    );
    expect(looks).toEqual([]);
    expect(await one('', ['gone.example.net'])).toMatchObject([{ usable: false }]);
  });

  it('asks with a key in place of the free list, and shows it nowhere', async () => {
    const key = 'SecretKey123';
    const given = { blocklistKeys: new Map([['zen.dq.spamhaus.net', key]]) };
    const zone = `${POINTS}
      2.0.0.127.${key}.zen.dq.spamhaus.net A 127.0.0.2
      1.0.0.11.${key}.zen.dq.spamhaus.net A 127.0.0.2
      1.0.0.11.${key}.zen.dq.spamhaus.net TXT query=${key}`.toLowerCase();
    const { looks, asked } = await run(IP, zone.replaceAll(' a ', ' A ').replaceAll(' txt ', ' TXT '), given);
    expect(looks.map((look) => look.zone)).toEqual([
      'bl.spamcop.net',
      'psbl.surriel.com',
      '<key>.zen.dq.spamhaus.net',
    ]);
    expect(looks[2]).toMatchObject({ listed: true, reason: 'query=<key>' });
    expect(JSON.stringify(looks).toLowerCase()).not.toContain(key.toLowerCase());
    expect(asked.some((question) => question.includes(key))).toBe(true);
  });

  it('reads bit masks, and leaves grey entries alone', async () => {
    const zone = `${POINTS}\nexample.com.multi.surbl.org A 127.0.0.72\nexample.com.multi.uribl.com A 127.0.0.4`;
    const { looks } = await run(domainTarget('example.com'), zone, {}, { sending: absent() });
    expect(looks.find(({ list }) => list === 'SURBL')).toMatchObject({
      listed: true,
      meanings: ['phishing', 'abuse'],
    });
    expect(looks.find(({ list }) => list === 'URIBL')).toMatchObject({ usable: true, listed: false });
  });

  it('names the provider a listed address belongs to', async () => {
    const zone = `${POINTS}\n1.0.0.11.bl.spamcop.net A 127.0.0.2`;
    const sending = topic<'sending'>({
      sends: true,
      because: 'has SPF',
      stated: false,
      addresses: [{ ip: '11.0.0.1', from: 'mx', host: 'aspmx.l.google.com' }],
    });
    const { looks } = await run(domainTarget('example.com'), zone, {}, { sending });
    expect(looks.find(({ list }) => list === 'SpamCop')).toMatchObject({
      listed: true,
      provider: expect.stringContaining('Google'),
    });
    const ptr = topic<'ptr'>([
      {
        ip: '11.0.0.1',
        reverseName: '1.0.0.11.in-addr.arpa',
        names: ['aspmx.l.google.com'],
        lookup: absent(),
        forward: [{ name: 'aspmx.l.google.com', addresses: absent(), confirms: false }],
        confirmed: false,
      },
    ]);
    const claimed = await run(IP, zone, {}, { ptr });
    expect(claimed.looks.find(({ listed }) => listed)).not.toHaveProperty('provider');
  });

  it('asks about everything a message names, each registered domain once, and says where it stands', async () => {
    const message = messageEvidence({
      envelope: { ...messageEvidence().envelope, ip: '11.0.0.1', mailFrom: 'b@bounces.esp.example' },
      dkim: [signature({ domain: 'mail.example.com' }), signature({ domain: 'esp.example', result: 'fail' })],
      links: {
        hosts: [
          { host: 'a.shop.example', domain: 'shop.example', count: 1 },
          { host: 'b.shop.example', domain: 'shop.example', count: 2 },
          { host: '192.0.2.7', domain: null, count: 1 },
          ...Array.from({ length: 80 }, (_, at) => ({ host: `h${at}.example`, domain: null, count: 1 })),
        ],
        further: 0,
      },
    });
    const letter: Target = { kind: 'message', ascii: 'x.eml', display: 'x.eml' };
    const sending = await probeSending(
      letter,
      testContext(zoneResolver('')),
      wantFrom({ message: observed(message) }),
    );
    const { looks, asked } = await run(
      letter,
      `${POINTS}\nshop.example.multi.uribl.com A 127.0.0.2`,
      { blocklists: ['zen.spamhaus.org', 'multi.uribl.com'] },
      { message: observed(message), sending },
    );
    expect(looks.filter(({ subjectKind }) => subjectKind === 'ipv4').map(({ subject }) => subject)).toEqual([
      '11.0.0.1',
    ]);
    const domains = looks.filter(({ subjectKind }) => subjectKind === 'domain');
    expect(domains.slice(0, 3).map(({ subject, where, listed }) => [subject, where, listed])).toEqual([
      ['example.com', ['From', 'a DKIM signature'], false],
      ['esp.example', ['the envelope sender', 'a DKIM signature'], false],
      ['shop.example', ['a link'], true],
    ]);
    expect(domains).toHaveLength(40);
    expect(asked.filter((name) => name.includes('message') || name.includes('x.eml'))).toEqual([]);
  });
});
