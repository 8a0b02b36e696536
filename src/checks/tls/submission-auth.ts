/** Whether a submission server lets users sign in once the connection is encrypted. */

import { listed } from '../../parse/enumeration.ts';
import { offers } from '../../parse/keyword.ts';
import { judgeSubmission } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const submissionAuth = defineCheck({
  id: 'submission-auth',
  title: 'The submission ports offer AUTH over TLS',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Who hands in mail proves who he is with AUTH. Where it is not offered nobody can send, unless the server takes mail by address alone, which makes it an open relay to its neighbours.',
  fix: 'Switch authentication on for submission: smtpd_sasl_auth_enable = yes with Dovecot or Cyrus SASL in Postfix, an authenticator in Exim, basic or modern authentication on the client connector of Exchange.',
  references: [rfc(6409, '4.3'), rfc(4954, '3')],
  examine(aside, asOf) {
    return judgeSubmission(
      aside,
      ({ host, port, auth, extensions, hello }) => {
        if (hello === null) return { moot: `${host} port ${port} did not answer EHLO over TLS` };
        if (auth.length > 0) return { sound: `${host} port ${port} offers AUTH ${listed(auth)}` };
        if (extensions.length === 0) return { moot: `${host} port ${port} did not answer EHLO over TLS` };
        return offers(extensions, 'AUTH')
          ? { fault: `${host} port ${port} offers AUTH without a mechanism` }
          : { fault: `${host} port ${port} offers no AUTH, even over TLS` };
      },
      asOf,
    );
  },
});
