/** What is wrong with an SPF record and its tree: one function a fault, for the checks and for whoever repairs. */
import { providerOfInclude } from '../knowledge/providers/index.ts';
import type {
  SpfEvaluation,
  SpfEvidence,
  SpfNode,
  SpfProblem,
  SpfQualifier,
  SpfTerm,
} from '../model/evidence/spf.ts';
import { ipOctets } from '../parse/ip.ts';
import { ownTermsAuthorise } from '../parse/spf-own-terms.ts';
import { type PlacedTerm, spfNodes, spfTerms } from '../parse/spf-tree.ts';

/** RFC 7208 §4.6.4 */
export const LOOKUP_LIMIT = 10;
export const VOID_LIMIT = 2;
const MX_LIMIT = 10;
/** From here on one more service breaks the record. */
const HEADROOM = 8;
/** RFC 7208 §3.4 asks for less than 450 octets, so that the answer fits the 512 of plain UDP. */
export const RECORD_LENGTH = 450;
/**
 * More than resolvers have ever taken over UDP by default, so that nobody sees the record without TCP. From 1,232 octets
 * on most ask over TCP too (DNS flag day 2020), and companies with dozens of verification records lose no mail by it.
 */
export const ANSWER_LENGTH = 4_096;
/** Shortest prefixes that do not surprise: a /15 is 131,072 addresses. */
export const NARROW_IPV4 = 16;
const NARROW_IPV6 = 32;
/** Terms of one record compared with one another. */
const MOST_NETWORKS = 400;
/** IPv4 addresses in all. */
const MOST_ADDRESSES = 2 ** 20;

/** The part of the evidence that an edit of the zone would change. */
export type SpfState = Pick<
  SpfEvidence,
  'domain' | 'records' | 'tree' | 'lookups' | 'voids' | 'answerBytes' | 'evaluations'
>;

/** Records of the domain's own organization, the root first. */
export function ownNodes(tree: SpfNode): SpfNode[] {
  return spfNodes(tree).filter(({ own, terms, record }) => own && (terms.length > 0 || record !== undefined));
}

function ownTerms(tree: SpfNode): PlacedTerm[] {
  return spfTerms(tree).filter(({ node }) => node.own);
}

export function syntaxFaults(tree: SpfNode): { domain: string; problem: SpfProblem }[] {
  return spfNodes(tree)
    .filter((node) => node === tree || node.own)
    .flatMap(({ domain, problems }) =>
      problems.filter(({ fatal }) => fatal).map((problem) => ({ domain, problem })),
    );
}

export interface DeadTarget extends PlacedTerm {
  says: string;
}

/** Includes and redirects that make every evaluation reaching them a permerror (§5.2, §6.1). */
export function deadTargets(tree: SpfNode): DeadTarget[] {
  return spfTerms(tree).flatMap(({ term, node }) => {
    const says = term.subtree === undefined ? null : deadBecause(term.subtree);
    return says === null ? [] : [{ term, node, says }];
  });
}

function deadBecause({ domain, status, own, problems }: SpfNode): string | null {
  if (status === 'nxdomain') return `${domain} does not exist`;
  if (status === 'none') return `${domain} has no SPF record`;
  if (status === 'several') return `${domain} has more than one SPF record`;
  const fault = own ? undefined : problems.find(({ fatal }) => fatal);
  return fault === undefined ? null : `the record of ${domain} is faulty (${fault.says})`;
}

export function loops(tree: SpfNode): PlacedTerm[] {
  return spfTerms(tree).filter(({ term }) => term.subtree?.status === 'loop');
}

export function crowdedMx(tree: SpfNode): PlacedTerm[] {
  return spfTerms(tree).filter(
    ({ term }) => term.name === 'mx' && (term.resolved?.names.length ?? 0) > MX_LIMIT,
  );
}

