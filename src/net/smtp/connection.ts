/** One connection to an SMTP server: exchanges one after another or together, each timed and recorded; never throws. */
import type { Socket } from 'node:net';
import type { Exchange, SmtpReply } from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import type { TlsOptions } from '../../model/smtp.ts';
import { quoted } from '../../parse/quoted.ts';
import { cancelled } from '../dial.ts';
import type { Look } from '../tls/secure.ts';
import { tlsTrouble } from '../tls/trouble.ts';
import { FAREWELL_MS, problemFailure, unsendableFailure } from './connection-end.ts';
import { decodeText, ReplyReader } from './reply.ts';

/** A whole session of a talkative server stays far below. */
const MAX_OCTETS = 1_048_576;
/** Text of one recorded command. */
const MAX_SENT = 2_000;
/** Code of the failure where a server speaks without being asked. */
export const UNASKED = 'EUNASKED';

export interface ConnectionOptions {
  host: string;
  port: number;
  signal: AbortSignal;
  /** Milliseconds for each reply, from the command on. */
  commandMs: number;
  monotonicMs(): number;
}

export interface Command {
  stage: Stage;
  /** Without its CR LF. */
  line: string;
  /** What is recorded in its place, where it holds a secret. */
  shown?: string;
  /** Sent behind it in the same packet; no reply is awaited for it. */
  smuggled?: string;
  /** Milliseconds for its reply, where they are fewer than usual. */
  withinMs?: number;
}

/** Octets on their way that one reply is due for, or none yet. */
export interface Passage {
  stage: Stage;
  /** What is recorded as said. */
  sent: string;
  /** On the clock of the session. */
  startMs: number;
  /** Milliseconds for each piece, or for the reply. */
  withinMs: number;
}

/** What did not go on, in words, and whose trouble that is. */
export interface Late {
  what: string;
  cause: Failure['cause'];
}

/** Why no more can go out: the connection is over, or the server speaks before its turn. */
export type Interruption = { failure: Failure } | { spoken: true };

/** TLS that came about, or why not; and how much was said in clear where it should begin. */
export type Secured = { cleared: number } & (
  | { look: Look; tookMs: number }
  /** `words`: what came where TLS should begin. */
  | { failure: Failure; words?: string }
);

type Awaiting = Pick<Exchange, 'stage' | 'sent' | 'startMs'> & Pick<Command, 'withinMs'>;
type Heard = { reply: SmtpReply } | { failure: Failure };

export class SmtpConnection {
  readonly #options: ConnectionOptions;
  readonly #began: number;
  readonly transcript: Exchange[] = [];
  readonly localAddress: string;
  readonly localPort: number;
  /** Fulfilled when the last socket is closed. */
  readonly gone: Promise<void>;
  readonly #tcp: Socket;
  /** The same, or TLS over it. */
  #socket: Socket;
  #reader = new ReplyReader();
  #octets = 0;
  #ended: Failure | null = null;
  #wake: (() => void) | null = null;
  #awaited: Pick<Exchange, 'stage' | 'sent' | 'startMs'> | null = null;
  encrypted = false;

  constructor(socket: Socket, began: number, options: ConnectionOptions) {
    this.#tcp = socket;
    this.#socket = socket;
    this.#began = began;
    this.#options = options;
    this.localAddress = socket.localAddress ?? '127.0.0.1';
    this.localPort = socket.localPort ?? 0;
    this.gone = new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
    this.#listen();
  }

  /** Milliseconds since the session began. */
  get elapsedMs(): number {
    return this.#options.monotonicMs() - this.#began;
  }

  /** Why nothing more can be said; null while the connection stands. */
  get ended(): Failure | null {
    return this.#ended;
  }

