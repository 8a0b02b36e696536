/** Whether commands in clear, slipped in behind STARTTLS, count as if they had come over TLS. */
import { defineCheck, page, rfc, skip } from '../define.ts';
import { exchangers, judgeHosts } from '../session-look.ts';

export const smtpStarttlsInjection = defineCheck({
  id: 'smtp-starttls-injection',
  title: 'Nothing said in clear counts after STARTTLS',
  severity: 'error',
  needs: ['sessions'],
  why: 'Whoever sits on the way can put commands of his own in front of the encryption, and so read passwords or mail that the sender believes to be protected.',
  fix: 'Update the mail server: Postfix from 2.8, Exim from 4.95, and any current server throw away what came in clear behind STARTTLS.',
  references: [rfc(3207, '4.2'), page('CVE-2011-0411', 'https://nvd.nist.gov/vuln/detail/CVE-2011-0411')],
  examine({ sessions }) {
    const held = exchangers(sessions).filter(({ injection }) => injection !== undefined);
    if (held.length === 0) return skip('Tried only with --probe starttls-injection');
    return judgeHosts(held, ({ host, injection }) => {
      if (injection?.vulnerable === true)
        return { fault: `${host} answers over TLS a command that was sent in clear behind STARTTLS` };
      if (injection?.vulnerable === false)
        return { sound: `${host} throws away what is sent in clear behind STARTTLS` };
      return injection?.failure === undefined
        ? { moot: `It could not be tried with ${host}` }
        : { unseen: injection.failure };
    });
  },
});
