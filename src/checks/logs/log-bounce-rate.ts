/** Whether no more mail bounced than the user allows. */
import { grouped, percent } from '../../parse/figures.ts';
import { defineCheck, fail, page, pass, skip, unknown } from '../define.ts';
import { notReadable, notReadToItsEnd } from '../log-figures.ts';

export const logBounceRate = defineCheck({
  id: 'log-bounce-rate',
  title: 'No more mail bounces than --max-bounce-rate allows',
  severity: 'error',
  needs: ['log'],
  why: 'Mail to dead addresses is how receivers and platforms tell a list that nobody cares for; a rising rate is followed by blocks.',
  fix: 'Take the addresses that do not exist off your lists (--suppression FILE writes them), and see to the other reasons by their counts.',
  references: [
    page('Amazon SES: bounce rates', 'https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html'),
  ],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    const { bounceRate, maxBounceRate, bounced, deliveries, cutShort } = log.value;
    if (maxBounceRate === null) return skip('no --max-bounce-rate was given');
    if (cutShort) return notReadToItsEnd();
    if (bounceRate === null)
      return (
        notReadable(log.value) ??
        unknown('Could not be determined: nothing was delivered or bounced in what was read', 'target')
      );
    const data = { bounceRate, maxBounceRate, bounced, settled: bounced + deliveries };
    const told = `${percent(bounceRate)} of mail bounced (${grouped(bounced)} of ${grouped(bounced + deliveries)})`;
    return bounceRate > maxBounceRate
      ? fail(`${told}; ${percent(maxBounceRate)} is allowed`, data)
      : pass(`${told}; up to ${percent(maxBounceRate)} is allowed`, data);
  },
});
