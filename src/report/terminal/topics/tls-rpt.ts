/** The TLS reporting record and where its reports go, drawn. */
import type { Report } from '../../../model/report.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page } from '../page.ts';

const ROOM = 13;

export function tlsRpt(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.tlsRpt, ({ record, records, uris, problems }) => [
    ...labelled(page, 2, 'Record', record ?? (records.join(' | ') || 'none'), ROOM),
    ...uris.flatMap(({ text, valid, problem }, index) =>
      labelled(
        page,
        2,
        index === 0 ? 'Reports to' : '',
        valid ? text : `${text} (${problem ?? 'not valid'})`,
        ROOM,
      ),
    ),
    ...problems.flatMap(({ says }) => labelled(page, 2, '', says, ROOM)),
  ]);
}
