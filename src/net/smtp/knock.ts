/** Looks at one port: who answers, whether that is SMTP, and how it comes to TLS; custom decides only what is tried first. */

import type { Socket } from 'node:net';
import { cutShort } from '../../model/cut-short.ts';
import type { SmtpSession, TlsMode } from '../../model/evidence/sessions.ts';
import type { Knock, KnockRequest } from '../../model/reach.ts';
import type { SmtpRequest } from '../../model/smtp.ts';
import { firstWordsOf, foreignService, quotedWords } from '../../parse/foreign-service.ts';
import { offers } from '../../parse/keyword.ts';
import { portState } from '../../parse/port-state.ts';
import { cancelled, type Dialled, dialAddress } from '../dial.ts';
import { FirstWords, type Heard } from './first-words.ts';
import type { SoFar } from './ongoing.ts';
import { decodeText } from './reply.ts';
import { createSession, type SmtpWorld } from './session.ts';

/** A server that has not greeted by then may be waiting for TLS. */
const PATIENCE_MS = 2_000;
/** For the rest of the line, once it is clear that it is no reply. */
const REST_MS = 200;
/** Servers wait with their greeting to see who talks too early, and remember whom they caught: never on this port. */
const NEVER_EARLY = 25;

/**
 * `ready` holds back talking, which keeps the processor busy, while other knocks are still to go out. `tell` is given, at
 * the beginning and whenever it changes, how to learn how far the look has come.
 */
export async function knock(
  request: KnockRequest,
  given: SmtpWorld,
  ready: () => Promise<void>,
  tell: (soFar: SoFar<Knock>) => void = () => {},
): Promise<Knock> {
  const world =
    request.connectMs === undefined
      ? given
      : { ...given, limits: { ...given.limits, connectMs: request.connectMs } };
  const began = world.clock.monotonicMs();
  const tookMs = (): number => round(world.clock.monotonicMs() - began);
  tell((reason) => {
    const failure = cutShort(reason, 'connect', 'while a connection was waited for');
    return new Look(request, world, tookMs(), tell).told({ state: 'unreachable', failure });
  });
  const dialled = await connect(request, world);
  const look = new Look(request, world, tookMs(), tell);
  if (!dialled.ok) return look.told({ failure: dialled.failure, state: portState(dialled.failure) });
  if (request.depth === 'connect') {
    dialled.socket.destroy();
    return look.told({});
  }
  tell((reason) => look.told({ failure: cutShort(reason, 'greeting', 'while the greeting was waited for') }));
  // Whatever is said or done meanwhile must not go unheard.
  const words = new FirstWords(dialled.socket, world.signal);
  await ready();
  return request.custom === 'implicit' && request.depth === 'session'
    ? look.tlsFirst(words)
    : look.clearFirst(words, { mayBeTls: request.port !== NEVER_EARLY });
}

function connect({ host, ip, port }: KnockRequest, world: SmtpWorld): Promise<Dialled> {
  return (world.connect ?? dialAddress)(host, ip, port, world);
}

class Look {
  readonly #request: KnockRequest;
  readonly #world: SmtpWorld;
  readonly #connectMs: number;
  readonly #tell: (soFar: SoFar<Knock>) => void;

  constructor(
    request: KnockRequest,
    world: SmtpWorld,
    connectMs: number,
    tell: (soFar: SoFar<Knock>) => void,
  ) {
    this.#request = request;
    this.#world = world;
    this.#connectMs = connectMs;
    this.#tell = tell;
  }

  told(over: Partial<Knock>): Knock {
    const { host, ip, port } = this.#request;
    return {
      host,
      ip,
      port,
      state: 'open',
      tlsMode: null,
      greeting: null,
      connectMs: this.#connectMs,
      ...over,
    };
  }

