/** Who sends and receives for a domain, merged from MX, SPF and DKIM. */
import { describe, expect, it } from 'vitest';
import type { SpfNode, SpfTerm } from '../../../src/model/evidence/spf.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { probeProviders } from '../../../src/probes/providers.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { DOMAIN, dkimEvidence, mail } from '../../support/dkim-evidence.ts';
import { STRONG } from '../../support/dkim-records.ts';
import { failed, observed } from '../../support/evidence.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

function node(domain: string, includes: readonly SpfNode[]): SpfNode {
  const terms = includes.map(
    (subtree): SpfTerm => ({
      text: `include:${subtree.domain}`,
      column: 1,
      kind: 'mechanism',
      name: 'include',
      qualifier: '+',
      value: subtree.domain,
      macro: false,
      cost: 1,
      total: 1,
      voids: { ipv4: 0, ipv6: 0 },
      subtree,
    }),
  );
  return { domain, status: 'record', terms, problems: [], own: true };
}

function spf(tree: SpfNode): Evidence['spf'] {
  return observed({
    domain: 'example.com',
    record: '',
    records: [],
    nearMisses: [],
    chunks: [],
    answerBytes: 0,
    tree,
    terms: tree.terms,
    lookups: 0,
    voidLookups: 0,
    voids: { ipv4: 0, ipv6: 0 },
    complete: true,
    ttl: 300,
    evaluations: [],
  });
}

describe('probeProviders', () => {
  it('merges what MX, SPF and selectors show, an own record looked through', async () => {
    const mx = ['alt1.aspmx.l.google.com', 'aspmx.l.google.com', 'mx.example.net'];
    const { dkim } = await dkimEvidence(`google._domainkey.example.com TXT ${STRONG}`, { mx });
    const tree = node('example.com', [
      node('_spf.google.com', []),
      node('_spf.example.com', [node('spf.brevo.com', [node('amazonses.com', [])])]),
    ]);
    const want = wantFrom({ mx: mail(mx).mx, spf: spf(tree), dkim });
    const outcome = await probeProviders(DOMAIN, testContext(zoneResolver('')), want);
    if (outcome.status !== 'observed') throw new Error(outcome.status);
    expect(outcome.value.map(({ id, role }) => `${id} ${role}`)).toEqual(['google mailbox', 'brevo bulk']);
    expect(outcome.value[0]?.seenIn.map(({ where }) => where)).toEqual(['mx', 'mx', 'spf', 'dkim']);
  });

  it('fails only where nothing could be looked at', async () => {
    const context = testContext(zoneResolver(''));
    const one = wantFrom({ mx: failed(), spf: failed(), dkim: mail([]).spf as Evidence['dkim'] });
    expect(await probeProviders(DOMAIN, context, one)).toMatchObject({ status: 'observed', value: [] });
    const none = wantFrom({ mx: failed(), spf: failed(), dkim: failed() });
    expect(await probeProviders(DOMAIN, context, none)).toMatchObject({ status: 'failed' });
  });
});
