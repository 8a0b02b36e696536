/** Replies that were no yes, each with what it means and what to do; a block for each reason. */
import type { Report } from '../../../model/report.ts';
import { repliesTold } from '../../refusals.ts';
import { labelled, type Page, paragraph } from '../page.ts';

export function replies(page: Page, report: Report): string[][] {
  return repliesTold(report).map(({ heading, said, isReply, means, does }) => [
    ...paragraph(page, 0, heading, page.style.strong),
    ...labelled(page, 2, isReply ? 'Said' : 'Seen', said, 8),
    ...labelled(page, 2, 'Means', means, 8),
    ...does.flatMap((one, index) => labelled(page, 2, index === 0 ? 'Do' : '', one, 8)),
  ]);
}
