/** A null MX is the only MX record, with preference 0. */

import type { ZoneEdit } from '../../model/finding.ts';
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { mxTargets, removeTarget } from '../mx-records.ts';

export const mxNullAlone = defineCheck({
  id: 'mx-null-alone',
  title: 'A null MX stands alone',
  severity: 'error',
  needs: ['mx'],
  why: 'A null MX says "no mail here"; next to other records it contradicts them, and some senders then give up at once and bounce.',
  fix: 'Remove the null MX if the domain takes mail, or every other MX record if it does not.',
  references: [rfc(7505, '3')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const { hosts, nullMx, implicit, owner } = mx.value;
    if (implicit || hosts.length === 0) return skip('there is no MX record');
    if (!nullMx) return pass('No null MX stands among the MX records');
    const nulls = hosts.filter(({ host }) => host === '');
    const others = mxTargets(mx.value).map(({ host }) => host);
    if (others.length > 0) {
      const records = removeNulls(removeTarget(mx.value, ''));
      return fail(
        `A null MX stands beside ${others.slice(0, 3).join(', ')}`,
        { others },
        { ...(records !== undefined && { records }) },
      );
    }
    const preferences = nulls.map(({ preference }) => preference);
    if (nulls.length === 1 && preferences[0] === 0) return pass('The null MX stands alone');
    const wrong = removeNulls(removeTarget(mx.value, ''))?.filter(({ value }) => value !== '0 .');
    const add: ZoneEdit[] =
      owner === undefined || preferences.includes(0)
        ? []
        : [{ action: 'add', name: owner, type: 'MX', value: '0 .' }];
    return fail(
      `The null MX has preference ${listed(preferences.map(String))}; it must stand once, with preference 0`,
      { preferences },
      { ...(wrong !== undefined && { records: [...wrong, ...add] }) },
    );
  },
});

/** The root is written as a dot. */
function removeNulls(edits: ZoneEdit[] | undefined): ZoneEdit[] | undefined {
  return edits?.map((edit) => ({ ...edit, value: `${edit.value.trim()} .` }));
}
