/** What senders of each kind would do with mail for one MX host: by DANE, by MTA-STS, and all the others. */

import type { ResolverFacts } from '../model/dns.ts';
import type { MtaStsEvidence } from '../model/evidence/mta-sts.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { TlsaLook } from '../model/evidence/tlsa.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Absent, Outcome } from '../model/outcome.ts';
import type { SenderVerdict, SenderView } from '../model/report.ts';
import { isOldTls, tlsVersionWords } from '../parse/tls-version.ts';
import { daneProblem } from './dane-chain.ts';
import { pkixProblem, type Sight, sightOf, type Tls } from './mx-tls.ts';

import { effectivePolicy } from './sts-policy.ts';
import { countsForSenders, seesSecurity, whyBlind } from './tlsa-look.ts';

/** One view for each host and port that was spoken to, in the order of the sessions. */
export function senderViews(evidence: Partial<Evidence>, asOf: Date): SenderView[] {
  const { sessions } = evidence;
  if (sessions?.status !== 'observed') return [];
  // Submission is for mail programs: none of this concerns them.
  const mx = sessions.value.filter(({ port }) => port === 25);
  const hosts = [...new Set(mx.map(({ host }) => host))];
  return hosts.map((host) => {
    const held = mx.filter((session) => session.host === host);
    const { tlsa, resolver, mtaSts } = evidence;
    const look = tlsa?.status === 'observed' ? tlsa.value.find((one) => one.host === host) : undefined;
    return senderView(host, held, { look, resolver, mtaSts }, asOf);
  });
}

export interface Promises {
  look?: TlsaLook | undefined;
  resolver?: Outcome<ResolverFacts> | undefined;
  mtaSts?: Outcome<MtaStsEvidence> | undefined;
}

export function senderView(
  host: string,
  sessions: readonly SmtpSession[],
  { look, resolver, mtaSts }: Promises,
  asOf: Date,
): SenderView {
  const sights = sessions.map(sightOf);
  const others = opportunistic(sights, host, asOf);
  const sts = byPolicy(host, sights, mtaSts, others, asOf);
  const dane = byDane(look, resolver, sights, others, asOf);
  const by = dane !== null ? 'dane' : sts !== null ? 'mta-sts' : 'opportunistic';
  return {
    host,
    port: 25,
    by,
    dane: dane ?? asEveryone('a DANE sender', 'since no TLSA records are known to go by', others),
    mtaSts:
      sts ??
      asEveryone(
        'an MTA-STS sender',
        mtaSts === undefined
          ? 'unless a policy is enforced, which was not looked for'
          : 'since no policy is enforced',
        others,
      ),
    others: {
      ...others,
      says:
        others.does === 'unknown'
          ? `what everyone else does cannot be told: ${others.says}`
          : `everyone else ${others.says}`,
    },
  };
}

/** Null where DANE has no say. */
function byDane(
  look: TlsaLook | undefined,
  resolver: Promises['resolver'],
  sights: readonly Sight[],
  others: SenderVerdict,
  asOf: Date,
): SenderVerdict | null {
  const who = 'a DANE sender';
  if (look === undefined) return null;
  const facts: Exclude<Promises['resolver'], undefined | { status: 'failed' | 'skipped' }> =
    resolver?.status === 'observed' ? resolver : NO_FACTS;
  if (look.failure !== undefined && look.hostSecure !== false) {
    if (!seesSecurity(facts)) return unknown(`what ${who} would do cannot be told: ${whyBlind(facts)}`);
    // RFC 7672 §2.1.2: without an answer the host must not be used.
    return { does: 'defers', protection: null, says: `${who} would defer: the TLSA lookup fails` };
  }
  if (look.records.length === 0) return null;
  if (!seesSecurity(facts)) return unknown(`what ${who} would do cannot be told: ${whyBlind(facts)}`);
  if (!countsForSenders(look)) return null;
  if (look.records.every(({ usable }) => !usable)) {
    // RFC 7672 §2.2: then TLS is a must, but nobody is authenticated.
    return each(sights, () => null, {
      well: (protection) => ({
        does: 'delivers',
        protection,
        says: `${who} would deliver encrypted: no TLSA record can be used to verify the host`,
      }),
      badly: (problem) => ({ does: 'defers', protection: null, says: `${who} would defer: ${problem}` }),
      protection: 'encrypted',
      others,
      who,
    });
  }
  return each(sights, (tls) => daneProblem(tls, look, asOf), {
    well: (protection) => ({
      does: 'delivers',
      protection,
      says: `${who} would deliver: the certificate matches its TLSA record`,
    }),
    badly: (problem) => ({ does: 'defers', protection: null, says: `${who} would defer: ${problem}` }),
    protection: 'authenticated',
    others,
    who,
  });
}