/** The terms by which just anybody passes, from the root down; null where there is no such way. */
export function passesAll(node: SpfNode): PlacedTerm[] | null {
  for (const term of node.terms) {
    if (term.unreachable !== undefined) continue;
    if (term.kind === 'mechanism' && term.qualifier !== '+') continue;
    if (matchesAll(term)) return [{ term, node }];
    const below =
      term.subtree !== undefined && ['include', 'redirect'].includes(term.name)
        ? passesAll(term.subtree)
        : null;
    if (below !== null) return [{ term, node }, ...below];
  }
  return null;
}

function matchesAll({ kind, name, cidr4, cidr6, macro, resolved }: SpfTerm): boolean {
  if (kind !== 'mechanism') return false;
  if (name === 'all') return true;
  if (name === 'ip4' || name === 'ip6') return (cidr4 ?? cidr6) === 0;
  if (name === 'a' || name === 'mx')
    return (cidr4 === 0 || cidr6 === 0) && (resolved?.addresses.length ?? 0) > 0;
  // Without a macro, exists is true of everybody or of nobody.
  return name === 'exists' && !macro && resolved?.status === 'observed';
}

/** What a record says of everybody it does not name. */
export type Ending =
  | { kind: 'all'; qualifier: SpfQualifier; node: SpfNode }
  | { kind: 'none'; node: SpfNode }
  /** A redirect whose target depends on the sender, is missing, or could not be read. */
  | { kind: 'macro' | 'dead' | 'unread'; node: SpfNode };

export function endingOf(node: SpfNode): Ending {
  const live = node.terms.filter(({ unreachable }) => unreachable === undefined);
  const all = live.find(({ kind, name }) => kind === 'mechanism' && name === 'all');
  if (all !== undefined) return { kind: 'all', qualifier: all.qualifier, node };
  const next = live.find(({ kind, name }) => kind === 'modifier' && name === 'redirect')?.subtree;
  if (next === undefined) return { kind: 'none', node };
  if (next.status === 'record') return endingOf(next);
  if (next.status === 'macro') return { kind: 'macro', node: next };
  return { kind: next.status === 'failed' || next.status === 'unread' ? 'unread' : 'dead', node: next };
}

export function ptrTerms(tree: SpfNode): PlacedTerm[] {
  return ownTerms(tree).filter(({ term }) => term.kind === 'mechanism' && term.name === 'ptr');
}

export function unreachableTerms(tree: SpfNode): PlacedTerm[] {
  return ownNodes(tree).flatMap((node) =>
    node.terms.filter(({ unreachable }) => unreachable !== undefined).map((term) => ({ term, node })),
  );
}

export interface WideRanges {
  terms: PlacedTerm[];
  /** IPv4 addresses that pass by the domain's own ip4 terms. */
  addresses: number;
  tooMany: boolean;
}

/** A prefix of 0 is everybody, which is another fault. Mail providers do own networks of such a width. */
export function wideRanges(tree: SpfNode): WideRanges {
  const passing = ownTerms(tree).filter(
    ({ term, node }) =>
      term.kind === 'mechanism' && term.qualifier === '+' && providerOfInclude(node.domain) === null,
  );
  const terms = passing.filter(({ term: { name, cidr4, cidr6 } }) => {
    if (!['ip4', 'ip6', 'a', 'mx'].includes(name)) return false;
    const wide = (prefix: number | undefined, narrow: number): boolean =>
      prefix !== undefined && prefix > 0 && prefix < narrow;
    return wide(cidr4, NARROW_IPV4) || wide(cidr6, NARROW_IPV6);
  });
  const addresses = countAddresses(
    passing.flatMap(({ term }) => (term.name === 'ip4' && term.cidr4 !== 0 ? [term] : [])),
  );
  return { terms, addresses, tooMany: addresses > MOST_ADDRESSES };
}

