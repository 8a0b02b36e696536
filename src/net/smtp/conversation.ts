/** One conversation with a server on a connection that stands: stage after stage, each reply heard and weighed. */

import type { Socket } from 'node:net';
import type { Clock, Limits } from '../../model/context.ts';
import { cutShort } from '../../model/cut-short.ts';
import type { Exchange, SmtpReply, SmtpSession, StrippingSign } from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import { type SmtpRequest, STOP_POINTS, type StopPoint } from '../../model/smtp.ts';
import { unsentDelivery } from '../../model/unsent-delivery.ts';
import { ipFamily } from '../../parse/ip.ts';
import { offers } from '../../parse/keyword.ts';
import { proxyHeader } from '../../parse/proxy-protocol.ts';
import { replyWords } from '../../parse/reply-words.ts';
import { strippingSigns } from '../../parse/stripping-signs.ts';
import { xclientAttribute } from '../../parse/xclient.ts';
import type { Look } from '../tls/secure.ts';
import { type Command, type Secured, SmtpConnection } from './connection.ts';
import type { SendRequest } from './envelope-parameters.ts';
import { guardOf } from './sasl/guard.ts';

export interface ConversationWorld {
  clock: Clock;
  limits: Limits;
  signal: AbortSignal;
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
}

/** What is said in place of all else, once the server has been greeted. */
export type Instead = (
  line: SmtpConnection,
  session: SmtpSession,
  secure: () => Promise<Secured>,
) => Promise<void>;

/** The end of a session before its last stage: asked for, or forced. */
class Stop extends Error {}

/** What few sessions need, when they need it. */
export function loadSignIn(): Promise<
  [typeof import('./sasl/authenticate.ts'), typeof import('./redact.ts')]
> {
  return Promise.all([import('./sasl/authenticate.ts'), import('./redact.ts')]);
}

export class Conversation {
  readonly #request: SmtpRequest;
  readonly #world: ConversationWorld;
  readonly #session: SmtpSession;
  #unseen: Look | null = null;
  readonly #line: SmtpConnection;
  readonly #name: string;
  /** QUIT in clear would be wrong: before the greeting, and where the server waits for TLS. */
  #speechless = true;
  #isSecuring = false;
  #redact = (_: SmtpSession): void => {};

  constructor(
    request: SmtpRequest,
    world: ConversationWorld,
    session: SmtpSession,
    socket: Socket,
    began: number,
  ) {
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

  get gone(): Promise<void> {
    return this.#line.gone;
  }

  /** The session, stage after stage, to its end; what ends it early stands in it. */
  async hold(instead?: Instead): Promise<void> {
    try {
      await this.#stages(instead);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    } finally {
      this.#close();
      this.#redact(this.#session);
      this.#session.timings.totalMs = Math.round(this.#line.elapsedMs * 10) / 10;
    }
  }

  /** Throws only `Stop`. */
  async #stages(instead?: Instead): Promise<void> {
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
    if (tls === 'implicit' && this.#session.tls === null) {
      await this.#secure();
      this.#look();
    }
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

  /** The session as far as it has come by now, for somebody who will not wait for its end. */
  soFar(reason: unknown): SmtpSession {
    const seen = this.#unseen?.();
    if (seen !== undefined && !('failure' in seen)) this.#session.tls = seen;
    const told = structuredClone(this.#session);
    const { awaited, transcript, elapsedMs, unfinished } = this.#line;
    const stage = this.#isSecuring ? 'handshake' : (awaited?.stage ?? transcript.at(-1)?.stage ?? 'connect');
    told.outcome = 'failed';
    told.failure = cutShort(reason, stage, `while ${waitedFor(stage, awaited?.sent ?? null)}${unfinished}`);
    told.timings.totalMs = Math.round(elapsedMs * 10) / 10;
    const last = told.transcript.at(-1);
    if (awaited !== null) told.transcript.push({ ...awaited, failure: told.failure });
    // The end of the run may have ended the waiting already.
    else if (last?.failure?.kind === 'cancelled') last.failure = told.failure;
    this.#redact(told);
    return told;
  }

  get isGreeted(): boolean {
    return this.#session.greeting !== null;
  }

  /** TLS at once; false where it does not come about. */
  async meetTls(): Promise<boolean> {
    try {
      await this.#secure();
      this.#look();
      return true;
    } catch (error) {
      if (error instanceof Stop) return false;
      throw error;
    }
  }

  drop(): void {
    this.#line.drop();
  }

  #close(): void {
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
    const saying = this.#say('hello', `${verb} ${this.#name}`);
    this.#look();
    const first = this.#heard(await saying);
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
    if ('failure' in made) {
      if (made.words !== undefined) session.insteadOfTls = made.words;
      this.#fail(made.failure);
    }
    session.timings.tlsMs = made.tookMs;
    this.#unseen = made.look;
  }

  /** What the handshake showed, once: certificates are read while the server thinks about what was said last. */
  #look(): void {
    const seen = this.#unseen?.();
    this.#unseen = null;
    if (seen === undefined) return;
    if ('failure' in seen) this.#fail(seen.failure);
    this.#session.tls = seen;
  }

