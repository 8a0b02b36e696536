/** One repaired SPF record for all the faults of a domain, so that every finding proposes the same edit. */
import type { SpfEvaluation, SpfEvidence, SpfNode, SpfResult, SpfTerm } from '../model/evidence/spf.ts';
import type { ZoneEdit } from '../model/finding.ts';
import { ownTermsAuthorise } from '../parse/spf-own-terms.ts';
import { spfNodes, unreadRecords, unseenHosts } from '../parse/spf-tree.ts';
import {
  admit,
  type Cure,
  dropContained,
  dropDeadTargets,
  dropDuplicates,
  dropUnneeded,
  dropUnreachable,
  dropVoids,
  endInSoftfail,
  flattenHosts,
  flattenMx,
  flattenVoids,
  inlineIncludes,
} from './spf-cures.ts';
import { LOOKUP_LIMIT, type SpfState, spfFaults } from './spf-faults.ts';

/** Each cure with the checks it serves, the gentlest first. */
const CURES: readonly { for: readonly string[]; cure: Cure }[] = [
  { for: ['spf-reachable-terms'], cure: dropUnreachable },
  { for: ['spf-include-resolves', 'spf-include-loop'], cure: dropDeadTargets },
  { for: ['spf-duplicate-terms'], cure: dropDuplicates },
  { for: ['spf-not-pass-all', 'spf-has-all'], cure: endInSoftfail },
  {
    for: ['spf-void-lookup-limit', 'spf-void-lookups', 'spf-lookup-limit', 'spf-lookup-headroom'],
    cure: dropVoids,
  },
  { for: ['spf-lookup-limit', 'spf-lookup-headroom'], cure: dropContained },
  { for: ['spf-lookup-limit', 'spf-lookup-headroom'], cure: dropUnneeded },
  { for: ['spf-mx-limit'], cure: flattenMx },
  { for: ['spf-void-lookup-limit', 'spf-void-lookups'], cure: flattenVoids },
  { for: ['spf-lookup-limit'], cure: inlineIncludes(LOOKUP_LIMIT) },
  { for: ['spf-lookup-limit'], cure: flattenHosts(LOOKUP_LIMIT) },
  { for: ['spf-duplicate-terms'], cure: dropDuplicates },
];

/** Verdicts that a host nobody could resolve may change, and those that a record nobody could read may. */
const BY_HOSTS = ['spf-void-lookup-limit', 'spf-void-lookups', 'spf-mx-limit', 'spf-sender-authorized'];
const BY_RECORDS = [
  ...BY_HOSTS,
  'spf-lookup-limit',
  'spf-lookup-headroom',
  'spf-include-resolves',
  'spf-include-loop',
  'spf-not-pass-all',
];
/** With one of these left an evaluation may end before it reaches the term that lets the sender in. */
const BROKEN = [
  'spf-syntax',
  'spf-lookup-limit',
  'spf-void-lookup-limit',
  'spf-include-resolves',
  'spf-include-loop',
  'spf-mx-limit',
];
/** Results of a sound record, or of none, for a sender it does not name. */
const REFUSALS: readonly SpfResult[] = ['none', 'fail', 'softfail', 'neutral'];
const WARNINGS = [
  'spf-lookup-headroom',
  'spf-void-lookups',
  'spf-has-all',
  'spf-no-ptr',
  'spf-reachable-terms',
  'spf-range-width',
  'spf-duplicate-terms',
  'spf-record-length',
];

interface Repaired {
  tree: SpfNode;
  /** Faults left. */
  after: ReadonlySet<string>;
  edits: ZoneEdit[];
}

/** Every failing check of a domain asks for the same repair. */
const known = new WeakMap<SpfEvidence, Repaired | null>();

/** The edits after which the check `id` passes; none where they would not be safe. */
export function repairSpf(spf: SpfEvidence, id: string): { records?: ZoneEdit[] } {
  const repaired = known.get(spf) ?? repair(spf);
  known.set(spf, repaired);
  if (repaired === null || repaired.after.has(id) || isOpen(id, repaired.tree)) return {};
  if (id === 'spf-sender-authorized' && BROKEN.some((one) => repaired.after.has(one))) return {};
  return { records: repaired.edits };
}

/** A record with more terms was not written by a person; to try cures on it would take seconds and help nobody. */
const MOST_TERMS = 300;

/** Null where nothing is to be done: no fault may appear that was not there, and a sender that passed must still pass. */
function repair(spf: SpfEvidence): Repaired | null {
  const base = spf.meant?.tree ?? (spf.record === null ? null : spf.tree);
  if (base === null || !base.own || base.status !== 'record' || base.terms.length > MOST_TERMS) return null;
  const keep = new Set(passing(spf).flatMap(({ matched }) => matched.map(({ term }) => term)));
  let state = stateWith(spf, base);
  for (const { for: ids, cure } of CURES) {
    const faults = spfFaults(state);
    if (!ids.some((one) => faults.has(one))) continue;
    const tree = cure(state.tree, keep);
    const next = tree === null ? null : stateWith(spf, tree);
    if (next !== null && keepsPassing(spf, next.tree) && isSubset(spfFaults(next), bearable(faults)))
      state = next;
  }
  state = withSenders(spf, state);
  const after = spfFaults(state);
  if (!isSubset(after, bearable(spfFaults(spf))) || !keepsPassing(spf, state.tree)) return null;
  if (startsOrStopsSending(spf, state.tree)) return null;
  const edits = editsBetween(spf, base, state.tree);
  return edits === null || edits.length === 0 ? null : { tree: state.tree, after, edits };
}

