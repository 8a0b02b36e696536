/** Every MX target is a host name. */
import type { MxHost } from '../../model/evidence/mx.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { hostNameProblem } from '../../parse/host-name.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { mendTarget, mxTargets, presumption } from '../mx-records.ts';

export const mxTargetHostname = defineCheck({
  id: 'mx-target-hostname',
  title: 'MX targets are host names',
  severity: 'error',
  needs: ['mx'],
  why: 'An MX record must name a host; senders ignore an address, a bare word or "localhost" there, or deliver to themselves.',
  fix: 'Give the mail server a name such as mail.DOMAIN with an A or AAAA record, see that its PTR record says the same name, and put that name into the MX record.',
  references: [rfc(5321, '5.1'), rfc(1035, '3.3.9')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const targets = mxTargets(mx.value);
    if (targets.length === 0) return skip('no MX record names a host');
    return targets.map((target) => {
      const { host } = target;
      const problem = hostNameProblem(host);
      if (problem === null) return pass(`${host} is a host name`, {}, { subject: host });
      const records = mendTarget(mx.value, target);
      return fail(
        `The MX target ${host} ${problem.says}${presumption(target)}`,
        { problem: problem.code, meant: target.meant?.host },
        { subject: host, ...(records !== undefined && { fix: remedy(target, records), records }) },
      );
    });
  },
});

/** In the words of the edit: another host in its place, or none where mail arrives without it. */
function remedy({ host, meant }: MxHost, records: readonly ZoneEdit[]): string {
  const added = records.some(({ action }) => action === 'add');
  if (added) return `Name ${meant?.host} in place of ${host} in the MX record.`;
  const [only] = records;
  const rest =
    meant !== undefined && only !== undefined
      ? `${meant.host}, the host it means, has an MX record of its own`
      : 'the other MX hosts take the mail';
  return `Remove the MX record for ${host}: ${rest}.`;
}
