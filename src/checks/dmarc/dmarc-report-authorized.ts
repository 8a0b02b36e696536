/** Whether report addresses of other organizations agreed to take the reports. */
import { dropReportUris } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, unknownFrom } from '../define.ts';
import { isUnauthorized, isUsable, judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcReportAuthorized = defineCheck({
  id: 'dmarc-report-authorized',
  title: 'Report addresses elsewhere have agreed to take the reports',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Receivers drop reports for an address of another organization unless that organization says in its DNS that it wants them.',
  fix: 'Ask the owner of the report address to publish the record that agrees to take the reports.',
  references: [rfc(9990, '4')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const external = value.uris.filter(({ valid, external: away }) => valid && away);
    const refused = external.filter(isUnauthorized);
    const data = {
      external: external.map(({ tag, text, authorization }) => ({
        tag,
        uri: text,
        status: authorization?.status ?? null,
        at: authorization?.at ?? null,
      })),
    };
    const [first] = refused;
    if (first === undefined) {
      const unseen = external.find(({ authorization }) => authorization?.status === 'failed');
      const failure = unseen?.authorization?.failure;
      if (unseen !== undefined && failure !== undefined)
        return unknownFrom(failure, `Could not see whether ${unseen.host} takes the reports`);
      return external.length === 0
        ? pass('No report address belongs to another organization', data)
        : pass(`Every report address of another organization agreed (${external.length})`, data);
    }
    const at = first.authorization?.at ?? '';
    const spare = value.uris.some((uri) => uri.tag === 'rua' && isUsable(uri));
    const needless = refused.every(({ tag }) => tag === 'ruf');
    const seen = external.every(({ authorization }) => authorization?.status !== 'failed');
    const edit =
      seen && (spare || needless) ? replaceRecord(value, dropReportUris(value.record, refused)) : {};
    return fail(`${first.host} has not agreed to take reports: no v=DMARC1 record at ${at}`, data, {
      ...edit,
      fix: `If ${first.host} is yours, or its owner agrees, publish the TXT record ${at} with the value v=DMARC1; if not, ${edit.records === undefined ? 'name an address of your own domain or of a DMARC report service instead' : 'drop the address, as the edit does'}.`,
    });
  },
});
