/** The SPF record term by term: what each costs, and what it said of a sender that was asked for. */
import type { SpfEvaluation, SpfEvidence, SpfNode, SpfTerm } from '../model/evidence/spf.ts';
import { printable } from '../parse/printable.ts';

/** Neighbouring addresses in a row beyond this many are told as a number. */
const MAX_RUN = 3;

export interface LedgerLine {
  /** Where the term hangs in the tree, drawn. */
  branch: string;
  /** 0 for the terms of the domain's own record. */
  depth: number;
  text: string;
  /** DNS lookups, with those of what it leads to; null for none. */
  cost: number | null;
  remark: string;
}

/** `whole`: no run of addresses told as a number, and nothing left out. */
export function spfLedger(spf: SpfEvidence, whole: boolean): LedgerLine[] {
  return branches(spf.tree, { lead: '', depth: 0, whole, walk: walkOf(spf) });
}

/** One sender's walk is told within the tree, where it is the tree that was walked. */
export function isWalkOfTree({ tree, evaluations: [only, ...others] }: SpfEvidence): boolean {
  return only !== undefined && others.length === 0 && only.domain === tree.domain;
}

function walkOf(spf: SpfEvidence): Walk | undefined {
  const [only] = spf.evaluations;
  return only !== undefined && isWalkOfTree(spf) ? stepsOf(only) : undefined;
}

/** What became of a term of a record in the evaluation for one sender. */
type Walk = (domain: string, depth: number, term: SpfTerm) => SpfEvaluation['steps'][number] | undefined;

/** A record that is evaluated twice on one level is told the same both times. */
function stepsOf({ steps }: SpfEvaluation): Walk {
  const known = new Map(steps.map((step) => [`${step.depth} ${step.domain} ${step.term}`, step]));
  return (domain, depth, { text }) => known.get(`${depth} ${domain} ${text}`);
}

interface Limb {
  lead: string;
  depth: number;
  whole: boolean;
  walk: Walk | undefined;
}

function branches(node: SpfNode, { lead, depth, whole, walk }: Limb): LedgerLine[] {
  const stepOf = (term: SpfTerm): SpfEvaluation['steps'][number] | undefined =>
    walk?.(node.domain, depth, term);
  const items = whole ? node.terms : folded(node.terms, (term) => stepOf(term)?.result);
  return items.flatMap((item, index) => {
    const last = index === items.length - 1;
    const branch = lead + (last ? '└─ ' : '├─ ');
    if (Array.isArray(item)) {
      const [first] = item as [SpfTerm];
      const remark = walk ? became(stepOf(first), first) : '';
      return [{ branch, depth, text: ranges(item), cost: null, remark }];
    }
    const fault = node.problems.find(({ column }) => column === item.column);
    const facts = fault === undefined ? remarkOn(item) : fault.says;
    const remarks = [walk && fault === undefined ? became(stepOf(item), item) : '', facts];
    const line: LedgerLine = {
      branch,
      depth,
      text: printable(item.text, 200),
      cost: item.total > 0 ? item.total : null,
      remark: printable(remarks.filter((remark) => remark !== '').join(' · '), 200),
    };
    // What the sender did not come to matters little to it; its cost stands beside it.
    const unreached = !whole && walk !== undefined && stepOf(item) === undefined;
    if (item.subtree === undefined || unreached) return [line];
    const below = { lead: lead + (last ? '   ' : '│  '), depth: depth + 1, whole, walk };
    return [line, ...branches(item.subtree, below)];
  });
}

const QUALIFIED = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

/** What a term said of the sender; one that ended an evaluation says with which result. */
function became(
  step: SpfEvaluation['steps'][number] | undefined,
  { kind, name, qualifier }: SpfTerm,
): string {
  if (kind !== 'mechanism' && name !== 'redirect') return '';
  if (step === undefined) return 'not reached';
  switch (step.result) {
    case 'match':
      return name === 'redirect' ? 'followed' : `match → ${QUALIFIED[qualifier]}`;
    case 'no-match':
      return 'no match';
    case 'error':
      return step.note;
    case 'skipped':
      return 'skipped';
  }
}

/** Runs of plain addresses become one line, save where one of them was told something else of the sender. */
function folded(
  terms: readonly SpfTerm[],
  said: (term: SpfTerm) => string | undefined,
): (SpfTerm | SpfTerm[])[] {
  const items: (SpfTerm | SpfTerm[])[] = [];
  for (let at = 0; at < terms.length; ) {
    const first = terms[at] as SpfTerm;
    const alike = (term: SpfTerm): boolean =>
      /^ip[46]$/.test(term.name) && term.unreachable === undefined && said(term) === said(first);
    let end = at;
    while (end < terms.length && alike(terms[end] as SpfTerm)) end += 1;
    const run = terms.slice(at, Math.max(end, at + 1));
    if (run.length > MAX_RUN) items.push(run);
    else items.push(...run);
    at += run.length;
  }
  return items;
}

function ranges(terms: readonly SpfTerm[]): string {
  const count = (wanted: string): number => terms.filter(({ name }) => name === wanted).length;
  const parts = ['ip4', 'ip6'].filter((name) => count(name) > 0).map((name) => `${count(name)} ${name}`);
  return `${parts.join(', ')} ranges`;
}

function remarkOn({ unreachable, subtree, failure, resolved, macro }: SpfTerm): string {
  if (unreachable === 'after-all') return 'never reached: stands after "all"';
  if (unreachable === 'redirect-with-all') return 'never followed: "all" stands beside it';
  if (failure !== undefined) return `could not be looked at: ${failure.detail}`;
  switch (subtree?.status) {
    case 'none':
      return 'no SPF record there';
    case 'nxdomain':
      return 'does not exist';
    case 'several':
      return 'more than one SPF record there';
    case 'loop':
      return 'leads back to itself';
    case 'macro':
      return 'depends on the sender';
    case 'unread':
      return 'not followed: too many';
    case 'failed':
      return `could not be looked at: ${subtree.failure?.detail ?? 'no answer'}`;
  }
  if (macro) return 'depends on the sender';
  if (resolved === undefined) return '';
  if (resolved.status === 'nxdomain') return 'does not exist';
  if (resolved.status === 'nodata') return 'nothing there';
  const [first, ...others] = resolved.addresses;
  return first === undefined ? '' : others.length === 0 ? first : `${first} and ${others.length} more`;
}
