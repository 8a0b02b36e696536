/** A live session as steps with their times: what was done, what the server said, and what became of it. */

import type { Exchange, SmtpSession } from '../model/evidence/sessions.ts';
import type { Failure } from '../model/failure.ts';
import { replyWords } from '../parse/reply-words.ts';
import { unsendableWords } from '../parse/unsendable.ts';
import { isPositive, tlsWords } from './session-words.ts';

export interface Step {
  /** Milliseconds since the session began. */
  at: number;
  /** Null where nothing was waited for. */
  took: number | null;
  /** `connect`, `EHLO`, `TLS`. */
  name: string;
  /** What the server said, or what became of it. */
  says: string;
  trouble: 'temporary' | 'permanent' | null;
}

/** Whoever takes it for replies over TLS believes anybody on the way (CVE-2011-0411). */
export const CLEAR_WORDS = 'more words in clear behind the 220, where TLS should begin; thrown away';

const SILENCE = 'no greeting in clear, so TLS was begun at once on another connection';

export function stepsOf(session: SmtpSession): Step[] {
  const { timings, failure, transcript, tlsMode, tls, clearAfterStartTls } = session;
  const connected = transcript.length > 0 || (failure?.stage !== 'connect' && failure?.stage !== 'proxy');
  const silentMs = timings.silentMs ?? 0;
  const steps: Step[] = [
    ...(silentMs > 0 ? [{ at: 0, took: silentMs, name: 'silence', says: SILENCE, trouble: null }] : []),
    {
      at: silentMs,
      took: timings.connectMs,
      name: 'connect',
      says: connected ? 'connected' : (failure?.detail ?? ''),
      // A family without a way from here is no fault of the server.
      trouble: connected || failure?.cause === 'vantage' ? null : weight(failure),
    },
  ];
  const secure = (at: number): void => {
    if (tls !== null) {
      steps.push({ at, took: timings.tlsMs, name: 'TLS', says: tlsWords(tls), trouble: null });
    } else if (failure?.stage === 'handshake') {
      // A handshake that fails is the last there is of a session.
      const took = Math.max(0, timings.totalMs - at);
      steps.push({ at, took, name: 'TLS', says: failure.detail, trouble: weight(failure) });
    }
  };
  if (tlsMode === 'implicit') secure(silentMs + (timings.connectMs ?? 0));
  let hellos = 0;
  for (const exchange of transcript) {
    if (exchange.stage === 'rset') continue;
    const isHello = exchange.stage === 'hello' && isPositive(exchange.reply);
    if (isHello) hellos += 1;
    steps.push({
      at: exchange.startMs,
      took: exchange.stage === 'quit' ? null : exchange.tookMs,
      name: nameOf(exchange),
      says: isHello ? offersWords(session, exchange, hellos) : saidIn(exchange),
      trouble: troubleOf(exchange),
    });
    if (exchange.stage !== 'starttls' || exchange.reply?.code !== 220) continue;
    const then = exchange.startMs + exchange.tookMs;
    if (clearAfterStartTls)
      steps.push({ at: then, took: null, name: 'clear', says: CLEAR_WORDS, trouble: 'permanent' });
    secure(then);
  }
  const addUnsaid = (name: string, says: string): void => {
    const isOver = transcript.at(-1)?.stage === 'quit';
    const at = transcript.at(-1)?.startMs ?? timings.totalMs;
    steps.splice(isOver ? -1 : steps.length, 0, { at, took: null, name, says, trouble: 'permanent' });
  };
  // What no reply says: a secret that was kept, a server that did not prove itself.
  if (failure?.stage === 'auth' && failure.kind !== 'rejected' && transcript.every((one) => !one.failure))
    addUnsaid('AUTH', failure.detail);
  const unsendable = unsendableWords(session);
  if (unsendable !== null) addUnsaid('MAIL', `not said: ${unsendable}`);
  return steps;
}

function nameOf({ stage, sent }: Exchange): string {
  if (stage === 'auth') return 'AUTH';
  // What was said is the message, of which only the size is told.
  if (stage === 'message') return stage;
  return sent === null ? stage : (/^\S+/.exec(sent)?.[0] ?? stage).toUpperCase();
}

/** What stands in the transcript as it is, where that would not read as a step. */
const AUTH_STEPS: Readonly<Record<string, string>> = { '*': 'given up', nothing: 'nothing more to say' };

function saidIn({ stage, sent, reply, failure }: Exchange): string {
  if (stage === 'quit') return '';
  if (stage === 'auth') {
    const what = (sent ?? '').replace(/^AUTH (\S+).*$/, '$1').replace(/^<(.*)>$/, '$1');
    const said = reply?.code === 334 ? '334 asks on' : null;
    return `${AUTH_STEPS[what] ?? what}: ${said ?? (reply === null ? (failure?.detail ?? '') : replyWords(reply))}`;
  }
  const names = sent !== null && (stage === 'rcpt' || stage === 'vrfy');
  const path = names ? `${/<(.*)>/.exec(sent)?.[1] ?? sent.slice(5)}: ` : '';
  return path + (reply === null ? (failure?.detail ?? 'no reply was waited for') : replyWords(reply));
}

/** What was not waited for may have been on its way. */
function weight(failure: Failure | undefined): 'temporary' | 'permanent' {
  return failure?.kind === 'cancelled' ? 'temporary' : 'permanent';
}

function troubleOf({ reply, failure }: Exchange): Step['trouble'] {
  if (reply === null) return failure === undefined ? null : weight(failure);
  return reply.code < 400 ? null : reply.code < 500 ? 'temporary' : 'permanent';
}

/** The first time how many extensions; after TLS what changed (RFC 3207 §4.2). */
function offersWords({ extensionsBefore }: SmtpSession, { reply, sent }: Exchange, hellos: number): string {
  const code = reply?.code ?? 250;
  if (/^HELO/i.test(sent ?? '')) return `${code} greets, without extensions`;
  const now = (reply?.lines.slice(1) ?? []).map((line) => line.trim()).filter((line) => line !== '');
  if (hellos === 1 || extensionsBefore === null)
    return `${code} ${now.length === 0 ? 'no extensions' : now.length === 1 ? '1 extension' : `${now.length} extensions`}`;
  const added = now.filter((one) => !extensionsBefore.includes(one));
  const gone = extensionsBefore.filter((one) => !now.includes(one));
  const parts = [
    added.length > 0 && `adds ${added.join(', ')}`,
    gone.length > 0 && `no longer ${gone.join(', ')}`,
  ].filter((part) => part !== false);
  return `${code} ${parts.join('; ') || 'the same extensions'}`;
}
