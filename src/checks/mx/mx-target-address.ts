/** Every MX target has an address. */
import { hostNameProblem } from '../../parse/host-name.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { mendTarget, mxTargets, presumption } from '../mx-records.ts';

export const mxTargetAddress = defineCheck({
  id: 'mx-target-address',
  title: 'Every MX host has an address',
  severity: 'warning',
  needs: ['mx'],
  why: 'Senders lose time on a host without an address, and some take it for a failure of the whole domain; when the other hosts are down, mail bounces instead of waiting.',
  fix: 'Give the host an A or AAAA record, correct its name, or remove its MX record.',
  references: [rfc(5321, '5.1')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const targets = mxTargets(mx.value).filter(({ host }) => hostNameProblem(host) === null);
    if (targets.length === 0) return skip('no MX record names a host');
    const nowhere = targets.every(({ ipv4, ipv6 }) => ipv4.status === 'absent' && ipv6.status === 'absent');
    if (nowhere) return skip('no MX host has an address: see mx-deliverable');
    return targets.map((target) => {
      const { host, addresses, ipv4, ipv6 } = target;
      const about = { subject: host };
      if (addresses.length > 0)
        return pass(
          `${host} has ${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'}`,
          { addresses },
          about,
        );
      const failed = [ipv4, ipv6].find(({ status }) => status === 'failed');
      if (failed?.status === 'failed')
        return unknownFrom(failed.failure, `The addresses of ${host} could not be looked up`, about);
      const registered = target.registeredDomain;
      if (registered?.exists.status === 'absent' && registered.suffixExists !== false)
        return skip(`the domain of ${host} does not exist: see mx-target-registered`, about);
      const records = mendTarget(mx.value, target);
      return fail(
        `The MX host ${host} has no address${presumption(target)}`,
        { meant: target.meant?.host },
        { ...about, ...(records !== undefined && { records }) },
      );
    });
  },
});
