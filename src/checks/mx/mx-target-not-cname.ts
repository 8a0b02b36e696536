/** No MX target is an alias. */
import type { MxEvidence, MxHost } from '../../model/evidence/mx.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { hostNameProblem } from '../../parse/host-name.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { deliversWithout, mxTargets, removeTarget, replaceTarget } from '../mx-records.ts';

export const mxTargetNotCname = defineCheck({
  id: 'mx-target-not-cname',
  title: 'MX targets are not aliases',
  severity: 'error',
  needs: ['mx'],
  why: 'An MX record must not lead to an alias (CNAME); some senders refuse to follow it, others loop, and DANE and MTA-STS then look at a different name.',
  fix: 'Name the true host in the MX record instead of the alias. Where an MTA-STS policy names the alias, first add the true host to the policy and give the _mta-sts record a new id.',
  references: [rfc(5321, '5.1'), rfc(2181, '10.3')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const targets = mxTargets(mx.value).filter(({ host }) => hostNameProblem(host) === null);
    if (targets.length === 0) return skip('no MX record names a host');
    return targets.map((target) => {
      const { host, cname, ipv4, ipv6 } = target;
      const about = { subject: host };
      if (cname === undefined) {
        if (ipv4.status === 'failed' && ipv6.status === 'failed')
          return unknownFrom(ipv4.failure, `${host} could not be looked up`, about);
        return pass(`${host} is no alias`, {}, about);
      }
      const records = edits(mx.value, target, cname);
      const more = records === undefined ? about : { ...about, records };
      return fail(`The MX target ${host} is an alias of ${cname}`, { cname }, more);
    });
  },
});

function edits(
  mx: MxEvidence,
  { host, addresses, badTlsaThere }: MxHost,
  cname: string,
): ZoneEdit[] | undefined {
  if (addresses.length === 0) return deliversWithout(mx, host) ? removeTarget(mx, host) : undefined;
  // Of several aliases of one host the first makes way for it, so that it is not named twice in the end.
  const first = mxTargets(mx).find((other) => other.cname === cname || other.host === cname);
  if (first !== undefined && first.host !== host) return removeTarget(mx, host);
  const named = mxTargets(mx).some((other) => other.host === cname);
  const unsafe = mx.announcesPolicy === true || badTlsaThere === true || hostNameProblem(cname) !== null;
  if (!named && unsafe) return undefined;
  return replaceTarget(mx, host, cname);
}
