/**
 * An SMTP server on loopback that follows a script, octet for octet, however wrong that is.
 *
 * A script is a line each: `S: text` says a line (lines in a row leave in one packet), `s: text` says it without CR LF;
 * both know \r \n \t \\ \0 and \xNN. `C: pattern` waits for a line, `*` standing for anything. `! word` does something:
 * pause MS, split (octets leave one by one from here on), drip MS, flood TEXT (a line without end), silence, close, cut (the connection ends, TLS does
 * not), reset,
 * message (reads up to the final dot), octets N (reads that many), deaf (reads nothing more), sip MS (a pause after each
 * packet that comes),
 * proxy (reads a PROXY header first), tls [min=V] [max=V] [client [strict]] [rest] [keep] (`rest`: what came already is TLS; `keep`: it is a command, the fault of
 * CVE-2011-0411).
 * When it is at its end, the server answers QUIT and nothing else.
 */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls';
import type { KeyAndCertificate } from './certificates.ts';

export interface ScriptedSmtp {
  port: number;
  /** Lines of each connection; those over TLS begin with `tls `. */
  heard: string[][];
  /** What `message` and `octets` read, of all connections. */
  messages: Buffer[];
  /** Where what was said was not what the script has. */
  problems: string[];
  /** Addresses the connections came from. */
  clients: string[];
  /** PROXY headers, hexadecimal. */
  proxies: string[];
  /** Names asked for in TLS. */
  serverNames: (string | false)[];
  /** Common names of the certificates clients showed. */
  clientCertificates: string[];
  /** Connections open now, and the most there ever were. */
  open: { now: number; most: number };
  close(): Promise<void>;
}

export interface ScriptOptions {
  certificate?: KeyAndCertificate;
  /** PEM of an authority for the certificates of clients. */
  clientCa?: string;
  host?: string;
}

/** `healthy` reads fixtures/smtp/healthy.smtp. */
export function script(name: string): string {
  return readFileSync(new URL(`../../fixtures/smtp/${name}.smtp`, import.meta.url), 'utf8');
}

/** Connection after connection takes the next script; the last one serves for all that follow. */
export async function serveScripts(
  scripts: readonly string[],
  options: ScriptOptions = {},
): Promise<ScriptedSmtp> {
  const plays: Play[] = [];
  const server = createServer((socket) => {
    const steps = (scripts[Math.min(plays.length, scripts.length - 1)] ?? '').split('\n').filter(isStep);
    const play = new Play(socket, options, served);
    plays.push(play);
    served.heard.push(play.heard);
    served.clients.push(socket.remoteAddress ?? '');
    served.open.now++;
    served.open.most = Math.max(served.open.most, served.open.now);
    socket.once('close', () => {
      served.open.now--;
    });
    void play.follow(steps);
  });
  const served: ScriptedSmtp = {
    port: 0,
    heard: [],
    messages: [],
    problems: [],
    clients: [],
    proxies: [],
    serverNames: [],
    clientCertificates: [],
    open: { now: 0, most: 0 },
    async close() {
      for (const play of plays) play.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, options.host ?? '127.0.0.1', resolve));
  served.port = (server.address() as AddressInfo).port;
  return served;
}

function isStep(line: string): boolean {
  return /^(?:[SsC]:|!)/.test(line);
}

class Play {
  readonly heard: string[] = [];
  readonly #plain: Socket;
  readonly #options: ScriptOptions;
  readonly #served: ScriptedSmtp;
  #socket: Socket;
  #input = Buffer.alloc(0);
  #wake: (() => void) | null = null;
  #over = false;
  /** Milliseconds between octets; null for whole packets. */
  #drip: number | null = null;

  constructor(socket: Socket, options: ScriptOptions, served: ScriptedSmtp) {
    this.#plain = socket;
    this.#socket = socket;
    this.#options = options;
    this.#served = served;
    socket.setNoDelay(true);
    this.#listen(socket);
    socket.once('close', () => this.end());
  }

  end(): void {
    this.#over = true;
    this.#plain.destroy();
    this.#wake?.();
  }

