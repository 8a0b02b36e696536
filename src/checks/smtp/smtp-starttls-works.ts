/** Whether TLS comes about where it is offered. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { offers } from '../../parse/keyword.ts';
import { defineCheck, rfc } from '../define.ts';
import {
  exchangers,
  gap,
  judgeHosts,
  offeredInClear,
  onlyOldAsked,
  type Sight,
  tlsFailure,
} from '../session-look.ts';

const REMEDY =
  'Look into the log of the mail server: most often certificate and key do not belong together or cannot be read (smtpd_tls_chain_files in Postfix, tls_certificate and tls_privatekey in Exim). Until it is mended, do not offer STARTTLS.';

export const smtpStarttlsWorks = defineCheck({
  id: 'smtp-starttls-works',
  title: 'STARTTLS leads to an encrypted connection',
  severity: 'error',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'A sender that is offered encryption uses it. Where it then fails, many senders do not fall back on a connection in clear: the mail waits, and comes back.',
  fix: REMEDY,
  references: [rfc(3207, '4'), rfc(3207, '4.1')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    return judgeHosts(held, (session) => sightOf(session) ?? gap(session, held, egress), remedy);
  },
});

const MISSING =
  'Install a certificate and switch TLS on for port 25: smtpd_tls_security_level = may with smtpd_tls_chain_files in Postfix, tls_advertise_hosts with tls_certificate in Exim.';
const IN_CLEAR =
  'It agrees to TLS, and then does not understand it: look whether a firewall, filter or proxy in front of the mail server answers STARTTLS in its place, and take it out of the way (no smtp inspection), and into the log of the server. Until it is mended, do not offer STARTTLS.';
const VERSIONS =
  'Update the TLS library of the mail server and let it speak TLS 1.2 and 1.3: smtpd_tls_protocols = >=TLSv1.2 in Postfix, openssl_options = +no_tlsv1 +no_tlsv1_1 in Exim.';

function remedy(session: SmtpSession): string {
  const { tls, clearAfterStartTls, insteadOfTls, failure } = session;
  // Words slipped in before TLS may be those of whoever sits on the way (CVE-2011-0411, the other way round).
  if (tls !== null && clearAfterStartTls)
    return 'Find out who says it: connect from the server itself and from elsewhere. If it comes from a proxy or filter on the way, that one must not touch SMTP; if from the mail server, update it. We threw it away; some senders break off, and others take it for a reply over TLS.';
  if (isMissing(session)) return MISSING;
  if (insteadOfTls !== undefined) return IN_CLEAR;
  return /PROTOCOL/.test(failure?.code ?? '') ? VERSIONS : REMEDY;
}

/** Only an insisting sender comes to this end. */
function isMissing(session: SmtpSession): boolean {
  const { hello, failure } = session;
  return hello !== null && failure?.stage === 'starttls' && !offers(offeredInClear(session), 'STARTTLS');
}

function sightOf(session: SmtpSession): Sight | null {
  const { host, tls, hello, outcome, clearAfterStartTls } = session;
  if (tls !== null && clearAfterStartTls)
    return { fault: `${host} says more in clear behind its reply to STARTTLS, where TLS should begin` };
  if (tls !== null) return { sound: `${host} speaks ${tls.protocol.replace('TLSv', 'TLS ')} after STARTTLS` };
  const failed = tlsFailure(session);
  if (failed !== null) {
    if (isMissing(session))
      return {
        fault: `${host} does not offer STARTTLS, and without it nothing was to be sent (--tls required)`,
      };
    const limited = onlyOldAsked(session);
    if (limited !== null && failed.stage === 'handshake') return { moot: limited };
    return { fault: `${host} offers STARTTLS, but TLS fails: ${failed.detail}` };
  }
  if (hello === null) return null;
  if (!offers(offeredInClear(session), 'STARTTLS')) return { moot: `${host} does not offer STARTTLS` };
  return outcome === 'completed' ? { moot: 'TLS was not to be tried' } : null;
}