/** Null where no policy is enforced. */
function byPolicy(
  host: string,
  sights: readonly Sight[],
  mtaSts: Promises['mtaSts'],
  others: SenderVerdict,
  asOf: Date,
): SenderVerdict | null {
  const who = 'an MTA-STS sender';
  if (mtaSts === undefined || mtaSts.status === 'skipped') return null;
  if (mtaSts.status === 'failed')
    return unknown(`what ${who} would do cannot be told: ${mtaSts.failure.detail}`);
  const effective = effectivePolicy(mtaSts);
  if (typeof effective === 'string' || effective.policy.mode !== 'enforce') return null;
  const covered = effective.evidence.covers.find((one) => one.host === host);
  if (covered?.pattern == null)
    return {
      does: 'refuses',
      protection: null,
      says: `${who} would refuse it: its policy does not name ${host}`,
    };
  return each(sights, (tls) => pkixProblem(tls, host, asOf), {
    well: (protection) => ({
      does: 'delivers',
      protection,
      says: `${who} would deliver: the certificate satisfies the enforced policy`,
    }),
    badly: (problem) => ({ does: 'refuses', protection: null, says: `${who} would refuse it: ${problem}` }),
    protection: 'authenticated',
    others,
    who,
  });
}

interface Words {
  well(protection: SenderVerdict['protection']): SenderVerdict;
  badly(problem: string): SenderVerdict;
  protection: SenderVerdict['protection'];
  others: SenderVerdict;
  who: string;
}

/** A fault on any address meets some of the senders, so it decides. */
function each(
  sights: readonly Sight[],
  problemOf: (tls: Tls) => string | null,
  { well, badly, protection, others, who }: Words,
): SenderVerdict {
  const problems = sights
    .map((sight) => ('tls' in sight ? problemOf(sight.tls) : 'problem' in sight ? sight.problem : null))
    .filter((problem) => problem !== null);
  if (problems[0] !== undefined) return badly(problems[0]);
  if (sights.some((sight) => 'tls' in sight)) return well(protection);
  return unknown(`what ${who} would do cannot be told: ${others.says}`);
}

/** RFC 7435: encrypted where that is on offer, in clear where not, and nobody's certificate is asked about. */
function opportunistic(sights: readonly Sight[], host: string, asOf: Date): SenderVerdict {
  const seen = sights.filter((sight) => !('unseen' in sight));
  if (seen.length === 0) {
    const [failure] = sights.flatMap((sight) =>
      'unseen' in sight && sight.unseen !== null ? [sight.unseen] : [],
    );
    return unknown(failure === undefined ? 'was not looked at' : failure.detail);
  }
  const secured = seen.flatMap((sight) => ('tls' in sight ? [sight.tls] : []));
  if (secured.length === seen.length) {
    const old = secured.find(({ protocol }) => isOldTls(protocol));
    if (old !== undefined)
      return {
        does: 'delivers',
        protection: 'encrypted',
        says: `encrypts if it still speaks ${tlsVersionWords(old.protocol)}; for a current one TLS fails, and it tries again in clear or not at all`,
      };
    const verified = secured.every((tls) => pkixProblem(tls, host, asOf) === null);
    return {
      does: 'delivers',
      protection: 'encrypted',
      says: verified ? 'encrypts' : 'encrypts, whatever the certificate',
    };
  }
  const broken = seen.some((sight) => 'problem' in sight && sight.offered);
  if (broken)
    return {
      does: 'delivers',
      protection: 'none',
      says: 'tries again in clear, or not at all: TLS cannot be set up',
    };
  return { does: 'delivers', protection: 'none', says: 'delivers in clear: STARTTLS is not offered' };
}

function asEveryone(who: string, because: string, others: SenderVerdict): SenderVerdict {
  if (others.does === 'unknown') return unknown(`${who} is in no better place: ${others.says}`);
  return { ...others, says: `${who} ${others.says}, ${because}` };
}

function unknown(says: string): SenderVerdict {
  return { does: 'unknown', protection: null, says };
}

const NO_FACTS: Absent = { status: 'absent', how: 'not looked at', at: '', tookMs: 0 };
