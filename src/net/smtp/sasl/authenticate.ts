/** Signs in over a connection (RFC 4954): chooses a mechanism, carries its conversation, and tells how it ended. */

import { randomBytes } from 'node:crypto';
import type { AuthAttempt, Authentication, Exchange, SmtpReply } from '../../../model/evidence/sessions.ts';
import type { Failure } from '../../../model/failure.ts';
import { type Credentials, SASL_MECHANISMS, type SaslMechanism } from '../../../model/smtp.ts';
import { replyWords } from '../../../parse/reply-words.ts';
import type { SmtpConnection } from '../connection.ts';
import type { Guard } from './guard.ts';
import { mechanisms } from './index.ts';
import type { SaslMessage, SaslStep } from './mechanism.ts';

export interface SignIn {
  host: string;
  port: number;
  /** What the server offers now, in upper case. */
  offered: readonly string[];
  /** Whether a secret may go over this connection; if not, why. */
  guard: Guard;
  credentials: Credentials;
  /** Takes every message that holds something secret, as base64 on the wire. */
  sent: string[];
}

export interface SignedIn {
  authentication: Authentication;
  /** Null where the server accepted us. */
  failure: Failure | null;
}

/** Real exchanges have at most three challenges. */
const MAX_CHALLENGES = 6;
/** A refused mechanism is followed by two others at most: each counts with servers that lock accounts. */
const MAX_ATTEMPTS = 3;
/** With its CR LF; a longer initial response waits for the server to ask (RFC 4954 §4). */
const MAX_COMMAND = 512;
/** RFC 4954 §4.4. */
const MAX_CHALLENGE = 12_288;

/** With the server known, a plain password is better than a weak digest; else whatever says the least. */
const PREFERENCE: Readonly<Record<'verified' | 'allowed', readonly SaslMechanism[]>> = {
  verified: ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN', 'LOGIN', 'CRAM-MD5', 'OAUTHBEARER', 'XOAUTH2'],
  allowed: ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'PLAIN', 'LOGIN', 'OAUTHBEARER', 'XOAUTH2'],
};

export async function authenticate(line: SmtpConnection, signIn: SignIn): Promise<SignedIn> {
  const { host, credentials, sent } = signIn;
  const attempts: AuthAttempt[] = [];
  const end = (
    outcome: Authentication['outcome'],
    failure: Omit<Failure, 'stage' | 'cause'> | null,
  ): SignedIn => ({
    authentication: {
      outcome,
      user: credentials.user === credentials.secret ? null : credentials.user,
      kind: credentials.kind,
      attempts,
    },
    failure: failure === null ? null : { stage: 'auth', cause: 'target', ...failure },
  });

  const wanted = wantedOf(signIn);
  if (wanted.length === 0 && typeof signIn.guard === 'object')
    return end('withheld', { kind: 'tls', detail: signIn.guard.withheld });
  const queue = wanted.filter((name) => signIn.offered.includes(name));
  if (queue.length === 0) return end('unavailable', { kind: 'rejected', detail: whyNone(signIn) });
  if (/[\u0000\u0001]/.test(credentials.user + credentials.secret))
    return end('failed', { kind: 'malformed', detail: 'user name or password hold a control character' });

  for (;;) {
    const name = queue.shift() as SaslMechanism;
    const attempt = await converse(line, name, signIn, sent);
    const { reply, detail, broken } = attempt;
    attempts.push({ mechanism: name, reply, detail });
    if (broken !== undefined) return end('failed', broken);
    if (reply?.code === 235) return end('accepted', null);
    const next = reply === null || attempts.length >= MAX_ATTEMPTS ? undefined : followUp(name, reply, queue);
    if (next === undefined) {
      return end(reply !== null && reply.code < 500 ? 'deferred' : 'refused', {
        kind: 'rejected',
        code: String(reply?.code),
        detail: `${host} refuses the sign-in: ${textOf(reply)}${detail === null ? '' : ` (${detail})`}`,
      });
    }
    queue.splice(queue.indexOf(next), 1);
    queue.unshift(next);
  }
}

/** What to try, best first, before it is known what is on offer. */
function wantedOf({ credentials, guard }: SignIn): SaslMechanism[] {
  const forced = credentials.mechanisms;
  const preferred = PREFERENCE[guard === 'verified' ? 'verified' : 'allowed'];
  const fitting = forced ?? preferred.filter((name) => SASL_MECHANISMS[name] === credentials.kind);
  // A certificate says nothing that could be stolen.
  return fitting.filter((name) => typeof guard === 'string' || SASL_MECHANISMS[name] === 'nothing');
}