/** Whether a domain sends is for its owner to say: "-all" alone is neither given up nor brought in by a repair. */
function startsOrStopsSending(spf: SpfEvidence, tree: SpfNode): boolean {
  const silent = (record: string | undefined): boolean => /^v=spf1 +-all *$/i.test(record ?? '');
  if (spf.record === null) return silent(tree.record);
  return spf.records.length === 1 && silent(spf.record) && !silent(tree.record);
}

/** Senders the user vouched for with --ip, let in by address. */
function withSenders(spf: SpfEvidence, state: SpfState): SpfState {
  const ips = spf.evaluations
    .filter(({ result, domain }) => domain === spf.domain && REFUSALS.includes(result))
    .map(({ ip }) => ip)
    .filter((ip) => !ownTermsAuthorise(state.tree, ip));
  const tree = ips.length === 0 ? null : admit(ips)(state.tree, new Set());
  const next = tree === null ? null : stateWith(spf, tree);
  return next !== null && isSubset(spfFaults(next), spfFaults(state)) ? next : state;
}

/** What may stand afterwards: what stood before, and warnings of checks that could not apply before. */
function bearable(faults: ReadonlySet<string>): Set<string> {
  const all = new Set(faults);
  if (faults.has('spf-lookup-limit')) all.add('spf-lookup-headroom');
  if (faults.has('spf-void-lookup-limit')) all.add('spf-void-lookups');
  if (faults.has('spf-present')) for (const id of WARNINGS) all.add(id);
  return all;
}

/** Whether the verdict would be unknown rather than a pass. */
function isOpen(id: string, tree: SpfNode): boolean {
  if (BY_RECORDS.includes(id) && unreadRecords(tree).length > 0) return true;
  const hosts = (): number => unseenHosts(tree, 'ipv4').length + unseenHosts(tree, 'ipv6').length;
  return BY_HOSTS.includes(id) && hosts() > 0;
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

/** The evidence as it would be with this tree as the only record. */
function stateWith(spf: SpfEvidence, tree: SpfNode): SpfState {
  const record = tree.record ?? '';
  const removed = spf.records.reduce((sum, { length }) => sum + length, 0);
  const sums = tree.terms.reduce(
    (sum, { total, voids }) => ({
      lookups: sum.lookups + total,
      voids: { ipv4: sum.voids.ipv4 + voids.ipv4, ipv6: sum.voids.ipv6 + voids.ipv6 },
    }),
    { lookups: 0, voids: { ipv4: 0, ipv6: 0 } },
  );
  return {
    domain: spf.domain,
    records: [record],
    tree,
    ...sums,
    answerBytes: Math.max(0, spf.answerBytes - removed + record.length),
    evaluations: spf.evaluations,
  };
}

function passing({ domain, evaluations }: SpfEvidence): SpfEvaluation[] {
  return evaluations.filter((one) => one.result === 'pass' && one.domain === domain);
}

function keepsPassing(spf: SpfEvidence, tree: SpfNode): boolean {
  return passing(spf).every((one) => stillPasses(one, tree));
}

/** By the very terms that let it in, or by an address written out. */
function stillPasses({ ip, matched }: SpfEvaluation, tree: SpfNode): boolean {
  let node: SpfNode | undefined = tree;
  for (const step of matched) {
    const term: SpfTerm | undefined = node?.terms.find(({ text }) => text === step.term);
    if (term === undefined) return ownTermsAuthorise(tree, ip);
    node = term.subtree;
  }
  return true;
}

/** Null where one name would have to hold two different records. */
function editsBetween(spf: SpfEvidence, base: SpfNode, tree: SpfNode): ZoneEdit[] | null {
  const edits = replace(nameOf(tree), [...spf.records, ...nearMissesAt(spf)], tree.record ?? '');
  const seen = new Map<string, string>([[tree.domain, tree.record ?? '']]);
  const old = new Map(spfNodes(base).map(({ domain, record }) => [domain, record]));
  for (const node of spfNodes(tree)) {
    const before = old.get(node.domain);
    if (node.record === undefined || before === undefined || !node.own || node.status !== 'record') continue;
    const known = seen.get(node.domain);
    if (known !== undefined && known !== node.record) return null;
    if (known === undefined && before !== node.record)
      edits.push(...replace(nameOf(node), [before], node.record));
    seen.set(node.domain, node.record);
  }
  return edits;
}

function nameOf({ domain, alias }: SpfNode): string {
  return alias ?? domain;
}

/** Those published as TXT, where there is no record; one of the obsolete type 99 harms nobody. */
function nearMissesAt({ records, nearMisses }: SpfEvidence): string[] {
  return records.length > 0 ? [] : nearMisses.filter(({ type }) => type === 'TXT').map(({ value }) => value);
}

function replace(name: string, old: readonly string[], value: string): ZoneEdit[] {
  const removed = old.filter((one) => one !== value);
  return [
    ...removed.map((one): ZoneEdit => ({ action: 'remove', name, type: 'TXT', value: one })),
    ...(old.includes(value) ? [] : [{ action: 'add' as const, name, type: 'TXT' as const, value }]),
  ];
}
