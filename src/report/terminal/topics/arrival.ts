/** Where what was sent came to rest, drawn. */
import type { Report } from '../../../model/report.ts';
import { arrivalStory } from '../../arrival-story.ts';
import { SIGNS } from '../../words.ts';
import { type Page, paragraph, quote } from '../page.ts';

export function arrival(page: Page, report: Report): string[] {
  const story = arrivalStory(report);
  if (story === undefined) return [];
  const { style, options } = page;
  return [
    style.strong('Arrival'),
    ...story.lines.flatMap(({ mark, says, more }) => {
      const [lead = '', ...rest] = paragraph(page, 4, quote(says, 300));
      return [
        `  ${style.marks[mark](SIGNS[mark])} ${lead.trimStart()}`,
        ...rest,
        ...more.flatMap((one) => paragraph(page, 4, quote(one, 400), style.faint)),
      ];
    }),
    ...(options.verbose && story.watched !== ''
      ? paragraph(page, 4, `looked into ${quote(story.watched, 400)}`, style.faint)
      : []),
  ];
}