function countAddresses(terms: readonly SpfTerm[]): number {
  const ranges = terms
    .flatMap(({ value, cidr4 = 32 }) => {
      const octets = ipOctets(value ?? '');
      if (octets?.length !== 4) return [];
      const size = 2 ** (32 - cidr4);
      const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
      const first = address - (address % size);
      return [{ first, end: first + size }];
    })
    .sort((a, b) => a.first - b.first);
  let counted = 0;
  let reached = 0;
  for (const { first, end } of ranges) {
    counted += Math.max(0, end - Math.max(first, reached));
    reached = Math.max(reached, end);
  }
  return counted;
}

export interface Duplicate extends PlacedTerm {
  /** The term that says the same already. */
  by: SpfTerm;
  /** Where that stands. */
  at: string;
}

/** Terms of the domain's own records that add nothing to another. */
export function duplicates(tree: SpfNode): Duplicate[] {
  const nodes = ownNodes(tree);
  const within = nodes.flatMap(duplicatesWithin);
  // An include of the root that one of its own records makes as well.
  const below = new Map<string, { by: SpfTerm; at: string }>();
  for (const node of nodes.slice(1)) {
    if (node.domain === tree.domain || !reachedByPass(tree, node)) continue;
    for (const by of live(node)) if (isPlainInclude(by)) below.set(keyOf(by, node), { by, at: node.domain });
  }
  const counted = new Set(within.map(({ term }) => term));
  const again = live(tree).flatMap((term) => {
    const other = isPlainInclude(term) && !counted.has(term) ? below.get(keyOf(term, tree)) : undefined;
    return other === undefined ? [] : [{ term, node: tree, ...other }];
  });
  return [...within, ...again];
}

function isPlainInclude({ name, qualifier }: SpfTerm): boolean {
  return name === 'include' && qualifier === '+';
}

/** Whether a pass of `node` is a pass of the root's, by plain includes alone. */
function reachedByPass(root: SpfNode, node: SpfNode): boolean {
  return live(root).some(
    ({ name, qualifier, subtree }) =>
      name === 'include' &&
      qualifier === '+' &&
      subtree !== undefined &&
      (subtree === node || reachedByPass(subtree, node)),
  );
}

function live(node: SpfNode): SpfTerm[] {
  return node.terms.filter(({ kind, unreachable }) => kind === 'mechanism' && unreachable === undefined);
}

function duplicatesWithin(node: SpfNode): Duplicate[] {
  const terms = live(node).filter(({ name }) => name !== 'all');
  // Between terms of different signs the order decides; then only an exact repetition is idle.
  const plain = terms.every(({ qualifier }) => qualifier === '+');
  const found: Duplicate[] = [];
  const gone = new Set<SpfTerm>();
  const first = new Map<string, SpfTerm>();
  for (const term of terms) {
    const key = keyOf(term, node);
    const by = first.get(key);
    if (by === undefined) first.set(key, term);
    else {
      gone.add(term);
      found.push({ term, node, by, at: node.domain });
    }
  }
  if (!plain) return found;
  const networks = terms.slice(0, MOST_NETWORKS).flatMap((term) => networkOf(term) ?? []);
  for (const { term, octets, prefix } of networks) {
    if (gone.has(term)) continue;
    const wider = networks.find(
      (one) => one.term !== term && !gone.has(one.term) && one.prefix <= prefix && contains(one, octets),
    );
    if (wider === undefined) continue;
    gone.add(term);
    found.push({ term, node, by: wider.term, at: node.domain });
  }
  return found.sort((a, b) => a.term.column - b.term.column);
}

interface Network {
  term: SpfTerm;
  octets: Uint8Array;
  prefix: number;
}

function networkOf(term: SpfTerm): Network | undefined {
  const octets = /^ip[46]$/.test(term.name) ? ipOctets(term.value ?? '') : null;
  if (octets === null) return undefined;
  return { term, octets, prefix: term.name === 'ip4' ? (term.cidr4 ?? 32) : (term.cidr6 ?? 128) };
}

