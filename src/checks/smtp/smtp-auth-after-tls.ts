/** Whether passwords are asked for only once the connection is encrypted. */
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, rfc } from '../define.ts';
import { gap, judgeHosts, sessionsIn } from '../session-look.ts';

/** Mechanisms that send the password itself. */
const BARE = ['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'];

export const smtpAuthAfterTls = defineCheck({
  id: 'smtp-auth-after-tls',
  title: 'Passwords are asked for over TLS only',
  severity: 'error',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'Where AUTH PLAIN or LOGIN is offered before the encryption (TLS), mail programs send the password in clear, for anybody on the way to read.',
  fix: 'Offer AUTH after STARTTLS only: smtpd_tls_auth_only = yes in Postfix, server_advertise_condition = ${if def:tls_in_cipher} in Exim, "offer basic authentication only after starting TLS" on the receive connector of Exchange. On port 25 AUTH is best switched off altogether.',
  references: [rfc(4954, '4'), rfc(8314, '3.3')],
  examine({ sessions, egress }) {
    const held = sessionsIn(sessions);
    return judgeHosts(held, (session) => {
      const { host, tlsMode, hello, auth, authBefore, tls } = session;
      if (tlsMode === 'implicit') return { moot: `${host} speaks TLS from the start` };
      if (hello === null) return gap(session, held, egress);
      const inClear = authBefore ?? (tls === null ? auth : []);
      const bare = inClear.filter((one) => BARE.includes(one.toUpperCase()));
      if (bare.length > 0) return { fault: `${host} offers AUTH ${listed(bare)} before TLS` };
      return { sound: `${host} asks for no password in clear` };
    });
  },
});
