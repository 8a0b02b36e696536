/** The ports of a host, drawn: state, TLS and sign-in of each, what each is for, and which to use. */
import type { PortLook } from '../../../model/evidence/ports.ts';
import type { Report } from '../../../model/report.ts';
import { portAdvice } from '../../port-advice.ts';
import { duration } from '../../words.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';
import { replies } from './replies.ts';

/** Below this width what a port is for stands below the table, not in it. */
const WIDE = 72;
/** Room for the labels below the table. */
const LABELS = 7;

export function ports(page: Page, report: Report): string[] {
  return looked(page, report.evidence.ports, (looks) => {
    if (looks.length === 0) return paragraph(page, 2, 'no address to look at');
    const { rows, notes, use } = portAdvice(report);
    const differ =
      new Set(looks.map(({ ip }) => ip)).size > 1 && rows.some(({ ips }) => ips.length < addressesOf(looks));
    const isWide = page.width >= WIDE;
    const head = [
      'PORT',
      ...(differ ? ['ADDRESS'] : []),
      'STATE',
      'TLS',
      'SIGN IN',
      'TIME',
      ...(isWide ? ['FOR'] : []),
    ];
    const purposes = [...new Set(rows.map(({ port, purpose }) => `${port}: ${purpose}`))];
    const drawn = rows.map((row, index) => [
      row.port === rows[index - 1]?.port ? '' : String(row.port).padStart(4),
      ...(differ ? [row.ips.join('\n')] : []),
      row.state,
      row.tls,
      page.options.verbose ? row.mechanisms : row.signIn,
      duration(row.ms),
      ...(isWide ? [row.port === rows[index - 1]?.port ? '' : row.purpose] : []),
    ]);
    return [
      ...table(page, 2, head, drawn),
      ...(isWide
        ? []
        : ['', ...purposes.flatMap((one, at) => labelled(page, 2, at === 0 ? 'For' : '', one, LABELS))]),
      ...greetings(page, looks),
      ...(notes.length > 0 ? [''] : []),
      ...notes.flatMap((note, index) => labelled(page, 2, index === 0 ? 'Note' : '', note, LABELS)),
      ...(use.length > 0
        ? ['', ...use.flatMap((one, index) => labelled(page, 2, index === 0 ? 'Use' : '', one, LABELS))]
        : []),
      ...replies(page, report).flatMap((block) => ['', ...block]),
    ];
  });
}

/** The first words of each port, for those who ask for all there is. */
function greetings(page: Page, looks: readonly PortLook[]): string[] {
  const greeted = page.options.verbose ? looks.filter(({ greeting }) => greeting !== null) : [];
  if (greeted.length === 0) return [];
  const told = greeted.map(({ port, session, greeting }) => {
    const code = session?.greetingCode ?? null;
    return `${port}: ${code === null ? '' : `${code} `}${quote(greeting ?? '', 200)}`;
  });
  return [
    '',
    ...[...new Set(told)].flatMap((one, index) => labelled(page, 2, index === 0 ? 'Said' : '', one, LABELS)),
  ];
}

function addressesOf(looks: readonly { ip: string }[]): number {
  return new Set(looks.map(({ ip }) => ip)).size;
}
