/** Whether report addresses are of hosts that take mail. */
import type { DmarcUri } from '../../model/evidence/dmarc.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { dropReportUris, replaceReportUris } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { type Governed, isDead, isUsable, judgeable, ownReports, replaceRecord } from '../dmarc-record.ts';

const SAYS: Record<string, string> = {
  'no-mx': 'has neither an MX nor an address',
  'null-mx': 'refuses all mail (null MX)',
  nxdomain: 'does not exist',
};

export const dmarcReportAddressDeliverable = defineCheck({
  id: 'dmarc-report-address-deliverable',
  title: 'Report addresses can receive mail',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Reports sent to a host that takes no mail are lost, so nobody sees who sends in your name.',
  fix: 'Put an address in its place whose domain takes mail, or publish an MX record for that domain.',
  references: [rfc(9989, '5.1.3'), rfc(5321, '5.1')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const asked = value.uris.filter(({ valid, deliverable }) => valid && deliverable !== undefined);
    if (asked.length === 0) return skip('no mail address for reports');
    const data = {
      addresses: asked.map(({ tag, text, deliverable }) => ({
        tag,
        uri: text,
        status: deliverable?.status ?? null,
      })),
    };
    const dead = asked.filter(isDead);
    const [first] = dead;
    if (first !== undefined)
      return fail(
        `Reports to ${first.text} are lost: ${first.host} ${SAYS[first.deliverable?.status ?? '']}`,
        data,
        mend(value, dead),
      );
    const unseen = asked.find(({ deliverable }) => deliverable?.failure !== undefined);
    const failure = unseen?.deliverable?.failure;
    if (unseen !== undefined && failure !== undefined)
      return unknownFrom(failure, `Could not see whether ${unseen.host} takes mail`);
    return pass(`Every report address is at a host that takes mail (${asked.length})`, data);
  },
});

/** Without the dead addresses where another rua works, else with one of the domain's own in their place. */
function mend(value: Governed, dead: readonly DmarcUri[]): { records?: ZoneEdit[]; fix?: string } {
  if (value.uris.some(({ deliverable }) => deliverable?.status === 'failed')) return {};
  const own = ownReports(value);
  if (value.uris.some((uri) => uri.tag === 'rua' && isUsable(uri)))
    return replaceRecord(value, dropReportUris(value.record, dead));
  const replaced = dead.find(({ tag }) => tag === 'rua');
  if (own === undefined || replaced === undefined) return {};
  const others = dropReportUris(
    value.record,
    dead.filter(({ tag, text: old }) => tag !== 'rua' || old !== replaced.text),
  );
  const text = replaceReportUris(others, ({ tag, text: old }) =>
    tag === 'rua' && old === replaced.text ? own : null,
  );
  return {
    ...replaceRecord(value, text),
    fix: `Put an address that works in its place: create the mailbox ${own.slice('mailto:'.length)}, or name the address of a DMARC report service.`,
  };
}
