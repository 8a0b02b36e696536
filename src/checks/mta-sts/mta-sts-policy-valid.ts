/** Whether the policy file says what RFC 8461 wants it to say. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { servePolicy, stsPolicyFile } from '../sts-policy.ts';

export const mtaStsPolicyValid = defineCheck({
  id: 'mta-sts-policy-valid',
  title: 'The MTA-STS policy is valid',
  severity: 'error',
  needs: ['mtaSts'],
  why: 'Senders discard a policy they cannot read and deliver as if there were none.',
  fix: 'Serve a file with the lines "version: STSv1", "mode: enforce" (or testing), "mx:" and the name for each MX host, and "max_age: 604800".',
  references: [rfc(8461, '3.2')],
  examine({ mtaSts }, asOf) {
    if (mtaSts.status === 'absent' || mtaSts.value.records.length === 0) {
      return skip('No record announces an MTA-STS policy');
    }
    const { policy } = mtaSts.value;
    if (policy === null) return skip('The MTA-STS policy could not be fetched');
    const fatal = policy.problems.filter((problem) => problem.fatal);
    if (fatal.length > 0) {
      const policyFile = stsPolicyFile(mtaSts.value);
      return fail(
        `The MTA-STS policy is not valid: ${fatal.map(({ says }) => says).join('; ')}`,
        { problems: fatal.map(({ code }) => code), policyFile },
        { fix: servePolicy(mtaSts.value, asOf) },
      );
    }
    const odd = policy.problems.map(({ says }) => `; ${says}`).join('');
    return pass(`The policy is valid: mode ${policy.mode}, max_age ${policy.maxAge}${odd}`, {
      mode: policy.mode,
      maxAge: policy.maxAge,
    });
  },
});
