/** One TXT record stands at a selector. */
import type { DkimKey } from '../../model/evidence/dkim.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { DKIM_NEEDS, isSound, judgeKeys } from '../dkim-keys.ts';

export const dkimSingleRecord = defineCheck({
  id: 'dkim-single-record',
  title: 'Each DKIM selector has one record',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'With several TXT records at a selector, which one a receiver reads is chance, so signatures fail now and then.',
  fix: 'Keep the one record that holds the key in use and remove the others; a new key gets a selector of its own.',
  references: [rfc(6376, '3.6.2.2')],
  examine: (evidence) =>
    judgeKeys(evidence, (key) => {
      const { name: subject, status, records } = key;
      if (status === 'failed' || status === 'absent' || status === 'dangling') return null;
      if (status !== 'several') return pass(`${subject} has one TXT record`, {}, { subject });
      const count = records.length;
      return fail(
        `${count} TXT records stand at ${subject}`,
        { count },
        { subject, ...withoutTheOthers(key) },
      );
    }),
});

/** Only where exactly one of them could be meant. */
function withoutTheOthers({ name, records, cnames }: DkimKey): Pick<ReturnType<typeof fail>, 'records'> {
  const sound = records.filter(isSound);
  if (sound.length !== 1 || cnames.length > 0 || records.some((one) => /\\x[0-9a-f]{2}/i.test(one)))
    return {};
  return {
    records: records
      .filter((one) => one !== sound[0])
      .map((value) => ({ action: 'remove', name, type: 'TXT', value })),
  };
}
