/** What one session came to for each recipient of a message, and which reply put it off (pure). */
import type { DeliveryOutcome, SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Stage } from '../model/failure.ts';

/** By address, of those that were to be served. */
export function outcomesOf(
  session: SmtpSession,
  recipients: readonly string[],
): Map<string, DeliveryOutcome> {
  const own = new Map(session.delivery?.recipients.map(({ address, outcome }) => [address, outcome]) ?? []);
  const before = putOff(session) !== null ? 'deferred' : 'unsent';
  return new Map(
    recipients.map((address) => {
      const outcome = own.get(address) ?? 'unsent';
      return [address, outcome === 'unsent' ? before : outcome];
    }),
  );
}

/** Of the sessions of one try: who was put off, and had no other answer in any of them. */
export function putOffIn(sessions: readonly SmtpSession[], recipients: readonly string[]): string[] {
  const came = sessions.map((session) => outcomesOf(session, recipients));
  return recipients.filter((address) => {
    const all = came.map((one) => one.get(address));
    return all.includes('deferred') && all.every((one) => one === 'deferred' || one === 'unsent');
  });
}

/** The reply that says later; null where none does. */
export function deferringReply(session: SmtpSession): { reply: SmtpReply; stage: Stage } | null {
  const put = session.delivery?.recipients.find(({ outcome }) => outcome === 'deferred');
  if (put?.reply != null && put.stage !== null) return { reply: put.reply, stage: put.stage };
  return putOff(session);
}

/** A 4xx that ended the session, for whoever had no answer of their own by then. */
function putOff({ failure, transcript }: SmtpSession): { reply: SmtpReply; stage: Stage } | null {
  if (failure?.kind !== 'rejected') return null;
  const last = transcript.findLast(({ stage, reply }) => stage === failure.stage && reply !== null);
  const reply = last?.reply ?? null;
  return reply !== null && reply.code >= 400 && reply.code < 500 ? { reply, stage: failure.stage } : null;
}
