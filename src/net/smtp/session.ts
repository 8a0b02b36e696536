/** One SMTP session from connect to QUIT, in a straight line; whatever happens on the way is told, never thrown. */

import type { Socket } from 'node:net';
import type { Clock, Limits } from '../../model/context.ts';
import type {
  Exchange,
  SmtpReply,
  SmtpSession,
  StrippingSign,
  TlsFacts,
} from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import { type SmtpRequest, type Speak, STOP_POINTS, type StopPoint } from '../../model/smtp.ts';
import { unheardSession } from '../../model/unheard-session.ts';
import { ipFamily } from '../../parse/ip.ts';
import { offers } from '../../parse/keyword.ts';
import { proxyHeader } from '../../parse/proxy-protocol.ts';
import { isOldTls, tlsVersionWords } from '../../parse/tls-version.ts';
import { type DialOptions, dialAddress } from '../dial.ts';
import { type Command, type Secured, SmtpConnection } from './connection.ts';
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
}

export function createSession(world: SmtpWorld): Speak {
  return async (request) => (await holdWhole(request, world)).session;
}

/** A session, and what further ones are asked to show. */
export async function holdWhole(request: SmtpRequest, world: SmtpWorld): Promise<Held> {
  const held = await holdSession(request, world);
  const failure = ownDoing(request, held.session);
  if (failure !== undefined) held.session.failure = failure;
  if (request.legacyTls !== true && (request.probes ?? []).length === 0) return held;
  const { lookFurther } = await import('./further-looks.ts');
  return lookFurther(request, held, world.signal, (again, instead) => holdSession(again, world, instead));
}

export interface Held {
  session: SmtpSession;
  /** Fulfilled when the connection is closed: the session is told of before the server has said goodbye. */
  gone: Promise<void>;
}

/** What is said in place of all else, once the server has been greeted. */
export type Instead = (
  line: SmtpConnection,
  session: SmtpSession,
  secure: () => Promise<Secured>,
) => Promise<void>;

/** The end of a session before its last stage: asked for, or forced. */
class Stop extends Error {}

