/** Whether an enforced policy is watched through reports. */
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { judgeable, ownReports, replaceRecord } from '../dmarc-record.ts';

export const dmarcReportsRequested = defineCheck({
  id: 'dmarc-reports-requested',
  title: 'An enforced DMARC policy comes with reports',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Without aggregate reports nobody notices when mail of your own starts failing DMARC and is rejected.',
  fix: 'Add rua=mailto: with an address that somebody, or a DMARC report service, reads.',
  references: [rfc(9989, '5.1.3'), rfc(9989, '8')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { policy, uris, record } = value;
    if (policy === 'none') return skip('see dmarc-policy-monitored');
    if (value.sends === false) return skip('the domain sends no mail that could be lost');
    const rua = uris.filter(({ tag }) => tag === 'rua').map(({ text }) => text);
    const addresses = uris.filter(({ tag, valid, scheme }) => tag === 'rua' && valid && scheme === 'mailto');
    if (addresses.length > 0)
      return pass(`Reports are asked for at ${rua.length} address${rua.length === 1 ? '' : 'es'}`, { rua });
    if (uris.some(({ tag, valid }) => tag === 'rua' && !valid)) return skip('see dmarc-report-uri-valid');
    // Other schemes are legal, but no receiver reports by them.
    const idle = uris.filter(({ tag }) => tag === 'rua');
    const own = ownReports(value);
    const says =
      idle.length === 0
        ? `The policy is ${policy}, yet no reports are asked for`
        : `The policy is ${policy}, yet reports are asked for only by ${idle[0]?.scheme}:, and receivers send them by mail`;
    return fail(
      says,
      { policy, rua },
      own === undefined
        ? {}
        : {
            ...replaceRecord(value, changeTags(record, { set: { rua: [...rua, own].join(',') } })),
            fix: `Ask for reports; create the mailbox ${own.slice('mailto:'.length)} first, or name the address of a DMARC report service.`,
          },
    );
  },
});