  async follow(steps: readonly string[]): Promise<void> {
    let out = '';
    for (const step of steps) {
      const text = step.replace(/^(?:[SsC]:|!) ?/, '');
      if (/^[sS]:/.test(step)) {
        out += unescaped(text) + (step.startsWith('S') ? '\r\n' : '');
        continue;
      }
      await this.#say(out);
      out = '';
      if (this.#over) return;
      if (step.startsWith('C:')) await this.#expect(text);
      else await this.#act(text);
    }
    await this.#say(out);
    while (!this.#over) {
      const line = await this.#line();
      if (line === 'QUIT') {
        await this.#say('221 2.0.0 bye\r\n');
        this.#socket.end();
      }
    }
  }

  async #expect(pattern: string): Promise<void> {
    const line = await this.#line();
    if (line === null) return;
    const glob = new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    );
    if (!glob.test(line)) {
      if (line !== 'QUIT') this.#served.problems.push(`${JSON.stringify(line)} where ${pattern} was awaited`);
      else this.#socket.write('221 2.0.0 bye\r\n');
      this.#over = true;
      this.#socket.end();
    }
  }

  async #act(text: string): Promise<void> {
    const [word = '', ...rest] = text.trim().split(' ');
    switch (word) {
      case 'pause':
        return this.#pause(Number(rest[0]));
      case 'split':
        this.#drip = 0;
        return;
      case 'drip':
        this.#drip = Number(rest[0]);
        return;
      case 'flood':
        return this.#flood(unescaped(rest.join(' ')));
      case 'silence':
        // A client that takes its leave is not let go either.
        this.#socket.allowHalfOpen = true;
        while (!this.#over) await this.#more();
        return;
      case 'close':
        this.#over = true;
        this.#socket.end();
        return;
      case 'cut':
        this.#over = true;
        this.#plain.end();
        this.#plain.destroy();
        return;
      case 'reset':
        this.#over = true;
        this.#plain.resetAndDestroy();
        return;
      case 'message':
        return this.#take(() => {
          if (this.#input.indexOf('.\r\n') === 0) return 3;
          const end = this.#input.indexOf('\r\n.\r\n');
          return end < 0 ? null : end + 5;
        });
      case 'octets':
        return this.#take(() => (this.#input.length < Number(rest[0]) ? null : Number(rest[0])));
      case 'deaf':
        this.#socket.pause();
        return;
      case 'sip':
        this.#socket.on('data', () => {
          this.#socket.pause();
          setTimeout(() => this.#socket.resume(), Number(rest[0]));
        });
        return;
      case 'proxy':
        return this.#proxy();
      case 'tls':
        return this.#tls(rest);
      default:
        this.#served.problems.push(`the script knows no ${word}`);
    }
  }

  async #say(text: string): Promise<void> {
    const octets = Buffer.from(text, 'latin1');
    if (this.#over || octets.length === 0) return;
    if (this.#drip === null) {
      this.#socket.write(octets);
      return;
    }
    for (const octet of octets) {
      if (this.#over) return;
      this.#socket.write(Buffer.of(octet));
      await this.#pause(this.#drip);
    }
  }

  async #flood(text: string): Promise<void> {
    const much = Buffer.from(text.repeat(Math.ceil(16_384 / text.length)), 'latin1');
    while (!this.#over) {
      if (!this.#socket.write(much))
        await new Promise<void>((resolve) => {
          this.#socket.once('drain', resolve);
          this.#socket.once('close', () => resolve());
        });
      else await this.#pause(0);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms === 0) setImmediate(resolve);
      else setTimeout(resolve, ms);
    });
  }

  async #take(length: () => number | null): Promise<void> {
    while (!this.#over) {
      const found = length();
      if (found !== null) {
        this.#served.messages.push(this.#input.subarray(0, found));
        this.#input = this.#input.subarray(found);
        return;
      }
      await this.#more();
    }
  }

  async #proxy(): Promise<void> {
    while (!this.#over) {
      const end = this.#input.indexOf('\r\n');
      const binary = this.#input.length >= 16 && this.#input[0] === 0x0d;
      const length = binary ? 16 + this.#input.readUInt16BE(14) : end < 0 ? null : end + 2;
      if (length !== null && this.#input[0] !== undefined && (binary || this.#input[0] !== 0x0d)) {
        this.#served.proxies.push(this.#input.subarray(0, length).toString('hex'));
        this.#input = this.#input.subarray(length);
        return;
      }
      await this.#more();
    }
  }

  async #tls(words: readonly string[]): Promise<void> {
    const { certificate, clientCa } = this.#options;
    if (certificate === undefined) throw new Error('the script wants TLS, the test gives no certificate');
    if (!words.includes('keep') && !words.includes('rest')) this.#input = Buffer.alloc(0);
    this.#plain.removeAllListeners('data');
    if (words.includes('rest')) {
      this.#plain.pause();
      this.#plain.unshift(this.#input);
      this.#input = Buffer.alloc(0);
    }
    const max = version(words, 'max');
    const context = createSecureContext({
      ...certificate,
      ciphers: 'DEFAULT:@SECLEVEL=0',
      minVersion: version(words, 'min') ?? 'TLSv1',
      ...(max !== undefined && { maxVersion: max }),
      ...(clientCa !== undefined && { ca: clientCa }),
    });
    const socket = new TLSSocket(this.#plain, {
      isServer: true,
      secureContext: context,
      requestCert: words.includes('client'),
      rejectUnauthorized: words.includes('strict'),
      SNICallback: (name, answer) => {
        this.#served.serverNames.push(name);
        answer(null, context);
      },
    });
    await new Promise<void>((resolve) => {
      socket.once('secure', resolve);
      socket.on('error', () => this.end());
      this.#plain.once('close', () => resolve());
    });
    if (this.#over) return;
    const peer = socket.getPeerCertificate();
    if (words.includes('client')) this.#served.clientCertificates.push(String(peer?.subject?.CN ?? ''));
    this.#socket = socket;
    this.#listen(socket);
  }

  #listen(socket: Socket): void {
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      this.#input = Buffer.concat([this.#input, chunk]);
      this.#wake?.();
    });
    socket.once('end', () => this.#wake?.());
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = null;
        resolve();
      };
      if (this.#over) this.#wake();
    });
  }

  async #line(): Promise<string | null> {
    while (!this.#over) {
      const end = this.#input.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#input.subarray(0, end).toString();
        this.#input = this.#input.subarray(end + 2);
        this.heard.push(this.#socket === this.#plain ? line : `tls ${line}`);
        return line;
      }
      await this.#more();
    }
    return null;
  }
}

function version(words: readonly string[], end: 'min' | 'max'): SecureVersion | undefined {
  return words.find((word) => word.startsWith(`${end}=`))?.slice(4) as SecureVersion | undefined;
}

const ESCAPES: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\', '0': '\0' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:x([0-9a-f]{2})|([rnt\\0]))/gi, (_, hex?: string, letter?: string) =>
    hex === undefined ? (ESCAPES[letter ?? ''] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