export async function holdSession(request: SmtpRequest, world: SmtpWorld, instead?: Instead): Promise<Held> {
  const { clock } = world;
  const began = clock.monotonicMs();
  const session = emptySession(request);
  const dialling = (world.connect ?? dialAddress)(request.host, request.ip, request.port, world);
  // Loads while the connection is on its way.
  if (request.tls !== 'off') {
    void import('../tls/secure.ts').then(({ prepareTls }) =>
      prepareTls(request.tlsOptions ?? {}, world.extraCa),
    );
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
  const talk = new Talk(request, world, session, dialled.socket, began);
  const held = hold(talk, session, began, clock, instead);
  return mayWaitForTls(request, world, instead) ? inTlsInstead(request, world, talk, held) : held;
}

async function hold(
  talk: Talk,
  session: SmtpSession,
  began: number,
  clock: Clock,
  instead?: Instead,
): Promise<Held> {
  try {
    await talk.whole(instead);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  } finally {
    talk.close();
    talk.redact();
    session.timings.totalMs = since(began, clock);
  }
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
  inClear: Talk,
  heldInClear: Promise<Held>,
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
  const began = clock.monotonicMs();
  const asked: SmtpRequest = { ...request, tls: 'implicit' };
  const session = emptySession(asked);
  const dialled = await (world.connect ?? dialAddress)(request.host, request.ip, request.port, {
    ...world,
    signal,
  });
  session.timings.connectMs = since(began, clock);
  if (!dialled.ok) return heldInClear;
  const talk = new Talk(asked, { ...world, signal }, session, dialled.socket, began);
  if (!(await talk.meetTls()) || inClear.isGreeted || stop.signal.aborted) {
    talk.drop();
    return heldInClear;
  }
  // The other one is cut, which must not end this one.
  isChosen = true;
  const held = hold(talk, session, began, clock);
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

/** What few sessions need, when they need it. */
function loadSignIn(): Promise<[typeof import('./sasl/authenticate.ts'), typeof import('./redact.ts')]> {
  return Promise.all([import('./sasl/authenticate.ts'), import('./redact.ts')]);
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

class Talk {
  readonly #request: SmtpRequest;
  readonly #world: SmtpWorld;
  readonly #session: SmtpSession;
  readonly #line: SmtpConnection;
  readonly #name: string;
  /** QUIT in clear would be wrong: before the greeting, and where the server waits for TLS. */
  #speechless = true;
  #redact = (): void => {};

  constructor(request: SmtpRequest, world: SmtpWorld, session: SmtpSession, socket: Socket, began: number) {
    this.#request = request;
    this.#world = world;
    this.#session = session;
    this.#line = new SmtpConnection(socket, began, {
      host: request.host,
      port: request.port,
      signal: world.signal,
      commandMs: world.limits.commandMs,
      monotonicMs: () => world.clock.monotonicMs(),
    });
    session.transcript = this.#line.transcript;
    this.#name = request.helo ?? addressLiteral(this.#line.localAddress);
  }

  /** Takes secrets out of all that was recorded. */
  redact(): void {
    this.#redact();
  }

  get gone(): Promise<void> {
    return this.#line.gone;
  }

  /** The session, stage after stage. Throws only `Stop`. */
  async whole(instead?: Instead): Promise<void> {
    const { tls, proxyProtocol } = this.#request;
    if (proxyProtocol !== undefined) {
      const octets = proxyHeader(proxyProtocol, this.#request, {
        ip: this.#line.localAddress,
        port: this.#line.localPort,
      });
      const shown =
        proxyProtocol.version === 1
          ? new TextDecoder().decode(octets).trim()
          : `PROXY header, version 2, ${octets.length} octets`;
      this.#line.announce('proxy', octets, shown);
    }
    if (tls === 'implicit' && this.#session.tls === null) await this.#secure();
    await this.#greeting();
    await this.#hello('first-hello');
    if (tls === 'required' || tls === 'opportunistic') await this.#startTls();
    this.#enter('hello');
    if (instead !== undefined) return instead(this.#line, this.#session, () => this.#handshake());
    await this.#xclient();
    await this.#authenticate();
    await this.#questions();
    await this.#envelope();
  }

  get isGreeted(): boolean {
    return this.#session.greeting !== null;
  }

  /** TLS at once; false where it does not come about. */
  async meetTls(): Promise<boolean> {
    try {
      await this.#secure();
      return true;
    } catch (error) {
      if (error instanceof Stop) return false;
      throw error;
    }
  }

  drop(): void {
    this.#line.drop();
  }

  close(): void {
    if (this.#request.dropAfter !== undefined) this.#line.drop();
    else if (this.#speechless) this.#line.leave();
    else this.#line.quit();
  }

  async #greeting(): Promise<void> {
    this.#enter('greeting');
    const session = this.#session;
    const exchange = await this.#line.greeting();
    if (exchange.reply !== null) {
      this.#speechless = false;
      session.timings.greetingMs = exchange.tookMs;
      session.greeting = exchange.reply.lines.join(' ');
      session.greetingCode = exchange.reply.code;
      this.#note(strippingSigns(exchange.reply.code, session.greeting, []));
    }
    const reply = this.#heard(exchange);
    if (reply.code !== 220) this.#refuse('greeting', reply);
  }

  async #hello(point: StopPoint): Promise<void> {
    this.#enter(point);
    const session = this.#session;
    const verb = this.#request.lmtp === true ? 'LHLO' : 'EHLO';
    const first = this.#heard(await this.#say('hello', `${verb} ${this.#name}`));
    if (isPositive(first)) {
      const offered = first.lines
        .slice(1)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      session.hello = { verb, name: this.#name };
      session.extensions = offered;
      session.auth = mechanisms(offered);
      this.#note(strippingSigns(0, '', offered));
    } else if (verb === 'EHLO' && first.code >= 500 && this.#request.proxyProtocol === undefined) {
      // RFC 5321 §3.2: a server may know HELO only. Behind a PROXY header it is that which was refused, a reply too early.
      const second = this.#heard(await this.#say('hello', `HELO ${this.#name}`));
      if (!isPositive(second)) this.#refuse('hello', second);
      session.hello = { verb: 'HELO', name: this.#name };
      session.extensions = [];
      session.auth = [];
    } else this.#refuse('hello', first);
  }

  async #startTls(): Promise<void> {
    this.#enter('starttls');
    const session = this.#session;
    const must = this.#request.tls === 'required';
    if (!offers(session.extensions, 'STARTTLS')) {
      if (must)
        this.#fail({
          ...REFUSED,
          stage: 'starttls',
          detail: `${this.#request.host} does not offer STARTTLS`,
        });
      return;
    }
    const reply = this.#heard(await this.#say('starttls', 'STARTTLS'));
    if (reply.code !== 220) {
      const failure: Failure = {
        ...REFUSED,
        stage: 'starttls',
        code: String(reply.code),
        detail: `${this.#request.host} offers STARTTLS and then refuses it: ${textOf(reply)}`,
      };
      if (must) this.#fail(failure);
      session.failure = failure;
      return;
    }
    this.#speechless = true;
    await this.#secure();
    this.#speechless = false;
    session.tlsMode = 'starttls';
    session.extensionsBefore = session.extensions;
    session.authBefore = session.auth;
    session.extensions = [];
    session.auth = [];
    await this.#hello('hello');
  }

  async #secure(): Promise<void> {
    this.#enter('handshake');
    const session = this.#session;
    const made = await this.#handshake();
    if (this.#request.tls !== 'implicit') session.clearAfterStartTls = made.cleared > 0;
    if ('failure' in made) this.#fail(made.failure);
    session.tls = made.tls;
    session.timings.tlsMs = made.tookMs;
  }

  #handshake(): Promise<Secured> {
    const { extraCa, limits } = this.#world;
    return this.#line.secure(this.#request.tlsOptions ?? {}, extraCa, limits.commandMs);
  }

  async #xclient(): Promise<void> {
    const { xclient } = this.#request;
    if (xclient === undefined || xclient.length === 0) return;
    this.#enter('xclient');
    const reply = this.#heard(
      await this.#say('xclient', `XCLIENT ${xclient.map(xclientAttribute).join(' ')}`),
    );
    if (reply.code !== 220) {
      this.#fail({
        ...REFUSED,
        stage: 'xclient',
        code: String(reply.code),
        detail: `${this.#request.host} refuses XCLIENT: ${textOf(reply)}`,
      });
    }
    // The server begins again with its greeting, which is the reply; what was offered may differ now.
    await this.#hello('xclient');
  }

  async #authenticate(): Promise<void> {
    const { credentials, host, port } = this.#request;
    if (credentials === undefined) return;
    this.#enter('auth');
    const [{ authenticate }, { redactSession }] = await loadSignIn();
    const { authentication, failure, sent } = await authenticate(this.#line, {
      host,
      port,
      offered: this.#session.auth,
      guard: this.#guard(),
      credentials,
    });
    this.#session.authentication = authentication;
    this.#redact = () => redactSession(this.#session, credentials.secret, sent);
    if (failure !== null) this.#fail(failure);
  }

  /** Whoever listens, or passes for the server, would have the password. */
  #guard(): 'verified' | 'allowed' | { withheld: string } {
    const { tls } = this.#session;
    const { host, insecureAuth = false } = this.#request;
    // RFC 8997 §3: older versions are no protection for what is handed in.
    const old = tls !== null && isOldTls(tls.protocol) ? tls.protocol : null;
    if (isVerified(tls) && old === null) return 'verified';
    if (insecureAuth) return 'allowed';
    if (old !== null)
      return {
        withheld: `the connection to ${host} speaks ${tlsVersionWords(old)}, which protects no password any more, so nothing secret was sent`,
      };
    const why =
      tls === null
        ? `the connection to ${host} is not encrypted`
        : `the certificate of ${host} is not to be trusted (${tls.authorizationError ?? 'it is for another name'})`;
    return { withheld: `${why}, so nothing secret was sent` };
  }

  async #questions(): Promise<void> {
    const { noop = false, verify = [] } = this.#request;
    if (noop) {
      this.#enter('noop');
      this.#heard(await this.#say('noop', 'NOOP'));
    }
    for (const address of verify) {
      this.#enter('vrfy');
      // RFC 6531 §3.7.4.2.
      const beyond = isBeyondAscii(address) && offers(this.#session.extensions, 'SMTPUTF8');
      this.#heard(await this.#say('vrfy', `VRFY ${address}${beyond ? ' SMTPUTF8' : ''}`));
    }
  }

  async #envelope(): Promise<void> {
    const { sender, recipients = [] } = this.#request;
    if (sender === undefined && recipients.length === 0) return;
    this.#enter('mail');
    const mail: Command = { stage: 'mail', line: `MAIL FROM:<${sender ?? ''}>${this.#mailParameters()}` };
    const rcpts = recipients.map((one): Command => ({ stage: 'rcpt', line: `RCPT TO:<${one}>` }));
    const together = this.#request.pipeline === true && offers(this.#session.extensions, 'PIPELINING');
    if (together && this.#goesTo('rcpt')) {
      for (const exchange of await this.#line.sayTogether([mail, ...rcpts])) this.#heard(exchange);
    } else {
      const reply = this.#heard(await this.#line.say(mail));
      if (!isPositive(reply)) return;
      for (const rcpt of rcpts) {
        this.#enter('rcpt');
        this.#heard(await this.#line.say(rcpt));
      }
    }
    this.#enter('rset');
    this.#heard(await this.#say('rset', 'RSET'));
  }

  /** Addresses beyond ASCII need SMTPUTF8, and go nowhere without it (RFC 6531 §3.4). */
  #mailParameters(): string {
    const { sender = '', recipients = [], host } = this.#request;
    const beyond = [sender, ...recipients].find(isBeyondAscii);
    if (beyond === undefined) return '';
    if (offers(this.#session.extensions, 'SMTPUTF8')) return ' SMTPUTF8';
    this.#fail({
      ...REFUSED,
      stage: 'mail',
      code: 'SMTPUTF8',
      detail: `${host} does not offer SMTPUTF8, which ${beyond} needs`,
    });
  }

  #say(stage: Stage, line: string): Promise<Exchange> {
    return this.#line.say({ stage, line });
  }

  /** The reply of an exchange; ends the session where there is none, or where the server takes its leave. */
  #heard(exchange: Exchange): SmtpReply {
    const { reply, failure, stage } = exchange;
    if (reply === null) this.#fail(failure ?? { ...REFUSED, stage, detail: 'no reply came' });
    // RFC 5321 §3.8: 421 may come at any time, and the connection then closes.
    if (reply.code === 421) this.#refuse(stage, reply);
    return reply;
  }

  #refuse(stage: Stage, reply: SmtpReply): never {
    this.#session.outcome = 'refused';
    this.#session.failure = {
      stage,
      kind: 'rejected',
      code: String(reply.code),
      detail: textOf(reply),
      cause: 'target',
    };
    throw new Stop();
  }

  #fail(failure: Failure): never {
    this.#session.outcome = failure.kind === 'rejected' ? 'refused' : 'failed';
    this.#session.failure = failure;
    throw new Stop();
  }

  #note(signs: readonly StrippingSign[]): void {
    this.#session.signs = [...new Set([...(this.#session.signs ?? []), ...signs])];
  }

  /** Ends the session where what comes now lies beyond the last stage asked for. */
  #enter(point: StopPoint): void {
    if (!this.#goesTo(point)) throw new Stop();
  }

  #goesTo(point: StopPoint): boolean {
    const { quitAfter, dropAfter, tls } = this.#request;
    const last = dropAfter ?? quitAfter;
    const order = tls === 'implicit' ? IMPLICIT_ORDER : STOP_POINTS;
    return last === undefined || order.indexOf(point) <= order.indexOf(last);
  }
}

