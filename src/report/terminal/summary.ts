/** The table that closes a run over many targets. */
import type { Severity } from '../../model/finding.ts';
import type { Report, ReportVerdict } from '../../model/report.ts';
import { agenda } from '../agenda.ts';
import { duration, type Mark, plural, SIGNS } from '../words.ts';
import { type Page, paragraph } from './page.ts';
import { table } from './table.ts';

/** What is remembered of a report. */
export interface Line {
  name: string;
  verdict: ReportVerdict;
  errors: number;
  warnings: number;
}

const MARK: { readonly [V in ReportVerdict]: Mark } = {
  pass: 'pass',
  warning: 'warning',
  fail: 'error',
  inconclusive: 'unknown',
};
/** Rows of the table; the count beneath covers the rest. */
const MAX_LINES = 50;
const WORST_FIRST: readonly ReportVerdict[] = ['fail', 'inconclusive', 'warning', 'pass'];

export function summaryLine(report: Report): Line {
  const { problems } = agenda(report);
  const of = (severity: Severity): number =>
    problems
      .filter((one) => one.severity === severity)
      .reduce((sum, { findings }) => sum + findings.length, 0);
  return {
    name: report.target.display,
    verdict: report.verdict,
    errors: of('error'),
    warnings: of('warning'),
  };
}

export function closing(page: Page, lines: readonly Line[], tookMs: number): string[] {
  const of = (verdict: ReportVerdict): number => lines.filter((line) => line.verdict === verdict).length;
  // With -q those in order are left to the count beneath.
  const listed = page.options.quiet ? WORST_FIRST.slice(0, -1) : WORST_FIRST;
  const sorted = listed.flatMap((verdict) => lines.filter((line) => line.verdict === verdict));
  const rows = sorted
    .slice(0, MAX_LINES)
    .map(({ name, verdict, errors, warnings }) => [
      `${SIGNS[MARK[verdict]]} ${name}`,
      verdict,
      String(errors),
      String(warnings),
    ]);
  const drawn = table(page, 0, ['  TARGET', 'VERDICT', 'ERRORS', 'WARNINGS'], rows).map((line) =>
    painted(page, line),
  );
  const left = sorted.length - rows.length;
  const parts = [
    of('fail') > 0 && `${of('fail')} with errors`,
    of('warning') > 0 && `${of('warning')} with warnings`,
    of('inconclusive') > 0 && `${of('inconclusive')} undetermined`,
    of('pass') > 0 && `${of('pass')} in order`,
  ].filter((part) => part !== false);
  return [
    ...drawn,
    ...(left > 0 ? [`  and ${left} more`] : []),
    ...paragraph(page, 0, `${plural(lines.length, 'target')}: ${parts.join(', ')}, in ${duration(tookMs)}`),
  ];
}

function painted({ style }: Page, line: string): string {
  const mark = (Object.keys(SIGNS) as Mark[]).find((one) => line.startsWith(`${SIGNS[one]} `));
  return mark === undefined ? line : style.marks[mark](SIGNS[mark]) + line.slice(SIGNS[mark].length);
}
