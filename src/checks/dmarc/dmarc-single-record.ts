/** Whether one record at most stands at each name that counts. */
import { parseDmarc, strictness } from '../../parse/dmarc.ts';
import { repairDmarc } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { beforeEnforcing, faultyStep, isClean, replace } from '../dmarc-record.ts';

export const dmarcSingleRecord = defineCheck({
  id: 'dmarc-single-record',
  title: 'Only one DMARC record stands at the name',
  severity: 'error',
  needs: ['dmarc'],
  why: 'Receivers that find two DMARC records at one name discard both, so the domain has no policy and gets no reports.',
  fix: 'Keep one of the records and remove the others.',
  references: [rfc(9989, '4.10')],
  examine({ dmarc }) {
    if (dmarc.status === 'absent') return skip('no DMARC record');
    const { value } = dmarc;
    const step = faultyStep(value);
    if (step?.status !== 'several') {
      if (step !== undefined) return skip('see dmarc-syntax');
      return value.record === null
        ? skip('no DMARC record')
        : pass(`One DMARC record at ${value.foundAt}`, { count: 1 });
    }
    const { name, records } = step;
    const kept = choose(records);
    const edits = kept === null ? undefined : replace(name, step.cname, records, kept);
    return fail(
      `${records.length} DMARC records at ${name}; receivers discard them all`,
      { count: records.length, found: records },
      {
        ...(edits !== undefined && { records: edits }),
        ...(kept !== null && {
          fix: `Keep one record and remove the others. The edit keeps the strictest, ${JSON.stringify(kept)}; if another one is the current one, keep that instead.${beforeEnforcing(kept, value)}`,
        }),
      },
    );
  },
});

/** The strictest policy that was published, then the one with reports; mended where that is plain. */
function choose(records: readonly string[]): string | null {
  const sound = records.flatMap((record) => {
    const text = isClean(record) ? record : repairDmarc(record);
    if (text === null) return [];
    const { policy, uris } = parseDmarc(text);
    return [{ text, rank: 2 * strictness(policy) + (uris.some(({ tag }) => tag === 'rua') ? 1 : 0) }];
  });
  return sound.sort((a, b) => b.rank - a.rank)[0]?.text ?? null;
}
