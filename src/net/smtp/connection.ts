/** One connection to an SMTP server: exchanges one after another or together, each timed and recorded; never throws. */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Exchange, SmtpReply, TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import type { TlsOptions } from '../../model/smtp.ts';
import { cancelled } from '../dial.ts';
import { ReplyReader } from './reply.ts';

/** A whole session of a talkative server stays far below. */
const MAX_OCTETS = 1_048_576;
/** Text of one recorded command. */
const MAX_SENT = 2_000;

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
}

export class SmtpConnection {
  readonly #options: ConnectionOptions;
  readonly #began: number;
  readonly transcript: Exchange[] = [];
  #socket: Socket | TLSSocket;
  #reader = new ReplyReader();
  #octets = 0;
  #ended: Failure | null = null;
  #wake: (() => void) | null = null;
  encrypted = false;

  constructor(socket: Socket, began: number, options: ConnectionOptions) {
    this.#socket = socket;
    this.#began = began;
    this.#options = options;
    this.#listen();
  }

  /** Milliseconds since the session began. */
  get elapsedMs(): number {
    return this.#options.monotonicMs() - this.#began;
  }

  get localAddress(): string {
    return this.#socket.localAddress ?? '';
  }

  /** Why nothing more can be said; null while the connection stands. */
  get ended(): Failure | null {
    return this.#ended;
  }

  /** Waits for the server to speak first. */
  greeting(): Promise<Exchange> {
    return this.#await('greeting', null);
  }

  /** Sends one command and waits for its reply. */
  async say(command: Command): Promise<Exchange> {
    this.#write(`${checked(command.line)}\r\n`);
    return this.#await(command.stage, shownOf(command));
  }

  /** Sends commands together and reads their replies in order (RFC 2920). */
  async sayTogether(commands: readonly Command[]): Promise<Exchange[]> {
    this.#write(commands.map(({ line }) => `${checked(line)}\r\n`).join(''));
    const exchanges: Exchange[] = [];
    for (const command of commands) exchanges.push(await this.#await(command.stage, shownOf(command)));
    return exchanges;
  }

  /** Octets without a reply of their own: a PROXY header before the greeting. */
  sendRaw(octets: Uint8Array): void {
    this.#write(octets);
  }

  /** Says QUIT; its reply is not waited for, since it decides nothing. */
  quit(): void {
    if (this.#ended !== null || this.#socket.destroyed) return;
    this.transcript.push({
      stage: 'quit',
      startMs: round(this.elapsedMs),
      tookMs: 0,
      sent: 'QUIT',
      reply: null,
      encrypted: this.encrypted,
    });
    this.#write('QUIT\r\n');
    this.#leave();
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
  async secure(
    options: TlsOptions,
    extraCa: readonly string[],
    timeoutMs: number,
  ): Promise<{ tls: TlsFacts; tookMs: number; cleared: number } | { failure: Failure; cleared: number }> {
    const { secureSocket } = await import('../tls/secure.ts');
    const cleared = this.#reader.reset();
    if (this.#ended !== null) return { failure: { ...this.#ended, stage: 'handshake' }, cleared };
    const began = this.#options.monotonicMs();
    const plain = this.#socket;
    plain.removeAllListeners();
    plain.on('error', () => {});
    const made = await secureSocket(plain, {
      ...options,
      host: this.#options.host,
      extraCa,
      timeoutMs,
      signal: this.#options.signal,
    });
    if ('failure' in made) {
      this.#ended = made.failure;
      plain.destroy();
      return { failure: made.failure, cleared };
    }
    this.#socket = made.socket;
    this.encrypted = true;
    this.#listen();
    return { tls: made.facts, tookMs: round(this.#options.monotonicMs() - began), cleared };
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('data', (chunk: Buffer) => {
      this.#octets += chunk.length;
      this.#reader.push(chunk);
      if (this.#octets > MAX_OCTETS) {
        this.#end('limit', 'ELIMIT', `said more than ${MAX_OCTETS} octets`);
        socket.destroy();
      }
      this.#wake?.();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const reset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      this.#end(
        reset ? 'reset' : this.encrypted ? 'tls' : 'closed',
        error.code ?? 'ERROR',
        reset ? 'reset the connection' : `broke the connection (${error.code ?? error.message.slice(0, 80)})`,
      );
    });
    socket.on('end', () => this.#end('closed', 'ECLOSED', 'closed the connection'));
    socket.on('close', () => this.#end('closed', 'ECLOSED', 'closed the connection'));
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

  #write(octets: string | Uint8Array): void {
    if (this.#ended === null) this.#socket.write(octets);
  }

  async #await(stage: Stage, sent: string | null): Promise<Exchange> {
    const startMs = this.elapsedMs;
    const read = await this.#read(stage);
    const exchange: Exchange = {
      stage,
      startMs: round(startMs),
      tookMs: round(this.elapsedMs - startMs),
      sent,
      reply: 'reply' in read ? read.reply : null,
      encrypted: this.encrypted,
      ...('failure' in read && { failure: read.failure }),
    };
    this.transcript.push(exchange);
    return exchange;
  }

  #read(stage: Stage): Promise<{ reply: SmtpReply } | { failure: Failure }> {
    const { commandMs, signal, host, port } = this.#options;
    return new Promise((resolve) => {
      const finish = (read: { reply: SmtpReply } | { failure: Failure }): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        this.#wake = null;
        resolve(read);
      };
      const onAbort = (): void => {
        this.#ended ??= cancelled(stage);
        this.#socket.destroy();
        finish({ failure: cancelled(stage) });
      };
      const timer = setTimeout(() => {
        const part = this.#reader.midReply ? 'did not finish its reply' : 'did not reply';
        const failure: Failure = {
          stage,
          kind: 'timeout',
          code: 'ETIMEDOUT',
          detail: `${host} port ${port} ${part} within ${Math.round(commandMs / 100) / 10} s`,
          cause: 'target',
        };
        this.#ended ??= failure;
        this.#socket.destroy();
        finish({ failure });
      }, commandMs);
      const look = (): void => {
        const read = this.#next(stage);
        if (read !== null) finish(read);
      };
      this.#wake = look;
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      else look();
    });
  }

  /** What has come, or what ended the waiting; null while there is more to wait for. */
  #next(stage: Stage): { reply: SmtpReply } | { failure: Failure } | null {
    const next = this.#reader.next();
    if (next === null) return this.#ended === null ? null : { failure: { ...this.#ended, stage } };
    if ('reply' in next) return next;
    const { kind, detail, text } = next.problem;
    const failure: Failure = {
      stage,
      kind,
      code: kind === 'limit' ? 'ELIMIT' : 'EPROTO',
      detail: `${detail}${text === '' ? '' : `: ${JSON.stringify(text)}`}`,
      cause: 'target',
    };
    this.#ended ??= failure;
    this.#socket.destroy();
    return { failure };
  }

  /** Lets the last words go out, and then lets go, without keeping the program alive. */
  #leave(): void {
    this.#ended = { ...cancelled('quit'), detail: 'the session is over' };
    const socket = this.#socket;
    socket.removeAllListeners('data');
    socket.on('error', () => {});
    socket.resume();
    socket.end();
    socket.unref();
    setTimeout(() => socket.destroy(), 1_000).unref();
  }
}

/** A line break inside a command would be a second command: nothing of the kind leaves (architecture: errors). */
function checked(line: string): string {
  if (/[\r\n\u0000]/.test(line)) throw new TypeError('an SMTP command holds a line break or NUL');
  return line;
}

function shownOf({ line, shown }: Command): string {
  return (shown ?? line).slice(0, MAX_SENT);
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
