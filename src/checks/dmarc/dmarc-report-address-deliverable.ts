/** Whether report addresses are of hosts that take mail. */
import { dropReportUris } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { isDead, isUsable, judgeable, replaceRecord } from '../dmarc-record.ts';

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
    if (first !== undefined) {
      const spare =
        value.uris.some((uri) => uri.tag === 'rua' && isUsable(uri)) &&
        asked.every(({ deliverable }) => deliverable?.status !== 'failed');
      return fail(
        `Reports to ${first.text} are lost: ${first.host} ${SAYS[first.deliverable?.status ?? '']}`,
        data,
        spare ? replaceRecord(value, dropReportUris(value.record, dead)) : {},
      );
    }
    const unseen = asked.find(({ deliverable }) => deliverable?.failure !== undefined);
    const failure = unseen?.deliverable?.failure;
    if (unseen !== undefined && failure !== undefined)
      return unknownFrom(failure, `Could not see whether ${unseen.host} takes mail`);
    return pass(`Every report address is at a host that takes mail (${asked.length})`, data);
  },
});
