/** No host stands in two MX records. */
import type { ZoneEdit } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { mxTargets } from '../mx-records.ts';

export const mxTargetDuplicate = defineCheck({
  id: 'mx-target-duplicate',
  title: 'Each MX host is named once',
  severity: 'info',
  needs: ['mx'],
  why: 'A second record for the same host adds no redundancy; it only makes senders try the same server twice.',
  fix: 'Keep the record with the lowest preference and remove the others.',
  references: [rfc(5321, '5.1')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const { hosts, owner } = mx.value;
    const targets = mxTargets(mx.value);
    if (targets.length === 0) return skip('no MX record names a host');
    const findings = targets.flatMap(({ host }) => {
      const preferences = hosts.filter((one) => one.host === host).map(({ preference }) => preference);
      if (preferences.length < 2) return [];
      const records: ZoneEdit[] =
        owner === undefined
          ? []
          : preferences.slice(1).map((preference) => ({
              action: 'remove',
              name: owner,
              type: 'MX',
              value: `${preference} ${host}`,
            }));
      return [
        fail(
          `${host} stands in ${preferences.length} MX records`,
          { preferences },
          { subject: host, records },
        ),
      ];
    });
    return findings.length > 0
      ? findings
      : pass(
          targets.length === 1
            ? 'One MX target, named once'
            : `${targets.length} MX targets, each named once`,
        );
  },
});
