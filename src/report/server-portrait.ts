/** What live sessions found out of a server: offers, what a sender could do, names, certificates, further looks. */

import { type ExplainedExtension, explainExtension, inOrderOfUse } from '../knowledge/extensions.ts';
import type { CertificateFacts, SmtpSession, TlsFacts } from '../model/evidence/sessions.ts';
import type { Report } from '../model/report.ts';
import { replyWords } from '../parse/reply-words.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { type CertificateFact, certificateDetails, subjectWords } from './certificate-facts.ts';
import { daysLeft } from './days-left.ts';
import { offerOf, type Possibility, possibilities } from './possibilities.ts';
import { type NamesTold, namesTold } from './server-names.ts';
import { placeOf, tlsWords } from './session-words.ts';

export interface Offering {
  heading: string;
  /** Why the list is empty. */
  nothing: string | null;
  extensions: ExplainedExtension[];
}

export interface CertificateRow {
  role: string;
  names: string[];
  issuer: string;
  key: string;
  left: string;
  details: CertificateFact[];
}

export interface Portrait {
  offering: Offering | null;
  possibilities: Possibility[];
  names: NamesTold | null;
  certificate: { rows: CertificateRow[]; trust: string } | null;
  /** What was tried beyond the session, where somebody asked for it. */
  further: string[];
}

/**
 * A portrait of each server that said something of itself, with the places that showed it: what several addresses show
 * alike is told once. With `verbose`, certificates in detail.
 */
export function portraits(
  sessions: readonly SmtpSession[],
  report: Report,
  verbose: boolean,
): { where: string[]; portrait: Portrait }[] {
  const seen = new Map<string, { where: string[]; portrait: Portrait }>();
  for (const session of sessions) {
    if (session.hello === null && session.tls === null) continue;
    const portrait = portraitOf(session, report, verbose);
    const where = `${placeOf(session)} at ${session.ip}`;
    const key = JSON.stringify(portrait);
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { where: [where], portrait });
    else known.where.push(where);
  }
  return [...seen.values()];
}

function portraitOf(session: SmtpSession, report: Report, verbose: boolean): Portrait {
  return {
    offering: offering(session),
    possibilities: possibilities(session),
    names: namesTold(session, report),
    certificate: certificate(session, report.startedAt, verbose),
    further: furtherLooks(session),
  };
}

function offering(session: SmtpSession): Offering | null {
  const { hello } = session;
  if (hello === null) return null;
  const { extensions, cutShort } = offerOf(session);
  const isOld = hello.verb === 'HELO';
  return {
    heading: cutShort ? 'Offers before TLS; what it offers over TLS was not heard' : 'Offers',
    nothing: isOld
      ? 'nothing: it knows only HELO, the way of before 1995'
      : extensions.length === 0
        ? 'no extensions'
        : null,
    extensions: isOld ? [] : inOrderOfUse(extensions).map((one) => explainExtension(one)),
  };
}

function certificate({ tls, host }: SmtpSession, asOf: string, verbose: boolean): Portrait['certificate'] {
  if (tls === null || tls.chain.length === 0) return null;
  return {
    rows: tls.chain.map((one, index) => ({
      role: certificateRole(one, index),
      names: subjectWords(one, index),
      issuer: one.issuer,
      key: keyWords(one),
      left: daysLeft(one.validTo, asOf),
      details: verbose ? certificateDetails(one, index) : [],
    })),
    trust: `${trustWords(tls, host)}; ${tlsWords(tls)}`,
  };
}

/** Whether anybody vouches for the certificate, and whether it names the host. */
function trustWords({ authorized, authorizationError, nameMatches }: TlsFacts, host: string): string {
  const trust = authorized ? 'Trusted' : `Not trusted: ${authorizationError ?? 'no reason given'}`;
  return `${trust}; ${nameMatches ? `names ${host}` : `does not name ${host}`}`;
}

/** Where in the chain it stands. */
function certificateRole({ fromStore }: CertificateFacts, index: number): string {
  return index === 0 ? 'server' : fromStore ? 'from our store' : 'sent with it';
}

function keyWords({ keyType, keyBits }: CertificateFacts): string {
  return [keyType?.toUpperCase(), keyBits].filter((part) => part != null).join(' ') || '-';
}

function furtherLooks({ legacy, injection, relay }: SmtpSession): string[] {
  const told = (legacy ?? []).map(({ version, accepted, failure }) => {
    const found =
      accepted === null
        ? `could not be told: ${failure?.detail ?? 'no answer'}`
        : accepted
          ? 'still spoken'
          : 'refused';
    return `${tlsVersionWords(version)}: ${found}`;
  });
  if (injection !== undefined) {
    const { vulnerable, failure } = injection;
    const found =
      vulnerable === null
        ? `could not be told: ${failure?.detail ?? ''}`
        : vulnerable
          ? 'counts after TLS'
          : 'is thrown away';
    told.push(`A command in clear behind STARTTLS: ${found}`);
  }
  const attempts = relay?.attempts ?? [];
  for (const { form, reply, accepted, decisive } of attempts) {
    const came = accepted ? (decisive ? 'taken' : 'taken, as the name of a mailbox') : 'refused';
    told.push(`Relaying, ${form}: ${came}, ${reply === null ? 'without a reply' : replyWords(reply)}`);
  }
  if (relay?.relays === false && attempts.some(({ accepted }) => accepted))
    told.push(
      'What is taken as the name of a mailbox proves no relay: servers that look the mailbox up later take any name of their own domain.',
    );
  if (relay?.relays === null) told.push(`Relaying could not be told: ${relay.failure?.detail ?? ''}`);
  return told;
}
