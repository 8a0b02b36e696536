/** Who receives and sends for the domain: names the providers behind MX, SPF includes and DKIM selectors. */
import { providerById, providerOfInclude, providerOfMx } from '../knowledge/providers/index.ts';
import type { DkimEvidence } from '../model/evidence/dkim.ts';
import type { MxEvidence } from '../model/evidence/mx.ts';
import type { ProviderSighting } from '../model/evidence/providers.ts';
import type { SpfEvidence, SpfNode } from '../model/evidence/spf.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Provider } from '../model/provider.ts';
import type { Probe } from './index.ts';

export interface Sighting {
  provider: Provider;
  where: 'mx' | 'spf' | 'dkim';
  what: string;
}

export const probeProviders: Probe<'providers'> = async (target, ctx, want) => {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'only a domain has mail providers' };
  const began = ctx.clock.monotonicMs();
  const at = ctx.clock.now().toISOString();
  const [mx, spf, dkim] = await Promise.all([want('mx'), want('spf'), want('dkim')]);
  const known = [mx, spf, dkim].find(({ status }) => status === 'observed' || status === 'absent');
  const failed = [mx, spf, dkim].find(({ status }) => status === 'failed');
  if (known === undefined && failed?.status === 'failed') return failed;
  const value = merge([...sightingsInMx(mx), ...sightingsInSpf(spf), ...sightingsInDkim(dkim)]);
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
};

export function sightingsInMx(mx: Outcome<MxEvidence>): Sighting[] {
  if (mx.status !== 'observed') return [];
  return mx.value.hosts.flatMap(({ host }) => sighting(providerOfMx(host), 'mx', host));
}

export function sightingsInSpf(spf: Outcome<SpfEvidence>): Sighting[] {
  return spf.status === 'observed' ? sightingsBelow(spf.value.tree) : [];
}

/** What stands below a provider's own include is the provider's affair and tells nothing about the domain. */
function sightingsBelow(node: SpfNode): Sighting[] {
  return node.terms.flatMap((term) => {
    if (term.name !== 'include' && term.name !== 'redirect') return [];
    const target = term.subtree?.domain ?? term.value;
    if (target === undefined) return [];
    const provider = providerOfInclude(target);
    if (provider !== null) return sighting(provider, 'spf', target);
    return term.subtree === undefined ? [] : sightingsBelow(term.subtree);
  });
}

function sightingsInDkim(dkim: Outcome<DkimEvidence>): Sighting[] {
  if (dkim.status !== 'observed') return [];
  return dkim.value.keys
    .filter(({ status }) => status !== 'absent' && status !== 'failed')
    .flatMap(({ provider, selector }) =>
      provider === undefined ? [] : sighting(providerById(provider), 'dkim', selector),
    );
}

function sighting(provider: Provider | null, where: Sighting['where'], what: string): Sighting[] {
  return provider === null ? [] : [{ provider, where, what }];
}

/** One entry a provider, in the order first seen, each place named once. */
function merge(sightings: readonly Sighting[]): ProviderSighting[] {
  const merged = new Map<string, ProviderSighting>();
  for (const { provider, where, what } of sightings) {
    const { id, name, role } = provider;
    const entry = merged.get(id) ?? { id, name, role, seenIn: [] };
    if (!entry.seenIn.some((seen) => seen.where === where && seen.what === what))
      entry.seenIn.push({ where, what });
    merged.set(id, entry);
  }
  return [...merged.values()];
}
