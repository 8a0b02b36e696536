/** Whether each mail host greets with 220. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import { serviceOf } from '../../parse/foreign-service.ts';
import { defineCheck, rfc } from '../define.ts';
import {
  exchangers,
  gap,
  judgeHosts,
  notSmtp,
  refusal,
  type Sight,
  tookConnection,
} from '../session-look.ts';

const FIX =
  'Look into the log of the mail server, and at what listens on port 25: a service left over, a content filter that is down, or a host that is meant to take no mail and should leave the MX records.';
const NO_SMTP =
  'Look for a slip in the host or the port: mail servers listen on 25, 465 and 587. Where it is the right one, let the mail server listen there in place of what answers.';

export const smtpGreeting = defineCheck({
  id: 'smtp-greeting',
  title: 'Each mail host greets with 220',
  severity: 'error',
  needs: ['sessions'],
  uses: ['egress'],
  why: 'A server that is ready for mail says 220 first. After 554 or 521 senders return the mail at once or try another host; what is no SMTP at all they cannot use.',
  fix: FIX,
  references: [rfc(5321, '3.1'), rfc(7504, '4')],
  examine({ sessions, egress }) {
    const held = exchangers(sessions);
    return judgeHosts(
      held,
      (session) => sightOf(session) ?? gap(session, held, egress),
      (session) => (serviceOf(session) === null ? FIX : NO_SMTP),
    );
  },
});

function sightOf(session: SmtpSession): Sight | null {
  const { host, greetingCode, greeting, failure } = session;
  if (greetingCode === 220) return { sound: `${host} greets with 220 ${greeting ?? ''}`.trimEnd() };
  if (!tookConnection(session) || failure === undefined) return null;
  if (failure.stage !== 'greeting') return null;
  const words = refusal(session);
  if (words !== null)
    return words.ours
      ? { unseen: words.failure }
      : { fault: `${host} turns mail away with ${words.failure.detail}` };
  const service = serviceOf(session);
  if (service !== null) return { fault: notSmtp(session, service) };
  // Too much, or no SMTP at all.
  if (failure.kind === 'malformed' || failure.kind === 'limit')
    return { fault: `${host} does not greet as a mail server does: ${failure.detail}` };
  return null;
}