  /** TLS at once, as the port's custom has it; where that meets no TLS, the same look in clear. */
  async tlsFirst(words: FirstWords): Promise<Knock> {
    if (words.ended !== null && words.octets.length === 0) return this.#judge('ended', words);
    if (words.octets.length > 0) return this.clearFirst(words, { mayBeTls: false });
    const session = await this.#hold(words.handOn(), 'implicit');
    const met = meets(session);
    if (met === 'tls') return this.#fromSession(session, 'implicit');
    if (met === 'silence') return this.#fromSession(session, null);
    const again = await connect(this.#request, this.#world);
    // It took one connection, said nothing of use and takes no other: as good as closed.
    if (!again.ok) return this.told({ state: 'closed', failure: again.failure });
    return this.clearFirst(new FirstWords(again.socket, this.#world.signal), { mayBeTls: false });
  }

  /** Waits to be greeted; meanwhile, where the greeting is late, tries TLS on a connection of its own. */
  async clearFirst(words: FirstWords, { mayBeTls }: { mayBeTls: boolean }): Promise<Knock> {
    const { clock, limits } = this.#world;
    const until = clock.monotonicMs() + limits.commandMs;
    const left = (): number => Math.max(1, until - clock.monotonicMs());
    const patience = Math.min(PATIENCE_MS, limits.commandMs / 4);
    let heard = await words.wait(patience);
    if (heard === 'silence' && this.#request.port !== NEVER_EARLY) {
      const stop = new AbortController();
      const tls: Promise<Knock | 'clear' | 'none'> | 'clear' = mayBeTls
        ? this.#secondLook(stop.signal)
        : 'clear';
      const first = await Promise.race([words.wait(left()), tls]);
      if (typeof first === 'object') {
        words.drop();
        return first;
      }
      if (first === 'clear' || first === 'none') {
        // It talks when talked to, and may greet in a moment; what does not is no SMTP server, and shows it when asked.
        heard = first === 'clear' ? await words.wait(patience) : 'silence';
        if (heard === 'silence') {
          if (first === 'clear') words.say(`EHLO ${this.#request.helo ?? 'localhost'}\r\n`);
          heard = await words.wait(left());
        }
      } else heard = first;
      stop.abort();
    } else if (heard === 'silence') heard = await words.wait(left());
    return this.#judge(heard, words);
  }

  async #judge(heard: Heard, words: FirstWords): Promise<Knock> {
    const { host, port } = this.#request;
    switch (heard) {
      case 'words': {
        if (/^[2-5]\d\d(?:[ -]|\r?\n)/.test(words.octets.toString('latin1'))) {
          const greetingMs = round(words.firstMs);
          const session = await this.#hold(words.handOn(), 'clear');
          session.timings.greetingMs = greetingMs;
          return this.#fromSession(session, null, { hasSpoken: true });
        }
        await words.line(REST_MS);
        words.drop();
        return this.#foreign(decodeText(words.octets.subarray(0, 200)).split('\n')[0]?.trim() ?? '');
      }
      case 'ended':
        words.drop();
        return this.told({
          state: 'closed',
          failure: {
            stage: 'greeting',
            kind: words.ended === 'reset' ? 'reset' : 'closed',
            code: words.ended === 'reset' ? 'ECONNRESET' : 'ECLOSED',
            detail: `${host} port ${port} accepts connections and ends them without a word`,
            cause: 'target',
          },
        });
      case 'silence':
        words.drop();
        return this.told({
          state: 'tarpit',
          failure: {
            stage: 'greeting',
            kind: 'timeout',
            code: 'ETIMEDOUT',
            detail: `${host} port ${port} accepts connections, and says nothing within ${seconds(this.#world.limits.commandMs)}`,
            cause: 'target',
          },
        });
      default:
        words.drop();
        return this.told({ failure: cancelled('greeting') });
    }
  }

  /** TLS on a second connection. clear: what came back was no TLS · none: nothing came back that tells. */
  async #secondLook(stop: AbortSignal): Promise<Knock | 'clear' | 'none'> {
    const world = { ...this.#world, signal: AbortSignal.any([this.#world.signal, stop]) };
    const dialled = await connect(this.#request, world);
    if (!dialled.ok) return 'none';
    const session = await this.#hold(dialled.socket, 'implicit', world);
    const met = meets(session);
    if (met === 'tls') return this.#fromSession(session, 'implicit');
    return met === 'clear' ? 'clear' : 'none';
  }

  /** One polite session on a connection that is there already. */
  async #hold(socket: Socket, tls: 'implicit' | 'clear', world = this.#world): Promise<SmtpSession> {
    const { host, ip, port, helo, tlsOptions, depth } = this.#request;
    const request: SmtpRequest = {
      host,
      ip,
      port,
      tls: tls === 'implicit' ? 'implicit' : depth === 'hello' ? 'off' : 'opportunistic',
      ...(helo !== undefined && { helo }),
      ...(tlsOptions !== undefined && { tlsOptions }),
      ...(depth === 'hello' && { quitAfter: 'hello' }),
    };
    const asImplicit = tls === 'implicit' ? 'implicit' : null;
    const session = await createSession({
      ...world,
      connect: async () => ({ ok: true, socket, ip }),
      onlyConnection: true,
      ...(world === this.#world && {
        tell: (soFar) =>
          this.#tell((reason) => this.#fromSession(this.#connected(soFar(reason)), asImplicit)),
      }),
    })(request);
    return this.#connected(session);
  }

  #connected(session: SmtpSession): SmtpSession {
    session.timings.connectMs = this.#connectMs;
    return session;
  }

