/** Looks that cost connections of their own, each only where asked for: old TLS, and whether the server lets itself be misused. */

import { cutShort } from '../../model/cut-short.ts';
import type {
  Exchange,
  InjectionLook,
  LegacyTlsLook,
  RelayAttempt,
  RelayLook,
  SmtpSession,
} from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { SmtpRequest } from '../../model/smtp.ts';
import { ipFamily } from '../../parse/ip.ts';
import { offers } from '../../parse/keyword.ts';
import { type SmtpConnection, UNASKED } from './connection.ts';
import { whenGone } from './connection-end.ts';
import type { Instead } from './conversation.ts';
import type { Held } from './session.ts';

type Hold = (request: SmtpRequest, instead?: Instead) => Promise<Held>;

/** Adds to a session what further ones show; one at a time, each after the goodbye of the one before. */
export async function lookFurther(
  request: SmtpRequest,
  first: Held,
  signal: AbortSignal,
  hold: Hold,
): Promise<Held> {
  const { session } = first;
  let gone = first.gone;
  const next: Hold = async (again, instead) => {
    await whenGone(gone, signal);
    const held = await hold(again, instead);
    gone = held.gone;
    return held;
  };
  const bare = bareRequest(request);
  const probes = request.probes ?? [];
  const hasTls = session.tls !== null || offersStartTls(session);
  // A server that would not even greet us is not asked again.
  const unheard = session.hello === null ? (session.failure ?? NOT_GREETED) : null;
  if (request.legacyTls === true && hasTls) session.legacy = await legacyVersions(bare, next);
  if (probes.includes('starttls-injection') && hasTls && request.tls !== 'implicit') {
    session.injection =
      unheard === null ? await injection(bare, next) : { vulnerable: null, transcript: [], failure: unheard };
  }
  if (probes.includes('open-relay')) {
    session.relay =
      unheard === null
        ? await relay(bare, next)
        : { relays: null, attempts: [], transcript: [], failure: unheard };
  }
  return { session, gone };
}

/** A session to its end, of which the looks beyond it were not waited for. */
export function withoutFurtherLooks(
  request: SmtpRequest,
  session: SmtpSession,
  reason: unknown,
): SmtpSession {
  const failure = cutShort(reason, 'connect', 'before all was looked at that was asked for');
  const probes = request.probes ?? [];
  const unheard = { transcript: [], failure };
  return {
    ...session,
    ...(request.legacyTls === true && {
      legacy: session.legacy ?? LEGACY.map((version) => ({ version, accepted: null, failure })),
    }),
    ...(probes.includes('starttls-injection') && {
      injection: session.injection ?? { vulnerable: null, ...unheard },
    }),
    ...(probes.includes('open-relay') && {
      relay: session.relay ?? { relays: null, attempts: [], ...unheard },
    }),
  };
}

const NOT_GREETED: Failure = {
  stage: 'hello',
  kind: 'cancelled',
  detail: 'the session ended before the server was greeted',
  cause: 'vantage',
};

/** How to get there, without anything that asks for something. */
function bareRequest(request: SmtpRequest): SmtpRequest {
  const { host, ip, port, tls, helo, tlsOptions, proxyProtocol } = request;
  return {
    host,
    ip,
    port,
    tls,
    ...(helo !== undefined && { helo }),
    ...(tlsOptions !== undefined && { tlsOptions }),
    ...(proxyProtocol !== undefined && { proxyProtocol }),
  };
}

function offersStartTls({ extensions, extensionsBefore }: SmtpSession): boolean {
  return offers(extensionsBefore ?? extensions, 'STARTTLS');
}

const LEGACY = ['TLSv1', 'TLSv1.1'] as const;

async function legacyVersions(bare: SmtpRequest, hold: Hold): Promise<LegacyTlsLook[]> {
  const looks: LegacyTlsLook[] = [];
  for (const version of LEGACY) {
    const { session } = await hold({
      ...bare,
      tls: bare.tls === 'implicit' ? 'implicit' : 'required',
      tlsOptions: {
        ...bare.tlsOptions,
        minVersion: version,
        maxVersion: version,
        ciphers: 'ALL:@SECLEVEL=0',
      },
      quitAfter: 'handshake',
    });
    const { tls, failure } = session;
    looks.push({
      version,
      accepted: tls !== null ? true : isRefusal(failure) ? false : null,
      ...(failure !== undefined && { failure }),
    });
  }
  return looks;
}

/** A handshake ended by the other side; one that took too long, or never began, says nothing of the version. */
function isRefusal(failure: Failure | undefined): boolean {
  return (
    failure?.stage === 'handshake' &&
    failure.cause === 'target' &&
    ['tls', 'reset', 'closed'].includes(failure.kind)
  );
}

/**
 * NOOP goes in clear behind STARTTLS. A server that keeps it answers once more than it is asked: the reply to our EHLO
 * is then the one to NOOP, and the one to QUIT that to EHLO.
 */
