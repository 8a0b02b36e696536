/** Messages that were sent: what became of each for whom, and what happens next. */
import type { Report } from '../../../model/report.ts';
import { type MessageTold, messagesTold, nextSteps } from '../../dispatch-story.ts';
import { SIGNS } from '../../words.ts';
import { columns, wrap } from '../columns.ts';
import { type Page, paragraph, quote } from '../page.ts';

/** Words stand beside an address where at least this many columns are left for them. */
const LEAST_BESIDE = 36;

/** Blocks; none where no message was to be sent. */
export function dispatch(page: Page, report: Report): string[][] {
  const told = messagesTold(report);
  if (told.length === 0) return [];
  const next = nextSteps(report);
  return [
    ...told.map((one) => message(page, one)),
    next.length === 0
      ? []
      : [page.style.strong('What happens next'), ...next.flatMap((one) => paragraph(page, 2, one))],
  ];
}

function message(page: Page, { heading, recipients, more, facts }: MessageTold): string[] {
  const { style, measure } = page;
  const wide = Math.max(...recipients.map(({ address }) => columns(quote(address))));
  const beside = measure - wide - 6 >= LEAST_BESIDE;
  return [
    style.strong(heading),
    ...recipients.flatMap(({ mark, address, says }) => {
      const sign = style.marks[mark](SIGNS[mark]);
      const name = quote(address);
      const indent = beside ? wide + 6 : 6;
      const lines = wrap(quote(says, 600), measure - indent);
      if (!beside)
        return [
          ...wrap(name, measure - 4).map((line, index) => `  ${index === 0 ? `${sign} ` : '  '}${line}`),
          ...lines.map((line) => ' '.repeat(indent) + line),
        ];
      return lines.map((line, index) =>
        index === 0
          ? `  ${sign} ${name}${' '.repeat(indent - 4 - columns(name))}${line}`
          : ' '.repeat(indent) + line,
      );
    }),
    ...(more === null ? [] : [`  ${more}`]),
    ...(facts.length === 0 ? [] : paragraph(page, 2, facts.join(' · '), style.faint)),
  ];
}
