/** Takes the lines of a client off a socket one by one, or octets as they come, so that a server can be written in a straight line. */
import type { Socket } from 'node:net';

/** A client that never ends its line is cut off after this many octets. */
const MAX_HELD = 1_048_576;

export class LineReader {
  readonly #socket: Socket;
  /** Each character an octet. */
  #held: string;
  #over = false;
  #wake: (() => void) | null = null;

  /** `held`: what `rest` gave, that counts as if it came from the socket. */
  constructor(socket: Socket, held = '') {
    this.#socket = socket;
    this.#held = held;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
  }

  /** Without its end, and UTF-8 read; null where no more will come. */
  async next(): Promise<string | null> {
    const line = await this.nextOctets();
    return line === null ? null : line.toString('utf8').replace(/\r?\n$/, '');
  }

  /** As it came, its LF included; null where no more will come. */
  nextOctets(): Promise<Buffer | null> {
    return this.#take(() => this.#held.indexOf('\n') + 1);
  }

  /** What there is, `most` octets of it; null where no more will come. */
  upTo(most: number): Promise<Buffer | null> {
    return this.#take(() => Math.min(most, this.#held.length));
  }

  /** As many octets as `length` says, once that is more than none. */
  async #take(length: () => number): Promise<Buffer | null> {
    for (;;) {
      const end = length();
      if (end > 0) {
        const taken = Buffer.from(this.#held.slice(0, end), 'latin1');
        this.#held = this.#held.slice(end);
        return taken;
      }
      if (this.#over) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What was read and not taken. */
  rest(): string {
    return this.#held;
  }

  /** Leaves the socket to somebody else. */
  stop(): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#held += chunk.toString('latin1');
    if (this.#held.length > MAX_HELD) this.#socket.destroy();
    this.#wake?.();
  };

  readonly #onEnd = (): void => {
    this.#over = true;
    this.#wake?.();
  };
}
