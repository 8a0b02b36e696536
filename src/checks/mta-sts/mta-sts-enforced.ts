/** Whether the policy is in force. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { effectivePolicy } from '../sts-policy.ts';

export const mtaStsEnforced = defineCheck({
  id: 'mta-sts-enforced',
  title: 'The MTA-STS policy is enforced',
  severity: 'info',
  needs: ['mtaSts'],
  why: 'Only with "mode: enforce" do senders refuse to deliver over a connection they could not verify.',
  fix: 'When TLS reports show no failures, set "mode: enforce" in the policy and change the id in the _mta-sts record.',
  references: [rfc(8461, '5')],
  examine({ mtaSts }) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { mode } = effective.policy;
    if (mode === 'enforce') return pass('The policy is enforced', { mode });
    return fail(`The policy mode is ${mode}: senders do not enforce it`, { mode });
  },
});
