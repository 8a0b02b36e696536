/** A connection under TLS that keeps the first octets the other side sent: what is no TLS says what it is instead. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A greeting, or the first lines of what HTTP answers. */
const MOST = 512;
/** RFC 8446 §5.1: alert, handshake and their like, then the major version, which is 3 in all of TLS. */
const FIRST_TYPE = 20;
const LAST_TYPE = 24;
const MAJOR = 3;

/** OpenSSL reads from a socket behind our back, and says of what it cannot read only that; so it reads from this. */
export class Overheard extends Duplex {
  readonly #socket: Socket;
  #first = Buffer.alloc(0);

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      if (this.#first.length < MOST)
        this.#first = Buffer.concat([this.#first, chunk.subarray(0, MOST - this.#first.length)]);
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', () => this.destroy());
    socket.on('close', () => this.destroy());
  }

  /** The first octets, where they are no TLS; null where they are, or where nothing came. */
  get words(): Buffer | null {
    const [type = 0, major = MAJOR] = this.#first;
    if (this.#first.length === 0) return null;
    return type >= FIRST_TYPE && type <= LAST_TYPE && major === MAJOR ? null : this.#first;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
