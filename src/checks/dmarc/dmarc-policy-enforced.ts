/** Whether the policy asks for anything to be done. */
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { judgeable, publish, replaceRecord } from '../dmarc-record.ts';

export const dmarcPolicyEnforced = defineCheck({
  id: 'dmarc-policy-enforced',
  title: 'The DMARC policy is quarantine or reject',
  severity: 'info',
  needs: ['dmarc'],
  why: 'With p=none forged mail is delivered as if there were no DMARC; it is the right start, but only a start.',
  fix: 'Read the reports until all your own mail passes, then raise p to quarantine and later to reject.',
  references: [rfc(9989, '5.1.7')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { policy, domain, inherited, foundAt } = value;
    const data = { policy, foundAt };
    if (policy !== 'none') return pass(`The policy for ${domain} is ${policy}`, data);
    // Only for a domain that sends nothing is the right value plain.
    if (value.sends !== false) return fail(`The policy for ${domain} is none: nothing is blocked`, data);
    const parked = { drop: ['sp', 'np', 't', 'pct'], set: { p: 'reject' } };
    const edit = inherited
      ? publish(domain, 'v=DMARC1; p=reject;', value)
      : replaceRecord(value, changeTags(value.record, parked));
    return fail(`The policy for ${domain}, which sends no mail, is none: forgeries are not blocked`, data, {
      ...edit,
      fix: 'The domain sends no mail, so nothing of yours can be lost: reject everything that claims to come from it.',
    });
  },
});
