/** How far a message would get: what each session comes to for a sender, in the order the hosts were tried. */

import { brokenSession } from '../knowledge/broken-sessions.ts';
import type { Context } from '../model/context.ts';
import type { Attempt, DeliveryEvidence } from '../model/evidence/delivery.ts';
import type { MxEvidence } from '../model/evidence/mx.ts';
import type { Exchange, SmtpDelivery, SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failure, Stage } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { negativeReplies } from '../parse/negative-replies.ts';
import { replyWords } from '../parse/reply-words.ts';
import { unsendableWords } from '../parse/unsendable.ts';
import { type ExplainInWords, sentMessages } from './sent-messages.ts';

export async function probeDelivery(target: Target, ctx: Context, want: Want): Promise<Evidence['delivery']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const domain = target.kind === 'address' ? target.domain : target.ascii;
  const byMx = target.kind === 'address' || target.kind === 'domain';
  // Whoever hands over messages is told what became of them even where the run is cut short: no time to load it then.
  if (ctx.dispatch !== undefined) void import('../explain/session-replies.ts');
  const [sessions, mx] = await Promise.all([want('sessions'), byMx ? want('mx') : null]);
  const way = mx === null ? 'named' : wayOf(mx);
  if (typeof way === 'object') return way;
  const held = sessions.status === 'observed' ? sessions.value : [];
  const explain = await explainerFor(held);
  const found = (attempts: Attempt[]): Evidence['delivery'] => ({
    status: 'observed',
    value: {
      by: way,
      to: domain,
      attempts,
      askedRecipient: attempts.some(({ stage }) => stage === 'rcpt'),
      ...(ctx.dispatch !== undefined && { sent: sentMessages(ctx.dispatch, held, attempts, explain) }),
    },
    at,
    tookMs: ctx.clock.monotonicMs() - began,
  });
  if (way === 'null' || way === 'none' || sessions.status === 'absent') return found([]);
  if (sessions.status !== 'observed') return sessions;
  const preferences = new Map(
    mx?.status === 'observed' ? mx.value.hosts.map(({ host, preference }) => [host, preference]) : [],
  );
  return found(held.map((session) => attemptOf(session, preferences.get(session.host) ?? null, explain)));
}

/** What is known of replies is large, and most sessions meet none that needs explaining. */
async function explainerFor(sessions: readonly SmtpSession[]): Promise<ExplainInWords | undefined> {
  return negativeReplies(sessions).length > 0
    ? (await import('../explain/session-replies.ts')).meaningInWords
    : undefined;
}

/** What decides where the mail of a domain goes (RFC 5321 §5.1, RFC 7505); an outcome where that is not known. */
function wayOf(
  mx: Outcome<MxEvidence>,
): DeliveryEvidence['by'] | Exclude<Evidence['delivery'], { status: 'observed' }> {
  if (mx.status === 'absent') return 'none';
  if (mx.status !== 'observed') return mx;
  const { hosts, implicit, nullMx } = mx.value;
  if (nullMx && hosts.every(({ host }) => host === '')) return 'null';
  if (hosts.length === 0) return 'none';
  return implicit ? 'implicit' : 'mx';
}

/** RSET and QUIT end a session and decide nothing. */
const ENDINGS: readonly Stage[] = ['rset', 'quit', 'noop', 'vrfy'];

