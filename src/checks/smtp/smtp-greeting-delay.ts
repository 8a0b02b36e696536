/** How long each mail host makes senders wait for its greeting. */
import { defineCheck, rfc } from '../define.ts';
import { exchangers, gap, judgeHosts } from '../session-look.ts';

/** Deliberate pauses against spam end well below. */
const SLOW_MS = 10_000;

export const smtpGreetingDelay = defineCheck({
  id: 'smtp-greeting-delay',
  title: 'The mail hosts greet within ten seconds',
  severity: 'info',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'Mail servers wait five minutes for a greeting, but applications, forms and tests that send mail give up after ten or thirty seconds.',
  fix: 'Shorten the pause before the greeting (postscreen_greet_wait in Postfix, a delay in the connect ACL of Exim, TarpitInterval in Exchange), or mend what the server waits for: often a reverse lookup or a blocklist that does not answer.',
  references: [rfc(5321, '4.5.3.2.1')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    return judgeHosts(held, (session) => {
      const { host, timings, greetingCode } = session;
      if (greetingCode !== 220 || timings.greetingMs === null) return gap(session, held, egress);
      const told = `${host} greets after ${(timings.greetingMs / 1_000).toFixed(1)} s`;
      return timings.greetingMs > SLOW_MS ? { fault: told } : { sound: told };
    });
  },
});