  /** What is being waited for now; null where nothing is. */
  get awaited(): Exchange | null {
    if (this.#awaited === null) return null;
    const { startMs, ...exchange } = this.#awaited;
    const tookMs = round(this.elapsedMs - startMs);
    return { ...exchange, startMs: round(startMs), tookMs, reply: null, encrypted: this.encrypted };
  }

  /** What there is of a reply that has not come to its end, as the end of a sentence. */
  get unfinished(): string {
    return this.#reader.midReply ? `; so far it said${this.#soFar.slice(1)}` : '';
  }

  /** Waits for the server to speak first. */
  greeting(): Promise<Exchange> {
    return this.#await({ stage: 'greeting', sent: null, startMs: this.elapsedMs });
  }

  /** Sends one command and waits for its reply. */
  async say(command: Command): Promise<Exchange> {
    const [exchange] = await this.sayTogether([command]);
    return exchange as Exchange;
  }

  /** Sends commands together and reads their replies in order (RFC 2920). */
  async sayTogether(commands: readonly Command[]): Promise<Exchange[]> {
    const startMs = this.elapsedMs;
    const unsendable = commands.find(({ line }) => /[\r\n\u0000]/.test(line));
    const unasked = this.#unasked(commands[0]?.stage ?? 'quit');
    if (unsendable !== undefined || unasked !== null) {
      const failure = unasked ?? unsendableFailure(unsendable?.stage ?? 'quit');
      return commands.map(({ stage }) => this.#record(stage, null, startMs, { failure }));
    }
    this.#write(commands.map(({ line, smuggled }) => `${line}\r\n${smuggled ?? ''}`).join(''));
    const exchanges: Exchange[] = [];
    for (const command of commands)
      exchanges.push(await this.#await({ ...command, sent: shownOf(command), startMs }));
    return exchanges;
  }

  /**
   * Octets that no reply is awaited for; done when the server has taken most of them, null where nothing hinders it.
   * `leaving` is called at once before they go, and not where they cannot.
   */
  async pour(
    octets: string | Uint8Array,
    passage: Passage,
    leaving = (): void => {},
  ): Promise<Interruption | null> {
    const hindered = this.#hindrance(passage.stage);
    if (hindered !== null) return hindered;
    leaving();
    const socket = this.#socket;
    if (socket.write(octets)) return null;
    const drained = new Promise<void>((resolve) => socket.once('drain', resolve));
    const { host, port } = this.#options;
    const late: Late = { what: `${host} port ${port} took nothing more of the message`, cause: 'target' };
    const after = await this.meanwhile(drained, passage, late);
    return 'done' in after ? null : after;
  }

  /** Waits for something else, for as long as the connection stands and the server listens; throws what that throws. */
  async meanwhile<T>(
    doing: Promise<T>,
    { stage, sent, startMs, withinMs }: Passage,
    { what, cause }: Late,
  ): Promise<{ done: T } | Interruption> {
    let end: { done: T } | { thrown: unknown } | null = null;
    const come = (how: typeof end): void => {
      end = how;
      this.#wake?.();
    };
    doing.then(
      (done) => come({ done }),
      (thrown: unknown) => come({ thrown }),
    );
    this.#awaited = { stage, sent, startMs };
    const patienceMs = Math.min(withinMs, this.#options.commandMs);
    const found = await this.#until<{ done: T } | { thrown: unknown } | Interruption>(
      patienceMs,
      () => end ?? this.#hindrance(stage),
      () => {
        const detail = `${what} for ${seconds(patienceMs)} s`;
        return { failure: this.#giveUp({ stage, kind: 'timeout', code: 'ETIMEDOUT', detail, cause }) };
      },
    );
    this.#awaited = null;
    if ('thrown' in found) throw found.thrown;
    return found;
  }

  /** The reply to what went out before. */
  heed(passage: Passage): Promise<Exchange> {
    return this.#await(passage);
  }

  /** What went out and gets no reply any more. */
  note({ stage, sent, startMs }: Passage, failure: Failure): Exchange {
    return this.#record(stage, sent, startMs, { failure });
  }

  #hindrance(stage: Stage): Interruption | null {
    if (this.#ended === null && this.#options.signal.aborted) this.#giveUp(cancelled(stage));
    if (this.#reader.peek() !== null) return { spoken: true };
    return this.#ended === null ? null : { failure: { ...this.#ended, stage } };
  }

  /** Octets without a reply of their own: a PROXY header before the greeting. */
  announce(stage: Stage, octets: Uint8Array, shown: string): void {
    const startMs = this.elapsedMs;
    this.#write(octets);
    this.#record(stage, shown, startMs, null);
  }

  /** Says QUIT; its reply is not waited for, since it decides nothing. */
  quit(): void {
    const said = this.transcript.at(-1)?.stage === 'quit';
    if (this.#ended === null && !this.#socket.destroyed && !said) {
      this.#record('quit', 'QUIT', this.elapsedMs, null);
      this.#write('QUIT\r\n');
    }
    this.leave();
  }

  /** Lets the last words go out, and then lets go, without keeping the program alive. */
  leave(): void {
    const socket = this.#socket;
    if (this.#ended !== null) {
      socket.destroy();
      return;
    }
    this.#ended = { ...cancelled('quit'), detail: 'the session is over' };
    // What the server still says flows off unread, so that its goodbye meets no closed door.
    socket.removeListener('data', this.#onData);
    socket.resume();
    socket.end();
    // Over TLS it is this one that keeps the program alive.
    this.#tcp.unref();
    setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  }

  /** Cuts the connection. */
  drop(): void {
    this.#ended ??= { ...cancelled('quit'), detail: 'the connection was cut by us' };
    this.#socket.destroy();
  }

  /**
   * TLS from here on. What the server said in clear beyond the reply before is thrown away, and told of: nothing in
   * clear may count after STARTTLS (RFC 3207 §4.2).
   */
  async secure(options: TlsOptions, extraCa: readonly string[], timeoutMs: number): Promise<Secured> {
    const { notTls, secureSocket } = await import('../tls/secure.ts');
    const cleared = this.#reader.held;
    const words = this.#reader.heldWords;
    this.#reader = new ReplyReader();
    if (this.#ended !== null) return { failure: { ...this.#ended, stage: 'handshake' }, cleared };
    const began = this.#options.monotonicMs();
    const plain = this.#socket;
    plain.removeListener('data', this.#onData);
    plain.removeListener('end', this.#onEnd);
    plain.removeListener('close', this.#onEnd);
    // Before the first command of ours it is no slip: the server greets in clear, and will not understand what comes.
    if (words !== null && this.transcript.at(-1)?.stage !== 'starttls') {
      const said = notTls(this.#options.host, words);
      this.#giveUp(said.failure);
      return { ...said, cleared };
    }
    const made = await secureSocket(plain, {
      ...options,
      host: this.#options.host,
      extraCa,
      timeoutMs,
      signal: this.#options.signal,
    });
    if ('failure' in made) {
      // What came first says more than what came then.
      const isTls = made.words === undefined && made.failure.kind === 'tls';
      const ours = made.failure.cause === 'vantage';
      const told = words === null || isTls || ours ? made : notTls(this.#options.host, words, made.failure);
      this.#ended = told.failure;
      return { ...told, cleared };
    }
    this.#socket = made.socket;
    this.encrypted = true;
    this.#listen();
    return { look: made.look, tookMs: round(this.#options.monotonicMs() - began), cleared };
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
    // Whoever handed it over may have held it.
    socket.resume();
    if (socket.destroyed) this.#onEnd();
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#octets += chunk.length;
    this.#reader.push(chunk);
    if (this.#octets > MAX_OCTETS) {
      this.#end('limit', 'ELIMIT', `said more than ${MAX_OCTETS} octets`);
      this.#socket.destroy();
    }
    this.#wake?.();
  };

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    const code = error.code ?? 'ERROR';
    if (code === 'ECONNRESET' || code === 'EPIPE') this.#end('reset', code, 'reset the connection');
    else if (this.encrypted && code.startsWith('ERR_SSL')) {
      this.#ended ??= { stage: 'connect', ...tlsTrouble(error, this.#options.host) };
      this.#wake?.();
    } else this.#end('closed', code, `broke the connection (${code.slice(0, 80)})`);
  };

  readonly #onEnd = (): void => {
    const when = this.#reader.midReply ? ` in the middle of a reply${this.#soFar}` : '';
    this.#end('closed', 'ECLOSED', `closed the connection${when}`);
  };

  /** What there is of a reply that does not come to its end. */
  get #soFar(): string {
    const { begun } = this.#reader;
    return begun === null ? '' : `: ${quoted(decodeText(begun.subarray(0, 80)).trim())}`;
  }

  #end(kind: Failure['kind'], code: string, what: string): void {
    this.#ended ??= {
      stage: 'connect',
      kind,
      code,
      detail: `${this.#options.host} port ${this.#options.port} ${what}`,
      cause: 'target',
    };
    this.#wake?.();
  }

  /**
   * A reply nobody asked for would be taken for the answer to the next command, and every reply after it for another's.
   * Only 421 may come at any time (RFC 5321 §3.8); that one is left to be read.
   */
  #unasked(stage: Stage): Failure | null {
    const waiting = this.#reader.peek();
    if (waiting === null || !('reply' in waiting) || waiting.reply.code === 421) return null;
    const { code, lines } = waiting.reply;
    const said = quoted(`${code} ${lines.join(' ')}`.slice(0, 200));
    const { host, port } = this.#options;
    return this.#giveUp({
      stage,
      kind: 'malformed',
      code: UNASKED,
      detail: `${host} port ${port} said more than it was asked: ${said}`,
      cause: 'target',
    });
  }

  #write(octets: string | Uint8Array): void {
    if (this.#ended === null && !this.#options.signal.aborted) this.#socket.write(octets);
  }

  async #await({ stage, sent, startMs, withinMs = Infinity }: Awaiting): Promise<Exchange> {
    this.#awaited = { stage, sent, startMs };
    const heard = await this.#read(stage, Math.min(withinMs, this.#options.commandMs));
    this.#awaited = null;
    return this.#record(stage, sent, startMs, heard);
  }

  #record(stage: Stage, sent: string | null, startMs: number, heard: Heard | null): Exchange {
    const exchange: Exchange = {
      stage,
      startMs: round(startMs),
      tookMs: heard === null ? 0 : round(this.elapsedMs - startMs),
      sent,
      reply: heard !== null && 'reply' in heard ? heard.reply : null,
      encrypted: this.encrypted,
      ...(heard !== null && 'failure' in heard && { failure: heard.failure }),
    };
    this.transcript.push(exchange);
    return exchange;
  }

  #read(stage: Stage, patienceMs: number): Promise<Heard> {
    const { signal, host, port } = this.#options;
    return this.#until<Heard>(
      patienceMs,
      () => (signal.aborted ? { failure: this.#giveUp(cancelled(stage)) } : this.#next(stage)),
      () => {
        const part = this.#reader.midReply ? 'did not finish its reply' : 'did not reply';
        const detail = `${host} port ${port} ${part} within ${seconds(patienceMs)} s${this.#soFar}`;
        return {
          failure: this.#giveUp({ stage, kind: 'timeout', code: 'ETIMEDOUT', detail, cause: 'target' }),
        };
      },
    );
  }

  /** What `look` finds, which it is asked whenever something happened; or what `late` says once the time is over. */
  #until<T>(patienceMs: number, look: () => T | null, late: () => T): Promise<T> {
    const { signal } = this.#options;
    return new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found !== null) finish(found);
      };
      const finish = (found: T): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', check);
        this.#wake = null;
        resolve(found);
      };
      const timer = setTimeout(() => finish(late()), patienceMs);
      this.#wake = check;
      signal.addEventListener('abort', check, { once: true });
      check();
    });
  }

  /** What has come, or what ended the waiting; null while there is more to wait for. */
  #next(stage: Stage): Heard | null {
    const next = this.#reader.next();
    if (next === null) return this.#ended === null ? null : { failure: { ...this.#ended, stage } };
    return 'reply' in next ? next : { failure: this.#giveUp(problemFailure(next, stage)) };
  }

  /** There is nothing more to be had from this connection. */
  #giveUp(failure: Failure): Failure {
    this.#ended ??= failure;
    this.#socket.destroy();
    return failure;
  }
}

function shownOf({ line, shown, smuggled }: Command): string {
  return `${shown ?? line}${smuggled === undefined ? '' : ` (with ${smuggled.trim()} in the same packet)`}`.slice(
    0,
    MAX_SENT,
  );
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
