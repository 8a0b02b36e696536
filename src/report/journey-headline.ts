/** The headline of a run that spoke with mail servers: how the journey ends, or what a server is like. */
import type { Attempt } from '../model/evidence/delivery.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Report } from '../model/report.ts';
import { saysLmtp, serviceOf } from '../parse/foreign-service.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { unsendableWords } from '../parse/unsendable.ts';
import { certificateLeft } from './days-left.ts';
import { dispatchSentence } from './dispatch-story.ts';
import { turnedAway } from './message-way.ts';
import { refusalOfUs } from './refusals.ts';
import { leftUntried } from './session-words.ts';

/** One sentence for the headline of a run that spoke with servers; undefined where others know better. */
export function journeySentence(report: Report): string | undefined {
  const { delivery, sessions } = report.evidence;
  if (delivery?.status !== 'observed') return undefined;
  if (delivery.value.sent !== undefined) return dispatchSentence(report);
  const { attempts, by, to } = delivery.value;
  const all = sessions?.status === 'observed' ? sessions.value : [];
  // Addresses of a family without a way from here say nothing of the server.
  const held = all.filter(({ failure }) => failure?.kind !== 'unreachable' || failure.cause !== 'vantage');
  if (report.target.kind === 'address') {
    if (by === 'null') return `Mail would come back at once: ${to} takes no mail`;
    if (by === 'none') return `Mail would come back at once: ${to} has no mail host`;
    const last = attempts.at(-1);
    if (last === undefined) return undefined;
    const session = held.at(-1);
    const asked = delivery.value.askedRecipient;
    switch (last.outcome) {
      case 'accepted':
        return `Mail would ${asked ? 'be taken' : 'go'} ${asked ? 'by' : 'to'} ${last.host}${encryption(session) || fallenBack(attempts)}${exceptions(report, last.host)}${asked ? '' : '; whether the address is taken was not asked (--rcpt)'}`;
      case 'refused':
        return `Mail would come back: ${last.reply === null ? (last.explanation ?? 'no') : `${last.host} says ${last.reply}`}`;
      case 'deferred':
        return `Mail would wait at its sender: ${last.host} says ${last.reply ?? 'later'}`;
      case 'unreached':
        if (last.failure?.kind === 'cancelled') return `Not seen to its end: ${last.failure.detail}`;
        if (turnedAway(attempts)) return `Mail would come back: ${last.host} says ${last.reply}`;
        if (last.failure?.cause === 'vantage') return `Not to be told from here: ${last.failure.detail}`;
        return `Mail would wait at its sender: ${last.stage === 'connect' ? 'no mail host lets us in' : (last.failure?.detail ?? 'no mail host takes it')}`;
    }
  }
  if (report.verdict === 'fail' && by === 'named') return failedSentence(held);
  const [first] = held;
  const refused = refusalOfUs(report);
  if (report.verdict === 'inconclusive' && refused !== undefined)
    return `Not to be told from here: ${refused.host} refuses us: ${refused.explanation.title}`;
  const good = held.filter(({ outcome }) => outcome === 'completed');
  if (first === undefined) return undefined;
  if (report.verdict === 'inconclusive' && good.length === 0 && first.greetingCode !== null)
    return `No session could be held to its end: ${first.failure?.detail ?? 'it broke off'}`;
  if (report.verdict !== 'pass' && report.verdict !== 'warning') return undefined;
  if (good.length === 0) return 'No session could be held to its end';
  const [one = first] = good;
  const [leaf] = one.tls?.chain ?? [];
  const told = leaf === undefined ? '' : certificateLeft(leaf.validTo, report.startedAt);
  const left = told === '' ? '' : ` (${told})`;
  const hosts = new Set(good.map(({ host }) => host)).size;
  const who = hosts > 1 ? `${hosts} hosts answer` : 'Answers';
  const does = one.auth.length > 0 ? `, and ${hosts > 1 ? 'let' : 'lets'} one log in` : '';
  const where =
    good.length < held.length ? `; ${held.length - good.length} of ${held.length} addresses do not` : '';
  if (one.hello === null)
    return `${who}; the session was ended before the server said what it offers${where}`;
  const untried = leftUntried(one) ? ', and offers TLS, which was not tried' : ' in clear';
  return `${who}${encryption(one) || untried}${left}${does}${where}`;
}

/** What is wrong with a server somebody named, where it is one thing that ends all; undefined where others know better. */
function failedSentence(held: readonly SmtpSession[]): string | undefined {
  const [first] = held;
  const unnamed = held.find(({ unsendable }) => unsendable !== undefined);
  if (unnamed !== undefined) return `Mail would come back at once: ${unsendableWords(unnamed)}`;
  if (first?.failure === undefined || held.some(({ outcome }) => outcome === 'completed')) return undefined;
  const { host, failure } = first;
  const service = serviceOf(first);
  if (service !== null) return `What answers here is ${service}, not SMTP`;
  if (saysLmtp(first)) return `${host} speaks LMTP, not SMTP (--lmtp speaks with it)`;
  if (failure.kind !== 'rejected') return undefined;
  if (failure.stage === 'hello') return `${host} refuses EHLO and HELO: nobody can hand it mail`;
  return failure.stage === 'greeting' ? `${host} turns mail away: ${failure.detail}` : undefined;
}

/** Senders that would not hand over what all others do. */
function exceptions({ senders = [] }: Report, host: string): string {
  const view = senders.find((one) => one.host === host);
  if (view === undefined) return '';
  const held = [
    { name: 'DANE', does: view.dane.does },
    { name: 'MTA-STS', does: view.mtaSts.does },
  ].filter(({ does }) => does === 'defers' || does === 'refuses');
  return held.length === 0
    ? ''
    : `, but not from senders that go by ${held.map(({ name }) => name).join(' or ')}`;
}

/** Mail goes on in clear where TLS fails, unless the sender insists on it (RFC 7435). */
function fallenBack(attempts: readonly Attempt[]): string {
  const taken = attempts.at(-1);
  const broken = attempts.some(({ host, ip, stage, outcome }) => {
    return outcome === 'unreached' && stage === 'handshake' && host === taken?.host && ip === taken.ip;
  });
  return broken ? ' only in clear, since TLS fails' : '';
}

function encryption(session: SmtpSession | undefined): string {
  return session?.tls == null ? '' : ` over ${tlsVersionWords(session.tls.protocol)}`;
}
