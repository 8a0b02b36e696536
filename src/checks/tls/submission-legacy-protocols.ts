/** Whether a submission server still takes old versions of TLS. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { isOldTls, tlsVersionWords } from '../../parse/tls-version.ts';
import { legacy, submissionSessions } from '../certificate-look.ts';
import { defineCheck, rfc, skip } from '../define.ts';
import { judgeHosts, onlyOldAsked } from '../session-look.ts';

export const submissionLegacyProtocols = defineCheck({
  id: 'submission-legacy-protocols',
  title: 'The submission server takes no TLS older than 1.2',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Passwords go over this connection. TLS 1.0 and 1.1 are withdrawn, and must not protect mail submission any more.',
  fix: 'Switch TLS 1.0 and 1.1 off for submission: smtpd_tls_mandatory_protocols = >=TLSv1.2 in Postfix, ssl_min_protocol = TLSv1.2 in Dovecot, openssl_options = +no_tlsv1 +no_tlsv1_1 in Exim.',
  references: [rfc(8997), rfc(8314, '4.1'), rfc(8996)],
  examine(aside) {
    // A session that came to an old version shows it by itself, unless nothing newer was let in.
    const held = submissionSessions(aside).filter(
      (session) => session.legacy !== undefined || spokeOld(session) !== null,
    );
    return held.length === 0
      ? skip('Tried only with --legacy-tls, on submission ports')
      : judgeHosts(held, (session) => {
          const spoken = spokeOld(session);
          return spoken === null ? legacy(session) : { fault: `${session.host} speaks ${spoken}` };
        });
  },
});

function spokeOld(session: SmtpSession): string | null {
  const { tls } = session;
  return tls !== null && isOldTls(tls.protocol) && onlyOldAsked(session) === null
    ? tlsVersionWords(tls.protocol)
    : null;
}