  async #handshake(): Promise<Secured> {
    const { extraCa, limits } = this.#world;
    this.#isSecuring = true;
    const secured = await this.#line.secure(this.#request.tlsOptions ?? {}, extraCa, limits.commandMs);
    this.#isSecuring = false;
    return secured;
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
    const sent: string[] = [];
    this.#redact = (session) => redactSession(session, credentials.secret, sent);
    const { authentication, failure } = await authenticate(this.#line, {
      host,
      port,
      offered: this.#session.auth,
      guard: guardOf(this.#session.tls, this.#request),
      credentials,
      sent,
    });
    this.#session.authentication = authentication;
    if (failure !== null) this.#fail(failure);
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
    const { sender, recipients = [], message } = this.#request;
    if (sender === undefined && recipients.length === 0 && message === undefined) return;
    this.#enter('mail');
    const beyond = [...(sender === undefined ? [] : [sender]), ...recipients].some(isBeyondAscii);
    if (beyond && !offers(this.#session.extensions, 'SMTPUTF8')) {
      // RFC 6531 §3.2: they go nowhere without it.
      if (message !== undefined) this.#session.delivery = unsentDelivery(message, recipients);
      this.#session.unsendable = {
        sender: sender !== undefined && isBeyondAscii(sender) ? sender : null,
        recipients: recipients.filter(isBeyondAscii),
      };
      return;
    }
    if (message !== undefined) return this.#send({ ...this.#request, message });
    const parameters = beyond ? ' SMTPUTF8' : '';
    const mail: Command = { stage: 'mail', line: `MAIL FROM:<${sender ?? ''}>${parameters}` };
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

  /** The envelope of a message and the message itself, as far as the session is to go. */
  async #send(request: SendRequest): Promise<void> {
    const { transferMessage } = await import('./message-transfer.ts');
    await transferMessage(request, this.#line, this.#session, {
      heard: (exchange) => this.#heard(exchange),
      fail: (failure) => this.#fail(failure),
      enter: (point) => this.#enter(point),
      goesTo: (point) => this.#goesTo(point),
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
    if (this.#goesTo(point)) return;
    this.#look();
    throw new Stop();
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

/** What was under way, in words. */
function waitedFor(stage: Stage, sent: string | null): string {
  if (stage === 'connect') return 'the connection was new';
  if (stage === 'handshake') return 'TLS was being agreed on';
  if (stage === 'greeting') return 'the greeting was waited for';
  if (stage === 'auth') return 'signing in';
  if (stage === 'message') return 'the message was being handed over';
  return `the reply to ${/^\S+/.exec(sent ?? '')?.[0] ?? stage.toUpperCase()} was waited for`;
}

function isPositive({ code }: SmtpReply): boolean {
  return code >= 200 && code < 300;
}

function textOf(reply: SmtpReply): string {
  return replyWords(reply).slice(0, 500);
}

/** `AUTH PLAIN LOGIN`, and the old `AUTH=PLAIN LOGIN` some servers still add for Outlook Express. */
function mechanisms(extensions: readonly string[]): string[] {
  const found = extensions.flatMap((one) => /^AUTH[ =](.*)$/i.exec(one)?.[1]?.split(/\s+/) ?? []);
  return [...new Set(found.filter((one) => one !== '').map((one) => one.toUpperCase()))];
}

function isBeyondAscii(text: string): boolean {
  return /[^\u0000-\u007f]/.test(text);
}

/** RFC 5321 §4.1.3. */
function addressLiteral(ip: string): string {
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return ipFamily(bare) === 6 ? `[IPv6:${bare}]` : `[${bare}]`;
}
