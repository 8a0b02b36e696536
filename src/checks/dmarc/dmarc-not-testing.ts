/** Whether the policy is declared to be a mere test. */
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcNotTesting = defineCheck({
  id: 'dmarc-not-testing',
  title: 'The DMARC policy is not in test mode',
  severity: 'warning',
  needs: ['dmarc'],
  why: 't=y lowers the policy by one step at receivers that know it (reject becomes quarantine, quarantine becomes none); older ones ignore it and apply the policy in full.',
  fix: 'Drop t=y once the reports show that all your mail passes.',
  references: [rfc(9989, '4.7'), rfc(9989, 'A.6')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { policy, testing, record } = value;
    // RFC 9989 §4.7: the tag has no effect on a policy of none.
    if (policy === 'none') return skip('the policy is none, which cannot be lowered');
    if (!testing) return pass(`The policy ${policy} is meant in earnest`, { policy, testing });
    const applied = policy === 'reject' ? 'quarantine' : 'none';
    return fail(
      `t=y: the policy says ${policy}, but receivers apply ${applied}`,
      { policy, testing, applied },
      replaceRecord(value, changeTags(record, { drop: ['t'] })),
    );
  },
});
