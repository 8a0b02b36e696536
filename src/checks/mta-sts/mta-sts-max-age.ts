/** Whether an enforced policy stays in senders' caches long enough to protect anything. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { effectivePolicy, servePolicy, stsPolicyFile } from '../sts-policy.ts';

const DAY = 86_400;

export const mtaStsMaxAge = defineCheck({
  id: 'mta-sts-max-age',
  title: 'The enforced MTA-STS policy is cached for a day or longer',
  severity: 'warning',
  needs: ['mtaSts'],
  why: 'Senders forget the policy after max_age; an attacker then only needs to hide the record from them once.',
  fix: 'Raise max_age to a week (604800) or more, then change the id in the _mta-sts record.',
  references: [rfc(8461, '3.2'), rfc(8461, '10.2')],
  examine({ mtaSts }, asOf) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { evidence, policy } = effective;
    // While testing, or on the way out of MTA-STS, a short life is what one wants.
    if (policy.mode !== 'enforce') return skip(`The policy mode is ${policy.mode}`);
    const maxAge = policy.maxAge ?? 0;
    if (maxAge >= DAY) return pass(`Senders keep the policy for ${maxAge} seconds`, { maxAge });
    return fail(
      `Senders keep the enforced policy for ${maxAge} seconds only, less than a day`,
      { maxAge, policyFile: stsPolicyFile(evidence, 604_800) },
      { fix: servePolicy(evidence, asOf, 604_800) },
    );
  },
});
