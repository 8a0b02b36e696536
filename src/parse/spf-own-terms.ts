/** Whether the domain's own terms authorise an address: a, mx, ip4 and ip6, not another organization's record. */
import type { SpfNode, SpfQualifier, SpfTerm } from '../model/evidence/spf.ts';
import { inNetwork, ipFamily } from './ip.ts';

/** As an evaluation would go, except that what cannot be told from the tree (exists, ptr, other organizations) is passed over. */
export function ownTermsAuthorise(root: SpfNode, ip: string): boolean {
  return decide(root, ip) === '+';
}

/** The qualifier of the first own term that matches; null where none does. */
function decide(node: SpfNode, ip: string): SpfQualifier | null {
  if (!node.own) return null;
  for (const term of node.terms) {
    if (term.unreachable !== undefined || term.kind !== 'mechanism') continue;
    // What "all" says is said of everybody, not of this address.
    if (term.name === 'all') return null;
    const below = term.name === 'include' && term.subtree !== undefined ? decide(term.subtree, ip) : null;
    if (below === '+' || covers(term, ip)) return term.qualifier;
  }
  const redirect = node.terms.find(
    ({ name, unreachable }) => name === 'redirect' && unreachable === undefined,
  );
  return redirect?.subtree === undefined ? null : decide(redirect.subtree, ip);
}

function covers(term: SpfTerm, ip: string): boolean {
  const prefix = ipFamily(ip) === 6 ? (term.cidr6 ?? 128) : (term.cidr4 ?? 32);
  if (term.name === 'ip4' || term.name === 'ip6') return inNetwork(ip, term.value ?? '', prefix);
  if (term.name !== 'a' && term.name !== 'mx') return false;
  return (term.resolved?.addresses ?? []).some((address) => inNetwork(ip, address, prefix));
}