function contains({ octets, prefix }: Network, other: Uint8Array): boolean {
  return (
    octets.length === other.length &&
    octets.every((octet, i) => {
      const mask = 0xff << (8 - Math.min(8, Math.max(0, prefix - 8 * i)));
      return (octet & mask) === ((other[i] as number) & mask);
    })
  );
}

function keyOf(term: SpfTerm, { domain }: SpfNode): string {
  const value = (term.value ?? domain).replace(/\.$/, '');
  const name = term.macro ? value : value.toLowerCase();
  return `${term.name} ${name} ${term.cidr4 ?? 32} ${term.cidr6 ?? 128}`;
}

export function recordLength({ records }: Pick<SpfState, 'records'>): number {
  return new TextEncoder().encode(records[0] ?? '').length;
}

/** Ids of the checks an SPF record fails for certain; what cannot be told is left out. */
export function spfFaults(spf: SpfState): Set<string> {
  const { tree, lookups, voids } = spf;
  const wide = wideRanges(tree);
  const ending = endingOf(tree);
  const found: Readonly<Record<string, boolean>> = {
    'spf-present': spf.records.length === 0,
    'spf-single-record': spf.records.length > 1,
    'spf-syntax': syntaxFaults(tree).length > 0,
    'spf-lookup-limit': lookups > LOOKUP_LIMIT,
    'spf-lookup-headroom': nearLimit(lookups),
    'spf-void-lookup-limit': voids.ipv4 > VOID_LIMIT,
    'spf-void-lookups': hasVoids(spf),
    'spf-include-resolves': deadTargets(tree).length > 0,
    'spf-include-loop': loops(tree).length > 0,
    'spf-mx-limit': crowdedMx(tree).length > 0,
    'spf-not-pass-all': passesAll(tree) !== null,
    'spf-has-all': spf.records.length > 0 && (ending.kind === 'none' || isNeutral(ending)),
    'spf-no-ptr': ptrTerms(tree).length > 0,
    'spf-reachable-terms': unreachableTerms(tree).length > 0,
    'spf-range-width': wide.terms.length > 0 || wide.tooMany,
    'spf-duplicate-terms': duplicates(tree).length > 0,
    'spf-record-length': isTooLong(spf),
    'spf-sender-authorized': spf.records.length > 0 && spf.evaluations.some((one) => isRefused(spf, one)),
  };
  return new Set(Object.keys(found).filter((id) => found[id]));
}

/** A sender that was given and does not pass, nor would by an address written out. */
function isRefused({ domain, tree }: SpfState, one: SpfEvaluation): boolean {
  if (one.result === 'pass' || one.result === 'temperror') return false;
  return one.domain !== domain || !ownTermsAuthorise(tree, one.ip);
}

export function nearLimit(lookups: number): boolean {
  return lookups >= HEADROOM && lookups <= LOOKUP_LIMIT;
}

/** Terms by which nobody passes, since their lookup comes back empty in both families. */
export function deadTerms(tree: SpfNode): SpfTerm[] {
  return spfTerms(tree)
    .map(({ term }) => term)
    .filter(({ subtree, voids }) => subtree === undefined && voids.ipv4 > 0 && voids.ipv6 > 0);
}

/**
 * Within the limit for IPv4, yet with dead terms; or over it for IPv6 alone. A host with addresses of one family only is
 * the everyday state of hosts, and its empty lookup in the other one does no harm below the limit.
 */
export function hasVoids({ tree, voids }: Pick<SpfState, 'tree' | 'voids'>): boolean {
  return voids.ipv4 <= VOID_LIMIT && (deadTerms(tree).length > 0 || voids.ipv6 > VOID_LIMIT);
}

export function isNeutral(ending: Ending): boolean {
  return ending.kind === 'all' && ending.qualifier === '?';
}

export function isTooLong(spf: Pick<SpfState, 'records' | 'answerBytes'>): boolean {
  return recordLength(spf) > RECORD_LENGTH || spf.answerBytes > ANSWER_LENGTH;
}
