/** Whether the mail hosts speak TLS 1.2 or newer. */
import { isOldTls, tlsVersionWords } from '../../parse/tls-version.ts';
import { judgeExchangers } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';
import { onlyOldAsked } from '../session-look.ts';

export const tlsProtocolModern = defineCheck({
  id: 'tls-protocol-modern',
  title: 'The mail hosts speak TLS 1.2 or newer',
  severity: 'error',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'TLS 1.0 and 1.1 are withdrawn, and current mail servers do not speak them any more. To them this host offers encryption and then fails, so mail waits or travels in clear.',
  fix: 'Update the TLS library of the mail server and let it speak TLS 1.2 and 1.3: smtpd_tls_protocols = >=TLSv1.2 in Postfix, openssl_options = +no_tlsv1 +no_tlsv1_1 in Exim, SCHANNEL in the registry for Exchange.',
  references: [rfc(8996), rfc(9325, '3.1.1')],
  examine({ sessions, egress }, asOf) {
    return judgeExchangers(
      sessions,
      { egress },
      (session, { protocol }) => {
        const limited = onlyOldAsked(session);
        if (limited !== null) return { moot: limited };
        const told = `${session.host} speaks ${tlsVersionWords(protocol)}`;
        return isOldTls(protocol) ? { fault: `${told}, and nothing newer` } : { sound: told };
      },
      asOf,
      [],
    );
  },
});
