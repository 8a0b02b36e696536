/** Whether our own network lets mail out, so that silence on port 25 can be told from a dead server. */
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';

export const smtpEgressOpen = defineCheck({
  id: 'smtp-egress-open',
  title: 'The network looked from lets connections to port 25 out',
  severity: 'info',
  needs: ['egress'],
  why: 'Clouds, offices and providers of home connections block port 25 against spam. From there no mail host can be judged, and no mail can be sent straight to one.',
  fix: 'Look from a network that lets port 25 out, or ask the provider of this one to open it. To send mail from here, hand it to a submission server on port 465 or 587.',
  references: [rfc(5068, '3.1')],
  examine({ egress }) {
    if (egress.status === 'absent') return skip('Nothing on port 25 was silent');
    const { state, says, confidence, signs } = egress.value;
    const data = { state, confidence, ...(signs.length > 0 && { signs }) };
    switch (state) {
      case 'open':
        return pass(says, data);
      case 'blocked':
      case 'intercepted':
        return fail(says, data);
      case 'unknown':
        return unknown(says, 'vantage', data);
    }
  },
});
