/** Whether a provider asked the sender to slow down. */
import { grouped, moment, percent } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { refusals } from '../log-figures.ts';

export const logNotLimited = defineCheck({
  id: 'log-not-limited',
  title: 'No provider asks the sender to slow down',
  severity: 'info',
  needs: ['log'],
  why: 'Providers give each sending address a rate that grows with its good name. Mail beyond it waits in the queue and arrives late.',
  fix: 'Send less at once to this provider: fewer connections, fewer messages on each, the volume spread over hours (in Postfix a transport of its own with smtp_destination_rate_delay and a low concurrency limit).',
  references: [rfc(5321, '4.5.4.1'), rfc(3463, '3.8')],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    if (log.value.providers.length === 0) return skip('no mail was sent in the log');
    const found = refusals(log.value, ['rate-limited']);
    if (found.length === 0) return pass('No provider asked the sender to slow down');
    return found.map(({ provider, count: limited, share, first }) =>
      fail(
        `${provider} limited the rate ${grouped(limited)} ${limited === 1 ? 'time' : 'times'} (${percent(share)} of attempts) since ${moment(first.from)}, after ${grouped(first.deliveredBefore)} ${first.deliveredBefore === 1 ? 'delivery' : 'deliveries'} within the hour before`,
        { provider, limited, since: first.from, deliveredBefore: first.deliveredBefore },
        { subject: provider },
      ),
    );
  },
});