  #fromSession(session: SmtpSession, mode: TlsMode | null, { hasSpoken = false } = {}): Knock {
    const { host, port } = this.#request;
    const { failure, greeting, tls } = session;
    const words = firstWordsOf(session);
    const service = words === null ? null : foreignService(words);
    if (words !== null && (greeting === null || (service !== null && session.hello === null)))
      return { ...this.#foreign(words, service), tlsMode: mode, ...(tls !== null && { session }) };
    const offered = session.extensionsBefore ?? session.extensions;
    const found = session.hello === null ? null : offers(offered, 'STARTTLS') ? 'starttls' : 'none';
    const told = this.told({
      greeting,
      tlsMode: mode ?? found,
      session,
      ...(failure !== undefined && { failure }),
    });
    if (failure === undefined || failure.kind === 'cancelled') return told;
    const early = failure.stage === 'greeting' || failure.stage === 'hello';
    if (tls !== null && greeting === null && early) {
      const detail = `${host} port ${port} speaks TLS, but says nothing in it: no SMTP`;
      return { ...told, failure: { ...failure, detail } };
    }
    if (failure.kind === 'timeout' && (early || tls === null) && failure.stage !== 'starttls')
      return { ...told, state: mode === 'implicit' ? 'open' : 'tarpit' };
    const gone = failure.kind === 'closed' || failure.kind === 'reset';
    return gone && greeting === null && tls === null && !hasSpoken ? { ...told, state: 'closed' } : told;
  }

  #foreign(words: string, service = foreignService(words)): Knock {
    const { host, port } = this.#request;
    const detail =
      service === null
        ? `what answers at ${host} port ${port} is no SMTP: ${quotedWords(words)}`
        : `what answers at ${host} port ${port} is ${service}, not SMTP`;
    return this.told({
      greeting: words,
      failure: { stage: 'greeting', kind: 'malformed', code: 'EPROTO', detail, cause: 'target' },
    });
  }
}

/** What a try of TLS at once has shown. */
function meets({ tls, failure }: SmtpSession): 'tls' | 'clear' | 'silence' | 'ended' {
  if (tls !== null || failure === undefined) return 'tls';
  if (failure.kind === 'timeout') return 'silence';
  if (failure.kind !== 'tls') return 'ended';
  // An alert, or a hello we cannot take, is TLS all the same; everything else OpenSSL could not read as TLS.
  return /ALERT|UNSUPPORTED_PROTOCOL|NO_SHARED|UNRECOGNIZED_NAME|KEY_TOO_SMALL|_KEY_|CERT|DH_/.test(
    failure.code ?? '',
  )
    ? 'tls'
    : 'clear';
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
