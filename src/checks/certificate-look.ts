/** Judgement of certificates that the checks of port 25 and of submission share. */

import type { Aside } from '../model/check.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Observation } from '../model/finding.ts';
import type { Absent, Observed } from '../model/outcome.ts';
import { sessionsHeld } from '../parse/negative-replies.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { matchedUsages } from './dane-chain.ts';
import { skip } from './define.ts';
import { dateProblem, type Tls } from './mx-tls.ts';
import {
  exchangers,
  gap,
  isSubmission,
  judgeHosts,
  onlyOldAsked,
  type Sight,
  tlsFailure,
} from './session-look.ts';
import { countsForSenders, looks, seesSecurity } from './tlsa-look.ts';

const DAY_MS = 86_400_000;
/** Certificates are renewed well before that: those of 90 days at 30, those of 45 days at 15. */
const SOON_DAYS = 14;
/** Of short-lived certificates the last quarter: those of six days are renewed every third. */
const SOON_SHARE = 4;

type Judge = (session: SmtpSession, tls: Tls, asOf: Date) => Sight;
type Sessions = Observed<SmtpSession[]> | Absent;

/** Of mail exchangers, where anybody still cares: DANE with usage 3 vouches for the key alone (RFC 7672 §3.1.1). */
export function judgeExchangers(
  sessions: Sessions,
  { tlsa, resolver, egress }: Aside<'tlsa' | 'resolver' | 'egress'>,
  judge: Judge,
  asOf: Date,
  vouching: readonly number[],
  fix?: (session: SmtpSession) => string,
): Observation | Observation[] {
  const held = exchangers(sessions);
  return judgeHosts(
    held,
    (session) => {
      const { host, tls } = session;
      if (tls === null) return withoutTls(session, held, egress);
      const usages = vouchedUsages(host, tls, tlsa, resolver);
      const usage = vouching.find((one) => usages.has(one));
      if (usage !== undefined)
        return { moot: `A TLSA record of usage ${usage} vouches for the certificate of ${host}` };
      return judge(session, tls, asOf);
    },
    fix,
  );
}

/** Of submission ports, also of those that `ports` spoke to. */
export function judgeSubmission(
  { sessions, ports }: Aside<'sessions' | 'ports'>,
  judge: Judge,
  asOf: Date,
): Observation | Observation[] {
  const held = submissionSessions({ sessions, ports });
  if (held.length === 0) return skip('No submission port was connected to');
  return judgeHosts(held, (session) =>
    session.tls === null ? withoutTls(session, held, undefined) : judge(session, session.tls, asOf),
  );
}

export function submissionSessions({ sessions, ports }: Aside<'sessions' | 'ports'>): SmtpSession[] {
  return sessionsHeld({ sessions, ports }).filter(isSubmission);
}

/** Whether TLS was offered and failed is for the checks of STARTTLS and of submission to say. */
function withoutTls(
  session: SmtpSession,
  held: readonly SmtpSession[],
  egress: Evidence['egress'] | undefined,
): Sight {
  const { host, outcome, failure } = session;
  const limited = onlyOldAsked(session);
  if (limited !== null && failure?.stage === 'handshake') return { moot: limited };
  if (outcome === 'completed') return { moot: `No TLS came about with ${host}` };
  if (tlsFailure(session) !== null) return { moot: `No TLS came about with ${host}` };
  return gap(session, held, egress);
}

function vouchedUsages(
  host: string,
  { chain }: Tls,
  tlsa: Evidence['tlsa'] | undefined,
  resolver: Evidence['resolver'] | undefined,
): ReadonlySet<number> {
  const published = looks(tlsa?.status === 'observed' ? tlsa : NOTHING);
  const sighted = resolver?.status === 'observed' && seesSecurity(resolver);
  const records = published
    .filter((look) => look.host === host && (!sighted || countsForSenders(look)))
    .flatMap((look) => look.records);
  return matchedUsages(records, chain);
}

const NOTHING: Absent = { status: 'absent', how: 'not looked at', at: '', tookMs: 0 };

export function currency({ host }: SmtpSession, { chain }: Tls, asOf: Date): Sight {
  const [leaf] = chain;
  if (leaf === undefined) return { moot: `${host} presents no certificate` };
  const problem = dateProblem(leaf.validFrom, leaf.validTo, asOf);
  return problem === null
    ? { sound: `The certificate of ${host} is valid until ${leaf.validTo.slice(0, 10)}` }
    : { fault: `${host}: ${problem.replace(/T[\d:.]+Z$/, '')}` };
}

export function expiry({ host }: SmtpSession, { chain }: Tls, asOf: Date): Sight {
  const [leaf] = chain;
  if (leaf === undefined) return { moot: `${host} presents no certificate` };
  if (dateProblem(leaf.validFrom, leaf.validTo, asOf) !== null)
    return { moot: `The certificate of ${host} is out of date already` };
  const left = (Date.parse(leaf.validTo) - asOf.getTime()) / DAY_MS;
  const life = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / DAY_MS;
  const days = Math.floor(left);
  const told = `The certificate of ${host} is valid for ${days === 1 ? '1 more day' : `${days} more days`}`;
  return left < Math.min(SOON_DAYS, life / SOON_SHARE) ? { fault: told } : { sound: told };
}

export function trust({ host }: SmtpSession, tls: Tls, asOf: Date): Sight {
  const [leaf] = tls.chain;
  if (leaf === undefined) return { moot: `${host} presents no certificate` };
  if (tls.authorized) return { sound: `The certificate of ${host} is trusted (issued by ${leaf.issuer})` };
  // OpenSSL tells one trouble only, and the date is told elsewhere.
  if (dateProblem(leaf.validFrom, leaf.validTo, asOf) !== null)
    return { moot: `The certificate of ${host} is out of date, so its trust was not looked at` };
  const fault = tls.authorizationError ?? `the certificate of ${host} is not trusted`;
  // The words come from where they stand within a sentence.
  return { fault: fault.replace(/^the /, 'The ') };
}

export function naming({ host, sni }: SmtpSession, tls: Tls): Sight {
  const [leaf] = tls.chain;
  if (sni !== undefined) return { moot: `The certificate was asked for under the name ${sni}` };
  if (leaf === undefined) return { moot: `${host} presents no certificate` };
  if (tls.nameMatches) return { sound: `The certificate of ${host} names it` };
  const names = leaf.names.slice(0, 5).join(', ');
  const more = leaf.names.length > 5 ? ` and ${leaf.names.length - 5} more` : '';
  if (names === '') return { fault: `The certificate of ${host} names no host at all` };
  return { fault: `The certificate of ${host} names ${names}${more} instead` };
}

/** Old versions of TLS, tried only where asked for. */
export function legacy({ host, legacy: looked = [] }: SmtpSession): Sight {
  const taken = looked
    .filter(({ accepted }) => accepted === true)
    .map(({ version }) => tlsVersionWords(version));
  if (taken.length > 0) return { fault: `${host} still takes ${taken.join(' and ')}` };
  const [unseen] = looked.filter(({ accepted }) => accepted === null);
  if (unseen?.failure !== undefined) return { unseen: unseen.failure };
  return { sound: `${host} takes neither TLS 1.0 nor 1.1` };
}
