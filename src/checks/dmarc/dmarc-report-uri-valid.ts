/** Whether report addresses are written as URIs that receivers can use. */

import type { DmarcUri } from '../../model/evidence/dmarc.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { dropReportUris, replaceReportUris } from '../../parse/dmarc-edit.ts';
import { quoted } from '../../parse/quoted.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { type Governed, isUnauthorized, judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcReportUriValid = defineCheck({
  id: 'dmarc-report-uri-valid',
  title: 'Report addresses are written correctly',
  severity: 'error',
  needs: ['dmarc'],
  why: 'Receivers ignore a report address they cannot read, so its reports never come.',
  fix: 'Write each address as mailto:dmarc@DOMAIN, with commas between them and no spaces inside.',
  references: [rfc(9989, '4.8'), rfc(9990, '3.5')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    if (value.uris.length === 0) return skip('no report addresses');
    const bad = value.uris.filter(({ problem }) => problem !== undefined);
    const uris = value.uris.map(({ tag, text, problem }) => ({ tag, uri: text, problem: problem ?? null }));
    const [first] = bad;
    if (first === undefined) return pass(`Every report address is well formed (${uris.length})`, { uris });
    const says = `Receivers cannot use ${first.tag}=${quoted(first.text.slice(0, 60))}: ${first.problem}`;
    return fail(says, { uris }, mend(value, bad));
  },
});

/** The addresses as they were meant, where all are plain and would work; else without them, where another rua is left. */
function mend(value: Governed, bad: readonly DmarcUri[]): { records?: ZoneEdit[] } {
  const works = (uri: DmarcUri): boolean =>
    uri.suggestion !== undefined &&
    uri.deliverable?.status === 'yes' &&
    !isUnauthorized(uri) &&
    uri.authorization?.status !== 'failed';
  if (bad.every(works)) {
    const exchange = ({ tag, text }: { tag: string; text: string }): string | null =>
      bad.find((uri) => uri.tag === tag && uri.text === text)?.suggestion ?? null;
    return replaceRecord(value, replaceReportUris(value.record, exchange));
  }
  // Dropping has to leave a sound rua, so that reports still come and the check has something to pass on.
  const spare = value.uris.some((uri) => uri.tag === 'rua' && uri.problem === undefined);
  return spare ? replaceRecord(value, dropReportUris(value.record, bad)) : {};
}
