/** No MX target lies in a domain that anybody could register. */
import { hostNameProblem } from '../../parse/host-name.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { deliversWithout, mxTargets, removeTarget } from '../mx-records.ts';

export const mxTargetRegistered = defineCheck({
  id: 'mx-target-registered',
  title: 'MX hosts lie in registered domains',
  severity: 'error',
  needs: ['mx'],
  why: 'Whoever registers the missing domain receives mail for yours: password resets and certificates included.',
  fix: 'Remove the MX record now, or register the domain yourself before somebody else does.',
  references: [rfc(5321, '5.1'), rfc(8020, '2')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const targets = mxTargets(mx.value).filter(({ host }) => hostNameProblem(host) === null);
    if (targets.length === 0) return skip('no MX record names a host');
    return targets.map((target) => {
      const { host, registeredDomain, ipv4, ipv6 } = target;
      const about = { subject: host };
      if (registeredDomain === undefined) {
        if (ipv4.status === 'failed' && ipv6.status === 'failed')
          return unknownFrom(ipv4.failure, `${host} could not be looked up`, about);
        return pass(`${host} lies in an existing domain`, {}, about);
      }
      const { name: domain, exists, suffixExists } = registeredDomain;
      if (exists.status === 'failed')
        return unknownFrom(exists.failure, `Whether ${domain} is registered could not be looked up`, about);
      if (exists.status !== 'absent') return pass(`${domain} exists`, { domain }, about);
      if (suffixExists === false)
        return pass(`Nobody can register ${domain}: the suffix above it does not exist`, { domain }, about);
      const records = deliversWithout(mx.value, host) ? removeTarget(mx.value, host) : undefined;
      return fail(
        `The MX host ${host} lies in ${domain}, which does not exist and may be free to register`,
        { domain },
        { ...about, ...(records !== undefined && { records }) },
      );
    });
  },
});
