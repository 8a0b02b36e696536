/** Takes the lines of a client off a socket one by one, so that a server can be written in a straight line. */
import type { Socket } from 'node:net';

/** A client that never ends its line is cut off after this many octets. */
const MAX_HELD = 1_048_576;

export class LineReader {
  readonly #socket: Socket;
  #held: string;
  #over = false;
  #wake: (() => void) | null = null;

  /** `held`: text already read, that counts as if it came from the socket. */
  constructor(socket: Socket, held = '') {
    this.#socket = socket;
    this.#held = held;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
  }

  /** Without its end; null where no more will come. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.#held.indexOf('\n');
      if (end >= 0) {
        const line = this.#held.slice(0, end).replace(/\r$/, '');
        this.#held = this.#held.slice(end + 1);
        return line;
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
    this.#held += chunk.toString('utf8');
    if (this.#held.length > MAX_HELD) this.#socket.destroy();
    this.#wake?.();
  };

  readonly #onEnd = (): void => {
    this.#over = true;
    this.#wake?.();
  };
}
