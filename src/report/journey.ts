/** A live session put into words: its steps with their times, what a sender could do there, and which names it goes by. */

import { binarySize } from '../knowledge/extensions.ts';
import type { Attempt } from '../model/evidence/delivery.ts';
import type { PtrLook } from '../model/evidence/ptr.ts';
import type {
  CertificateFacts,
  Exchange,
  SmtpReply,
  SmtpSession,
  TlsFacts,
} from '../model/evidence/sessions.ts';
import type { Report, SenderView } from '../model/report.ts';
import { offers } from '../parse/keyword.ts';
import { type Refusal, refusalOf } from '../parse/refusal.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { certificateLeft } from './days-left.ts';
import { turnedAway } from './message-way.ts';

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

export function stepsOf(session: SmtpSession): Step[] {
  const { timings, failure, transcript, tlsMode, tls, clearAfterStartTls } = session;
  const connected = transcript.length > 0 || (failure?.stage !== 'connect' && failure?.stage !== 'proxy');
  const steps: Step[] = [
    {
      at: 0,
      took: timings.connectMs,
      name: 'connect',
      says: connected ? 'connected' : (failure?.detail ?? ''),
      // A family without a way from here is no fault of the server.
      trouble: connected || failure?.cause === 'vantage' ? null : 'permanent',
    },
  ];
  const secure = (at: number): void => {
    if (tls !== null) {
      steps.push({ at, took: timings.tlsMs, name: 'TLS', says: tlsWords(tls), trouble: null });
    } else if (failure?.stage === 'handshake') {
      // A handshake that fails is the last there is of a session.
      const took = Math.max(0, timings.totalMs - at);
      steps.push({ at, took, name: 'TLS', says: failure.detail, trouble: 'permanent' });
    }
  };
  if (tlsMode === 'implicit') secure(timings.connectMs ?? 0);
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
  // What no reply says: a secret that was kept, a server that did not prove itself.
  if (failure?.stage === 'auth' && failure.kind !== 'rejected' && transcript.every((one) => !one.failure)) {
    const isOver = transcript.at(-1)?.stage === 'quit';
    const at = transcript.at(-1)?.startMs ?? timings.totalMs;
    const step: Step = { at, took: null, name: 'AUTH', says: failure.detail, trouble: 'permanent' };
    steps.splice(isOver ? -1 : steps.length, 0, step);
  }
  return steps;
}

function nameOf({ stage, sent }: Exchange): string {
  if (stage === 'auth') return 'AUTH';
  return sent === null ? stage : (/^\S+/.exec(sent)?.[0] ?? stage).toUpperCase();
}

/** What stands in the transcript as it is, where that would not read as a step. */
const AUTH_STEPS: Readonly<Record<string, string>> = { '*': 'given up', nothing: 'nothing more to say' };

function saidIn({ stage, sent, reply, failure }: Exchange): string {
  if (stage === 'quit') return '';
  if (stage === 'auth') {
    const what = (sent ?? '').replace(/^AUTH (\S+).*$/, '$1').replace(/^<(.*)>$/, '$1');
    const said = reply?.code === 334 ? '334 asks on' : null;
    return `${AUTH_STEPS[what] ?? what}: ${said ?? (reply === null ? (failure?.detail ?? '') : wordsOf(reply))}`;
  }
  const path =
    stage === 'rcpt' || stage === 'vrfy' ? `${/<(.*)>/.exec(sent ?? '')?.[1] ?? sent?.slice(5)}: ` : '';
  return path + (reply === null ? (failure?.detail ?? 'no reply was waited for') : wordsOf(reply));
}

export function wordsOf({ code, lines }: SmtpReply): string {
  return `${code} ${lines.join(' ')}`.trim();
}

function isPositive(reply: SmtpReply | null): boolean {
  return reply !== null && reply.code < 400;
}

