/** Whether mail leaves the queue, or waits there for hours. */
import { grouped, percent } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

/** Every server has a few for domains that do not answer. */
const LEAST = 10;
const LEAST_SHARE = 1;

export const logQueueMoves = defineCheck({
  id: 'log-queue-moves',
  title: 'No mail is stuck in the queue',
  severity: 'warning',
  needs: ['log'],
  why: 'Most mail that is put off goes at the second attempt. What has waited for hours has a lasting reason, and comes back to its sender after days.',
  fix: 'Look at the reasons of what waits, the commonest first: a block or a limit is cured with the provider, a network that cannot be reached on this machine or beyond it, a domain that never answers by taking it off the list.',
  references: [rfc(5321, '4.5.4.1')],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    const { queue, deliveries, deferrals, bounced } = log.value;
    const { stuck, stuckAfterMs, waiting, reasons } = queue;
    const all = deliveries + bounced + waiting;
    if (all === 0) return skip('no mail was sent in the log');
    const hours = Math.round(stuckAfterMs / 3_600_000);
    const share = (stuck / all) * 100;
    const data = { waiting, stuck, oldest: queue.oldest };
    if (deliveries === 0 && deferrals >= LEAST)
      return fail(`Nothing was delivered, and ${grouped(deferrals)} attempts were put off`, data);
    if (stuck < LEAST || share < LEAST_SHARE)
      return pass(
        stuck === 0
          ? `No recipient waits for more than ${hours} hours`
          : `${grouped(stuck)} of ${grouped(all)} recipients wait for more than ${hours} hours, which is not many`,
        data,
      );
    const [first] = reasons;
    const why =
      first === undefined ? '' : `; ${grouped(first.recipients)} of them at ${first.provider}: ${first.text}`;
    return fail(
      `${grouped(stuck)} recipients (${percent(share)}) have waited for more than ${hours} hours${why}`,
      data,
    );
  },
});
