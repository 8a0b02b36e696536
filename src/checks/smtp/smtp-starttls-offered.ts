/** Whether each mail host offers to encrypt. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { offers } from '../../parse/keyword.ts';
import { defineCheck, rfc } from '../define.ts';
import { exchangers, gap, judgeHosts, offeredInClear, type Sight } from '../session-look.ts';

const INSTALL =
  'Install a certificate and switch TLS on for port 25: smtpd_tls_security_level = may with smtpd_tls_chain_files in Postfix, tls_advertise_hosts with tls_certificate in Exim, a certificate enabled for SMTP in Exchange.';
const SWITCH_IT_OFF =
  'The server behind it may well offer STARTTLS. Turn off SMTP inspection ("smtp fixup", ESMTP inspection, mail filtering of a firewall) in whatever stands in front of the server: on a Cisco ASA "no inspect esmtp", or "allow-tls" in its policy map. The box may also stand in the network this was looked at from: look from another one first.';

export const smtpStarttlsOffered = defineCheck({
  id: 'smtp-starttls-offered',
  title: 'Each mail host offers STARTTLS',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'Without encryption (STARTTLS) all mail to the host travels in clear, readable on the way, and senders that insist on encryption do not deliver.',
  fix: INSTALL,
  references: [rfc(3207, '4'), rfc(8314, '3')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    const sight = (session: SmtpSession): Sight => {
      const { host, hello, tlsMode } = session;
      if (tlsMode === 'implicit') return { moot: `${host} speaks TLS from the start` };
      if (hello === null) return gap(session, held, egress);
      if (offers(offeredInClear(session), 'STARTTLS')) return { sound: `${host} offers STARTTLS` };
      if (egress?.status === 'observed' && egress.value.state === 'intercepted') {
        return {
          unseen: {
            stage: 'hello',
            kind: 'malformed',
            detail: `STARTTLS is missing, but something on the way changes what servers say: ${egress.value.says}`,
            cause: 'vantage',
          },
        };
      }
      return {
        fault: isMasked(session)
          ? `${host} does not offer STARTTLS: something on the way overwrites it in the reply to EHLO`
          : `${host} does not offer STARTTLS`,
      };
    };
    return judgeHosts(held, sight, (session) => (isMasked(session) ? SWITCH_IT_OFF : INSTALL));
  },
});

function isMasked({ signs = [] }: SmtpSession): boolean {
  return signs.includes('masked-starttls');
}
