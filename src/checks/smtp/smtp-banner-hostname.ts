/** Whether the greeting names the host. */
import { isHostName, isMasked } from '../../parse/own-name.ts';
import { defineCheck, rfc } from '../define.ts';
import { exchangers, gap, judgeHosts } from '../session-look.ts';

export const smtpBannerHostname = defineCheck({
  id: 'smtp-banner-hostname',
  title: 'The greeting of each mail host begins with a host name',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'The first word after 220 is the name of the server. "localhost" or none at all points to a server that was never set up, and it will introduce itself like that where it sends mail, too.',
  fix: 'Give the server its full name: myhostname in Postfix, primary_hostname in Exim, the FQDN of the receive connector in Exchange.',
  references: [rfc(5321, '4.2'), rfc(5321, '4.3.1')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    return judgeHosts(held, (session) => {
      const { host, greeting, greetingCode } = session;
      if (greetingCode !== 220) return gap(session, held, egress);
      if (isMasked(session)) return { moot: `A firewall on the way to ${host} masks its greeting` };
      const [name = ''] = (greeting ?? '').trim().split(/\s+/);
      if (isHostName(name)) return { sound: `${host} greets as ${name}` };
      const called = name === '' ? 'without a word' : `with "${name}", which is no full host name`;
      return { fault: `${host} greets ${called}` };
    });
  },
});
