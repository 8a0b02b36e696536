/** Sessions from dialling to goodbye: on one connection, or on a second one where the server turns out to wait for TLS. */

import type { Clock, Limits } from '../../model/context.ts';
import { cutShort } from '../../model/cut-short.ts';
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { SmtpRequest, Speak } from '../../model/smtp.ts';
import { unheardSession } from '../../model/unheard-session.ts';
import { type DialOptions, dialAddress } from '../dial.ts';
import { Conversation, type Instead, loadSignIn } from './conversation.ts';
import type { SoFar } from './ongoing.ts';
import { ownDoing } from './own-doing.ts';

export interface SmtpWorld extends DialOptions {
  clock: Clock;
  limits: Limits;
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
  /** In place of a direct connection: through a proxy. */
  connect?: typeof dialAddress;
  /** The connection is handed over; there is no second one to be had. */
  onlyConnection?: true;
  /** Told at the beginning, and whenever it changes, how to learn how far the session has come. */
  tell?: (soFar: SoFar<SmtpSession>) => void;
}

export function createSession(world: SmtpWorld): Speak {
  return async (request) => (await holdWhole(request, world)).session;
}

/** A session, and what further ones are asked to show. */
export async function holdWhole(request: SmtpRequest, world: SmtpWorld): Promise<Held> {
  const held = await holdSession(request, world);
  // On a connection that was handed over it is the look that chose the kind of TLS, and not the user.
  const chosen: SmtpRequest = world.onlyConnection === true ? { ...request, tls: 'opportunistic' } : request;
  const failure = ownDoing(chosen, held.session);
  if (failure !== undefined) held.session.failure = failure;
  if (request.legacyTls !== true && (request.probes ?? []).length === 0) return held;
  const { lookFurther, withoutFurtherLooks } = await import('./further-looks.ts');
  world.tell?.((reason) => withoutFurtherLooks(request, held.session, reason));
  const { tell: _, ...further } = world;
  return lookFurther(request, held, world.signal, (again, instead) => holdSession(again, further, instead));
}

export interface Held {
  session: SmtpSession;
  /** Fulfilled when the connection is closed: the session is told of before the server has said goodbye. */
  gone: Promise<void>;
}

export async function holdSession(request: SmtpRequest, world: SmtpWorld, instead?: Instead): Promise<Held> {
  const { clock } = world;
  const began = clock.monotonicMs();
  const session = emptySession(request);
  world.tell?.((reason) => undialled(session, since(began, clock), reason));
  const dialling = (world.connect ?? dialAddress)(request.host, request.ip, request.port, world);
  // Loads while the connection is on its way.
  if (request.tls !== 'off') {
    setImmediate(async () => {
      const { prepareTls } = await import('../tls/secure.ts');
      prepareTls(request.tlsOptions ?? {}, world.extraCa);
    });
  }
  if (request.credentials !== undefined) void loadSignIn();
  const dialled = await dialling;
  session.timings.connectMs = since(began, clock);
  if (!dialled.ok) {
    session.outcome = 'failed';
    session.failure = dialled.failure;
    session.timings.totalMs = session.timings.connectMs;
    return { session, gone: Promise.resolve() };
  }
  const talk = new Conversation(request, world, session, dialled.socket, began);
  world.tell?.((reason) => talk.soFar(reason));
  const held = hold(talk, session, instead);
  return mayWaitForTls(request, world, instead) ? inTlsInstead(request, world, talk, held, began) : held;
}

/** No connection has come about by now. */
function undialled(session: SmtpSession, tookMs: number, reason: unknown): SmtpSession {
  return {
    ...session,
    outcome: 'failed',
    failure: cutShort(reason, 'connect', 'while a connection was waited for'),
    timings: { ...session.timings, connectMs: tookMs, totalMs: tookMs },
  };
}

async function hold(talk: Conversation, session: SmtpSession, instead?: Instead): Promise<Held> {
  await talk.hold(instead);
  return { session, gone: talk.gone };
}

/** A server that has not greeted by then may be waiting for TLS. */
const PATIENCE_MS = 2_000;
/** Servers wait with their greeting to see who talks too early, and remember whom they caught: never on this port. */
const NEVER_EARLY = 25;

/** Ports but 25 may want TLS from the start, whatever they are known for; what has no use for TLS is spared. */
function mayWaitForTls(
  { tls, port, proxyProtocol, quitAfter, dropAfter }: SmtpRequest,
  { onlyConnection }: SmtpWorld,
  instead: Instead | undefined,
): boolean {
  const last = dropAfter ?? quitAfter;
  return (
    (tls === 'opportunistic' || tls === 'required') &&
    port !== NEVER_EARLY &&
    onlyConnection !== true &&
    instead === undefined &&
    proxyProtocol === undefined &&
    last !== 'connect'
  );
}

/** Where no greeting comes, TLS is tried on a connection of its own; where it comes about, that session is the one. */
async function inTlsInstead(
  request: SmtpRequest,
  world: SmtpWorld,
  inClear: Conversation,
  heldInClear: Promise<Held>,
  began: number,
): Promise<Held> {
  const { clock, limits } = world;
  const over = heldInClear.then(
    () => true,
    () => true,
  );
  const patience = waitFor(Math.min(PATIENCE_MS, limits.commandMs / 4));
  const isOver = await Promise.race([over, patience.promise]);
  patience.forget();
  if (isOver || inClear.isGreeted) return heldInClear;
  const stop = new AbortController();
  let isChosen = false;
  void over.then(() => {
    if (!isChosen) stop.abort();
  });
  const signal = AbortSignal.any([world.signal, stop.signal]);
  const again = clock.monotonicMs();
  const asked: SmtpRequest = { ...request, tls: 'implicit' };
  const session = emptySession(asked);
  const dialled = await (world.connect ?? dialAddress)(request.host, request.ip, request.port, {
    ...world,
    signal,
  });
  session.timings.connectMs = since(again, clock);
  session.timings.silentMs = Math.round((again - began) * 10) / 10;
  if (!dialled.ok) return heldInClear;
  const talk = new Conversation(asked, { ...world, signal }, session, dialled.socket, began);
  if (!(await talk.meetTls()) || inClear.isGreeted || stop.signal.aborted) {
    talk.drop();
    return heldInClear;
  }
  // The other one is cut, which must not end this one.
  isChosen = true;
  world.tell?.((reason) => talk.soFar(reason));
  const held = hold(talk, session);
  inClear.drop();
  return held;
}

function waitFor(ms: number): { promise: Promise<false>; forget(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  return { promise, forget: () => clearTimeout(timer) };
}

function since(began: number, clock: Clock): number {
  return Math.round((clock.monotonicMs() - began) * 10) / 10;
}

function emptySession({ host, ip, port, tls, tlsOptions }: SmtpRequest): SmtpSession {
  return {
    ...unheardSession(host, ip, port),
    ...(tls === 'implicit' && { tlsMode: 'implicit' }),
    ...(tlsOptions?.maxVersion !== undefined && { tlsMax: tlsOptions.maxVersion }),
    ...(tlsOptions?.serverName !== undefined &&
      tlsOptions.serverName !== host && { sni: tlsOptions.serverName }),
    signs: [],
  };
}
