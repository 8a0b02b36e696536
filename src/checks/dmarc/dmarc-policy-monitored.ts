/** Whether a policy that blocks nothing at least reports. */
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, unknownFrom } from '../define.ts';
import { isUsable, judgeable, ownReports, replaceRecord } from '../dmarc-record.ts';

export const dmarcPolicyMonitored = defineCheck({
  id: 'dmarc-policy-monitored',
  title: 'A DMARC policy of none comes with reports',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'p=none without reports neither protects the domain nor shows who sends in its name, so it can never be raised with confidence.',
  fix: 'Add rua=mailto: with an address that takes mail and, if it is of another organization, agreed to take the reports.',
  references: [rfc(9989, '3.2.12'), rfc(9989, '5.1.3')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { policy, uris, record, inherited } = value;
    const rua = uris.filter(({ tag }) => tag === 'rua');
    const usable = rua.filter(isUsable);
    const data = { policy, reports: usable.map(({ text }) => text) };
    if (policy !== 'none') return pass(`The policy is ${policy}, more than watching`, data);
    if (usable.length > 0) {
      const failure = usable.map((uri) => uri.authorization?.failure ?? uri.deliverable?.failure);
      const [first] = failure;
      return first !== undefined && !failure.includes(undefined)
        ? unknownFrom(first, 'Could not see whether reports arrive')
        : pass(`Reports go to ${usable.length} usable address${usable.length === 1 ? '' : 'es'}`, data);
    }
    const says =
      rua.length === 0
        ? 'The policy is none and no reports are asked for'
        : 'The policy is none and no report address works';
    if (value.sends === false && !inherited) {
      const parked = { drop: ['sp', 'np', 't', 'pct'], set: { p: 'reject' } };
      return fail(says, data, {
        ...replaceRecord(value, changeTags(record, parked)),
        fix: 'The domain sends no mail, so there is nothing to watch: reject everything that claims to come from it.',
      });
    }
    const own = ownReports(value);
    if (own === undefined || rua.some(({ text }) => text === own)) return fail(says, data);
    const list = [...rua.map(({ text }) => text), own].join(',');
    return fail(says, data, {
      ...replaceRecord(value, changeTags(record, { set: { rua: list } })),
      fix: `Ask for reports at an address of your own; create the mailbox ${own.slice('mailto:'.length)} first, or name the address of a DMARC report service.`,
    });
  },
});
