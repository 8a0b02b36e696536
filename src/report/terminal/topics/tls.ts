/** Certificates of the mail hosts, and what each kind of sender makes of them, drawn. */
import type { SmtpSession } from '../../../model/evidence/sessions.ts';
import type { Report } from '../../../model/report.ts';
import { daysLeft } from '../../days-left.ts';
import { type SendersTold, sendersTold } from '../../senders.ts';
import { columns } from '../columns.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';
import { hostWords } from './smtp.ts';

const MAX_NAMES = 3;

export function tls(page: Page, report: Report): string[] {
  const { evidence, startedAt } = report;
  return looked(page, evidence.sessions, (sessions) => {
    const secured = sessions.filter((one) => one.tls !== null);
    const rows = secured.map((session, index) => [
      session.host === secured[index - 1]?.host ? '' : hostWords(session),
      session.ip,
      ...certificate(session, startedAt),
    ]);
    return [
      ...(rows.length === 0
        ? paragraph(page, 2, 'no certificate was seen')
        : table(page, 2, ['HOST', 'ADDRESS', 'FOR', 'FROM', 'LEFT', 'TRUST'], rows)),
      ...sendersOf(page, sendersTold(report)),
    ];
  });
}

function certificate({ tls: seen }: SmtpSession, startedAt: string): string[] {
  const [leaf] = seen?.chain ?? [];
  if (leaf === undefined) return ['no certificate', '', '', ''];
  const more = leaf.names.length - MAX_NAMES;
  return [
    `${leaf.names.slice(0, MAX_NAMES).join('\n') || leaf.subject}${more > 0 ? `\nand ${more} more` : ''}`,
    leaf.issuer,
    daysLeft(leaf.validTo, startedAt),
    seen?.authorized === true ? 'trusted' : (seen?.authorizationError ?? 'not trusted'),
  ];
}

/** A line for each kind of sender. */
export function sendersOf(page: Page, told: readonly SendersTold[]): string[] {
  return told.flatMap(({ host, clauses }) =>
    clauses.flatMap((clause, index) =>
      labelled(page, 2, index === 0 ? quote(host) : '', clause, columns(quote(host)) + 3),
    ),
  );
}
