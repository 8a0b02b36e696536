/** Whether a policy in testing would let all mail through once it is enforced. */
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { judgeMxTls, pkixProblem } from '../mx-tls.ts';
import { effectivePolicy, servePolicy, stsPolicyFile } from '../sts-policy.ts';

export const mtaStsTestingReady = defineCheck({
  id: 'mta-sts-testing-ready',
  title: 'The MTA-STS policy in testing is ready to be enforced',
  severity: 'warning',
  needs: ['mtaSts'],
  uses: ['sessions', 'egress'],
  why: 'Senders deliver all the same while the policy is in testing, but each MX host it does not cover would lose its mail on the day it is enforced.',
  fix: 'Add an "mx:" line for each MX host to the policy, then change the id in the _mta-sts record.',
  references: [rfc(8461, '5')],
  examine({ mtaSts, sessions, egress }, asOf) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { evidence, policy } = effective;
    if (policy.mode !== 'testing') return skip(`The policy mode is ${policy.mode}`);
    if (evidence.mxFailure !== undefined)
      return unknownFrom(evidence.mxFailure, 'The MX hosts could not be looked up');
    const { covers } = evidence;
    if (covers.length === 0) return skip('The domain takes no mail');
    const uncovered = covers.filter(({ pattern }) => pattern === null).map(({ host }) => host);
    if (uncovered.length === 0) {
      const held = sessions?.status === 'observed' ? sessions.value : [];
      return certificatesReady(
        covers.map(({ host }) =>
          judgeMxTls(host, held, (tls) => pkixProblem(tls, host, asOf), 'the certificate would do', egress),
        ),
      );
    }
    return fail(
      `The policy in testing does not cover ${uncovered.join(', ')}`,
      { uncovered, patterns: policy.mx, policyFile: stsPolicyFile(evidence) },
      { fix: servePolicy(evidence, asOf) },
    );
  },
});

/** Every host is covered; where some were spoken to, their certificates count as well. */
function certificatesReady(hosts: readonly Observation[]): Observation {
  const named = `The policy in testing covers every MX host (${hosts.length})`;
  const faults = hosts.filter(({ verdict }) => verdict === 'fail');
  if (faults.length > 0) {
    return fail(
      `${named}, but once it is enforced senders would refuse ${faults.map(({ says }) => says).join('; ')}`,
      { ip: faults.flatMap(({ data }) => data?.ip ?? []) },
      {
        fix: 'Before the policy is enforced, install a certificate from a public authority that names the MX host, with the whole chain, and renew it in time.',
      },
    );
  }
  const [unseen] = hosts.filter(({ verdict }) => verdict === 'unknown');
  if (unseen !== undefined) {
    const { subject: _, ...told } = unseen;
    return { ...told, says: `${named}, but ${unseen.says}` };
  }
  const sound = hosts.filter(({ verdict }) => verdict === 'pass').length;
  return pass(sound === 0 ? named : `${named}, and the certificates would do`, { certificates: sound });
}
