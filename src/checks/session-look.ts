/** What checks of live sessions share: which hosts were spoken to, how far each session came, and why no further. */

import type { SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Cause, Failure } from '../model/failure.ts';
import type { Observation } from '../model/finding.ts';
import type { Absent, Observed } from '../model/outcome.ts';
import { refusalOf } from '../parse/refusal.ts';
import { isOldTls, tlsVersionWords } from '../parse/tls-version.ts';
import { fail, pass, skip, unknown, unknownFrom } from './define.ts';

/** Where mail programs hand mail in; 25 and any other port a user names is taken for a mail exchanger's. */
const SUBMISSION_PORTS = new Set([465, 587, 2525, 2465, 2587, 8025, 8465]);
/** TLS before the first word (RFC 8314 §3.3, and ports providers add beside 465). */
const IMPLICIT_PORTS = new Set([465, 2465, 8465]);

export function isSubmission({ port }: SmtpSession): boolean {
  return SUBMISSION_PORTS.has(port);
}

export function wantsImplicitTls({ port }: SmtpSession): boolean {
  return IMPLICIT_PORTS.has(port);
}

export function sessionsIn(sessions: Observed<SmtpSession[]> | Absent): readonly SmtpSession[] {
  return sessions.status === 'observed' ? sessions.value : [];
}

/** Sessions with mail exchangers. */
export function exchangers(sessions: Observed<SmtpSession[]> | Absent): SmtpSession[] {
  return sessionsIn(sessions).filter((session) => !isSubmission(session));
}

/** What one session says to a question. */
export type Sight =
  | { fault: string }
  | { sound: string }
  /** `because`: the whole reason, where it is not of this host alone. */
  | { unseen: Failure; because?: string }
  /** The question does not arise here. */
  | { moot: string };

/**
 * One observation for each host and port: a fault on any of its addresses counts, since some senders meet it; one address
 * seen sound is enough to pass.
 */
export function judgeHosts(
  sessions: readonly SmtpSession[],
  sightOf: (session: SmtpSession) => Sight,
  fix?: (session: SmtpSession) => string,
): Observation | Observation[] {
  if (sessions.length === 0) return skip('No mail host was connected to on port 25');
  const subjects = new Map<string, SmtpSession[]>();
  for (const session of sessions) {
    const subject = subjectOf(session);
    subjects.set(subject, [...(subjects.get(subject) ?? []), session]);
  }
  return [...subjects].map(([subject, own]) => judgeHost(subject, own, sightOf, fix));
}

function judgeHost(
  subject: string,
  sessions: readonly SmtpSession[],
  sightOf: (session: SmtpSession) => Sight,
  fix: ((session: SmtpSession) => string) | undefined,
): Observation {
  const sights = sessions.map((session) => ({ session, sight: sightOf(session) }));
  const faults = sights.flatMap(({ session, sight }) =>
    'fault' in sight ? [{ session, says: sight.fault }] : [],
  );
  const [first] = faults;
  if (first !== undefined) {
    const said = [...new Set(faults.map(({ says }) => says))].join('; ');
    return fail(
      said,
      { ip: faults.map(({ session }) => session.ip) },
      { subject, ...(fix !== undefined && { fix: fix(first.session) }) },
    );
  }
  const sound = sights.flatMap(({ session, sight }) =>
    'sound' in sight ? [{ session, says: sight.sound }] : [],
  );
  if (sound[0] !== undefined)
    return pass(sound[0].says, { ip: sound.map(({ session }) => session.ip) }, { subject });
  const [unseen] = sights.flatMap(({ sight }) => ('unseen' in sight ? [sight] : []));
  if (unseen !== undefined) {
    const { stage, kind, cause } = unseen.unseen;
    return unseen.because === undefined
      ? unknownFrom(unseen.unseen, `${subject} could not be judged`, { subject })
      : unknown(unseen.because, cause, { stage, kind }, { subject });
  }
  const moot = sights.flatMap(({ sight }) => ('moot' in sight ? [sight.moot] : []));
  return skip(moot[0] ?? 'No mail host was connected to', { subject });
}

/** `mx.example.com:25`; addresses stand in the data. */
export function subjectOf({ host, port }: SmtpSession): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What listens there is another service, by name. */
export function notSmtp(session: SmtpSession, service: string): string {
  return `What answers at ${subjectOf(session)} is ${service}, not SMTP`;
}

/** It took the connection, whatever it said then. */
export function tookConnection({ greetingCode, failure, tls, hello }: SmtpSession): boolean {
  if (greetingCode !== null || tls !== null || hello !== null || failure === undefined) return true;
  return !['resolve', 'proxy', 'connect'].includes(failure.stage);
}

/** The address belongs to a family this machine has no route for; nobody dialled it (contract §5, end). */
export function hasNoRoute({ failure }: SmtpSession): boolean {
  return failure?.stage === 'connect' && failure.code === 'ENETUNREACH' && failure.cause === 'vantage';
}

