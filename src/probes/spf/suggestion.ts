/** The SPF record a domain without one most likely wants, read from who runs its MX hosts. */
import { providerOfMx } from '../../knowledge/providers/index.ts';
import { SPF_INCLUDES } from '../../knowledge/spf-includes.ts';
import type { Context } from '../../model/context.ts';
import type { MxEvidence } from '../../model/evidence/mx.ts';
import type { SendingEvidence } from '../../model/evidence/sending.ts';
import { publicSuffixOrganizationalDomain } from '../../parse/organizational-domain.ts';
import { spfNodes, totalUp } from '../../parse/spf-tree.ts';
import { walkSpf } from './walk.ts';

/** Lookups that leave room for one more service. */
const COMFORTABLE = 7;

export async function suggestSpf(
  domain: string,
  { hosts, implicit }: MxEvidence,
  ctx: Context,
): Promise<SendingEvidence['suggestedSpf']> {
  const names = hosts.map(({ host }) => host).filter((host) => host !== '');
  if (names.length === 0 || implicit) return undefined;
  const organization = publicSuffixOrganizationalDomain(domain);
  if (organization !== null && names.every((host) => publicSuffixOrganizationalDomain(host) === organization))
    return { record: 'v=spf1 mx ~all', hosts: 'your own', verified: false };
  const [provider] = names.map(providerOfMx);
  const include = SPF_INCLUDES[provider?.id ?? '']?.include;
  if (provider === undefined || provider === null || include === undefined) return undefined;
  if (names.some((host) => providerOfMx(host)?.id !== provider.id)) return undefined;
  const record = `v=spf1 include:${include} ~all`;
  const tree = await walkSpf(domain, record, ctx);
  const { lookups, voids } = totalUp(tree);
  const sound = spfNodes(tree).every(
    ({ status, problems }) => status === 'record' && problems.every(({ fatal }) => !fatal),
  );
  // A sender given with --ip would have to be named as well.
  const verified = sound && lookups <= COMFORTABLE && voids.ipv4 === 0 && ctx.given.ips.length === 0;
  return { record, hosts: provider.name, verified };
}
