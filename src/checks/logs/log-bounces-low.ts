/** Whether bounces stay below what platforms and receivers take for usual. */
import { grouped, percent } from '../../parse/figures.ts';
import { defineCheck, fail, page, pass, skip } from '../define.ts';
import { HIGH_RATE, USUAL_RATE } from '../log-figures.ts';

/** Of less mail a rate says nothing. */
const LEAST_SETTLED = 50;

export const logBouncesLow = defineCheck({
  id: 'log-bounces-low',
  title: 'Less than 2 % of mail bounces',
  severity: 'warning',
  needs: ['log'],
  why: 'Below 2 % a list counts as cared for. From 5 % on platforms put an account under review, and receivers take the sender for one who does not know the recipients.',
  fix: 'Take the addresses that do not exist off your lists (--suppression FILE writes them); confirm new ones before the first mail (double opt-in); look at the other reasons one by one.',
  references: [
    page('Amazon SES: bounce rates', 'https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html'),
  ],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    const { bounceRate, bounced, deliveries } = log.value;
    const settled = bounced + deliveries;
    if (bounceRate === null) return skip('nothing was delivered or bounced in the log');
    if (settled < LEAST_SETTLED) return skip(`of ${grouped(settled)} recipients no rate can be told`);
    const data = { bounceRate, bounced, settled };
    const told = `${percent(bounceRate)} of mail bounced`;
    if (bounceRate < USUAL_RATE) return pass(`${told}, less than ${USUAL_RATE} %`, data);
    return fail(
      bounceRate < HIGH_RATE
        ? `${told}; ${USUAL_RATE} % should not be passed`
        : `${told}: more than the ${HIGH_RATE} % at which platforms step in`,
      data,
    );
  },
});
