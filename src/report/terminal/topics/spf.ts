/** The SPF record as a tree of terms with what each costs, and how receivers judge given senders. */
import type { SpfEvaluation, SpfEvidence } from '../../../model/evidence/spf.ts';
import type { Report } from '../../../model/report.ts';
import { foreignLookups } from '../../../parse/spf-tree.ts';
import { isWalkOfTree, type LedgerLine, spfLedger } from '../../spf-ledger.ts';
import { plural, SIGNS } from '../../words.ts';
import { columns, cut, padEnd, padStart, wrap } from '../columns.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';

/** Lines of a tree: a hostile one may hold thousands of terms. */
const MAX_LINES = 300;
/** Columns for the cost and the least for a remark. */
const COST = 4;
const REMARK = 16;
/** Lines of a remark that does not fit beside its term. */
const MAX_REMARK_LINES = 3;

export function spf(page: Page, { evidence, target, topics }: Report): string[] {
  const onlySpf = topics.asked.length === 1;
  return looked(page, evidence.spf, (value) => {
    const alone = value.evaluations.length === 1 && onlySpf;
    const walked = !isWalkOfTree(value);
    return [
      ...value.nearMisses.flatMap(({ value: text, at, says }) =>
        labelled(page, 2, 'Not SPF', `${quote(text)} at ${quote(at)}: ${quote(says)}`),
      ),
      ...(value.records.length < 2
        ? []
        : value.records.flatMap((one) => labelled(page, 2, 'Record', quote(one)))),
      ...value.evaluations.flatMap((one) => evaluated(page, one, { headlined: alone, walked })),
      ...(value.record === null
        ? []
        : tree(
            page,
            value,
            walked && value.evaluations.length > 0 ? '' : target.ascii,
            topics.asked.includes('spf'),
          )),
    ];
  });
}

/** `known`: the domain whose record needs no name, being the only one told of. */
function tree(page: Page, spf: SpfEvidence, known: string, asked: boolean): string[] {
  const { record, tree, lookups, voidLookups, complete, ttl } = spf;
  const rows = spfLedger(spf, page.options.verbose && asked);
  const shown = rows.slice(0, MAX_LINES);
  const room = page.width - 2 - COST - 2;
  const widest = Math.max(...shown.map(({ branch, text }) => columns(branch + text)), 20);
  const wide = Math.min(widest, Math.max(room - REMARK, 24));
  const more = complete ? '' : 'at least ';
  const others = foreignLookups(tree);
  const whose = others === 0 ? '' : `, ${others} of them in records of others`;
  const sum = `${more}${plural(lookups, 'DNS lookup')} (limit 10)${whose}, ${more}${voidLookups} empty (limit 2), TTL ${ttl} s`;
  return [
    ...paragraph(page, 2, tree.domain === known ? (record ?? '') : `${tree.domain}: ${record}`),
    ...paragraph(page, 2, sum, page.style.faint),
    ...shown.flatMap((row) => term(page, row, wide)),
    ...(rows.length > shown.length ? [`  and ${rows.length - shown.length} more lines`] : []),
  ];
}

/** A term with its cost and remark beside it, or beneath where they do not fit. */
function term(page: Page, { branch, text, cost, remark }: LedgerLine, wide: number): string[] {
  const { faint } = page.style;
  const whole = cut(branch + text, page.width - 2);
  const beside = page.width - 2 - wide - COST - 2;
  const below = `  ${branch.replace('├─', '│ ').replace('└─', '  ')}  `;
  const price = padStart(cost === null ? '' : String(cost), COST);
  const fits = columns(whole) <= wide && columns(remark) <= beside;
  if (fits) return [`  ${padEnd(whole, wide)}${price}${remark === '' ? '' : `  ${faint(remark)}`}`.trimEnd()];
  const isWide = columns(whole) > wide;
  const lookups = isWide && cost !== null ? plural(cost, 'lookup') : '';
  const told = [lookups, remark].filter((part) => part !== '').join('; ');
  return [
    `  ${isWide ? whole : padEnd(whole, wide) + price}`.trimEnd(),
    ...wrap(told, page.width - columns(below))
      .filter((line) => line !== '')
      .slice(0, MAX_REMARK_LINES)
      .map((line) => below + faint(line)),
  ];
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
    ...(walked && !page.options.verbose ? paragraph(page, indent, `record of ${quote(domain)}:`) : []),
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
