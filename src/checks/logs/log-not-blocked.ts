/** Whether a provider turned the sender itself away, whoever the recipient. */
import { grouped, moment, percent } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { refusals } from '../log-figures.ts';

export const logNotBlocked = defineCheck({
  id: 'log-not-blocked',
  title: 'No provider turns the sender away',
  severity: 'warning',
  needs: ['log'],
  why: 'The provider refuses for what it thinks of the sending address or domain, not of the recipients; each further attempt is refused too, and may prolong the block.',
  fix: 'Stop sending there until the cause is found: check the domain and the sending address (mailsonde check DOMAIN --ip ADDRESS), read what the provider says, and ask it for removal where it offers that.',
  references: [rfc(5321, '4.2.1'), rfc(3463, '3.8')],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    if (log.value.providers.length === 0) return skip('no mail was sent in the log');
    const found = refusals(log.value, ['reputation-blocked', 'auth-policy', 'rdns-missing']);
    if (found.length === 0) return pass('No provider turned the sender away');
    return found.map(({ provider, count: refused, share, first }) =>
      fail(
        `${provider} turned the sender away ${grouped(refused)} ${refused === 1 ? 'time' : 'times'} (${percent(share)} of attempts) since ${moment(first.from)}: ${first.text}`,
        { provider, category: first.category, refused, since: first.from },
        { subject: provider },
      ),
    );
  },
});
