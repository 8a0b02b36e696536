/** The TLS reporting record and where its reports go, drawn. */
import type { TlsRptUri } from '../../../model/evidence/tls-rpt.ts';
import type { Report } from '../../../model/report.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page } from '../page.ts';

const ROOM = 14;

export function tlsRpt(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.tlsRpt, ({ record, records, uris, problems, malformed = [] }) => [
    ...labelled(page, 2, 'Record', record ?? (records.join(' | ') || 'none'), ROOM),
    ...malformed.flatMap((value) => labelled(page, 2, 'Not TLS-RPT', value, ROOM)),
    ...uris.flatMap((uri, index) =>
      labelled(page, 2, index === 0 ? 'Reports to' : '', destination(uri), ROOM),
    ),
    ...problems.flatMap(({ says }) => labelled(page, 2, '', says, ROOM)),
  ]);
}

function destination({ text, valid, problem, deliverable }: TlsRptUri): string {
  if (!valid) return `${text} (${problem ?? 'not valid'})`;
  const taken = deliverable === undefined || deliverable.status === 'yes' || deliverable.status === 'failed';
  return taken ? text : `${text} (takes no mail)`;
}