/** The time was over, or the run, before the host could show anything. */
export function isCut(session: SmtpSession): boolean {
  return session.failure?.kind === 'cancelled' && !tookConnection(session);
}

/** A refused or reset connection is an answer; silence and a router's word are none. */
export function isSilent(session: SmtpSession): boolean {
  if (tookConnection(session) || hasNoRoute(session) || isCut(session)) return false;
  const { kind } = session.failure ?? {};
  return kind !== 'refused' && kind !== 'reset' && kind !== 'closed';
}

/**
 * Why a session says nothing to a question that needed more of it: the trouble itself where that is undetermined, else a
 * reference to the check that names it, so that one fault is told once.
 */
export function gap(
  session: SmtpSession,
  all: readonly SmtpSession[],
  egress?: Evidence['egress'],
): { unseen: Failure; because?: string } | { moot: string } {
  const { failure, host } = session;
  if (failure === undefined) return { moot: 'The session ended before, as it was asked to' };
  if (hasNoRoute(session)) {
    // Beside a host that was looked at one address less is no matter; alone, it leaves all open.
    return all.every(hasNoRoute)
      ? { unseen: failure }
      : { moot: `${session.ip} was not dialled: ${failure.detail}` };
  }
  if (isCut(session)) return { unseen: failure };
  if (!tookConnection(session)) {
    if (!isSilent(session)) return { moot: `${host} does not take connections` };
    if (all.some(tookConnection)) return { moot: `${host} does not answer, though another host does` };
    return letsOut(egress)
      ? { moot: `${host} does not answer, and this network lets mail out` }
      : { unseen: silence(failure), ...whyNot(egress) };
  }
  if ((failure.kind === 'malformed' || failure.kind === 'limit') && failure.stage === 'greeting')
    return { moot: `${host} does not greet properly` };
  const words = refusal(session);
  if (words !== null)
    return words.ours ? { unseen: words.failure } : { moot: `${host} refuses: ${words.failure.detail}` };
  return { unseen: failure };
}

/** The diagnosis of the network says it better than the silence of one host. */
function whyNot(egress: Evidence['egress'] | undefined): { because?: string } {
  return egress?.status === 'observed' ? { because: egress.value.says } : {};
}

/** Something unrelated answered on port 25, so silence there is the silence of the host. */
export function letsOut(egress: Evidence['egress'] | undefined): boolean {
  return egress?.status === 'observed' && egress.value.state === 'open';
}

/** Nothing at all answered on the port, which tells more about the way there than about the host. */
export function silence(failure: Failure): Failure {
  return { ...failure, cause: 'vantage' };
}

/** A reply that ended the session; `ours`: it is temporary, or about us, so it says nothing of others (contract §5). */
export function refusal(session: SmtpSession): { ours: boolean; failure: Failure } | null {
  const { failure, ip } = session;
  if (failure === undefined || failure.kind !== 'rejected') return null;
  const reply = lastReply(session, failure);
  const aboutUs = failure.cause === 'vantage' || refusalOf(reply, failure.stage, [ip]) !== null;
  const later = reply.code >= 400 && reply.code < 500;
  // A 4xx in place of a greeting may well be for us alone; whoever was greeted meets the host's own trouble (contract §5).
  const cause: Cause = aboutUs || (later && failure.stage === 'greeting') ? 'vantage' : failure.cause;
  return { ours: aboutUs || later, failure: { ...failure, cause } };
}

function lastReply({ transcript }: SmtpSession, { stage, code, detail }: Failure): SmtpReply {
  const said = [...transcript]
    .reverse()
    .find((exchange) => exchange.stage === stage && exchange.reply !== null);
  return (
    said?.reply ?? { code: Number(code) || 0, enhanced: null, lines: [detail.replace(/^\d{3}[ -]/, '')] }
  );
}

/** Why TLS did not come about, where that is the host's doing; 421 is no word on TLS (RFC 5321 §3.8), nor is our own haste. */
export function tlsFailure({ failure }: SmtpSession): Failure | null {
  if (failure === undefined || failure.cause === 'vantage') return null;
  if (failure.code === '421' || failure.kind === 'cancelled') return null;
  return failure.stage === 'starttls' || failure.stage === 'handshake' ? failure : null;
}

/** As offered in clear: before STARTTLS where there was one. */
export function offeredInClear({
  tlsMode,
  extensions,
  extensionsBefore,
  tls,
}: SmtpSession): readonly string[] {
  if (tlsMode === 'implicit') return [];
  return extensionsBefore ?? (tls === null ? extensions : []);
}

/** The user let us speak nothing newer, so nothing newer could be seen. */
export function onlyOldAsked({ tlsMax }: SmtpSession): string | null {
  return tlsMax !== undefined && isOldTls(tlsMax)
    ? `Nothing newer than ${tlsVersionWords(tlsMax)} was to be tried`
    : null;
}
