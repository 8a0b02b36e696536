/** Whether each mail host knows EHLO. */
import { defineCheck, rfc } from '../define.ts';
import { exchangers, gap, judgeHosts, refusal } from '../session-look.ts';

export const smtpEhlo = defineCheck({
  id: 'smtp-ehlo',
  title: 'Each mail host answers EHLO',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'Without EHLO there are no extensions: no encryption, no size limit told in advance, no UTF-8 addresses. All mail to such a host travels in clear.',
  fix: 'Let EHLO through: firewalls that "fix up" SMTP must be told not to (no fixup protocol smtp, or no inspect esmtp, on Cisco), and smtpd_discard_ehlo_keywords in Postfix is to name single keywords only.',
  references: [rfc(5321, '3.2'), rfc(5321, '4.1.1.1')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    return judgeHosts(held, (session) => {
      const { host, hello, failure } = session;
      if (hello?.verb === 'HELO') return { fault: `${host} refuses EHLO and takes HELO only` };
      if (hello !== null) return { sound: `${host} answers ${hello.verb}` };
      const words = failure?.stage === 'hello' ? refusal(session) : null;
      if (words !== null && !words.ours)
        return { fault: `${host} refuses EHLO and HELO: ${words.failure.detail}` };
      return gap(session, held, egress);
    });
  },
});
