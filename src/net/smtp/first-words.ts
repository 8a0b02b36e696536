/** What a server says by itself on a fresh connection; the connection can be handed on with nothing lost. */
import type { Socket } from 'node:net';

/** Enough to tell a reply code from everything else. */
const ENOUGH = 4;
/** Nobody's first words are longer. */
const MOST = 4_096;
const LF = 0x0a;

/** words: enough to judge by · ended: the other side closed or reset · silence: time is over · cancelled: the run is. */
export type Heard = 'words' | 'ended' | 'silence' | 'cancelled';

export class FirstWords {
  readonly #socket: Socket;
  readonly #signal: AbortSignal;
  readonly #began = performance.now();
  #firstMs = 0;
  #octets = Buffer.alloc(0);
  #ended: 'closed' | 'reset' | null = null;
  #wake: () => void = () => {};
  #wantsLine = false;
  #isBack = false;

  constructor(socket: Socket, signal: AbortSignal) {
    this.#socket = socket;
    this.#signal = signal;
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
  }

  get octets(): Buffer {
    return this.#octets;
  }

  /** Milliseconds until the first of them came. */
  get firstMs(): number {
    return this.#firstMs;
  }

  /** How the other side went away; null while it is there. */
  get ended(): 'closed' | 'reset' | null {
    return this.#ended;
  }

  wait(ms: number): Promise<Heard> {
    return new Promise((resolve) => {
      const finish = (heard: Heard): void => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', onAbort);
        this.#wake = () => {};
        resolve(heard);
      };
      const onAbort = (): void => finish('cancelled');
      const timer = setTimeout(() => finish('silence'), ms);
      this.#signal.addEventListener('abort', onAbort, { once: true });
      this.#wake = () => {
        if (this.#isEnough) finish('words');
        else if (this.#ended !== null) finish('ended');
        else if (this.#signal.aborted) finish('cancelled');
      };
      this.#wake();
    });
  }

  /** The rest of the first line, where it is not there yet. */
  async line(ms: number): Promise<void> {
    this.#wantsLine = true;
    if (this.#isEnough || this.#ended !== null) return;
    this.#octets = Buffer.alloc(0);
    this.#isBack = false;
    this.#socket.resume();
    await this.wait(ms);
  }

  get #isEnough(): boolean {
    if (this.#octets.includes(LF) || this.#octets.length >= MOST) return true;
    return !this.#wantsLine && this.#octets.length >= ENOUGH;
  }

  /** Speaks first: for what says nothing by itself. */
  say(text: string): void {
    if (this.#ended === null) this.#socket.write(text);
  }

  /** The connection as if nobody had listened; whoever takes it must listen within the same turn. */
  handOn(): Socket {
    const socket = this.#socket;
    this.#forget();
    socket.pause();
    this.#putBack();
    setImmediate(() => socket.resume());
    return socket;
  }

  drop(): void {
    this.#forget();
    this.#socket.on('error', () => {});
    this.#socket.destroy();
  }

  /** While there is something to read the connection does not end, so that nobody misses what was said before the end. */
  #putBack(): void {
    if (this.#isBack || this.#octets.length === 0 || this.#ended !== null) return;
    this.#isBack = true;
    this.#socket.pause();
    this.#socket.unshift(this.#octets);
  }

  #forget(): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('error', this.#onError);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
  }

  readonly #onData = (chunk: Buffer): void => {
    if (this.#octets.length === 0) this.#firstMs = performance.now() - this.#began;
    this.#octets = Buffer.concat([this.#octets, chunk]);
    if (this.#isEnough) this.#putBack();
    this.#wake();
  };

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    this.#ended ??= error.code === 'ECONNRESET' ? 'reset' : 'closed';
    this.#wake();
  };

  readonly #onEnd = (): void => {
    this.#ended ??= 'closed';
    this.#wake();
  };
}
