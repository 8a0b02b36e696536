import { describe, expect, it } from 'vitest';
import { mxNullSender } from '../../src/checks/mx/mx-null-sender.ts';
import type { SpfEvidence, SpfNode, SpfTerm } from '../../src/model/evidence/spf.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { probeMx } from '../../src/probes/mx.ts';
import { testContext } from '../support/context.ts';
import { AS_OF, absent, observed, topic } from '../support/evidence.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

function node(terms: SpfTerm[]): SpfNode {
  return { domain: 'example.com', status: 'record', terms, problems: [], own: true };
}

function term(name: string, more: Partial<SpfTerm> = {}): SpfTerm {
  return {
    text: name,
    column: 8,
    kind: name === 'redirect' ? 'modifier' : 'mechanism',
    name,
    qualifier: '+',
    macro: false,
    cost: 0,
    total: 0,
    voids: { ipv4: 0, ipv6: 0 },
    ...more,
  };
}

async function verdict(
  zone: string,
  terms: SpfTerm[] | null,
  records = ['v=spf1'],
  ips: readonly string[] = [],
  because?: '--sends yes' | '--sends no',
): Promise<string> {
  const mx = await probeMx(domainTarget('example.com'), testContext(zoneResolver(zone)));
  if (mx.status !== 'observed') throw new Error(mx.status);
  const tree = { ...node(terms ?? []), record: records[0] as string };
  const evaluations = ips.map((ip) => ({ ip })) as SpfEvidence['evaluations'];
  const spf = terms === null ? absent() : observed({ tree, records, evaluations } as SpfEvidence);
  const sends = because === '--sends yes';
  const sending =
    because === undefined ? absent() : topic<'sending'>({ sends, because, stated: true, addresses: [] });
  const said = mxNullSender.examine({ mx, spf, sending }, AS_OF);
  return Array.isArray(said) ? 'several' : said.verdict;
}

const NULL = 'example.com MX 0 .';
const NOBODY = term('all', { qualifier: '-' });
const NOWHERE = { resolved: { names: [], addresses: [], status: 'nodata' as const } };

describe('mx-null-sender', () => {
  it('passes where nobody may send', async () => {
    expect(await verdict(NULL, [NOBODY])).toBe('pass');
    expect(await verdict(NULL, null)).toBe('pass');
    expect(
      await verdict(NULL, [term('mx', NOWHERE), term('include', { subtree: node([NOBODY]) }), NOBODY]),
    ).toBe('pass');
    expect(await verdict(NULL, [NOBODY, term('ip4', { unreachable: 'after-all' })])).toBe('pass');
  });

  it('fails where somebody may', async () => {
    expect(await verdict(NULL, [term('ip4'), NOBODY])).toBe('fail');
    expect(await verdict(NULL, [term('include', { subtree: node([term('ip4')]) }), NOBODY])).toBe('fail');
    expect(await verdict(NULL, [term('redirect', { subtree: node([term('ip4')]) })])).toBe('fail');
  });

  it('takes the word of whoever names a sender', async () => {
    expect(await verdict(NULL, [NOBODY], ['v=spf1 -all mx'], ['11.0.0.1'])).toBe('fail');
    expect(await verdict(NULL, [NOBODY], ['v=spf1 -all'], ['11.0.0.1'])).toBe('pass');
  });

  it('takes the word of whoever says that the domain sends, or that it does not', async () => {
    expect(await verdict(NULL, [NOBODY], ['v=spf1 -all'], [], '--sends yes')).toBe('fail');
    expect(await verdict(NULL, null, [], [], '--sends yes')).toBe('fail');
    expect(await verdict(NULL, [NOBODY], ['v=spf1 -all'], [], '--sends no')).toBe('pass');
  });

  it('takes a record that could not be seen through for one that lets somebody in', async () => {
    const subtree: SpfNode = { ...node([]), status: 'macro' };
    expect(await verdict(NULL, [term('include', { subtree }), NOBODY])).toBe('fail');
    expect(await verdict(NULL, [term('redirect', { subtree })])).toBe('fail');
  });

  it('is skipped where receivers read no SPF record', async () => {
    expect(await verdict(NULL, [NOBODY], ['v=spf1 -all', 'v=spf1 mx'])).toBe('skipped');
    expect(await verdict(NULL, [NOBODY], [])).toBe('skipped');
    const problems = [{ code: 'unknown-mechanism', column: 8, text: 'x:', says: 'x', fatal: true }];
    const subtree = { ...node([NOBODY]), problems };
    expect(await verdict(NULL, [term('include', { subtree }), NOBODY])).toBe('skipped');
  });

  it('is skipped without a null MX, or beside other records', async () => {
    expect(await verdict('example.com MX 10 a.example.com', [term('ip4')])).toBe('skipped');
    expect(await verdict(`${NULL}\nexample.com MX 10 a.example.com`, [term('ip4')])).toBe('skipped');
  });
});
