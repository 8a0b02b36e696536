/** One connection as the IMAP library sees it: over TCP or TLS of our own making, and bounded in what it takes in. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Failure } from '../../model/failure.ts';

/** The library hands errors through as they are, so our own words come out at the other end. */
export class MailboxTrouble extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

export class Wire extends Duplex {
  #inner: Socket | null = null;
  readonly #host: string;
  #left: number;
  #taken = 0;
  remoteAddress?: string | undefined;
  remotePort?: number | undefined;

  /** `most`: octets the other side may send in all. */
  constructor(host: string, most: number) {
    super({ allowHalfOpen: false });
    this.#host = host;
    this.#left = most;
  }

  /** Everything goes over this socket from now on. */
  attach(socket: Socket): void {
    this.#inner = socket;
    this.remoteAddress = socket.remoteAddress;
    this.remotePort = socket.remotePort;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
    socket.resume();
  }

  /** Hands the socket to somebody else, who puts TLS over it; nothing comes over this wire any more. */
  release(): Socket | null {
    const socket = this.#inner;
    this.#inner = null;
    socket?.off('data', this.#onData);
    socket?.off('end', this.#onEnd);
    socket?.off('error', this.#onError);
    socket?.off('close', this.#onClose);
    return socket;
  }

  /** So many octets more may come. */
  allow(octets: number): void {
    this.#left += octets;
  }

  setTimeout(ms: number): this {
    this.#inner?.setTimeout(ms, () => this.emit('timeout'));
    return this;
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#left -= chunk.length;
    this.#taken += chunk.length;
    if (this.#left < 0) {
      const detail = `${this.#host} sent more than ${this.#taken - 1} octets, which is more than was asked for`;
      this.destroy(
        new MailboxTrouble({ stage: 'fetch', kind: 'limit', code: 'ELIMIT', detail, cause: 'target' }),
      );
    } else if (!this.push(chunk)) this.#inner?.pause();
  };

  readonly #onEnd = (): void => {
    this.push(null);
  };

  readonly #onError = (error: Error): void => {
    this.destroy(error);
  };

  readonly #onClose = (): void => {
    this.destroy();
  };

  override _read(): void {
    this.#inner?.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#inner === null) done(new Error('nothing is connected'));
    else this.#inner.write(chunk, done);
  }

  override _final(done: () => void): void {
    if (this.#inner === null) done();
    else this.#inner.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner?.destroy();
    done(error);
  }
}
