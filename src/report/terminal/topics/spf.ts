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
  return looked(page, evidence.spf, (value) => [
    ...value.nearMisses.flatMap(({ value: text, at, says }) =>
      labelled(page, 2, 'Not SPF', `${quote(text)} at ${quote(at)}: ${quote(says)}`),
    ),
    ...(value.records.length < 2
      ? []
      : value.records.flatMap((one) => labelled(page, 2, 'Record', quote(one)))),
    ...value.evaluations.flatMap((one) => evaluated(page, one, value.evaluations.length === 1 && onlySpf)),
    ...(value.record === null ? [] : tree(page, value, target.ascii, topics.asked.includes('spf'))),
  ]);
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
): string[] {
  const whole = page.options.verbose && asked;
  const rows = branches(tree, '', whole);
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

function branches(node: SpfNode, lead: string, whole: boolean): Row[] {
  const items = whole ? node.terms : folded(node.terms);
  return items.flatMap((item, index) => {
    const last = index === items.length - 1;
    const text = lead + (last ? '└─ ' : '├─ ');
    const below = lead + (last ? '   ' : '│  ');
    if (typeof item === 'string') return [{ text: text + item, cost: null, remark: '' }];
    const fault = node.problems.find(({ column }) => column === item.column);
    const row: Row = {
      text: text + quote(item.text, 200),
      cost: item.total > 0 ? item.total : null,
      remark: quote(fault === undefined ? remarkOn(item) : fault.says, 200),
    };
    return item.subtree === undefined ? [row] : [row, ...branches(item.subtree, below, whole)];
  });
}

/** Runs of plain addresses become one line. */
function folded(terms: readonly SpfTerm[]): (SpfTerm | string)[] {
  const items: (SpfTerm | string)[] = [];
  for (let at = 0; at < terms.length; ) {
    const isAddress = ({ name, unreachable }: SpfTerm): boolean =>
      /^ip[46]$/.test(name) && unreachable === undefined;
    let end = at;
    while (end < terms.length && isAddress(terms[end] as SpfTerm)) end += 1;
    const run = terms.slice(at, end);
    if (run.length > MAX_RUN) {
      const count = (name: string): number => run.filter((term) => term.name === name).length;
      const parts = ['ip4', 'ip6'].filter((name) => count(name) > 0).map((name) => `${count(name)} ${name}`);
      items.push(`${parts.join(', ')} ranges`);
    } else items.push(...run);
    if (end < terms.length) items.push(terms[end] as SpfTerm);
    at = end + 1;
  }
  return items;
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

function evaluated(page: Page, evaluation: SpfEvaluation, alone: boolean): string[] {
  const { ip, sender, helo, domain, result, reason, explanation, lookups, voidLookups, steps } = evaluation;
  const sign = RESULT_SIGNS[result] ?? SIGNS.error;
  const lines = [
    // A single one is the headline of the report already.
    ...(alone ? [] : labelled(page, 2, `${sign} ${quote(ip)} → ${result}`, quote(reason))),
    ...(explanation === null
      ? []
      : labelled(page, alone ? 2 : 4, 'Told to senders', `"${quote(explanation, 400)}"`)),
  ];
  if (!page.options.verbose) return lines;
  const who = `record of ${quote(domain)}; sender ${quote(sender) || '<>'}; HELO ${quote(helo)}; ${plural(lookups, 'lookup')}, ${voidLookups} empty`;
  return [
    ...lines,
    ...paragraph(page, alone ? 2 : 4, who, page.style.faint),
    ...stepped(page, steps.slice(0, MAX_LINES)),
  ];
}

function stepped(page: Page, steps: SpfEvaluation['steps']): string[] {
  const terms = steps.map(({ depth, term }) => '  '.repeat(depth) + quote(term, 120));
  const wide = Math.min(44, Math.max(0, ...terms.map(columns)));
  return steps.map(({ result, note }, index) => {
    const left = padEnd(cut(terms[index] as string, wide), wide);
    return `    ${cut(`${left}  ${padEnd(result, 8)}  ${quote(note, 200)}`, page.width - 4).trimEnd()}`;
  });
}
