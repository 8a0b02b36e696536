/** Sessions as they end in trouble, for the checks that judge them. */
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Failure } from '../../src/model/failure.ts';
import { observed } from './evidence.ts';
import { session } from './transport.ts';

const NOTHING: Partial<SmtpSession> = {
  tlsMode: 'none',
  outcome: 'failed',
  greeting: null,
  greetingCode: null,
  hello: null,
  extensions: [],
  extensionsBefore: null,
  auth: [],
  authBefore: null,
  tls: null,
};

function trouble(over: Partial<Failure>): Failure {
  return { stage: 'connect', kind: 'timeout', detail: 'no connection within 10 s', cause: 'target', ...over };
}

export function silentSession(over: Partial<SmtpSession> = {}): SmtpSession {
  return session({ ...NOTHING, failure: trouble({}), ...over });
}

export function refusedSession(over: Partial<SmtpSession> = {}): SmtpSession {
  return session({
    ...NOTHING,
    failure: trouble({ kind: 'refused', detail: 'refuses connections' }),
    ...over,
  });
}

/** The time was over before it was decided. */
export function cutSession(over: Partial<SmtpSession> = {}): SmtpSession {
  const failure = trouble({ kind: 'cancelled', detail: 'the time for this target ended', cause: 'target' });
  return session({ ...NOTHING, failure, ...over });
}

/** An address of a family without a route: nobody dialled it. */
export function unroutedSession(over: Partial<SmtpSession> = {}): SmtpSession {
  const failure = trouble({
    kind: 'unreachable',
    code: 'ENETUNREACH',
    detail: 'this machine has no route for IPv6',
    cause: 'vantage',
  });
  return session({ ...NOTHING, ip: '2001:db8::25', failure, ...over });
}

/** Turned away with its first reply, such as `554 5.7.1 go away`. */
export function turnedAway(reply: string, over: Partial<SmtpSession> = {}): SmtpSession {
  const [, code = '', text = ''] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  return session({
    ...NOTHING,
    outcome: 'refused',
    greeting: text,
    greetingCode: Number(code),
    failure: trouble({ stage: 'greeting', kind: 'rejected', code, detail: reply }),
    ...over,
  });
}

/** Ended by a failure at a stage after the greeting. */
export function endedAt(failure: Partial<Failure>, over: Partial<SmtpSession> = {}): SmtpSession {
  return session({
    ...NOTHING,
    greeting: 'mx.example.com ESMTP',
    greetingCode: 220,
    failure: trouble({ detail: 'it failed', ...failure }),
    ...over,
  });
}

/** Spoken to the end in clear. */
export function clearSession(extensions: string[], over: Partial<SmtpSession> = {}): SmtpSession {
  const auth = extensions.flatMap((one) => /^AUTH (.*)$/.exec(one)?.[1]?.split(' ') ?? []);
  return session({
    tls: null,
    tlsMode: 'none',
    extensions,
    extensionsBefore: null,
    auth,
    authBefore: null,
    ...over,
  });
}

export function egress(
  state: 'open' | 'blocked' | 'intercepted' | 'unknown',
): NonNullable<Evidence['egress']> {
  return observed({ state, confidence: 0.9, says: `port 25 is ${state}`, looks: [], signs: [] });
}
