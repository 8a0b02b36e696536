/** Ways to cure faults of an SPF record by editing the domain's own records; each takes a tree and gives a new one. */

import { PROVIDERS } from '../knowledge/providers/index.ts';
import type { SpfNode, SpfTerm } from '../model/evidence/spf.ts';
import type { Provider } from '../model/provider.ts';
import { ipFamily } from '../parse/ip.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { parseSpf } from '../parse/spf.ts';
import { markUnreachable, totalUp } from '../parse/spf-tree.ts';
import { duplicates, endingOf, LOOKUP_LIMIT, passesAll, VOID_LIMIT } from './spf-faults.ts';

/** A record that needs more lookups than this wants a new plan, not a longer record. */
const HOPELESS = 40;

/** Null where nothing can be done. `keep` holds the texts of terms by which a given sender passes. */
export type Cure = (tree: SpfNode, keep: ReadonlySet<string>) => SpfNode | null;

/** Rewrites the terms of each of the domain's own records that an edit can change; null where none changes. */
function rewrite(tree: SpfNode, change: (node: SpfNode) => SpfTerm[]): SpfNode | null {
  const visit = (node: SpfNode): SpfNode => {
    const below = node.terms.map((term) => {
      const subtree =
        term.subtree === undefined || term.unreachable !== undefined ? undefined : visit(term.subtree);
      return subtree === undefined || subtree === term.subtree ? term : { ...term, subtree };
    });
    const same = below.every((term, at) => term === node.terms[at]);
    const now = same ? node : { ...node, terms: below };
    const terms = node.own && node.terms.length > 0 ? change(now) : now.terms;
    const kept = terms.length === now.terms.length && terms.every((term, at) => term === now.terms[at]);
    return kept ? now : withTerms(now, terms);
  };
  const changed = visit(tree);
  return changed === tree ? null : summed(changed);
}

/** A copy with its sums; the evidence itself is left as it is. */
function summed(tree: SpfNode): SpfNode {
  const copy = structuredClone(tree);
  totalUp(copy);
  return copy;
}

/** The record a node would be with these terms. */
function withTerms(node: SpfNode, terms: readonly SpfTerm[]): SpfNode {
  const record = ['v=spf1', ...terms.map(({ text }) => text)].join(' ');
  const parsed = parseSpf(record);
  const now = terms.map(({ unreachable, ...term }, at) => ({
    ...term,
    column: parsed.terms[at]?.column ?? 1,
  }));
  markUnreachable(now);
  return { ...node, record, terms: now, problems: parsed.problems };
}

/** A term that asks DNS nothing. */
function plainTerm(text: string): SpfTerm {
  const [term] = parseSpf(`v=spf1 ${text}`).terms;
  return { ...(term as NonNullable<typeof term>), cost: 0, total: 0, voids: { ipv4: 0, ipv6: 0 } };
}

/** Whether the record still lets somebody in. */
function authorises(terms: readonly SpfTerm[]): boolean {
  return terms.some(
    ({ kind, name, qualifier, unreachable, resolved, subtree }) =>
      unreachable === undefined &&
      ((kind === 'mechanism' &&
        qualifier === '+' &&
        name !== 'all' &&
        name !== 'ptr' &&
        !(resolved !== undefined && resolved.addresses.length === 0) &&
        !['nxdomain', 'none', 'loop'].includes(subtree?.status ?? '')) ||
        (kind === 'modifier' && name === 'redirect')),
  );
}

export const dropUnreachable: Cure = (tree) =>
  rewrite(tree, ({ terms }) => terms.filter(({ unreachable }) => unreachable === undefined));

export const dropDuplicates: Cure = (tree) => {
  const idle = new Set(duplicates(tree).map(({ node, term }) => `${term.column} ${node.domain}`));
  return rewrite(tree, ({ domain, terms }) => terms.filter(({ column }) => !idle.has(`${column} ${domain}`)));
};

