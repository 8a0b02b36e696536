/** Judges replies to MAIL and RCPT: taken, refused, put off, or refused because of who we are. */

import type { Exchange, SmtpSession } from '../model/evidence/sessions.ts';
import type { Observation } from '../model/finding.ts';
import { refusalOf } from '../parse/refusal.ts';
import { replyWords } from '../parse/reply-words.ts';
import { fail, pass, skip, unknown, unknownFrom } from './define.ts';
import { gap, isSubmission, tlsFailure, tookConnection } from './session-look.ts';

export interface Heard {
  session: SmtpSession;
  exchange: Exchange;
}

/** Exchanges of one stage that got a reply, over all sessions. */
export function heardAt(sessions: readonly SmtpSession[], stage: 'mail' | 'rcpt'): Heard[] {
  return sessions.flatMap((session) =>
    session.transcript
      // What came before anything was asked answers nothing.
      .filter((exchange) => exchange.stage === stage && exchange.sent !== null && exchange.reply !== null)
      .map((exchange) => ({ session, exchange })),
  );
}

/** Of what was said to one message after another try, the last word on it; all there is where no message was sent. */
export function lastWords<T extends { session: SmtpSession }>(heard: readonly T[]): T[] {
  return heard.filter(
    ({ session: { errand } }, at) =>
      errand === undefined ||
      heard.slice(at + 1).every(({ session }) => session.errand?.message !== errand.message),
  );
}

/**
 * What ended every session before anybody could be asked, where no other check calls it a fault; null where there is
 * nothing to tell.
 */
export function cutOff(sessions: readonly SmtpSession[], what: string, named: boolean): Observation | null {
  if (sessions.some(({ outcome }) => outcome === 'completed')) return null;
  for (const session of sessions) {
    if (!isShut(session)) continue;
    const says = `The session with ${session.host} ended before ${what}`;
    const reason = gap(session, sessions);
    if ('unseen' in reason) return unknownFrom(reason.unseen, says);
    if (!isLockedOut(session, sessions)) continue;
    if (named) return skip(`No session came so far that ${what}: see server-reachable`);
    return fail(`${says}: ${session.failure?.detail}`, { ip: session.ip }, { fix: UNSPOKEN });
  }
  return null;
}

/** It took the connection, and the session ended all the same, for a reason that no check of TLS or of signing in tells. */
function isShut(session: SmtpSession): boolean {
  const { failure } = session;
  if (failure === undefined || failure.stage === 'auth' || !tookConnection(session)) return false;
  return tlsFailure(session) === null;
}

/** A server that takes the connection and lets nobody say anything there; a mail exchanger that greets wrongly is told by smtp-greeting. */
export function isLockedOut(session: SmtpSession, all: readonly SmtpSession[]): boolean {
  if (session.outcome === 'completed' || !isShut(session) || 'unseen' in gap(session, all)) return false;
  return isSubmission(session) || session.failure?.stage === 'hello';
}

const UNSPOKEN =
  'Look into the log of the mail server for what it dislikes; its reply stands above, and the explain command says what it means.';

/** `postmaster@example.com` of `RCPT TO:<postmaster@example.com>`. */
export function pathOf({ sent }: Exchange): string {
  return /<(.*)>/.exec(sent ?? '')?.[1] ?? '';
}

/** An address that could not be named to any server, since none offers SMTPUTF8; `subject` where it is a recipient. */
export function unnameable(session: SmtpSession, address: string, subject?: string): Observation {
  return fail(
    `${session.host} cannot be given ${address}: it does not offer SMTPUTF8, so such mail comes back at once`,
    { ip: session.ip, reason: 'smtputf8' },
    { ...(subject !== undefined && { subject }), fix: NO_SMTPUTF8 },
  );
}

const NO_SMTPUTF8 =
  'Use an address in ASCII of the same person, if there is one; else let the mail server offer SMTPUTF8 (smtputf8_enable = yes in Postfix, smtputf8_advertise_hosts in Exim), if its users may have such addresses.';

/**
 * One verdict over the replies of several servers. Where mail would go on to the next host (`onward`), the last word
 * counts; servers that were named each count.
 */
export function judgeReplies(
  what: string,
  heard: readonly Heard[],
  onward: boolean,
  subject?: string,
): Observation {
  const judged = (onward ? heard.slice(-1) : heard).map(judgeReply);
  const worst =
    judged.find(({ verdict }) => verdict === 'fail') ??
    judged.find(({ verdict }) => verdict === 'unknown') ??
    judged[0];
  const { verdict = 'pass', words = '', host = '', meaning = '', aimed = false, ip = '' } = worst ?? {};
  const extras = subject === undefined ? {} : { subject };
  const data = { ip, reply: words };
  switch (verdict) {
    case 'pass':
      return pass(`${host} takes ${what}: ${words}`, data, extras);
    case 'fail':
      return fail(`${host} refuses ${what}: ${words}`, data, {
        ...extras,
        ...cureFor(words),
      });
    default:
      return unknown(
        `Could not be determined: ${host} does not take ${what}${aimed ? ', because of us' : ' for now'}: ${words}${meaning}`,
        aimed ? 'vantage' : 'target',
        { ...data, kind: 'rejected', stage: heard[0]?.exchange.stage ?? 'mail' },
        extras,
      );
  }
}

function judgeReply({ session: { host, ip }, exchange: { reply, stage } }: Heard): {
  verdict: 'pass' | 'fail' | 'unknown';
  words: string;
  host: string;
  ip: string;
  aimed: boolean;
  meaning: string;
} {
  const code = reply?.code ?? 0;
  const isNeither = code >= 300 && code < 400;
  const words = (reply === null ? '' : replyWords(reply)).slice(0, 300);
  const aimed = reply === null ? null : refusalOf(reply, stage, [ip]);
  const meaning = aimed !== null ? ` (${aimed.says})` : isNeither ? ', which is neither yes nor no' : '';
  const verdict = code < 300 ? 'pass' : code < 500 || aimed !== null ? 'unknown' : 'fail';
  return { verdict, words, host, ip, aimed: aimed !== null, meaning };
}

/** Where the reply is not about the address, what mends an address mends nothing. */
function cureFor(words: string): { fix?: string } {
  if (wantsSignIn(words)) return { fix: SIGN_IN };
  if (/^55[0-9] (?:5\.[23]\.4\b|.*\bmessage (?:is )?(?:too (?:large|big)|size exceeds))/i.test(words))
    return { fix: SIZE };
  if (/^55[0-9] 5\.3\.[125]\b|^5\d\d 5\.5\.\d\b|^50[0-4]\b/.test(words)) return { fix: ITS_WORDS };
  return {};
}

/** RFC 4954 §6, and servers that say it with a code of their own. */
function wantsSignIn(words: string): boolean {
  return /^530\b(?!.*starttls)|\bauth(?:entication)? (?:is )?required/i.test(words);
}

const SIZE =
  'Send less at once: the server weighs a message by the size that is announced with the sender. An attachment grows by a third on its way; put large files where they can be fetched, and send the link.';
const ITS_WORDS =
  'Do what the reply asks for: it is about the server or the command, and not about this address; what it means stands beside it.';
const SIGN_IN =
  'Sign in: name the account with --user, and give its password with --password-file or when asked. Mail between servers goes to port 25 of the MX host instead.';
