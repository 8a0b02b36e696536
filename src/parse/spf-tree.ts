/** Reading an SPF tree: what is in it, what it costs, and what could not be seen (RFC 7208 §4.6.4). */
import type { SpfNode, SpfTerm } from '../model/evidence/spf.ts';
import type { Failure } from '../model/failure.ts';

/** A term with the record it stands in. */
export interface PlacedTerm {
  term: SpfTerm;
  node: SpfNode;
}

/** Every record of the tree, the root first; parts that are never evaluated left out. */
export function spfNodes(root: SpfNode): SpfNode[] {
  const nodes = [root];
  for (const node of nodes) {
    for (const { subtree, unreachable } of node.terms) {
      if (subtree !== undefined && unreachable === undefined) nodes.push(subtree);
    }
  }
  return nodes;
}

/** Every term of the tree that can be evaluated. */
export function spfTerms(root: SpfNode): PlacedTerm[] {
  return spfNodes(root).flatMap((node) =>
    node.terms.filter(({ unreachable }) => unreachable === undefined).map((term) => ({ term, node })),
  );
}

/** Records that could not be read: whatever would be said of the tree as a whole may be otherwise. */
export function unreadRecords(root: SpfNode): { domain: string; failure: Failure }[] {
  return spfNodes(root).flatMap(({ domain, status, failure }) =>
    (status === 'failed' || status === 'unread') && failure !== undefined ? [{ domain, failure }] : [],
  );
}

/** Host look-ups of one family that did not succeed. */
export function unseenHosts(root: SpfNode, family: 'ipv4' | 'ipv6'): { term: SpfTerm; failure: Failure }[] {
  return spfTerms(root).flatMap(({ term }) =>
    term.failure !== undefined && term.unseen?.[family] === true ? [{ term, failure: term.failure }] : [],
  );
}

/** Marks what is never evaluated (§5.1, §6.1): mechanisms after `all`, and a redirect beside one. */
export function markUnreachable(terms: readonly SpfTerm[]): void {
  const all = terms.findIndex((term) => term.kind === 'mechanism' && term.name === 'all');
  if (all < 0) return;
  terms.forEach((term, at) => {
    if (term.kind === 'modifier' && term.name === 'redirect') term.unreachable = 'redirect-with-all';
    else if (term.kind === 'mechanism' && at > all) term.unreachable = 'after-all';
    if (term.unreachable !== undefined) term.cost = 0;
  });
}

/** How many lookups the records of other organizations add to those of the domain's own terms. */
export function foreignLookups(root: SpfNode): number {
  return spfTerms(root).reduce((sum, { term, node }) => sum + (node.own ? 0 : term.cost), 0);
}

/** Fills `total` and `voids` of every term from its own cost and its subtree; returns the sums of the record. */
export function totalUp(node: SpfNode): { lookups: number; voids: { ipv4: number; ipv6: number } } {
  const sum = { lookups: 0, voids: { ipv4: 0, ipv6: 0 } };
  for (const term of node.terms) {
    const below = term.subtree === undefined ? undefined : totalUp(term.subtree);
    const own = ownVoids(term);
    const counted = term.unreachable === undefined;
    term.total = counted ? term.cost + (below?.lookups ?? 0) : 0;
    term.voids = {
      ipv4: counted ? own.ipv4 + (below?.voids.ipv4 ?? 0) : 0,
      ipv6: counted ? own.ipv6 + (below?.voids.ipv6 ?? 0) : 0,
    };
    sum.lookups += term.total;
    sum.voids.ipv4 += term.voids.ipv4;
    sum.voids.ipv6 += term.voids.ipv6;
  }
  return sum;
}

/**
 * "Terms" whose lookup came back empty count, not questions (§4.6.4): an mx whose hosts all lack an address of the
 * family counts once, one with a host that has one does not. A record missing at an include is a permerror, not a void.
 */
function ownVoids(term: SpfTerm): { ipv4: number; ipv6: number } {
  const { resolved, unseen } = term;
  if (resolved === undefined) return { ipv4: 0, ipv6: 0 };
  if (term.name === 'exists') {
    const empty = resolved.status === 'nxdomain' || resolved.status === 'nodata' ? 1 : 0;
    return { ipv4: empty, ipv6: empty };
  }
  // A null MX answers the question and names no host to ask about.
  if (term.name === 'mx' && resolved.status === 'observed' && resolved.names.length === 0)
    return { ipv4: 0, ipv6: 0 };
  const has = (six: boolean): boolean => resolved.addresses.some((address) => address.includes(':') === six);
  return {
    ipv4: unseen?.ipv4 !== true && !has(false) ? 1 : 0,
    ipv6: unseen?.ipv6 !== true && !has(true) ? 1 : 0,
  };
}
