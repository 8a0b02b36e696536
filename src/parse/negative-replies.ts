/** Replies of live sessions that were no yes (RFC 5321 §4.2.1: 4yz and 5yz). */

import type { Aside } from '../model/check.ts';
import type { SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Stage } from '../model/failure.ts';

export interface NegativeReply {
  session: SmtpSession;
  stage: Stage;
  reply: SmtpReply;
}

/** Sessions of their own, and those held on the ports of a host. */
export function sessionsHeld({ sessions, ports }: Aside<'sessions' | 'ports'>): SmtpSession[] {
  return [
    ...(sessions?.status === 'observed' ? sessions.value : []),
    ...(ports?.status === 'observed' ? ports.value.flatMap(({ session }) => session ?? []) : []),
  ];
}

/** In the order they were said. */
export function negativeReplies(sessions: readonly SmtpSession[]): NegativeReply[] {
  return sessions.flatMap((session) =>
    session.transcript.flatMap(({ reply, stage }) =>
      reply !== null && reply.code >= 400 ? [{ session, stage, reply }] : [],
    ),
  );
}
