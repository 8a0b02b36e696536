/** A bare SMTP client over node:net and node:tls, to hear what a server of the lab says without our own session. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';

/** How the waiting ended where no whole reply came. */
export type Ended = 'closed' | 'ECONNRESET' | 'silent' | (string & {});

export class SmtpClient {
  #socket: Socket;
  #held = '';
  #ended: Ended | null = null;
  connected = false;
  #wake: (() => void) | null = null;
  readonly #patienceMs: number;

  constructor(address: string, patienceMs = 300) {
    const [host = '', port = ''] = address.split(':');
    this.#patienceMs = patienceMs;
    this.#socket = connect(Number(port), host, () => {
      this.connected = true;
    });
    this.#listen();
  }

  /** The next whole reply, lines joined with \n, or how the waiting ended. */
  async reply(): Promise<string | Ended> {
    const until = performance.now() + this.#patienceMs;
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.#held)?.[0];
      if (whole !== undefined) {
        this.#held = this.#held.slice(whole.length);
        return whole.trimEnd().replaceAll('\r\n', '\n');
      }
      if (this.#ended !== null) return this.#ended;
      const left = until - performance.now();
      if (left <= 0) return 'silent';
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** What came beyond the replies taken so far. */
  get held(): string {
    return this.#held;
  }

  say(line: string): Promise<string | Ended> {
    this.#socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** Takes TLS from here on, whatever the certificate. */
  secure(serverName: string, options: { ca?: string } = {}): Promise<Presented | string> {
    this.#socket.removeAllListeners();
    return new Promise((resolve) => {
      const secure: TLSSocket = connectTls(
        {
          socket: this.#socket,
          servername: serverName,
          rejectUnauthorized: false,
          minVersion: 'TLSv1',
          ciphers: 'DEFAULT:@SECLEVEL=0',
          ...options,
        },
        () => {
          this.#socket = secure;
          this.#listen();
          resolve({
            certificate: secure.getPeerCertificate(true),
            protocol: secure.getProtocol() ?? '',
            problem: secure.authorizationError?.toString().replace(/^Error: /, '') ?? null,
          });
        },
      );
      secure.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      setTimeout(() => resolve('silent'), this.#patienceMs).unref();
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const ends = (how: Ended): void => {
      this.#ended ??= how;
      this.#wake?.();
    };
    this.#socket.on('data', (chunk) => {
      this.#held += chunk.toString('latin1');
      this.#wake?.();
    });
    this.#socket.on('error', (error: NodeJS.ErrnoException) => ends(error.code ?? error.message));
    this.#socket.on('end', () => ends('closed'));
  }
}

export interface Presented {
  certificate: DetailedPeerCertificate;
  protocol: string;
  /** Node's word for why the certificate is not trusted. */
  problem: string | null;
}
