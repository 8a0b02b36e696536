/** Whether receivers read the record as it was meant. */
import type { DmarcEvidence, DmarcStep } from '../../model/evidence/dmarc.ts';
import type { Observation } from '../../model/finding.ts';
import { isUnsound, looksLikeDmarc, parseDmarc } from '../../parse/dmarc.ts';
import { repairDmarc } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { beforeEnforcing, faultyStep, isGoverned, replace } from '../dmarc-record.ts';

export const dmarcSyntax = defineCheck({
  id: 'dmarc-syntax',
  title: 'The DMARC record is written correctly',
  severity: 'error',
  needs: ['dmarc'],
  why: 'A slip in the version loses the whole record, and one in p, sp or np loses all policies: mail is then treated as if there were no DMARC, or only p=none.',
  fix: 'Write the record as v=DMARC1; p=none (or quarantine, reject), version first, semicolons between the tags.',
  references: [rfc(9989, '4.8'), rfc(9989, '4.10.1')],
  examine({ dmarc }) {
    if (dmarc.status === 'absent') return skip('no DMARC record');
    const { value } = dmarc;
    const step = faultyStep(value);
    if (step?.status === 'several') return skip('see dmarc-single-record');
    if (step !== undefined) return judgeUnread(step, value);
    if (value.record === null && value.undetermined !== undefined)
      return unknownFrom(value.undetermined, 'Could not see which DMARC record governs the domain');
    if (!isGoverned(value)) return skip('no DMARC record');
    if (value.registry) return skip(`the record at ${value.foundAt} is the registry's`);
    const { foundAt, record, problems, cname } = value;
    const told = problems.map(({ code, column, says }) => ({ code, column, says }));
    const first = problems.find(isUnsound);
    if (first === undefined) return pass(`The record at ${foundAt} is well formed`, { problems: told });
    const repaired = repairDmarc(record);
    const records = replace(foundAt, cname, [record], repaired);
    const lost = value.policy === null ? 'receivers apply no DMARC' : `receivers apply ${value.policy}`;
    return fail(
      `The record at ${foundAt} is faulty (${lost}): ${first.says}`,
      { record, problems: told },
      { ...remedy(repaired, value), ...(records !== undefined && { records }) },
    );
  },
});

/** What was surely meant; the general remedy where that is not plain. */
function remedy(repaired: string | null, value: DmarcEvidence): { fix?: string } {
  return repaired === null
    ? {}
    : { fix: `Write the record as "${repaired}".${beforeEnforcing(repaired, value)}` };
}

function judgeUnread({ name, other, cname }: DmarcStep, value: DmarcEvidence): Observation {
  const meant = other.filter(looksLikeDmarc);
  const [text = ''] = meant;
  const { problems } = parseDmarc(text);
  const repaired = meant.map(repairDmarc).find((one) => one !== null) ?? null;
  const records = replace(name, cname, meant, repaired);
  return fail(
    `What stands at ${name} is not read as a DMARC record: ${problems.find(isUnsound)?.says ?? 'it does not begin with v=DMARC1'}`,
    { record: text, problems: problems.map(({ code, column, says }) => ({ code, column, says })) },
    { ...remedy(repaired, value), ...(records !== undefined && { records }) },
  );
}
