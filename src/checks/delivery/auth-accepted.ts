/** The server lets us sign in with the credentials we were given. */
import type { Authentication, SmtpSession } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { Observation } from '../../model/finding.ts';
import { SASL_MECHANISMS } from '../../model/smtp.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import { lastWords } from '../envelope.ts';
import { explainRefusal } from '../sign-in.ts';

export const authAccepted = defineCheck({
  id: 'auth-accepted',
  title: 'The server accepts the credentials',
  severity: 'error',
  needs: ['sessions'],
  why: 'A submission server takes mail from nobody it does not know: what is not signed in is refused, and the mail stays where it was written.',
  fix: 'Compare user name, password and way of signing in with the settings page of the provider; accounts with a second factor mostly need an app password or OAuth.',
  references: [rfc(4954, '6'), rfc(6409, '4.3'), rfc(8314, '3.3')],
  examine({ sessions }) {
    const held = sessions.status === 'observed' ? sessions.value : [];
    const tried = held.filter(({ authentication }) => authentication !== undefined);
    const cut = held.find(({ failure }) => failure?.stage === 'auth' && failure.kind === 'cancelled');
    if (tried.length === 0 && cut?.failure !== undefined)
      return unknownFrom(cut.failure, `Signing in to ${cut.host}:${cut.port} was not seen to its end`, {
        subject: `${cut.host}:${cut.port}`,
      });
    if (tried.length === 0) return skip('nobody was to sign in, or no session came so far; --user does');
    const places = new Map<string, SmtpSession[]>();
    for (const one of tried) {
      const place = `${one.host}:${one.port}`;
      places.set(place, [...(places.get(place) ?? []), one]);
    }
    return [...places].map(([place, all]) => {
      const own = lastWords(all.map((session) => ({ session }))).map(({ session }) => session);
      const judged = own.map((session) => judge(session, session.authentication as Authentication, place));
      const of = (verdict: Observation['verdict']): Observation | undefined =>
        judged.find((one) => one.verdict === verdict);
      return of('fail') ?? of('unknown') ?? (judged[0] as Observation);
    });
  },
});

function judge(session: SmtpSession, authentication: Authentication, subject: string): Observation {
  const { ip, failure } = session;
  const { outcome, attempts } = authentication;
  const last = attempts.at(-1);
  const mechanism = last?.mechanism ?? null;
  switch (outcome) {
    case 'accepted':
      return pass(`${subject} accepts the credentials, by ${mechanism}`, { ip, mechanism }, { subject });
    case 'unavailable':
      return fail(
        told(failure, session) ?? `${subject} offers no way to sign in`,
        { ip, reason: 'unavailable' },
        { subject, fix: waysIn(session, authentication) },
      );
    case 'withheld':
      return unknown(
        `${subject} was not signed in to: ${failure?.detail ?? 'the connection is not safe'}; --insecure-auth would send it all the same`,
        'target',
        { ip, stage: 'auth', kind: 'tls', reason: 'withheld' },
        { subject, fix: WITHHELD },
      );
    case 'failed':
      // A server that does not prove itself, or breaks the rules, has answered; one that falls silent has not.
      return failure === undefined || failure.kind === 'malformed'
        ? fail(
            told(failure, session) ?? `Signing in to ${subject} broke off`,
            { ip, mechanism, reason: 'exchange' },
            { subject, fix: EXCHANGE },
          )
        : unknownFrom(failure, `Signing in to ${subject} broke off`, { subject });
    default: {
      const { says, fix, reason, aboutUs } = explainRefusal(session, authentication);
      const reply = last?.reply ?? null;
      const data = { ip, mechanism, reason, code: reply?.code ?? null, enhanced: reply?.enhanced ?? null };
      return outcome === 'deferred' || aboutUs
        ? unknown(
            says,
            aboutUs || reason !== 'other' ? 'vantage' : 'target',
            { ...data, stage: 'auth', kind: 'rejected' },
            { subject, fix },
          )
        : fail(says, data, { subject, fix });
    }
  }
}

/** The failure in its own words, with the port. */
function told(failure: Failure | undefined, { host, port }: SmtpSession): string | null {
  return failure === undefined ? null : failure.detail.replace(host, () => `${host}:${port}`);
}

const WITHHELD =
  'Use a port with TLS and a certificate that names the host (465, or 587 with STARTTLS); trust an authority of your own with --ca-file. Only for a test password: --insecure-auth sends it all the same.';
const EXCHANGE =
  'Try another mechanism with --auth, such as --auth PLAIN over TLS; if the certificate is right and only this one fails, the server stores or computes it wrongly.';

function takes(name: string): string | undefined {
  return (SASL_MECHANISMS as Readonly<Record<string, string>>)[name];
}

/** Where and how signing in would work. */
function waysIn({ port, tls, auth }: SmtpSession, { kind }: Authentication): string {
  if (auth.length === 0 && port === 25)
    return 'Sign in on the submission port: 465 with implicit TLS, or 587 with STARTTLS; port 25 is for mail between servers.';
  if (auth.length === 0)
    return tls === null
      ? 'Many servers offer AUTH after TLS only: use --tls required, or port 465.'
      : 'Let the server offer AUTH after TLS (Postfix: smtpd_sasl_auth_enable = yes for the submission service).';
  if (auth.some((name) => takes(name) === kind)) return 'Leave out --auth, or name one of those offered.';
  return kind === 'password'
    ? 'Sign in the way the server offers: an OAuth token in --token-file, or let its administrator offer PLAIN or SCRAM.'
    : 'Sign in the way the server offers: a password in --password-file, or let its administrator offer OAUTHBEARER or XOAUTH2.';
}
