/** A domain that never sends says so. */
import type { ZoneEdit } from '../../model/finding.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';
import { isGone } from '../spf-look.ts';

const NOBODY = 'v=spf1 -all';

export const spfParked = defineCheck({
  id: 'spf-parked',
  title: 'A domain that does not send says so in SPF',
  severity: 'warning',
  needs: ['spf', 'sending'],
  why: 'Forgers like domains that send nothing themselves; "v=spf1 -all" tells every receiver to refuse mail in its name.',
  fix: `Publish the TXT record "${NOBODY}" at the domain, and no other SPF record.`,
  references: [
    rfc(7208, '10.1.2'),
    page(
      'M3AAWG: protecting parked domains',
      'https://www.m3aawg.org/sites/default/files/m3aawg_parked_domains_bp-2015-12.pdf',
    ),
  ],
  examine({ spf, sending }) {
    if (isGone(spf)) return skip('the domain does not exist');
    if (sending.status === 'absent' || sending.value.sends)
      return skip('nothing says that the domain does not send');
    const { domain, because } = sending.value;
    const why = `The domain does not send (${because})`;
    if (spf.status === 'absent')
      return fail(`${why}, but no SPF record says so`, {}, edits(domain, [], false));
    const { record, records, tree, evaluations } = spf.value;
    if (records.length === 1 && /^v=spf1 +-all *$/i.test(record ?? ''))
      return pass('SPF says that nobody may send', { record });
    const says =
      record === null
        ? `${why}, but no SPF record says so`
        : `${why}, yet its SPF record is more than "${NOBODY}"`;
    // Nothing to apply where the record is not this zone's, or where a sender was given that would be shut out.
    const shutsOut = evaluations.some(({ result }) => record === null || result === 'pass');
    const fixed = tree.alias !== undefined || shutsOut;
    return fail(says, { record }, edits(domain, records, fixed));
  },
});

function edits(
  name: string | undefined,
  records: readonly string[],
  fixed: boolean,
): { records?: ZoneEdit[] } {
  if (fixed || name === undefined) return {};
  const add: ZoneEdit = { action: 'add', name, type: 'TXT', value: NOBODY };
  const removed = records
    .filter((value) => value !== NOBODY)
    .map((value): ZoneEdit => ({ ...add, action: 'remove', value }));
  return { records: records.includes(NOBODY) ? removed : [...removed, add] };
}
