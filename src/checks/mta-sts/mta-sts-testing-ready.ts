/** Whether a policy in testing would let all mail through once it is enforced. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { effectivePolicy, servePolicy, stsPolicyFile } from '../sts-policy.ts';

export const mtaStsTestingReady = defineCheck({
  id: 'mta-sts-testing-ready',
  title: 'The MTA-STS policy in testing is ready to be enforced',
  severity: 'warning',
  needs: ['mtaSts'],
  why: 'Senders deliver all the same while the policy is in testing, but each MX host it does not cover would lose its mail on the day it is enforced.',
  fix: 'Add an "mx:" line for each MX host to the policy, then change the id in the _mta-sts record.',
  references: [rfc(8461, '5')],
  examine({ mtaSts }, asOf) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { evidence, policy } = effective;
    if (policy.mode !== 'testing') return skip(`The policy mode is ${policy.mode}`);
    if (evidence.mxFailure !== undefined)
      return unknownFrom(evidence.mxFailure, 'The MX hosts could not be looked up');
    const { covers } = evidence;
    if (covers.length === 0) return skip('The domain takes no mail');
    const uncovered = covers.filter(({ pattern }) => pattern === null).map(({ host }) => host);
    if (uncovered.length === 0) return pass(`The policy in testing covers every MX host (${covers.length})`);
    return fail(
      `The policy in testing does not cover ${uncovered.join(', ')}`,
      { uncovered, patterns: policy.mx, policyFile: stsPolicyFile(evidence) },
      { fix: servePolicy(evidence, asOf) },
    );
  },
});
