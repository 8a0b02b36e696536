/** One SMTP session from connect to QUIT, in a straight line; whatever happens on the way is told, never thrown. */
import type { Socket } from 'node:net';
import type { Clock, Limits } from '../../model/context.ts';
import type { Exchange, SmtpReply, SmtpSession, TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import type { SmtpRequest, Speak } from '../../model/smtp.ts';
import { ipFamily } from '../../parse/ip.ts';
import { proxyHeader } from '../../parse/proxy-protocol.ts';
import { type DialOptions, dialAddress } from '../dial.ts';
import { type Command, SmtpConnection } from './connection.ts';

export interface SmtpWorld extends DialOptions {
  clock: Clock;
  limits: Limits;
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
  /** In place of a direct connection: through a proxy. */
  connect?: typeof dialAddress;
}

export function createSession(world: SmtpWorld): Speak {
  return (request) => hold(request, world);
}

/** The order of stages, for stopping after one of them. */
const STAGES: readonly Stage[] = [
  'connect',
  'greeting',
  'hello',
  'starttls',
  'handshake',
  'xclient',
  'auth',
  'noop',
  'vrfy',
  'mail',
  'rcpt',
  'data',
  'rset',
  'quit',
];

/** The end of a session before its last stage: asked for, or forced. */
class Stop extends Error {}

async function hold(request: SmtpRequest, world: SmtpWorld): Promise<SmtpSession> {
  const { clock } = world;
  const began = clock.monotonicMs();
  const session = emptySession(request);
  // Loads while the connection is on its way.
  if (request.tls !== 'off') void import('../tls/secure.ts');
  const dialled = await (world.connect ?? dialAddress)(request.host, request.ip, request.port, world);
  session.timings.connectMs = since(began, clock);
  if (!dialled.ok) {
    session.outcome = 'failed';
    session.failure = dialled.failure;
    session.timings.totalMs = session.timings.connectMs;
    return session;
  }
  const talk = new Talk(request, world, session, dialled.socket, began);
  try {
    await talk.whole();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  } finally {
    talk.close();
    session.timings.totalMs = since(began, clock);
  }
  return session;
}

function since(began: number, clock: Clock): number {
  return Math.round((clock.monotonicMs() - began) * 10) / 10;
}

function emptySession({ host, ip, port, tls }: SmtpRequest): SmtpSession {
  return {
    host,
    ip,
    port,
    tlsMode: tls === 'implicit' ? 'implicit' : 'none',
    outcome: 'completed',
    greeting: null,
    greetingCode: null,
    hello: null,
    extensions: [],
    extensionsBefore: null,
    auth: [],
    authBefore: null,
    tls: null,
    clearAfterStartTls: false,
    transcript: [],
    timings: { connectMs: null, greetingMs: null, tlsMs: null, totalMs: 0 },
  };
}

class Talk {
  readonly #request: SmtpRequest;
  readonly #world: SmtpWorld;
  readonly #session: SmtpSession;
  readonly #line: SmtpConnection;
  readonly #name: string;

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

  /** The session, stage after stage. Throws only `Stop`. */
  async whole(): Promise<void> {
    const { tls, proxyProtocol } = this.#request;
    if (proxyProtocol !== undefined) this.#line.sendRaw(proxyHeader(proxyProtocol, this.#request));
    this.#endAfter('connect');
    if (tls === 'implicit') await this.#secure();
    await this.#greeting();
    await this.#hello();
    if (tls === 'required' || tls === 'opportunistic') await this.#startTls();
    await this.#xclient();
    await this.#questions();
    await this.#envelope();
  }

  close(): void {
    const { dropAfter } = this.#request;
    if (dropAfter === undefined) this.#line.quit();
    else this.#line.drop();
  }

  async #greeting(): Promise<void> {
    const session = this.#session;
    const exchange = await this.#line.greeting();
    const reply = this.#heard(exchange);
    session.timings.greetingMs = exchange.tookMs;
    session.greeting = reply.lines.join(' ');
    session.greetingCode = reply.code;
    if (reply.code !== 220) this.#refuse('greeting', reply);
    this.#endAfter('greeting');
  }

  async #hello(): Promise<void> {
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
    } else if (verb === 'EHLO' && first.code >= 500) {
      // RFC 5321 §3.2: a server may know HELO only.
      const second = this.#heard(await this.#say('hello', `HELO ${this.#name}`));
      if (!isPositive(second)) this.#refuse('hello', second);
      session.hello = { verb: 'HELO', name: this.#name };
      session.extensions = [];
      session.auth = [];
    } else this.#refuse('hello', first);
    this.#endAfter('hello');
  }

  async #startTls(): Promise<void> {
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
    this.#endAfter('starttls');
    await this.#secure();
    session.tlsMode = 'starttls';
    session.extensionsBefore = session.extensions;
    session.authBefore = session.auth;
    session.extensions = [];
    session.auth = [];
    this.#endAfter('handshake');
    await this.#hello();
  }

  async #secure(): Promise<void> {
    const session = this.#session;
    const made = await this.#line.secure(
      this.#request.tlsOptions ?? {},
      this.#world.extraCa,
      this.#world.limits.commandMs,
    );
    session.clearAfterStartTls = made.cleared > 0;
    if ('failure' in made) this.#fail(made.failure);
    session.tls = made.tls;
    session.timings.tlsMs = made.tookMs;
    if (this.#request.tls === 'implicit') this.#endAfter('handshake');
  }

  async #xclient(): Promise<void> {
    const { xclient } = this.#request;
    if (xclient === undefined || xclient.length === 0) return;
    const reply = this.#heard(await this.#say('xclient', `XCLIENT ${xclient.join(' ')}`));
    if (reply.code !== 220) {
      this.#fail({
        ...REFUSED,
        stage: 'xclient',
        code: String(reply.code),
        detail: `${this.#request.host} refuses XCLIENT: ${textOf(reply)}`,
      });
    }
    // The server begins again with its greeting, which is the reply; what was offered may differ now.
    await this.#hello();
    this.#endAfter('xclient');
  }

  async #questions(): Promise<void> {
    const { noop = false, verify = [] } = this.#request;
    if (noop) this.#heard(await this.#say('noop', 'NOOP'));
    for (const address of verify) this.#heard(await this.#say('vrfy', `VRFY ${address}`));
    if (noop) this.#endAfter('noop');
    if (verify.length > 0) this.#endAfter('vrfy');
  }

  async #envelope(): Promise<void> {
    const { sender, recipients = [], lmtp = false } = this.#request;
    if (sender === undefined && recipients.length === 0) return;
    const mail: Command = { stage: 'mail', line: `MAIL FROM:<${sender ?? ''}>${this.#mailParameters()}` };
    const rcpts = recipients.map((one): Command => ({ stage: 'rcpt', line: `RCPT TO:<${one}>` }));
    const together = this.#request.pipeline === true && offers(this.#session.extensions, 'PIPELINING');
    if (together && this.#request.quitAfter !== 'mail' && !lmtp) {
      for (const exchange of await this.#line.sayTogether([mail, ...rcpts])) this.#heard(exchange);
    } else {
      const reply = this.#heard(await this.#line.say(mail));
      this.#endAfter('mail');
      if (!isPositive(reply)) return;
      for (const rcpt of rcpts) this.#heard(await this.#line.say(rcpt));
    }
    this.#endAfter('rcpt');
    this.#heard(await this.#say('rset', 'RSET'));
  }

  /** Addresses beyond ASCII need SMTPUTF8 (RFC 6531 §3.4). */
  #mailParameters(): string {
    const { sender = '', recipients = [] } = this.#request;
    const beyond = [sender, ...recipients].some((one) => /[^\u0000-\u007f]/.test(one));
    return beyond && offers(this.#session.extensions, 'SMTPUTF8') ? ' SMTPUTF8' : '';
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

  #endAfter(stage: Stage): void {
    const { quitAfter, dropAfter } = this.#request;
    const last = dropAfter ?? quitAfter;
    if (last !== undefined && STAGES.indexOf(stage) >= STAGES.indexOf(last)) throw new Stop();
  }
}

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

/** Keywords are compared without case (RFC 5321 §2.4). */
export function offers(extensions: readonly string[], keyword: string): boolean {
  return extensions.some((one) => one.split(' ')[0]?.toUpperCase() === keyword);
}

/** `AUTH PLAIN LOGIN`, and the old `AUTH=PLAIN LOGIN` some servers still add for Outlook Express. */
function mechanisms(extensions: readonly string[]): string[] {
  const found = extensions.flatMap((one) => /^AUTH[ =](.*)$/i.exec(one)?.[1]?.split(/\s+/) ?? []);
  return [...new Set(found.filter((one) => one !== '').map((one) => one.toUpperCase()))];
}

/** RFC 5321 §4.1.3. */
function addressLiteral(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return ipFamily(bare) === 6 ? `[IPv6:${bare}]` : `[${bare}]`;
}
