/** Whether the date is there, well formed, and true. */
import { span } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

const DAY = 86_400_000;

export const messageDate = defineCheck({
  id: 'message-date',
  title: 'The Date field is well formed and true',
  severity: 'warning',
  needs: ['message'],
  why: 'A date that is missing, unreadable or far off is a mark of careless or forged mail; clients sort such messages where nobody looks.',
  fix: 'Let the sending software write Date when it hands the message over, in the form of RFC 5322, from a clock kept by NTP.',
  references: [rfc(5322, '3.6.1')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { raw, at, problem, skewMs } = message.value.date;
    const data = { date: raw, at, skewMs };
    if (problem !== null)
      return fail(raw === null ? 'There is no Date field' : `Date "${raw}": ${problem}`, data);
    if (skewMs !== null && Math.abs(skewMs) > DAY)
      return fail(
        `Date is ${span(Math.abs(skewMs))} ${skewMs > 0 ? 'after' : 'before'} the first server took the message`,
        data,
      );
    return pass('Date is well formed and true', data);
  },
});