/** Includes at the top of the record whose target another of its includes asks as well: whoever passes, passes there. */
export const dropContained: Cure = (tree, keep) => {
  if (lookupsOf(tree) > HOPELESS) return null;
  // After a term that refuses, the other include may never be reached.
  const refuses = tree.terms.findIndex(
    ({ kind, name, qualifier }) => kind === 'mechanism' && name !== 'all' && qualifier !== '+',
  );
  const terms = [...tree.terms];
  for (const term of tree.terms) {
    const target = included(term);
    if (target === undefined || target.own || keep.has(term.text)) continue;
    const holds = terms.some((other) => {
      const holder = other === term ? undefined : included(other);
      return holder !== undefined && asks(holder, target.domain);
    });
    if (refuses < 0 && holds) terms.splice(terms.indexOf(term), 1);
  }
  return terms.length === tree.terms.length ? null : replaceRoot(tree, terms);
};

/** Those includes as written. */
export function containedIncludes(tree: SpfNode): string[] {
  const left = dropContained(tree, new Set())?.terms;
  return left === undefined
    ? []
    : tree.terms.map(({ text }) => text).filter((text) => !left.some((one) => one.text === text));
}

function included({ kind, name, qualifier, macro, unreachable, subtree }: SpfTerm): SpfNode | undefined {
  const plain = kind === 'mechanism' && name === 'include' && qualifier === '+' && !macro;
  return plain && unreachable === undefined && subtree?.status === 'record' ? subtree : undefined;
}

/** Whether this record, before anything in it could refuse a sender, includes that domain. */
function asks({ terms }: SpfNode, domain: string): boolean {
  for (const term of terms) {
    if (term.kind === 'mechanism' && term.qualifier !== '+') return false;
    const target = included(term);
    if (target !== undefined && (target.domain === domain || asks(target, domain))) return true;
  }
  return false;
}

/** Includes that lead nowhere or back to themselves; a redirect of that kind gives way to `~all`. */
export const dropDeadTargets: Cure = (tree) =>
  rewrite(tree, ({ terms }) => {
    const rest = terms.filter((term) => !isDead(term));
    if (rest.length === terms.length || !authorises(rest)) return terms;
    return terms.some((term) => isDead(term) && term.name === 'redirect') ? withAll(rest) : rest;
  });

function isDead({ name, subtree, unreachable }: SpfTerm): boolean {
  if (subtree === undefined || unreachable !== undefined) return false;
  if (['nxdomain', 'none', 'loop'].includes(subtree.status)) return true;
  // An own record of nothing but such terms lets nobody in, so that its include is as idle.
  const live = subtree.terms.filter((term) => term.name !== 'all' && term.unreachable === undefined);
  const closed = subtree.terms.every((term) => term.name !== 'all' || term.qualifier !== '+');
  return name === 'include' && subtree.own && closed && live.length > 0 && live.every(isDead);
}

/** `~all`, after the last mechanism. */
function withAll(terms: readonly SpfTerm[]): SpfTerm[] {
  const last = terms.findLastIndex(({ kind }) => kind === 'mechanism');
  return [...terms.slice(0, last + 1), plainTerm('~all'), ...terms.slice(last + 1)];
}

/** `+all` and `?all` become `~all`; a record without an end gets one. */
export const endInSoftfail: Cure = (tree) => {
  const ending = endingOf(tree);
  const everybody = (passesAll(tree) ?? []).at(-1);
  const soften = (terms: readonly SpfTerm[]): SpfTerm[] =>
    terms.map((term) =>
      term.kind === 'mechanism' && term.name === 'all' && (term.qualifier === '+' || term.qualifier === '?')
        ? { ...term, ...plainTerm('~all') }
        : term,
    );
  return rewrite(tree, (node) => {
    const { domain, terms } = node;
    if (!authorises(terms)) return [...terms];
    if (everybody?.node.domain === domain && everybody.term.name === 'all') return soften(terms);
    if (ending.node.domain !== domain) return [...terms];
    if (ending.kind === 'all' && ending.qualifier === '?') return soften(terms);
    return ending.kind === 'none' ? withAll(terms) : [...terms];
  });
};

