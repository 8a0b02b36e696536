/** The SPF record as a tree of terms with what each costs, and how receivers judge given senders. */
import type { SpfEvaluation, SpfEvidence, SpfNode, SpfTerm } from '../../../model/evidence/spf.ts';
import type { Report } from '../../../model/report.ts';
import { foreignLookups } from '../../../parse/spf-tree.ts';
import { plural, SIGNS } from '../../words.ts';
import { columns, cut, padEnd, padStart } from '../columns.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';

/** Lines of a tree: a hostile one may hold thousands of terms. */
const MAX_LINES = 300;
/** Neighbouring addresses in a row beyond this many are told as a number. */
const MAX_RUN = 3;
/** Columns for the cost and the least for a remark. */
const COST = 4;
const REMARK = 16;

export function spf(page: Page, { evidence, target, topics }: Report): string[] {
  const onlySpf = topics.asked.length === 1;
  return looked(page, evidence.spf, (value) => {
    const [only, ...others] = value.evaluations;
    // One sender's walk is told within the tree, where it is the tree that was walked.
    const walk =
      only !== undefined && others.length === 0 && only.domain === value.tree.domain
        ? stepsOf(only)
        : undefined;
    return [
      ...value.nearMisses.flatMap(({ value: text, at, says }) =>
        labelled(page, 2, 'Not SPF', `${quote(text)} at ${quote(at)}: ${quote(says)}`),
      ),
      ...(value.records.length < 2
        ? []
        : value.records.flatMap((one) => labelled(page, 2, 'Record', quote(one)))),
      ...value.evaluations.flatMap((one) =>
        evaluated(page, one, { headlined: others.length === 0 && onlySpf, walked: walk === undefined }),
      ),
      ...(value.record === null ? [] : tree(page, value, target.ascii, topics.asked.includes('spf'), walk)),
    ];
  });
}

/** What became of a term of a record in the evaluation for one sender. */
type Walk = (domain: string, depth: number, term: SpfTerm) => SpfEvaluation['steps'][number] | undefined;

/** A record that is evaluated twice on one level is told the same both times. */
function stepsOf({ steps }: SpfEvaluation): Walk {
  const known = new Map(steps.map((step) => [`${step.depth} ${step.domain} ${step.term}`, step]));
  return (domain, depth, { text }) => known.get(`${depth} ${domain} ${text}`);
}

interface Row {
  text: string;
  cost: number | null;
  remark: string;
}

function tree(
  page: Page,
  { record, tree, lookups, voidLookups, complete, ttl }: SpfEvidence,
  target: string,
  asked: boolean,
  walk?: Walk,
): string[] {
  const whole = page.options.verbose && asked;
  const rows = branches(tree, { lead: '', depth: 0, whole, walk });
  const shown = rows.slice(0, MAX_LINES);
  const room = page.width - 2 - COST - 2;
  const wide = Math.min(Math.max(...shown.map(({ text }) => columns(text)), 20), Math.max(room - REMARK, 24));
  const more = complete ? '' : 'at least ';
  const others = foreignLookups(tree);
  const whose = others === 0 ? '' : `, ${others} of them in records of others`;
  const sum = `${more}${plural(lookups, 'DNS lookup')} (limit 10)${whose}, ${more}${voidLookups} empty (limit 2), TTL ${ttl} s`;
  return [
    ...paragraph(page, 2, tree.domain === target ? (record ?? '') : `${tree.domain}: ${record}`),
    ...paragraph(page, 2, sum, page.style.faint),
    ...shown.map(({ text, cost, remark }) => {
      const left = padEnd(cut(text, wide), wide) + padStart(cost === null ? '' : String(cost), COST);
      const right = remark === '' ? '' : `  ${page.style.faint(cut(remark, Math.max(REMARK, room - wide)))}`;
      return `  ${left}${right}`.trimEnd();
    }),
    ...(rows.length > shown.length ? [`  and ${rows.length - shown.length} more lines`] : []),
  ];
}

