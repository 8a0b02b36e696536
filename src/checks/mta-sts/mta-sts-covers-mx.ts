/** Whether an enforced policy names every MX host. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { effectivePolicy, servePolicy, stsPolicyFile } from '../sts-policy.ts';

export const mtaStsCoversMx = defineCheck({
  id: 'mta-sts-covers-mx',
  title: 'The enforced MTA-STS policy covers every MX host',
  severity: 'error',
  needs: ['mtaSts'],
  why: 'Under an enforced policy senders deliver to no MX host that it does not name; with none named, mail bounces.',
  fix: 'Add an "mx:" line for each MX host to the policy, then change the id in the _mta-sts record.',
  references: [rfc(8461, '4.1')],
  examine({ mtaSts }, asOf) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { evidence, policy } = effective;
    if (policy.mode !== 'enforce') return skip(`The policy mode is ${policy.mode}`);
    if (evidence.mxFailure !== undefined)
      return unknownFrom(evidence.mxFailure, 'The MX hosts could not be looked up');
    const { covers } = evidence;
    if (covers.length === 0) return skip('The domain takes no mail');
    const uncovered = covers.filter(({ pattern }) => pattern === null).map(({ host }) => host);
    if (uncovered.length > 0) {
      return fail(
        `The enforced policy covers ${covers.length - uncovered.length} of ${covers.length} MX hosts; not covered: ${uncovered.join(', ')}`,
        { uncovered, patterns: policy.mx, policyFile: stsPolicyFile(evidence) },
        { fix: servePolicy(evidence, asOf) },
      );
    }
    const { unusedPatterns } = evidence;
    const unused = unusedPatterns.length === 0 ? '' : `; no MX host needs ${unusedPatterns.join(', ')}`;
    return pass(`The enforced policy covers every MX host (${covers.length})${unused}`, { unusedPatterns });
  },
});