function troubleOf({ reply, failure }: Exchange): Step['trouble'] {
  if (reply === null) return failure === undefined ? null : 'permanent';
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

/** `TLS 1.3 · X25519 · AES-256-GCM` */
export function tlsWords({ protocol, cipher, keyExchange }: TlsFacts): string {
  const short = cipher
    .replace(/^TLS_(?:.*_WITH_)?/, '')
    .replace(/_SHA\d*$/, '')
    .replaceAll('_', '-');
  return [tlsVersionWords(protocol), keyExchange, short]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Whether anybody vouches for the certificate, and whether it names the host. */
export function trustWords({ authorized, authorizationError, nameMatches }: TlsFacts, host: string): string {
  const trust = authorized ? 'Trusted' : `Not trusted: ${authorizationError ?? 'no reason given'}`;
  return `${trust}; ${nameMatches ? `names ${host}` : `does not name ${host}`}`;
}

/** Where in the chain it stands. */
export function certificateRole({ fromStore }: CertificateFacts, index: number): string {
  return index === 0 ? 'server' : fromStore ? 'from our store' : 'sent with it';
}

export function keyWords({ keyType, keyBits }: CertificateFacts): string {
  return [keyType?.toUpperCase(), keyBits].filter((part) => part != null).join(' ') || '-';
}

export interface Offer {
  /** EHLO keywords with their parameters. */
  extensions: readonly string[];
  /** What was offered in clear is all there is to go by: over TLS nothing more was heard. */
  cutShort: boolean;
}

/** What a server offers, as far as it was seen: what nobody could ask is not told as absent. */
export function offerOf({ extensions, extensionsBefore, transcript, tls }: SmtpSession): Offer {
  const begun = transcript.findIndex(({ stage }) => stage === 'starttls');
  const greetedAgain = transcript
    .slice(begun + 1)
    .some(({ stage, reply }) => stage === 'hello' && isPositive(reply));
  // RFC 3207 §4.2: what was learnt in clear does not count over TLS.
  return extensionsBefore !== null && extensions.length === 0 && tls !== null && begun >= 0 && !greetedAgain
    ? { extensions: extensionsBefore, cutShort: true }
    : { extensions, cutShort: false };
}

/** What a sender could do there, and what not. */
export interface Possibility {
  can: boolean;
  says: string;
}

export function possibilities(session: SmtpSession): Possibility[] {
  const { port, tls, auth, authBefore, extensions, hello } = session;
  if (hello === null) return [];
  const offers = (keyword: string): boolean =>
    extensions.some((one) => one.split(/[ =]/)[0]?.toUpperCase() === keyword);
  const can = (says: string): Possibility => ({ can: true, says });
  const cannot = (says: string): Possibility => ({ can: false, says });
  const logsIn = auth.length > 0;
  const inClear = tls === null ? logsIn : (authBefore ?? []).length > 0;
  const limit = Number(/^SIZE (\d+)/i.exec(extensions.find((one) => /^SIZE\b/i.test(one)) ?? '')?.[1] ?? 0);
  const privacy =
    tls === null
      ? leftUntried(session)
        ? can('encrypt, as the server offers; it was not tried')
        : cannot('encrypt: whatever is sent can be read on the way')
      : can(
          tls.authorized && tls.nameMatches
            ? 'encrypt, and be sure whom it talks to'
            : `encrypt, but not be sure whom it talks to: ${doubt(tls, session.host)}`,
        );
  if (offerOf(session).cutShort) return [privacy];
  return [
    privacy,
    logsIn
      ? can(
          `log in by ${auth.join(', ')}${tls === null ? '' : ' after TLS'}, and then hand in mail for anyone`,
        )
      : cannot(
          port === 25
            ? 'log in: this port takes mail for its own domains, from other servers'
            : 'log in, so it cannot hand in mail for other domains here',
        ),
    ...(inClear
      ? [cannot('log in in clear safely, though the server lets it: the password can be read')]
      : []),
    limit > 0 ? can(`send messages up to ${binarySize(limit)}`) : can('send messages of a size nobody tells'),
    offers('8BITMIME')
      ? can('send text beyond ASCII as it is')
      : cannot('send text beyond ASCII as it is: it has to be encoded'),
    offers('SMTPUTF8')
      ? can('write to addresses with letters beyond ASCII')
      : cannot('write to addresses with letters beyond ASCII'),
    ...(offers('PIPELINING') ? [can('send several commands at once')] : []),
  ];
}

/** Which of the two a certificate lacks: somebody who vouches for it, or the name. */
function doubt({ authorized, authorizationError, nameMatches, chain }: TlsFacts, host: string): string {
  if (chain.length === 0) return 'no certificate was shown';
  const misnamed = nameMatches ? null : `the certificate does not name ${host}`;
  const untrusted = authorized ? null : (authorizationError ?? 'nobody known vouches for the certificate');
  return [misnamed, untrusted].filter((part) => part !== null).join('; ');
}

/** What senders of each kind would do: one sentence where nothing is promised, so that all do the same. */
export function senderClauses({ by, dane, mtaSts, others }: SenderView): string[] {
  const same = by === 'opportunistic' && [dane, mtaSts].every(({ does }) => does === others.does);
  return same
    ? [others.says.replace(/^(what )?everyone else/, '$1every sender')]
    : [dane.says, mtaSts.says, others.says];
}

/** Views of hosts that were spoken with; what nobody looked at is left out rather than called absent. */
export function sendersSpoken({
  senders = [],
  evidence,
}: Report): { host: string; port: number; clauses: string[] }[] {
  const held = evidence.sessions?.status === 'observed' ? evidence.sessions.value : [];
  if (evidence.tlsa === undefined) return [];
  return senders
    .filter(({ host }) => held.some((one) => one.host === host && one.hello !== null))
    .map((view) => ({
      host: view.host,
      port: view.port,
      clauses: evidence.mtaSts === undefined ? [view.dane.says, view.others.says] : senderClauses(view),
    }));
}

/** Where mailboxes were asked about, for hosts of several addresses that could have been asked as well. */
export function askedOnceWords(sessions: readonly SmtpSession[]): string[] {
  const places = new Map(
    sessions.flatMap(({ host, mailboxAskedAt }) =>
      mailboxAskedAt === undefined ? [] : [[host, mailboxAskedAt] as const],
    ),
  );
  return [...places].map(
    ([host, ip]) =>
      `Of the addresses of ${host} only the first that answered, ${ip}, was asked about mailboxes; name another address to ask there.`,
  );
}

export interface NameSaid {
  where: string;
  name: string;
}

/** The names a server goes by; null where there is none in that place. */
export function namesOf(session: SmtpSession, { evidence }: Report): NameSaid[] {
  const { greeting, transcript, tls, ip, host } = session;
  const names: NameSaid[] = [];
  const add = (where: string, name: string | undefined): void => {
    if (name !== undefined && name !== '') names.push({ where, name });
  };
  if (host !== ip) add('asked for', host);
  add('greeting', /^\S+/.exec(greeting ?? '')?.[0]);
  const hello = transcript.findLast(({ stage, reply }) => stage === 'hello' && isPositive(reply));
  add('EHLO reply', /^\S+/.exec(hello?.reply?.lines[0] ?? '')?.[0]);
  const ptr = reverseOf(ip, evidence);
  if (ptr !== undefined)
    add(
      'reverse name',
      ptr.names.length === 0
        ? '(none)'
        : `${ptr.names.join(', ')}${ptr.confirmed ? '' : ' (does not lead back)'}`,
    );
  const [leaf] = tls?.chain ?? [];
  if (leaf !== undefined) {
    const more = leaf.names.length - 4;
    add(
      'certificate',
      `${leaf.names.slice(0, 4).join(', ') || leaf.subject}${more > 0 ? ` and ${more} more` : ''}`,
    );
  }
  return names;
}

/** Nothing where nobody asked, or no answer came: that is not to read as having none. */
function reverseOf(ip: string, { ptr, reverseNames }: Report['evidence']): PtrLook | undefined {
  const looks = [ptr, reverseNames].flatMap((one) => (one?.status === 'observed' ? one.value : []));
  const found = looks.find((look) => look.ip === ip);
  return found === undefined || found.lookup.status === 'failed' ? undefined : found;
}

/** What the names come to beside each other: which difference matters, to whom, and which does not. */
export function nameRemarks(session: SmtpSession, report: Report): string[] {
  const { tls, host, ip } = session;
  const said = new Map(namesOf(session, report).map(({ where, name }) => [where, name.toLowerCase()]));
  const [asked, greeting, hello] = ['asked for', 'greeting', 'EHLO reply'].map((where) => said.get(where));
  const reverse = reverseOf(ip, report.evidence)?.names ?? [];
  const own = greeting ?? hello;
  const isName = own?.includes('.') === true;
  const remarks = [
    tls !== null &&
      tls.chain.length > 0 &&
      !tls.nameMatches &&
      `The certificate does not name ${host === ip ? ip : host}: whoever verifies it takes this for another host.`,
    greeting !== undefined &&
      hello !== undefined &&
      greeting !== hello &&
      'Greeting and EHLO reply name different hosts; more than one machine may answer here, or one of the two is set wrongly.',
    asked !== undefined &&
      isName &&
      own !== asked &&
      'The server calls itself by another name than it was asked for, as servers with several names do; senders do not mind.',
    reverse.length > 0 &&
      isName &&
      reverse.every((name) => name.toLowerCase() !== own) &&
      'The reverse name is not the one the server calls itself by; that matters if it sends mail under this name too.',
  ];
  return remarks.filter((remark) => remark !== false);
}

/** What in a session refuses us, and the words of the server. */
export function refusalIn({ transcript, ip }: SmtpSession): { refusal: Refusal; words: string } | null {
  for (const { reply, stage } of transcript) {
    const refusal = reply === null ? null : refusalOf(reply, stage, [ip]);
    if (reply !== null && refusal !== null) return { refusal, words: wordsOf(reply) };
  }
  return null;
}

/** One sentence for the headline of a run that spoke with servers; undefined where others know better. */
export function journeySentence(report: Report): string | undefined {
  const { delivery, sessions } = report.evidence;
  if (delivery?.status !== 'observed') return undefined;
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
        return `Mail would come back: ${last.host} says ${last.reply ?? 'no'}`;
      case 'deferred':
        return `Mail would wait at its sender: ${last.host} says ${last.reply ?? 'later'}`;
      case 'unreached':
        if (turnedAway(attempts)) return `Mail would come back: ${last.host} says ${last.reply}`;
        if (last.failure?.cause === 'vantage') return `Not to be told from here: ${last.failure.detail}`;
        return `Mail would wait at its sender: ${last.stage === 'connect' ? 'no mail host lets us in' : (last.failure?.detail ?? 'no mail host takes it')}`;
    }
  }
  const [first] = held;
  const refused = held.map(refusalIn).find((one) => one !== null);
  if (report.verdict === 'inconclusive' && refused != null)
    return `Not to be told from here: ${refused.refusal.says}`;
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

/** TLS is on offer, and the session was ended, or meant to go, without it. */
function leftUntried({ tls, failure, extensions }: SmtpSession): boolean {
  return tls === null && failure === undefined && offers(extensions, 'STARTTLS');
}

function encryption(session: SmtpSession | undefined): string {
  return session?.tls == null ? '' : ` over ${tlsVersionWords(session.tls.protocol)}`;
}