interface Limb {
  lead: string;
  depth: number;
  whole: boolean;
  walk: Walk | undefined;
}

function branches(node: SpfNode, { lead, depth, whole, walk }: Limb): Row[] {
  const stepOf = (term: SpfTerm): SpfEvaluation['steps'][number] | undefined =>
    walk?.(node.domain, depth, term);
  const items = whole ? node.terms : folded(node.terms, (term) => stepOf(term)?.result);
  return items.flatMap((item, index) => {
    const last = index === items.length - 1;
    const text = lead + (last ? '└─ ' : '├─ ');
    if (Array.isArray(item)) {
      const [first] = item as [SpfTerm];
      return [{ text: text + ranges(item), cost: null, remark: walk ? became(stepOf(first), first) : '' }];
    }
    const fault = node.problems.find(({ column }) => column === item.column);
    const facts = fault === undefined ? remarkOn(item) : fault.says;
    const remarks = [walk && fault === undefined ? became(stepOf(item), item) : '', facts];
    const row: Row = {
      text: text + quote(item.text, 200),
      cost: item.total > 0 ? item.total : null,
      remark: quote(remarks.filter((remark) => remark !== '').join(' · '), 200),
    };
    // What the sender did not come to matters little to it; its cost stands beside it.
    const unreached = !whole && walk !== undefined && stepOf(item) === undefined;
    if (item.subtree === undefined || unreached) return [row];
    const below = { lead: lead + (last ? '   ' : '│  '), depth: depth + 1, whole, walk };
    return [row, ...branches(item.subtree, below)];
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

const RESULT_SIGNS: { readonly [result: string]: string } = { pass: SIGNS.pass, neutral: '?', none: '?' };

interface Telling {
  /** The result is the headline of the report already. */
  headlined: boolean;
  /** The walk is told here, since no tree tells it. */
  walked: boolean;
}

function evaluated(page: Page, evaluation: SpfEvaluation, { headlined, walked }: Telling): string[] {
  const { ip, sender, helo, domain, result, reason, explanation, lookups, voidLookups, steps } = evaluation;
  const sign = RESULT_SIGNS[result] ?? SIGNS.error;
  const indent = headlined ? 2 : 4;
  const who = `record of ${quote(domain)}; sender ${quote(sender) || '<>'}; HELO ${quote(helo)}; ${plural(lookups, 'lookup')}, ${voidLookups} empty`;
  return [
    ...(headlined ? [] : labelled(page, 2, `${sign} ${quote(ip)} → ${result}`, quote(reason))),
    ...(explanation === null
      ? []
      : labelled(page, indent, 'Told to senders', `"${quote(explanation, 400)}"`)),
    ...(page.options.verbose ? paragraph(page, indent, who, page.style.faint) : []),
    ...(walked ? stepped(page, inOrder(steps, page.options.verbose).slice(0, MAX_LINES)) : []),
  ];
}

/** A term before those of the record it leads to, which were evaluated first; without `-v` only the outermost. */
function inOrder(steps: SpfEvaluation['steps'], whole: boolean): SpfEvaluation['steps'] {
  const ordered: SpfEvaluation['steps'] = [];
  for (const step of steps) {
    let at = ordered.length;
    while (at > 0 && (ordered[at - 1] as typeof step).depth > step.depth) at -= 1;
    ordered.splice(at, 0, step);
  }
  return whole ? ordered : ordered.filter(({ depth }) => depth === 0);
}

function stepped(page: Page, steps: SpfEvaluation['steps']): string[] {
  const terms = steps.map(({ depth, term }) => '  '.repeat(depth) + quote(term, 120));
  const wide = Math.min(44, Math.max(0, ...terms.map(columns)));
  return steps.map(({ result, note }, index) => {
    const left = padEnd(cut(terms[index] as string, wide), wide);
    const told = padEnd(result === 'no-match' ? 'no match' : result, 8);
    return `    ${cut(`${left}  ${told}  ${quote(note, 200)}`, page.width - 4).trimEnd()}`;
  });
}