/** What one session comes to for a message that was to go this way; what replies mean is left out without `explain`. */
export function attemptOf(
  session: SmtpSession,
  preference: number | null,
  explain?: ExplainInWords,
): Attempt {
  const { host, ip, port, failure, outcome } = session;
  const said = session.transcript.filter(({ stage }) => !ENDINGS.includes(stage));
  const base = { host, ip, port, preference };
  const handed = session.delivery === undefined ? null : handedOver(session.delivery);
  if (handed !== null) {
    const { reply, stage, ...came } = handed;
    const explanation = reply === null ? came.explanation : (explain?.(reply, stage, host) ?? null);
    return {
      ...base,
      stage,
      reply: reply === null ? null : wordsOf(reply),
      outcome: came.outcome,
      explanation,
      ...(came.outcome === 'unclear' && failure !== undefined && { failure }),
    };
  }
  if (outcome !== 'completed' && failure !== undefined) {
    const last = session.transcript.findLast(({ stage, reply }) => stage === failure.stage && reply !== null);
    const reply = last?.reply ?? null;
    const refused = reply !== null && failure.kind === 'rejected';
    return {
      ...base,
      stage: failure.stage,
      reply: refused ? wordsOf(reply) : null,
      outcome: refused && reply.code < 500 ? 'deferred' : 'unreached',
      explanation: refused ? (explain?.(reply, failure.stage, host) ?? null) : troubleOf(failure),
      failure,
    };
  }
  const unsendable = unsendableWords(session);
  if (unsendable !== null) {
    const explanation = `${unsendable}: such mail comes back to its sender at once`;
    return { ...base, stage: 'mail', reply: null, outcome: 'refused', explanation };
  }
  const envelope = said.filter(({ stage }) => stage === 'mail' || stage === 'rcpt');
  const decisive = decisiveOf(envelope);
  if (decisive === undefined) {
    const last = said.at(-1);
    return {
      ...base,
      stage: last?.stage ?? 'connect',
      // What EHLO offers beyond its first line decides nothing.
      reply: last?.reply == null ? null : wordsOf({ ...last.reply, lines: last.reply.lines.slice(0, 1) }),
      outcome: 'accepted',
      explanation: null,
    };
  }
  const { stage, reply } = decisive;
  const code = reply?.code ?? 0;
  return {
    ...base,
    stage,
    reply: reply === null ? null : wordsOf(reply),
    // A 3xx is no answer to either.
    outcome: code < 300 ? 'accepted' : code < 400 ? 'unreached' : code < 500 ? 'deferred' : 'refused',
    explanation: reply === null || code < 400 ? null : (explain?.(reply, stage, host) ?? null),
  };
}

/** What a message came to that was offered; null where nobody was answered. */
function handedOver({ outcome, recipients, withheld }: SmtpDelivery): {
  outcome: Attempt['outcome'];
  stage: Stage;
  reply: SmtpReply | null;
  explanation: string | null;
} | null {
  if (withheld !== undefined)
    return { outcome: 'refused', stage: 'mail', reply: null, explanation: `not sent: ${withheld.detail}` };
  if (outcome === 'unclear') return { outcome, stage: 'message', reply: null, explanation: UNCLEAR };
  if (outcome === 'unsent') return null;
  const decisive = recipients.find((one) => one.outcome === outcome);
  return { outcome, stage: decisive?.stage ?? 'message', reply: decisive?.reply ?? null, explanation: null };
}

export const UNCLEAR =
  'all of the message went out and no answer came: it may have been delivered, and sending it again may deliver it twice';

/** A refused MAIL decides for all; of several recipients one that is taken is enough for a message to go. */
function decisiveOf(envelope: readonly Exchange[]): Exchange | undefined {
  const [mail, ...rcpts] = envelope;
  if (mail === undefined || (mail.reply?.code ?? 0) >= 300 || rcpts.length === 0) return mail;
  const by = (from: number, to: number): Exchange | undefined =>
    rcpts.find(({ reply }) => reply !== null && reply.code >= from && reply.code < to);
  return by(200, 300) ?? by(500, 600) ?? by(400, 500) ?? rcpts[0];
}

function wordsOf(reply: SmtpReply): string {
  return replyWords(reply).slice(0, 500);
}

function troubleOf(failure: Failure): string {
  const { stage, kind, detail } = failure;
  const broken = brokenSession(failure);
  if (broken !== null) return [`${detail}.`, broken.means, ...broken.does.slice(0, 1)].join(' ');
  if (kind !== 'cancelled' && (stage === 'handshake' || stage === 'starttls'))
    return `${detail}; a sender that does not insist on TLS would try again in clear`;
  return kind === 'timeout' && stage === 'connect'
    ? `${detail}: the server is down, or something on the way drops the connection`
    : detail;
}