/** With implicit TLS the handshake comes before all else. */
const IMPLICIT_ORDER: readonly StopPoint[] = [
  'connect',
  'handshake',
  ...STOP_POINTS.filter((point) => point !== 'connect' && point !== 'handshake'),
];

const REFUSED: Pick<Failure, 'kind' | 'cause'> = { kind: 'rejected', cause: 'target' };

function isPositive({ code }: SmtpReply): boolean {
  return code >= 200 && code < 300;
}

function textOf({ code, lines }: SmtpReply): string {
  return `${code} ${lines.join(' ')}`.slice(0, 500);
}

export function isVerified(tls: TlsFacts | null): boolean {
  return tls?.authorized === true && tls.nameMatches;
}

/** `AUTH PLAIN LOGIN`, and the old `AUTH=PLAIN LOGIN` some servers still add for Outlook Express. */
function mechanisms(extensions: readonly string[]): string[] {
  const found = extensions.flatMap((one) => /^AUTH[ =](.*)$/i.exec(one)?.[1]?.split(/\s+/) ?? []);
  return [...new Set(found.filter((one) => one !== '').map((one) => one.toUpperCase()))];
}

/** Firewalls hide what they do not know in asterisks or X, as long as it was; Cisco's write STARTTLS as XXXXXXXA. */
export function strippingSigns(code: number, greeting: string, offered: readonly string[]): StrippingSign[] {
  const keywords = offered.map((one) => one.split(' ')[0] ?? '').filter((one) => MASKED.test(one));
  const signs: StrippingSign[] = [];
  if (code === 220 && /\*{4}/.test(greeting) && !/[a-z]{2}/i.test(greeting)) signs.push('masked-greeting');
  if (keywords.some((one) => one.length === 'STARTTLS'.length)) signs.push('masked-starttls');
  if (keywords.some((one) => one.length !== 'STARTTLS'.length)) signs.push('masked-extension');
  return signs;
}

const MASKED = /^(?:X{3,}[A-Z]?|\*{3,})$/;

/** Values are xtext (RFC 3461 §4). */
function xclientAttribute(text: string): string {
  const equals = text.indexOf('=');
  const value = text.slice(equals + 1);
  const coded = [...Buffer.from(value)].map((octet) =>
    octet > 0x20 && octet < 0x7f && octet !== 0x2b && octet !== 0x3d
      ? String.fromCharCode(octet)
      : `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${text.slice(0, equals + 1)}${coded.join('')}`;
}

function isBeyondAscii(text: string): boolean {
  return /[^\u0000-\u007f]/.test(text);
}

/** RFC 5321 §4.1.3. */
function addressLiteral(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return ipFamily(bare) === 6 ? `[IPv6:${bare}]` : `[${bare}]`;
}
