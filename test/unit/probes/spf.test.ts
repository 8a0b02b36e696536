/** The SPF probe: tree, counts, near misses, evaluations, bounds. */
import { describe, expect, it } from 'vitest';
import type { SpfEvidence, SpfNode, SpfTerm } from '../../../src/model/evidence/spf.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeSpf } from '../../../src/probes/spf.ts';
import { type TestContextOptions, testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

async function look(zone: string, options: TestContextOptions = {}, domain = 'example.com') {
  const dns = zoneResolver(zone);
  const outcome = await probeSpf(domainTarget(domain), testContext(dns, options));
  return { outcome, asked: dns.asked };
}

async function value(zone: string, options: TestContextOptions = {}): Promise<SpfEvidence> {
  const { outcome } = await look(zone, options);
  if (outcome.status !== 'observed') throw new Error(`the probe ended ${outcome.status}`);
  return outcome.value;
}

const term = (node: SpfNode | undefined, text: string): SpfTerm => {
  const found = node?.terms.find((one) => one.text === text);
  if (found === undefined) throw new Error(`no term ${text}`);
  return found;
};

describe('probeSpf', () => {
  it('draws the whole tree with costs', async () => {
    const spf = await value(`
      example.com TXT v=spf1 include:_spf.example.com include:mail.example.net mx a:gone.example.com ip4:192.0.2.1 ~all
      example.com MX 10 mx1.example.com
      mx1.example.com A 192.0.2.25
      mx1.example.com AAAA 2001:db8::25
      _spf.example.com TXT v=spf1 a:four.example.com exists:%{i}.x.example.com -all
      four.example.com A 192.0.2.4
      mail.example.net TXT v=spf1 include:more.example.net redirect=end.example.net
      more.example.net TXT v=spf1 ip4:198.51.100.0/24 ?all
      end.example.net TXT v=spf1 ptr -all
    `);
    expect(spf).toMatchObject({ lookups: 9, voidLookups: 1, voids: { ipv4: 1, ipv6: 2 }, complete: true });
    expect(spf.terms.map(({ text, cost, total }) => `${text} ${cost} ${total}`)).toEqual([
      'include:_spf.example.com 1 3',
      'include:mail.example.net 1 4',
      'mx 1 1',
      'a:gone.example.com 1 1',
      'ip4:192.0.2.1 0 0',
      '~all 0 0',
    ]);
    const own = term(spf.tree, 'include:_spf.example.com').subtree;
    const foreign = term(spf.tree, 'include:mail.example.net').subtree;
    expect([own?.own, foreign?.own]).toEqual([true, false]);
    expect(term(own, 'a:four.example.com')).toMatchObject({
      resolved: { addresses: ['192.0.2.4'], status: 'observed' },
      voids: { ipv4: 0, ipv6: 1 },
    });
    expect(term(spf.tree, 'mx').resolved).toEqual({
      status: 'observed',
      names: ['mx1.example.com'],
      addresses: ['192.0.2.25', '2001:db8::25'],
    });
    expect(term(spf.tree, 'a:gone.example.com').resolved?.status).toBe('nxdomain');
    expect(term(foreign, 'redirect=end.example.net').subtree?.status).toBe('record');
  });

  it('costs nothing for what is never evaluated, and does not look there', async () => {
    const { outcome, asked } = await look(
      'example.com TXT v=spf1 redirect=r.example.com -all a:x.example.com include:y.example.com',
    );
    expect(outcome).toMatchObject({ value: { lookups: 0, complete: true } });
    expect(asked).toEqual(['TXT example.com']);
    const { terms } = (outcome as { value: SpfEvidence }).value;
    expect(terms.map(({ unreachable }) => unreachable)).toEqual([
      'redirect-with-all',
      undefined,
      'after-all',
      'after-all',
    ]);
  });

  it.each([
    ['loop', 'v=spf1 include:_a.example.com -all'],
    ['loop', 'v=spf1 include:EXAMPLE.com -all'],
    ['nxdomain', 'v=spf1 include:gone.example.org -all'],
    ['nxdomain', 'v=spf1 include:a..example.com -all'],
    ['none', 'v=spf1 include:text.example.com -all'],
    ['several', 'v=spf1 redirect=two.example.com'],
    ['failed', 'v=spf1 include:broken.example.com -all'],
    ['macro', 'v=spf1 include:%{d1r}.%{i}.example.com -all'],
    ['record', 'v=spf1 include:_c.%{d2} -all'],
  ])('tells %s', async (status, record) => {
    const spf = await value(`
      example.com TXT ${record}
      _a.example.com TXT v=spf1 include:example.com -all
      _c.example.com TXT v=spf1 -all
      text.example.com TXT hello
      two.example.com TXT v=spf1 -all
      two.example.com TXT v=spf1 +all
      broken.example.com SERVFAIL
    `);
    const statuses = (node: SpfNode): string[] =>
      node.terms.flatMap(({ subtree }) =>
        subtree === undefined ? [] : [subtree.status, ...statuses(subtree)],
      );
    expect(statuses(spf.tree)).toContain(status);
    expect(spf.complete).toBe(status !== 'failed');
  });

  it('tells which family could not be seen', async () => {
    const spf = await value(`
      example.com TXT v=spf1 a:half.example.com -all
      half.example.com A 192.0.2.1
      half.example.com AAAA!SERVFAIL
    `);
    expect(spf.terms[0]).toMatchObject({ unseen: { ipv4: false, ipv6: true }, voids: { ipv4: 0, ipv6: 0 } });
    expect(spf.complete).toBe(false);
  });

  it('counts an mx once where its hosts lack a family, and a null MX not at all', async () => {
    const spf = await value(`
      example.com TXT v=spf1 mx mx:null.example.com -all
      example.com MX 10 a.example.com
      example.com MX 20 b.example.com
      a.example.com A 192.0.2.1
      b.example.com A 192.0.2.2
      null.example.com MX 0 .
    `);
    expect(spf.voids).toEqual({ ipv4: 0, ipv6: 1 });
  });

  it('is absent, failed, or knows near misses', async () => {
    expect((await look('other.com A 192.0.2.1')).outcome).toMatchObject({
      status: 'absent',
      how: 'nxdomain',
    });
    expect((await look('example.com A 192.0.2.1')).outcome).toMatchObject({
      status: 'absent',
      how: 'nodata',
    });
    expect((await look('example.com TXT x')).outcome).toMatchObject({ status: 'absent', how: 'nodata' });
    expect((await look('example.com TXT!SERVFAIL')).outcome).toMatchObject({ status: 'failed' });
    const near = await value('example.com TXT " v=spf1 a -all"\nexample.com A 192.0.2.1');
    expect(near).toMatchObject({ record: null, meant: { record: 'v=spf1 a -all' }, lookups: 0 });
    expect(near.nearMisses).toHaveLength(1);
    const obsolete = await value('example.com SPF v=spf1 -all');
    expect(obsolete).toMatchObject({ record: null, meant: { record: 'v=spf1 -all' } });
  });

  it('asks for type 99 only where there is no record', async () => {
    expect((await look('example.com TXT v=spf1 -all')).asked).toEqual(['TXT example.com']);
    expect((await look('example.com A 192.0.2.1')).asked).toContain('SPF example.com');
  });

  it('says what several or faulty records mean as one', async () => {
    const spf = await value(
      'example.com TXT v=spf1 ip4:192.0.2.1 -all\nexample.com TXT v=spf1 ipv4:192.0.2.2 ~all',
    );
    expect(spf.records).toHaveLength(2);
    expect(spf.tree.status).toBe('several');
    expect(spf.meant?.record).toBe('v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ~all');
  });

  it('evaluates each address given', async () => {
    const given = { ips: ['192.0.2.1', '192.0.2.9'], sender: 'a@example.com' };
    const spf = await value(
      'example.com TXT v=spf1 ip4:192.0.2.1 exp=e.example.com -all\ne.example.com TXT not %{i}',
      { given },
    );
    expect(spf.evaluations.map(({ ip, result, explanation }) => [ip, result, explanation])).toEqual([
      ['192.0.2.1', 'pass', null],
      ['192.0.2.9', 'fail', 'not 192.0.2.9'],
    ]);
    expect(spf).toMatchObject({ result: 'pass', explanation: null });
    const none = await value('example.com A 192.0.2.1', { given });
    expect(none).toMatchObject({ record: null, result: 'none' });
    const bounce = await value('example.com TXT v=spf1 -all\nmx.example.com TXT v=spf1 ip4:192.0.2.1', {
      given: { ...given, sender: '', helo: 'mx.example.com' },
    });
    expect(bounce.evaluations[0]).toMatchObject({
      identity: 'helo',
      domain: 'mx.example.com',
      result: 'pass',
    });
  });

  it('stops at its bounds', async () => {
    const wide = Array.from({ length: 40 }, (_, i) => `include:n${i}.example.com`).join(' ');
    const spf = await value(`example.com TXT v=spf1 ${wide} -all`, {
      limits: { ...DEFAULT_LIMITS, spfQuestions: 30 },
    });
    expect(spf).toMatchObject({ lookups: 40, complete: false });
    expect(spf.tree.terms.filter(({ subtree }) => subtree?.status === 'unread')).toHaveLength(10);
    // The tree holds what stands below; to say it twice would double every report.
    expect(spf.terms.some((term) => 'subtree' in term)).toBe(false);

    const deep = Array.from(
      { length: 30 },
      (_, i) => `${i === 0 ? '' : `n${i}.`}example.com TXT v=spf1 include:n${i + 1}.example.com -all`,
    ).join('\n');
    expect(await value(deep)).toMatchObject({ lookups: 20, complete: false });

    const bomb = `example.com TXT v=spf1 include:x.example.com include:x.example.com -all\n${Array.from(
      { length: 20 },
      (_, i) =>
        `${i === 0 ? '' : `n${i}.`}x.example.com TXT v=spf1 include:n${i + 1}.x.example.com include:n${i + 1}.x.example.com -all`,
    ).join('\n')}`;
    const { asked } = await look(bomb);
    expect(asked.length).toBeLessThan(230);
  });

  it('looks at all siblings at once', async () => {
    const dns = zoneResolver('example.com TXT v=spf1 include:a.example.com include:b.example.com mx a -all');
    let most = 0;
    let open = 0;
    const slow: typeof dns.query = async (...question) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open--;
      return dns.query(...question);
    };
    await probeSpf(domainTarget('example.com'), testContext({ facts: dns.facts, query: slow }));
    expect(most).toBe(5);
  });

  it('leaves addresses and hosts alone', async () => {
    const target = { kind: 'ip', ascii: '192.0.2.1', display: '192.0.2.1' } as const;
    expect((await probeSpf(target, testContext(zoneResolver('')))).status).toBe('skipped');
  });
});