function whyNone({ host, offered, credentials }: SignIn): string {
  if (offered.length === 0) return `${host} offers no way to sign in: its EHLO reply has no AUTH`;
  const list = offered.slice(0, 12).join(', ').slice(0, 200);
  if (credentials.mechanisms !== undefined)
    return `${host} does not offer ${credentials.mechanisms.join(' or ')}; it offers ${list}`;
  const means = credentials.kind === 'password' ? 'a password' : 'an access token';
  return `${host} offers no way to sign in with ${means} that we speak; it offers ${list}`;
}

/** Another mechanism may do better only where it was the mechanism that was refused, not what we proved with it. */
function followUp(
  refused: SaslMechanism,
  { code, enhanced }: SmtpReply,
  left: readonly SaslMechanism[],
): SaslMechanism | undefined {
  if (code === 504) return left[0];
  // RFC 4954 §6: too weak; a stronger one is worth a try. Google says 534 of passwords too, and of PLAIN and LOGIN alike.
  if (code === 534) return left.find((name) => !CLEAR.includes(name) && CLEAR.includes(refused));
  // RFC 4954 §4.7.12: once with PLAIN, so that the server can store the password anew.
  if (code === 432 && enhanced === '4.7.12') return left.find((name) => name === 'PLAIN');
  return undefined;
}

const CLEAR: readonly SaslMechanism[] = ['PLAIN', 'LOGIN'];

interface Conversed {
  /** The last one. */
  reply: SmtpReply | null;
  detail: string | null;
  /** The exchange ended without a word from the server that settles it. */
  broken?: Omit<Failure, 'stage' | 'cause'>;
}

async function converse(
  line: SmtpConnection,
  name: SaslMechanism,
  { host, port, credentials: { user, secret } }: SignIn,
  sent: string[],
): Promise<Conversed> {
  const mechanism = mechanisms.find((one) => one.name === name);
  if (mechanism === undefined) throw new Error(`no mechanism is called ${name}`);
  const nonce = randomBytes(18).toString('base64');
  const chat = mechanism.begin({ user, secret, host, port, nonce });
  const malformed = (reply: SmtpReply | null, detail: string): Conversed => ({
    reply,
    detail,
    broken: { kind: 'malformed', code: 'EPROTO', detail: `signing in to ${host} with ${name}: ${detail}` },
  });
  const encoded = ({ say }: SaslMessage): string => {
    const text = Buffer.from(say, 'utf8').toString('base64');
    if (text !== '') sent.push(text);
    return text;
  };

  const { first } = chat;
  if (first !== null && 'fail' in first) return malformed(null, first.fail);
  // An empty initial response is written as an equals sign (RFC 4954 §4).
  const initial = first === null ? null : encoded(first) || '=';
  const atOnce = initial !== null && `AUTH ${name} ${initial}\r\n`.length <= MAX_COMMAND;
  let waiting: SaslMessage | null = atOnce ? null : first;
  let exchange: Exchange = await (atOnce
    ? line.say({ stage: 'auth', line: `AUTH ${name} ${initial}`, shown: `AUTH ${name} ${first?.shown}` })
    : line.say({ stage: 'auth', line: `AUTH ${name}` }));
  for (let challenges = 0; exchange.reply?.code === 334; challenges++) {
    const { reply } = exchange;
    const step: SaslStep =
      challenges >= MAX_CHALLENGES
        ? { fail: `the server asks more than ${MAX_CHALLENGES} times` }
        : (waiting ?? (await chat.next(challengeOf(reply))));
    waiting = null;
    if ('fail' in step) {
      const cancelled = await line.say({ stage: 'auth', line: '*' });
      return malformed(cancelled.reply ?? reply, step.fail);
    }
    if (step.hidesChallenge) reply.lines = ['<proof of the server>'];
    exchange = await line.say({ stage: 'auth', line: encoded(step), shown: step.shown });
  }
  const { reply, failure } = exchange;
  if (reply === null) {
    const { kind = 'closed', code, detail = 'no reply came' } = failure ?? {};
    return { reply, detail: null, broken: { kind, detail, ...(code !== undefined && { code }) } };
  }
  if (reply.code === 235) {
    const owed = chat.missing();
    return owed === null ? { reply, detail: null } : malformed(reply, owed);
  }
  if (reply.code < 400)
    return malformed(reply, `the server answers ${reply.code}, which says neither yes nor no`);
  return { reply, detail: chat.told };
}

/** Null where it is no base64, or more than anybody may send. */
function challengeOf({ lines }: SmtpReply): Buffer | null {
  const text = lines.join('').trim();
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 && text.length <= MAX_CHALLENGE ? Buffer.from(text, 'base64') : null;
}

function textOf(reply: SmtpReply | null): string {
  return reply === null ? 'no reply came' : replyWords(reply).slice(0, 500);
}
