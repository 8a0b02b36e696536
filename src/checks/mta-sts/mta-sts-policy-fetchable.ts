/** Whether senders can fetch the announced policy: one HTTPS request, no redirect, status 200, valid certificate. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';

export const mtaStsPolicyFetchable = defineCheck({
  id: 'mta-sts-policy-fetchable',
  title: 'The MTA-STS policy can be fetched',
  severity: 'error',
  needs: ['mtaSts'],
  why: 'A sender that cannot fetch the policy delivers as if there were none, so mail is open to interception although the record promises otherwise.',
  fix: 'Serve the policy at https://mta-sts.DOMAIN/.well-known/mta-sts.txt with status 200, without a redirect, and with a certificate valid for mta-sts.DOMAIN; or remove the _mta-sts record.',
  references: [rfc(8461, '3.3')],
  examine({ mtaSts }) {
    if (mtaSts.status === 'absent' || mtaSts.value.records.length === 0) {
      return skip('No record announces an MTA-STS policy');
    }
    const { domain, policyHost, fetch } = mtaSts.value;
    const host = `mta-sts.${domain}`;
    if (policyHost.status === 'absent')
      return fail(`The policy host ${host} has no address`, { reason: policyHost.how });
    if (policyHost.status === 'failed')
      return unknownFrom(policyHost.failure, `The addresses of ${host} could not be looked up`);
    if (fetch.status === 'failed') {
      const { failure } = fetch;
      const says = `The policy of ${host} could not be fetched`;
      // Their web server's trouble is the finding itself; ours, or DNS that does not answer, leaves it open.
      if (failure.cause === 'vantage' || failure.stage === 'resolve') return unknownFrom(failure, says);
      return fail(`${says}: ${failure.detail}`, { stage: failure.stage, kind: failure.kind });
    }
    if (fetch.status !== 'observed') return skip('The policy was not fetched');
    const { status, location, url } = fetch.value;
    if (status === 200) return pass(`The policy is served at ${url}`, { status });
    if (status >= 300 && status < 400) {
      const to = location === undefined ? '' : ` to ${location}`;
      return fail(`${url} redirects${to} (HTTP ${status}), and senders must not follow`, {
        status,
        location,
      });
    }
    return fail(`${url} answers HTTP ${status}, not 200`, { status });
  },
});
