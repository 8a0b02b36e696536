/** Whether a record was published where nobody looks for it. */
import { repairDmarc } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { beforeEnforcing, faultNamedBy, isClean, publish, txt } from '../dmarc-record.ts';

const MOVE =
  'Move the record to the name _dmarc in front of the domain; many DNS panels add the domain by themselves.';

export const dmarcLocation = defineCheck({
  id: 'dmarc-location',
  title: 'The DMARC record stands at the _dmarc name',
  severity: 'error',
  needs: ['dmarc'],
  why: 'Receivers look for the record at _dmarc in front of the domain and nowhere else; anywhere else it does nothing.',
  fix: MOVE,
  references: [rfc(9989, '4.5')],
  examine({ dmarc }) {
    if (dmarc.status === 'absent') return skip('no DMARC record');
    const { value } = dmarc;
    const { domain, misplaced, record, foundAt } = value;
    const stray = misplaced.map(({ at, value: text }) => ({ at, record: text }));
    const fault = faultNamedBy(value);
    if (fault !== null && fault !== 'dmarc-location') return skip(`see ${fault}`);
    // A copy elsewhere is harmless where a record governs all the same.
    if (record !== null) return pass(`The record stands at ${foundAt}`, { stray });
    if (value.undetermined !== undefined)
      return unknownFrom(value.undetermined, 'Could not see whether a DMARC record covers the domain');
    const [first] = misplaced;
    if (first === undefined) return skip('no DMARC record');
    const text = isClean(first.value) ? first.value : repairDmarc(first.value);
    const added = text === null ? {} : publish(domain, text, value);
    const removed = misplaced.map(({ at, value: old }) => txt('remove', at, old));
    return fail(
      `A DMARC record stands at ${first.at}, where receivers do not look; _dmarc.${domain} has none`,
      { stray },
      {
        ...(text !== null && { fix: `${MOVE}${beforeEnforcing(text, value)}` }),
        ...(added.records !== undefined && { records: [...removed, ...added.records] }),
      },
    );
  },
});
