/** Whether report senders can read the TLS-RPT record and reach its addresses. */

import type { TlsRptEvidence } from '../../model/evidence/tls-rpt.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { quoted } from '../../parse/quoted.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';

const DEAD = ['no-mx', 'null-mx', 'nxdomain'];

export const tlsRptValid = defineCheck({
  id: 'tls-rpt-valid',
  title: 'The TLS-RPT record is written correctly and its addresses work',
  severity: 'error',
  needs: ['tlsRpt'],
  why: 'Report senders ignore a TLS-RPT record they cannot read, and reports to an address that takes no mail are lost.',
  fix: 'Publish exactly one record of the form v=TLSRPTv1; rua=mailto:tls-reports@DOMAIN, with an address that takes mail.',
  references: [rfc(8460, '3')],
  examine({ tlsRpt }) {
    if (tlsRpt.status === 'absent') return skip('no TLS-RPT record');
    const { value } = tlsRpt;
    const data = {
      records: value.records,
      problems: value.problems.map(({ code }) => code),
      uris: value.uris.map(({ text, problem, deliverable }) => ({
        uri: text,
        problem: problem ?? null,
        deliverable: deliverable?.status ?? null,
      })),
    };
    const bad = faultOf(value);
    if (bad !== null) return fail(bad, data, mend(value));
    const unseen = value.uris.find(({ deliverable }) => deliverable?.failure !== undefined);
    const failure = unseen?.deliverable?.failure;
    return unseen !== undefined && failure !== undefined
      ? unknownFrom(failure, `Could not see whether ${unseen.host} takes mail`)
      : pass(`TLS reports go to ${value.uris.map(({ text }) => text).join(', ')}`, data);
  },
});

function faultOf({ record, records, problems, uris }: TlsRptEvidence): string | null {
  if (records.length > 1) return `${records.length} TLS-RPT records; report senders then ignore them all`;
  const [problem] = problems;
  if (record === null)
    return `What stands there is not read as a TLS-RPT record: ${problem?.says ?? 'v=TLSRPTv1; is missing'}`;
  if (problem !== undefined) return `The TLS-RPT record is faulty: ${problem.says}`;
  const bad = uris.find(({ valid }) => !valid);
  if (bad !== undefined) return `Report senders cannot use ${quoted(bad.text.slice(0, 60))}: ${bad.problem}`;
  const dead = uris.find(({ deliverable }) => DEAD.includes(deliverable?.status ?? ''));
  return dead === undefined ? null : `Reports to ${dead.text} are lost: ${dead.host} takes no mail`;
}

/** One record with every address that takes mail, or one of the domain's own; nothing where that could not be seen of all, or the name is an alias. */
function mend(value: TlsRptEvidence): { records?: ZoneEdit[]; fix?: string } {
  const { records, malformed = [], meant, uris, foundAt, cname, mailbox } = value;
  const known = (meant ?? uris).filter(({ valid }) => valid);
  const unseen = known.some(
    ({ scheme, deliverable }) => scheme === 'mailto' && (deliverable?.status ?? 'failed') === 'failed',
  );
  const good = known.filter(({ deliverable }) => !DEAD.includes(deliverable?.status ?? ''));
  const own = `tls-reports@${mailbox}`;
  const lost = good.length === 0;
  if (unseen || (lost && mailbox === undefined) || foundAt === undefined || cname !== undefined) return {};
  const old = [...records, ...malformed];
  const sound = `v=TLSRPTv1; rua=${lost ? `mailto:${own}` : good.map(({ text }) => text).join(',')}`;
  const edit = (action: ZoneEdit['action'], text: string): ZoneEdit => {
    return { action, name: foundAt, type: 'TXT', value: text };
  };
  return {
    ...(lost && {
      fix: `Name an address that works; create the mailbox ${own}, or take that of a report service.`,
    }),
    records: [
      ...old.filter((text) => text !== sound).map((text) => edit('remove', text)),
      ...(old.includes(sound) ? [] : [edit('add', sound)]),
    ],
  };
}
