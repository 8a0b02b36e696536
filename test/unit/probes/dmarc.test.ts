import { describe, expect, it } from 'vitest';
import { probeDmarc } from '../../../src/probes/dmarc.ts';
import { walkDomains } from '../../../src/probes/dmarc-walk.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { dmarcOf, lookUpDmarc } from '../../support/dmarc.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const skipped = { status: 'skipped', reason: 'not asked' } as const;
const REJECT = 'v=DMARC1; p=reject';

describe('walkDomains', () => {
  it('asks eight names at most (RFC 9989 §4.10)', () => {
    expect(walkDomains('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ]);
    expect(walkDomains('a.b.c.d.e.f.g.h')).toHaveLength(8);
    expect(walkDomains('example.com')).toEqual(['example.com', 'com']);
  });
});

describe('probeDmarc', () => {
  // RFC 9989 §4.10.1 and §4.10.2: which record governs, and which domain is the organization.
  it.each<[what: string, domain: string, zone: string[], governs: string | null, organization: string]>([
    ['its own', 'example.com', ['_dmarc.example.com TXT v=DMARC1; p=reject'], 'example.com', 'example.com'],
    [
      'inherited',
      'a.mail.example.com',
      ['_dmarc.example.com TXT v=DMARC1; p=none'],
      'example.com',
      'example.com',
    ],
    [
      'fewest labels, not the nearest',
      'a.mail.example.com',
      ['_dmarc.mail.example.com TXT v=DMARC1; p=reject', '_dmarc.example.com TXT v=DMARC1; p=none'],
      'example.com',
      'example.com',
    ],
    [
      'psd=n on the way ends the walk',
      'a.mail.example.com',
      ['_dmarc.mail.example.com TXT v=DMARC1; p=reject; psd=n', '_dmarc.example.com TXT v=DMARC1; p=none'],
      'mail.example.com',
      'mail.example.com',
    ],
    [
      'one below psd=y',
      'a.mail.example.com',
      ['_dmarc.com TXT v=DMARC1; p=none; psd=y'],
      'com',
      'example.com',
    ],
    [
      'the organization before its registry',
      'a.example.gov',
      ['_dmarc.example.gov TXT v=DMARC1; p=reject', '_dmarc.gov TXT v=DMARC1; p=none; psd=y'],
      'example.gov',
      'example.gov',
    ],
    [
      'a record between the organization and the domain does not count',
      'a.b.example.gov',
      ['_dmarc.b.example.gov TXT v=DMARC1; p=reject', '_dmarc.gov TXT v=DMARC1; p=none; psd=y'],
      'gov',
      'example.gov',
    ],
    [
      'its own record though the organization is above',
      'mail.example.com',
      ['_dmarc.mail.example.com TXT v=DMARC1; p=reject', '_dmarc.example.com TXT v=DMARC1; p=none'],
      'mail.example.com',
      'example.com',
    ],
    ['psd=y of its own', 'co.uk', ['_dmarc.co.uk TXT v=DMARC1; p=reject; psd=y'], 'co.uk', 'co.uk'],
    [
      'several are discarded, and the walk goes on',
      'a.example.com',
      [
        '_dmarc.a.example.com TXT v=DMARC1; p=reject',
        '_dmarc.a.example.com TXT v=DMARC1; p=none',
        '_dmarc.example.com TXT v=DMARC1; p=none',
      ],
      'example.com',
      'example.com',
    ],
    ['none', 'a.example.com', ['_dmarc.a.example.com TXT v=spf1 -all'], null, 'a.example.com'],
    [
      'beyond the seven labels nothing is found',
      'mail.a.b.c.d.e.f.g.example.com',
      [
        '_dmarc.b.c.d.e.f.g.example.com TXT v=DMARC1; p=reject; psd=n',
        '_dmarc.example.com TXT v=DMARC1; p=none',
      ],
      'example.com',
      'example.com',
    ],
  ])('%s', async (_, domain, zone, governs, organization) => {
    const value = await dmarcOf(zone.join('\n'), { domain });
    expect(value.foundAt).toBe(governs === null ? null : `_dmarc.${governs}`);
    expect(value.inherited).toBe(governs !== null && governs !== domain);
    expect(value.organizationalDomain).toBe(organization);
  });

  it.each<[tags: string, domain: string, exists: boolean, policies: (string | null)[]]>([
    ['p=reject; sp=quarantine; np=none', 'example.com', true, ['reject', 'quarantine', 'none']],
    ['p=reject; sp=quarantine; np=none', 'a.example.com', true, ['quarantine', 'quarantine', 'none']],
    ['p=reject; sp=quarantine; np=none', 'a.example.com', false, ['none', 'quarantine', 'none']],
    ['p=reject', 'a.example.com', false, ['reject', 'reject', 'reject']],
    ['p=reject; sp=oops; rua=mailto:d@example.com', 'a.example.com', true, ['none', 'none', 'none']],
    ['p=reject; sp=oops', 'a.example.com', true, [null, null, null]],
  ])('%s for %s (exists: %s)', async (tags, domain, exists, policies) => {
    const value = await dmarcOf(`_dmarc.example.com TXT v=DMARC1; ${tags}`, { domain, exists });
    expect([value.policy, value.subdomainPolicy, value.nonexistentPolicy]).toEqual(policies);
  });

  it('reads what governs below a subdomain with its own record from its organization', async () => {
    const zone =
      '_dmarc.a.example.com TXT v=DMARC1; p=reject\n_dmarc.example.com TXT v=DMARC1; p=none; sp=quarantine';
    const value = await dmarcOf(zone, { domain: 'a.example.com' });
    expect([value.policy, value.subdomainPolicy]).toEqual(['reject', 'quarantine']);
  });

  it('tells what a receiver of RFC 7489 finds where that differs', async () => {
    expect((await dmarcOf(`_dmarc.gov TXT ${REJECT}; psd=y`, { domain: 'agency.gov' })).legacy).toEqual({
      foundAt: null,
      policy: null,
    });
    const department = `_dmarc.b.example.com TXT ${REJECT}; psd=n\n_dmarc.example.com TXT v=DMARC1; p=none`;
    expect((await dmarcOf(department, { domain: 'a.b.example.com' })).legacy).toEqual({
      foundAt: '_dmarc.example.com',
      policy: 'none',
    });
    expect(
      (await dmarcOf(`_dmarc.example.com TXT ${REJECT}`, { domain: 'a.example.com' })).legacy,
    ).toBeUndefined();
    expect(
      (await dmarcOf(`_dmarc.x.github.io TXT ${REJECT}`, { domain: 'x.github.io' })).legacy,
    ).toBeUndefined();
  });

  it('says whose record governs', async () => {
    expect((await dmarcOf(`_dmarc.gov TXT ${REJECT}; psd=y`, { domain: 'agency.gov' })).registry).toBe(true);
    expect(
      (await dmarcOf(`_dmarc.example.com TXT ${REJECT}`, { domain: 'a.example.com' })).registry,
    ).toBeUndefined();
  });

  it('fails where its own name cannot be seen, and is undetermined where a name above it could matter', async () => {
    expect(await lookUpDmarc('_dmarc.example.com SERVFAIL', { domain: 'example.com' })).toMatchObject({
      status: 'failed',
      failure: { cause: 'target' },
    });
    expect(
      (await dmarcOf('_dmarc.example.com SERVFAIL', { domain: 'a.example.com' })).undetermined,
    ).toBeDefined();
    const own = await dmarcOf(`_dmarc.com SERVFAIL\n_dmarc.example.com TXT ${REJECT}`, {
      domain: 'example.com',
    });
    expect([own.undetermined, own.policy]).toEqual([undefined, 'reject']);
    const middle = `_dmarc.example.com TIMEOUT\n_dmarc.b.example.com TXT ${REJECT}`;
    const unsure = await dmarcOf(middle, { domain: 'a.b.example.com' });
    expect([unsure.record, unsure.undetermined?.kind]).toEqual([null, 'timeout']);
    const sure = await dmarcOf(middle, { domain: 'b.example.com' });
    expect([sure.policy, sure.undetermined?.kind]).toEqual(['reject', 'timeout']);
  });

  it('finds records in the wrong places, but none behind an alias', async () => {
    const value = await dmarcOf(
      `example.com TXT ${REJECT}\n_dmarc._dmarc.example.com TXT ${REJECT}\ndmarc.example.com CNAME other.example\nother.example TXT ${REJECT}`,
      { domain: 'example.com' },
    );
    expect(value.misplaced.map(({ at }) => at)).toEqual(['example.com', '_dmarc._dmarc.example.com']);
  });

  it('keeps an alias of its own, but no wildcard', async () => {
    const own = await dmarcOf('_dmarc.example.com CNAME gone.example', { domain: 'example.com' });
    expect(own.walk[0]?.cname).toBe('gone.example');
    const wild = await dmarcOf('*.example.com CNAME web.example', { domain: 'example.com' });
    expect(wild.walk[0]?.cname).toBeUndefined();
    const followed = await dmarcOf(
      `_dmarc.example.com CNAME r.vendor.example\nr.vendor.example TXT ${REJECT}`,
      {
        domain: 'example.com',
      },
    );
    expect([followed.policy, followed.cname]).toEqual(['reject', 'r.vendor.example']);
  });

  it('asks everything of a walk at once, each once, and no more report hosts than its limit', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `mailto:d@r${index}.example`).join(',');
    const resolver = zoneResolver(`_dmarc.a.example.com TXT v=DMARC1; p=none; rua=${many}`);
    const flying: string[] = [];
    let most = 0;
    const slow = {
      ...resolver,
      query: (async (name, type, options) => {
        flying.push(name);
        most = Math.max(most, flying.length);
        await new Promise((resolve) => setTimeout(resolve, 5));
        flying.splice(flying.indexOf(name), 1);
        return resolver.query(name, type, options);
      }) as typeof resolver.query,
    };
    const target = { kind: 'domain', ascii: 'a.example.com', display: 'a.example.com' } as const;
    const look = await probeDmarc(target, testContext(slow), wantFrom({ domain: skipped, sending: skipped }));
    expect(look.status).toBe('observed');
    expect(most).toBeGreaterThanOrEqual(8);
    const asked = resolver.asked.filter((question) => /TXT _dmarc|TXT dmarc/.test(question));
    expect(new Set(asked).size).toBe(asked.length);
    expect(resolver.asked.filter((question) => question.startsWith('MX r'))).toHaveLength(10);
  });

  it('looks at report addresses: whose they are, whether they agreed, whether they take mail', async () => {
    const value = await dmarcOf(
      [
        '_dmarc.example.com TXT v=DMARC1; p=none; rua=mailto:a@mx.example.com,mailto:a@yes.example,mailto:a@no.example,https://yes.example/r',
        'mx.example.com A 192.0.2.1',
        'yes.example MX 0 .',
        'example.com._report._dmarc.yes.example TXT v=DMARC1',
        'example.com._report._dmarc.no.example TXT unrelated',
      ].join('\n'),
      { domain: 'example.com' },
    );
    expect(
      value.uris.map((uri) => [uri.external, uri.authorization?.status, uri.deliverable?.status]),
    ).toEqual([
      [false, 'unneeded', 'yes'],
      [true, 'authorized', 'null-mx'],
      [true, 'missing', 'no-mx'],
      [undefined, undefined, undefined],
    ]);
  });

  it('would send reports where mailboxes are, not to a web server', async () => {
    const mailbox = async (zone: string) => (await dmarcOf(zone, { domain: 'news.shop.example' })).mailbox;
    const both = 'shop.example MX 10 mx.shop.example\nnews.shop.example MX 10 bounces.relay.example';
    expect(await mailbox(both)).toBe('shop.example');
    expect(await mailbox('shop.example A 11.0.0.1\nnews.shop.example MX 10 mx.shop.example')).toBe(
      'news.shop.example',
    );
    expect(await mailbox('shop.example MX 0 .\nnews.shop.example A 11.0.0.1')).toBeUndefined();
  });
});