/** Terms whose name does not exist cost a void lookup and never match. */
export const dropVoids: Cure = (tree) =>
  rewrite(tree, ({ terms }) => {
    const rest = terms.filter((term) => !isVoid(term));
    return authorises(rest) ? rest : terms;
  });

function isVoid({ kind, resolved, voids, failure, unreachable }: SpfTerm): boolean {
  return (
    kind === 'mechanism' &&
    unreachable === undefined &&
    failure === undefined &&
    resolved !== undefined &&
    resolved.addresses.length === 0 &&
    voids.ipv4 > 0 &&
    voids.ipv6 > 0
  );
}

/** Own hosts without an address of the family that has too many, written out, so that nothing is asked in vain. */
export const flattenVoids: Cure = (tree, keep) => {
  const sum = (family: 'ipv4' | 'ipv6'): number =>
    tree.terms.reduce((voids, term) => voids + term.voids[family], 0);
  const family = (['ipv4', 'ipv6'] as const).find((one) => sum(one) > VOID_LIMIT);
  if (family === undefined) return null;
  const flat = rewrite(tree, (node) =>
    node.terms.flatMap((term) =>
      term.voids[family] > 0 && isOwnHost(tree, node, term) ? addressesOf(term) : [term],
    ),
  );
  return withoutRepeats(flat, keep);
};

/** `a` and `mx` often stand for the same address. */
function withoutRepeats(flat: SpfNode | null, keep: ReadonlySet<string>): SpfNode | null {
  return flat === null ? null : (dropDuplicates(flat, keep) ?? flat);
}

/** `mx` and `a` of the domain's own names: their addresses are the owner's to know. */
function isOwnHost(tree: SpfNode, { domain }: SpfNode, term: SpfTerm): boolean {
  const { kind, name, value, macro, failure, resolved, unreachable } = term;
  if (kind !== 'mechanism' || (name !== 'a' && name !== 'mx') || macro || unreachable !== undefined)
    return false;
  if (failure !== undefined || (resolved?.addresses.length ?? 0) === 0) return false;
  const organization = publicSuffixOrganizationalDomain(tree.domain);
  const hosts = name === 'mx' ? (resolved?.names ?? []) : [];
  return (
    organization !== null &&
    [value ?? domain, ...hosts].every((host) => publicSuffixOrganizationalDomain(host) === organization)
  );
}

function addressesOf({ qualifier, cidr4, cidr6, resolved }: SpfTerm): SpfTerm[] {
  const sign = qualifier === '+' ? '' : qualifier;
  return (resolved?.addresses ?? []).map((address) => {
    const family = ipFamily(address) ?? 4;
    const prefix = family === 6 ? cidr6 : cidr4;
    return plainTerm(`${sign}ip${family}:${address}${prefix === undefined ? '' : `/${prefix}`}`);
  });
}

/** An mx with more names than receivers look up. */
export const flattenMx: Cure = (tree, keep) =>
  withoutRepeats(
    rewrite(tree, (node) =>
      node.terms.flatMap((term) =>
        (term.resolved?.names.length ?? 0) > LOOKUP_LIMIT && isOwnHost(tree, node, term)
          ? addressesOf(term)
          : [term],
      ),
    ),
    keep,
  );

/** Includes of services that send with an envelope domain of their own, so that nobody ever asks this record about them. */
export const dropUnneeded: Cure = (tree, keep) => {
  if (publicSuffixOrganizationalDomain(tree.domain) !== tree.domain) return null;
  return rewrite(tree, ({ terms }) => {
    const rest = terms.filter((term) => keep.has(term.text) || unneededProvider(term) === undefined);
    return authorises(rest) ? rest : terms;
  });
};

