/** Whether a submission port encrypts in the way it is meant to. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { foreignService } from '../../parse/foreign-service.ts';
import { offers } from '../../parse/keyword.ts';
import { submissionSessions } from '../certificate-look.ts';
import { defineCheck, rfc, skip } from '../define.ts';
import {
  gap,
  judgeHosts,
  offeredInClear,
  onlyOldAsked,
  type Sight,
  tlsFailure,
  wantsImplicitTls,
} from '../session-look.ts';

const REMEDY =
  'On 587 offer STARTTLS (smtpd_tls_security_level = encrypt for the submission service of Postfix), on 465 speak TLS from the start (smtpd_tls_wrappermode = yes in Postfix, tls_on_connect_ports = 465 in Exim).';

export const submissionTls = defineCheck({
  id: 'submission-tls',
  title: 'The submission ports encrypt',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Mail programs hand in mail with a password. On 465 they begin with encryption (TLS) at once, on 587 they ask for it by STARTTLS; where that is not so they cannot connect, or would send the password in clear.',
  fix: REMEDY,
  references: [rfc(8314, '3.3'), rfc(3207, '4')],
  examine(aside) {
    const held = submissionSessions(aside);
    if (held.length === 0) return skip('No submission port was connected to');
    return judgeHosts(held, (session) => sightOf(session) ?? gap(session, held), remedy);
  },
});

/** What answers in clear where TLS should begin is mostly a server that waits for STARTTLS. */
function remedy({ insteadOfTls }: SmtpSession): string {
  if (insteadOfTls === undefined) return REMEDY;
  const service = foreignService(insteadOfTls);
  return service === null
    ? `${REMEDY} What answers here speaks SMTP in clear, so this port is set up as one for STARTTLS.`
    : `${REMEDY} What answers here is ${service}: another service holds this port, or the name leads to another machine.`;
}

function sightOf(session: SmtpSession): Sight | null {
  const { host, port, tls, tlsMode, failure, hello } = session;
  const limited = onlyOldAsked(session);
  if (limited !== null && failure?.stage === 'handshake') return { moot: limited };
  const failed = tlsFailure(session);
  if (wantsImplicitTls(session)) {
    if (tls !== null && tlsMode === 'implicit')
      return { sound: `${host} port ${port} speaks TLS from the start` };
    if (tls !== null || hello !== null)
      return { fault: `${host} port ${port} begins in clear, where mail programs begin with TLS` };
    if (failed?.stage === 'handshake')
      return { fault: `${host} port ${port} does not speak TLS from the start: ${failed.detail}` };
    return null;
  }
  if (tls !== null) {
    const how = tlsMode === 'implicit' ? 'speaks TLS from the start' : 'encrypts after STARTTLS';
    return { sound: `${host} port ${port} ${how}` };
  }
  if (failed !== null) return { fault: `${host} port ${port} offers TLS, but it fails: ${failed.detail}` };
  if (hello === null) return null;
  if (!offers(offeredInClear(session), 'STARTTLS'))
    return { fault: `${host} port ${port} offers no TLS: passwords would travel in clear` };
  return { moot: 'TLS was not to be tried' };
}