async function injection(bare: SmtpRequest, hold: Hold): Promise<InjectionLook> {
  let vulnerable: boolean | null = null;
  let failure: Failure | undefined;
  const { session } = await hold({ ...bare, tls: 'off' }, async (line, { hello }, secure) => {
    const go = await line.say({ stage: 'starttls', line: 'STARTTLS', smuggled: 'NOOP\r\n' });
    if (go.reply?.code !== 220) {
      ({ vulnerable, failure } = ended(go.failure));
      return;
    }
    const made = await secure();
    if ('failure' in made) {
      ({ vulnerable, failure } = ended(made.failure));
      return;
    }
    const greeted = await line.say({ stage: 'hello', line: `EHLO ${hello?.name ?? 'localhost'}` });
    if (greeted.reply === null) {
      ({ vulnerable, failure } = ended(greeted.failure));
      return;
    }
    const goodbye = await line.say({ stage: 'quit', line: 'QUIT' });
    const code = goodbye.reply?.code;
    vulnerable =
      goodbye.failure?.code === UNASKED || (code !== undefined && code >= 200 && code < 300 && code !== 221);
  });
  const why = failure ?? (vulnerable === null ? session.failure : undefined);
  return { vulnerable, transcript: session.transcript, ...(why !== undefined && { failure: why }) };
}

/** A server that refuses, or hangs up on, what is slipped in is on its guard; one that falls silent tells nothing. */
function ended(failure: Failure | undefined): { vulnerable: boolean | null; failure: Failure | undefined } {
  const told = failure === undefined || (failure.cause === 'target' && failure.kind !== 'timeout');
  return { vulnerable: told ? false : null, failure };
}

/** Names that belong to nobody (RFC 2606 §3), so that whatever happens reaches nobody. */
const STRANGER = 'relay-test@example.org';
const OTHER = 'relay-test@example.net';

type RelayForm = Pick<RelayAttempt, 'form' | 'sender' | 'recipient' | 'decisive'>;

/** The classic ways to talk a server into sending on what is not for it. */
function relayForms({ host, ip }: SmtpRequest): RelayForm[] {
  const here = ipFamily(host) === null ? host : literal(host);
  return [
    { form: 'sender and recipient elsewhere', sender: STRANGER, recipient: OTHER, decisive: true },
    { form: 'the null sender', sender: '', recipient: OTHER, decisive: true },
    { form: 'a sender of its own', sender: `postmaster@${here}`, recipient: OTHER, decisive: true },
    { form: 'a route through it', sender: STRANGER, recipient: `@${here}:${OTHER}`, decisive: true },
    {
      form: 'a percent sign',
      sender: STRANGER,
      recipient: `relay-test%example.net@${here}`,
      decisive: false,
    },
    {
      form: 'a percent sign and its address',
      sender: STRANGER,
      recipient: `relay-test%example.net@${literal(ip)}`,
      decisive: false,
    },
    { form: 'quotes', sender: STRANGER, recipient: `"${OTHER}"@${here}`, decisive: false },
    {
      form: 'an exclamation mark',
      sender: STRANGER,
      recipient: `example.net!relay-test@${here}`,
      decisive: false,
    },
  ];
}

function literal(ip: string): string {
  return ipFamily(ip) === 6 ? `[IPv6:${ip}]` : `[${ip}]`;
}

async function relay(bare: SmtpRequest, hold: Hold): Promise<RelayLook> {
  const attempts: RelayAttempt[] = [];
  let failure: Failure | undefined;
  const tls = bare.tls === 'required' ? 'opportunistic' : bare.tls;
  const { session } = await hold({ ...bare, tls }, async (line) => {
    for (const form of relayForms(bare)) {
      const { reply, failure: trouble, asked } = await attempt(line, form);
      attempts.push({ ...form, reply, accepted: asked && reply !== null && reply.code < 300 });
      failure = trouble;
      const over = trouble !== undefined || reply?.code === 421;
      // What is known need not be asked again.
      if (over || attempts.some(({ accepted, decisive }) => accepted && decisive)) return;
    }
  });
  const decisive = attempts.filter((one) => one.decisive);
  const relays = decisive.some(({ accepted }) => accepted)
    ? true
    : decisive.some(({ reply }) => reply !== null && reply.code >= 500)
      ? false
      : null;
  const why = relays === null ? (failure ?? session.failure ?? DEFERRED) : undefined;
  return { relays, attempts, transcript: session.transcript, ...(why !== undefined && { failure: why }) };
}

const DEFERRED: Failure = {
  stage: 'rcpt',
  kind: 'rejected',
  detail: 'every attempt was put off with a temporary reply',
  cause: 'vantage',
};

/** Sender and recipient, and then never mind: DATA is never said. */
async function attempt(
  line: SmtpConnection,
  { sender, recipient }: RelayForm,
): Promise<{ reply: Exchange['reply']; failure?: Failure; asked: boolean }> {
  const mail = await line.say({ stage: 'mail', line: `MAIL FROM:<${sender}>` });
  if (mail.reply === null || mail.reply.code >= 300) return result(mail, false);
  const rcpt = await line.say({ stage: 'rcpt', line: `RCPT TO:<${recipient}>` });
  if (rcpt.reply !== null && rcpt.reply.code !== 421) await line.say({ stage: 'rset', line: 'RSET' });
  return result(rcpt, true);
}

function result(
  { reply, failure }: Exchange,
  asked: boolean,
): { reply: Exchange['reply']; failure?: Failure; asked: boolean } {
  return { reply, asked, ...(failure !== undefined && { failure }) };
}
