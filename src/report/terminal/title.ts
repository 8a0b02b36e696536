/** The first lines of a report: the target, how it stands, the counts. */
import type { Report } from '../../model/report.ts';
import { agenda } from '../agenda.ts';
import { standing } from '../standing.ts';
import { duration, SIGNS, tell, withPort } from '../words.ts';
import { columns, wrap } from './columns.ts';
import { type Page, quote } from './page.ts';

/** The verdict stands beside the name where at least this many columns are left for it. */
const ROOM_BESIDE = 42;

export function title(page: Page, report: Report): string[] {
  const { style, measure } = page;
  const name = nameOf(report);
  const { mark, sentence } = standing(report);
  const wide = columns(name) + 3;
  const long = columns(quote(sentence, 400));
  const room = measure - wide - 2;
  // One line where one is enough; the sentence goes under the name when that saves it a line.
  const beside = room >= long || (room >= ROOM_BESIDE && measure - 4 < long);
  const indent = beside ? wide : 2;
  const lead = ' '.repeat(indent);
  const paint = style.marks[mark];
  const lines = wrap(quote(sentence, 400), measure - indent - 2).map((line, index) =>
    index === 0 ? `${paint(SIGNS[mark])} ${style.strong(line)}` : `  ${style.strong(line)}`,
  );
  const took = duration(report.tookMs);
  const untestable = report.findings.filter(
    ({ verdict, data }) => verdict === 'unknown' && data.cause === 'vantage',
  );
  const plan = agenda(report);
  const alone = plan.problems[0]?.check === 'domain-exists';
  // As many as are shown below: one line stands for several subjects of a check.
  const notes = page.options.verbose ? report.counts.info : plan.notes.length;
  const counts = alone ? '1 error' : tell({ ...report.counts, info: notes }, untestable.length);
  // The last line keeps room for the time.
  const counted = wrap(counts, measure - indent - took.length - 2);
  const last = counted.at(-1) as string;
  const timed = last + ' '.repeat(measure - indent - columns(last) - took.length) + style.faint(took);
  const rest = [...lines.slice(beside ? 1 : 0), ...counted.slice(0, -1), timed].map((line) => lead + line);
  return beside ? [`${style.strong(name)}   ${lines[0]}`, ...rest] : [style.strong(name), ...rest];
}

function nameOf({ target }: Report): string {
  const name = quote(withPort(target));
  return target.display === target.ascii ? name : `${name} (${quote(target.ascii)})`;
}
