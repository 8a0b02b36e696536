/** How far a message would get: what each session comes to for a sender, in the order the hosts were tried. */

import type { Context } from '../model/context.ts';
import type { Attempt, DeliveryEvidence } from '../model/evidence/delivery.ts';
import type { MxEvidence } from '../model/evidence/mx.ts';
import type { Exchange, SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failure, Stage } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { refusalOf } from '../parse/refusal.ts';
import { replyWords } from '../parse/reply-words.ts';

export async function probeDelivery(target: Target, ctx: Context, want: Want): Promise<Evidence['delivery']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const domain = target.kind === 'address' ? target.domain : target.ascii;
  const byMx = target.kind === 'address' || target.kind === 'domain';
  const [sessions, mx] = await Promise.all([want('sessions'), byMx ? want('mx') : null]);
  const way = mx === null ? 'named' : wayOf(mx);
  if (typeof way === 'object') return way;
  const found = (attempts: Attempt[]): Evidence['delivery'] => ({
    status: 'observed',
    value: {
      by: way,
      to: domain,
      attempts,
      askedRecipient: attempts.some(({ stage }) => stage === 'rcpt'),
    },
    at,
    tookMs: ctx.clock.monotonicMs() - began,
  });
  if (way === 'null' || way === 'none' || sessions.status === 'absent') return found([]);
  if (sessions.status !== 'observed') return sessions;
  const preferences = new Map(
    mx?.status === 'observed' ? mx.value.hosts.map(({ host, preference }) => [host, preference]) : [],
  );
  return found(sessions.value.map((session) => attemptOf(session, preferences.get(session.host) ?? null)));
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

/** What one session comes to for a message that was to go this way. */
export function attemptOf(session: SmtpSession, preference: number | null): Attempt {
  const { host, ip, port, failure, outcome } = session;
  const said = session.transcript.filter(({ stage }) => !ENDINGS.includes(stage));
  const base = { host, ip, port, preference };
  if (outcome !== 'completed' && failure !== undefined) {
    const last = session.transcript.findLast(({ stage, reply }) => stage === failure.stage && reply !== null);
    const reply = last?.reply ?? null;
    const refused = reply !== null && failure.kind === 'rejected';
    return {
      ...base,
      stage: failure.stage,
      reply: refused ? wordsOf(reply) : null,
      outcome: refused && reply.code < 500 ? 'deferred' : 'unreached',
      explanation: refused ? meaningOf(reply, failure.stage, [ip]) : troubleOf(failure),
      failure,
    };
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
    outcome: code < 400 ? 'accepted' : code < 500 ? 'deferred' : 'refused',
    explanation: reply === null || code < 400 ? null : meaningOf(reply, stage, [ip]),
  };
}

/** A refused MAIL decides for all; of several recipients one that is taken is enough for a message to go. */
function decisiveOf(envelope: readonly Exchange[]): Exchange | undefined {
  const [mail, ...rcpts] = envelope;
  if (mail === undefined || (mail.reply?.code ?? 0) >= 400 || rcpts.length === 0) return mail;
  const by = (from: number, to: number): Exchange | undefined =>
    rcpts.find(({ reply }) => reply !== null && reply.code >= from && reply.code < to);
  return by(200, 400) ?? by(500, 600) ?? by(400, 500) ?? rcpts[0];
}

function wordsOf(reply: SmtpReply): string {
  return replyWords(reply).slice(0, 500);
}

const MEANINGS: readonly (readonly [pattern: RegExp, says: string])[] = [
  [
    /\brelay/i,
    'this server takes no mail for that domain from strangers; it is not the one that keeps the mailbox, or wants a login first',
  ],
  [
    /\bauth(?:entication)? (?:is )?required|5\.7\.0 must|530 /i,
    'this server wants a login first: it is one for handing in mail',
  ],
  [
    /5\.1\.1\b|user unknown|no such (?:user|mailbox|recipient)|unknown (?:user|recipient|mailbox)|does(?: not|n't) exist|mailbox (?:not found|unavailable)/i,
    'there is no such mailbox',
  ],
  [/[45]\.2\.2\b|over ?quota|mailbox (?:is )?full|insufficient storage/i, 'the mailbox is full'],
  [/[45]\.2\.1\b|disabled|inactive|suspended/i, 'the mailbox is switched off'],
  [
    /5\.1\.[78]\b|sender (?:address )?(?:rejected|domain)|domain of sender|5\.5\.4 invalid domain/i,
    'the server does not accept the envelope sender',
  ],
  [/STARTTLS|must issue|encrypt|tls required/i, 'the server takes mail over TLS only'],
  [/^5.. 5\.3\.[12]\b|^521\b/, 'the server takes no mail'],
  [
    /4\.3\.[12]\b|not accepting|shutting down|overload|insufficient system|too busy/i,
    'the server takes no mail for the moment',
  ],
  [
    /local problem|internal error|temporary lookup|[45]\.3\.0\b|[45]\.3\.5\b/i,
    'the server has trouble of its own',
  ],
];

/** In plain words; what refuses us says what to do about it. */
function meaningOf(reply: SmtpReply, stage: Stage, theirs: readonly string[]): string {
  const aimed = refusalOf(reply, stage, theirs);
  if (aimed !== null) return `${aimed.says}; ${aimed.advice}`;
  const text = wordsOf(reply);
  const known = MEANINGS.find(([pattern]) => pattern.test(text))?.[1];
  if (known !== undefined) return known;
  const what = stage === 'mail' ? 'the sender' : stage === 'rcpt' ? 'the recipient' : 'the connection';
  return reply.code < 500
    ? `the server does not take ${what} now; a sender would try again later`
    : `the server refuses ${what} for good`;
}

function troubleOf({ stage, kind, detail }: Failure): string {
  if (kind !== 'cancelled' && (stage === 'handshake' || stage === 'starttls'))
    return `${detail}; a sender that does not insist on TLS would try again in clear`;
  return kind === 'timeout' && stage === 'connect'
    ? `${detail}: the server is down, or something on the way drops the connection`
    : detail;
}
