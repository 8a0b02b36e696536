/** No key in use says that its domain only tests DKIM (t=y). */
import type { DkimKey } from '../../model/evidence/dkim.ts';
import { withDkimTag } from '../../parse/dkim-key.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { DKIM_NEEDS, judgeKeys, mayBeInUse, replaceRecord } from '../dkim-keys.ts';

const isInEarnest = ({ flags = [] }: DkimKey): boolean => !flags.includes('y');

export const dkimNotTesting = defineCheck({
  id: 'dkim-not-testing',
  title: 'DKIM keys are out of testing',
  severity: 'warning',
  needs: DKIM_NEEDS,
  why: 'With t=y receivers may treat signed mail as if it were not signed at all.',
  fix: 'Take the y out of the t= tag once signatures verify.',
  references: [rfc(6376, '3.6.1')],
  examine: (evidence) =>
    judgeKeys(evidence, (key, dkim) => {
      const { name: subject, status, record = '', flags = [] } = key;
      if (status !== 'valid') return null;
      if (isInEarnest(key)) return pass(`The key at ${subject} is used in earnest`, { flags }, { subject });
      if (!mayBeInUse(key, dkim, isInEarnest))
        return skip(`the key at ${subject} says t=y, but another one is used in earnest`, { subject });
      const others = flags.filter((flag) => flag !== 'y').join(':');
      return fail(
        `The key at ${subject} says t=y: the domain is only testing DKIM`,
        { flags },
        {
          subject,
          fix: `Take the y out of the t= tag at ${subject}, once messages sent show dkim=pass.`,
          ...replaceRecord(key, withDkimTag(record, 't', others === '' ? null : others)),
        },
      );
    }),
});
