/** Judges TLS on port 25 of one MX host over all the sessions held with it. */

import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { Observation } from '../model/finding.ts';
import { offers } from '../parse/keyword.ts';
import { matchesNamePattern } from '../parse/name-pattern.ts';
import { isOldTls } from '../parse/tls-version.ts';
import { fail, pass, skip, unknownFrom } from './define.ts';
import {
  hasNoRoute,
  isSilent,
  letsOut,
  onlyOldAsked,
  refusal,
  silence,
  tlsFailure,
  tookConnection,
} from './session-look.ts';

export type Tls = NonNullable<SmtpSession['tls']>;

/** What one session showed of TLS: `offered` tells STARTTLS that fails from STARTTLS that is not there. */
export type Sight = { tls: Tls } | { problem: string; offered: boolean } | { unseen: Failure | null };

/** One observation a host: a fault on any of its addresses counts, and one address seen sound is enough to pass. */
export function judgeMxTls(
  host: string,
  sessions: readonly SmtpSession[],
  problemOf: (tls: Tls) => string | null,
  sound: string,
  egress?: Evidence['egress'],
): Observation {
  const subject = `${host}:25`;
  const own = sessions.filter((session) => session.port === 25 && session.host === host);
  if (own.length === 0) return skip(`No session was held with ${host}`, { subject });
  const sights = own.map((session) => ({ ip: session.ip, ...judgeSight(sightOf(session), problemOf) }));
  const faults = sights.filter(({ problem }) => problem !== null);
  if (faults.length > 0) {
    const said = [...new Set(faults.map(({ problem }) => problem))].join('; ');
    return fail(`${host}: ${said}`, { ip: faults.map(({ ip }) => ip) }, { subject });
  }
  const reached = sights.filter(({ seen }) => seen);
  if (reached.length > 0) return pass(`${host}: ${sound}`, { ip: reached.map(({ ip }) => ip) }, { subject });
  const unseen = own.filter((_, at) => sights[at]?.failure != null);
  const failure = unseen.map((session) => trouble(session, sessions, egress)).find((one) => one !== null);
  if (failure == null) return skip(`TLS was not tried with ${host}`, { subject });
  return unknownFrom(failure, `${host} could not be looked at`, { subject });
}

/** The same failure with its true cause: null where the address was never dialled. */
function trouble(
  session: SmtpSession,
  all: readonly SmtpSession[],
  egress: Evidence['egress'] | undefined,
): Failure | null {
  const { failure } = session;
  if (failure === undefined) return null;
  if (hasNoRoute(session)) return all.every(hasNoRoute) ? failure : null;
  if (isSilent(session) && !all.some(tookConnection) && !letsOut(egress)) return silence(failure);
  return refusal(session)?.failure ?? failure;
}

function judgeSight(
  sight: Sight,
  problemOf: (tls: Tls) => string | null,
): { seen: boolean; problem: string | null; failure: Failure | null } {
  if ('unseen' in sight) return { seen: false, problem: null, failure: sight.unseen };
  const problem = 'tls' in sight ? problemOf(sight.tls) : sight.problem;
  return { seen: true, problem, failure: null };
}

export function sightOf(session: SmtpSession): Sight {
  const { tls, failure, extensions, outcome, hello, sni } = session;
  // What is shown under another name is not what senders meet.
  if (sni !== undefined) return { unseen: null };
  // What such a session shows is the user's wish as much as the host.
  if (onlyOldAsked(session) !== null && (tls !== null || failure?.stage === 'handshake'))
    return { unseen: null };
  if (tls !== null) return { tls };
  // Nor is what an early end left unsaid.
  const missing = hello !== null && !offers(extensions, 'STARTTLS');
  if (missing && (outcome === 'completed' || failure?.stage === 'starttls'))
    return { problem: 'STARTTLS is not offered', offered: false };
  if (failure !== undefined) {
    return tlsFailure(session) !== null
      ? { problem: `TLS cannot be set up: ${failure.detail}`, offered: true }
      : { unseen: failure };
  }
  return { unseen: null };
}

/** Why a sender that verifies certificates by the web's trust store and the host name would not deliver; null where it would. */
export function pkixProblem(tls: Tls, host: string, asOf: Date): string | null {
  const [leaf] = tls.chain;
  if (leaf === undefined) return 'no certificate was presented';
  const dates = dateProblem(leaf.validFrom, leaf.validTo, asOf);
  if (dates !== null) return dates;
  // RFC 8461 §4.2: a DNS-ID of the certificate must match the MX host name.
  if (!leaf.names.some((name) => matchesNamePattern(host, name))) {
    const names = leaf.names.slice(0, 5).join(', ') || 'no name';
    return `the certificate is for ${names}, not for ${host}`;
  }
  if (!tls.authorized)
    return `the certificate is not trusted (${tls.authorizationError ?? 'unknown issuer'})`;
  if (isOldTls(tls.protocol)) return `${tls.protocol} is older than TLS 1.2`;
  return null;
}

/** Unreadable dates are no fault of their own. */
export function dateProblem(validFrom: string, validTo: string, asOf: Date): string | null {
  const now = asOf.getTime();
  if (now > Date.parse(validTo)) return `the certificate expired on ${validTo}`;
  if (now < Date.parse(validFrom)) return `the certificate is valid only from ${validFrom}`;
  return null;
}
