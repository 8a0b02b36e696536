/** Whether an obsolete sampling rate makes receivers disagree. */
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcPctPartial = defineCheck({
  id: 'dmarc-pct-partial',
  title: 'The policy is not limited to a share of the mail',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Receivers that follow the current standard ignore pct and apply the policy to all mail; older ones apply it to that share only.',
  fix: 'Drop pct: count on the policy being applied to all mail, or lower p until that is right.',
  references: [rfc(9989, 'C.5.2'), rfc(9989, '9.3')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { policy, pct, record } = value;
    if (policy === 'none') return skip('the policy is none, so there is nothing to sample');
    if (pct === 100) return pass(`The policy ${policy} applies to all mail`, { policy, pct });
    return fail(
      `pct=${pct}: current receivers apply ${policy} to all mail, older ones to ${pct} %`,
      { policy, pct },
      replaceRecord(value, changeTags(record, { drop: ['pct'] })),
    );
  },
});