/** The services of such includes at the top of the record, by name. */
export function unneededServices({ domain, terms }: SpfNode): string[] {
  return publicSuffixOrganizationalDomain(domain) === domain
    ? terms.flatMap((term) => unneededProvider(term)?.name ?? [])
    : [];
}

function unneededProvider({ kind, name, value, macro }: SpfTerm): Provider | undefined {
  if (kind !== 'mechanism' || name !== 'include' || macro) return undefined;
  const target = (value ?? '').toLowerCase().replace(/\.$/, '');
  // The very name from the vendor's manual: a name below it may be a return path of this domain's own.
  return PROVIDERS.find(
    ({ usesOwnEnvelopeDomain, spfIncludes }) =>
      usesOwnEnvelopeDomain === true && spfIncludes?.includes(target) === true,
  );
}

/** Addresses let in before every other term, so that nothing can end the evaluation earlier. */
export const admit =
  (ips: readonly string[]): Cure =>
  (tree) =>
    replaceRoot(tree, [...ips.map((ip) => plainTerm(`ip${ipFamily(ip) ?? 4}:${ip}`)), ...tree.terms]);

/** Own includes written out in place, one after another until the record is within the limit. */
export const inlineIncludes =
  (most: number): Cure =>
  (tree, keep) => {
    const within = untilWithin(most, tree, (now) => {
      const at = now.terms.findIndex((term) => inlined(now, term) !== null);
      if (at < 0) return null;
      const terms = [
        ...now.terms.slice(0, at),
        ...(inlined(now, now.terms[at] as SpfTerm) ?? []),
        ...now.terms.slice(at + 1),
      ];
      return replaceRoot(now, terms);
    });
    return withoutRepeats(within, keep);
  };

/** Own hosts written out as addresses, the costliest last resort. */
export const flattenHosts =
  (most: number): Cure =>
  (tree, keep) => {
    const within = untilWithin(most, tree, (now) => {
      const at = now.terms.findLastIndex((term) => isOwnHost(now, now, term));
      if (at < 0 || !now.own) return null;
      const terms = [
        ...now.terms.slice(0, at),
        ...addressesOf(now.terms[at] as SpfTerm),
        ...now.terms.slice(at + 1),
      ];
      return replaceRoot(now, terms);
    });
    return withoutRepeats(within, keep);
  };

function replaceRoot(tree: SpfNode, terms: readonly SpfTerm[]): SpfNode {
  return summed(withTerms(tree, terms));
}

function lookupsOf({ terms }: SpfNode): number {
  return terms.reduce((sum, { total }) => sum + total, 0);
}

function untilWithin(most: number, tree: SpfNode, step: (now: SpfNode) => SpfNode | null): SpfNode | null {
  if (lookupsOf(tree) > HOPELESS) return null;
  let now = tree;
  for (let next = step(now); next !== null && lookupsOf(now) > most; next = step(now)) now = next;
  return now === tree ? null : now;
}

/** What an own include says, as terms of the record above; null where that would not mean the same. */
function inlined(root: SpfNode, { kind, name, qualifier, subtree, unreachable }: SpfTerm): SpfTerm[] | null {
  if (kind !== 'mechanism' || name !== 'include' || qualifier !== '+' || unreachable !== undefined)
    return null;
  if (!root.own || subtree === undefined || !subtree.own || subtree.status !== 'record') return null;
  const live = subtree.terms.filter((term) => term.kind === 'mechanism' && term.unreachable === undefined);
  const terms = live.filter((term) => term.name !== 'all');
  const movable = terms.every(
    (term) =>
      term.qualifier === '+' &&
      !term.macro &&
      (term.value !== undefined || !['a', 'mx', 'ptr'].includes(term.name)),
  );
  const closed = live.every((term) => term.name !== 'all' || term.qualifier !== '+');
  const redirects = subtree.terms.some(
    ({ name, unreachable }) => name === 'redirect' && unreachable === undefined,
  );
  const sound = subtree.problems.every(({ fatal }) => !fatal);
  return movable && closed && sound && !redirects ? terms : null;
}
