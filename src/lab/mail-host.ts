/** A small SMTP server that does as its script says: sound where the script is silent, and broken exactly where it is not. */
import { createServer, type Socket } from 'node:net';
import type { createSecureContext } from 'node:tls';
import type { Inbox } from './inbox.ts';
import { LineReader } from './line-reader.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';
import { MailTransaction, withoutDot } from './mail-transaction.ts';
import { MECHANISMS } from './sasl.ts';
import { type ContextFor, contextsOf, serveTls } from './server-tls.ts';

/** What a server does in place of an ordinary reply. */
export interface Act {
  /** Octets as they go over the wire, line ends included. */
  raw?: string | Buffer;
  /** Before the first octet. */
  delayMs?: number;
  /** One octet of `raw` after another, this far apart. */
  dripMs?: number;
  /** `raw` again and again, for as long as somebody listens. */
  endless?: boolean;
  /** What comes after the words; the conversation goes on where left out. */
  end?: 'close' | 'reset' | 'silence';
}

/** Lines without their ends (several joined with \n), or something worse. */
export type Reply = string | Act;

/** By verb in upper case; `greeting` before the first, `handshake` in place of TLS after STARTTLS, `*` any other. */
export type Replies = Readonly<Record<string, Reply>>;

export interface MailScript {
  /** What it calls itself in its greeting and EHLO. */
  name: string;
  /** TLS before the greeting (RFC 8314 §3). */
  implicitTls?: boolean;
  /** EHLO keywords in clear, and over TLS; the usual ones where left out. */
  offers?: readonly string[];
  offersOverTls?: readonly string[];
  replies?: Replies;
  /** In place of `replies`, over TLS. */
  repliesOverTls?: Replies;
  /** What it never does: `TLSv1` and nothing newer. */
  onlyTls?: 'TLSv1';
  /** Takes mail for anybody. */
  openRelay?: boolean;
  /** Takes mail only from those who have proved who they are, for anybody (RFC 6409). */
  submission?: boolean;
  /** Milliseconds for which it puts off a sender and recipient it has not met before (RFC 6647). */
  greylistMs?: number;
  /** So many messages, and whoever hands in more is put off. */
  mostMessages?: number;
  /** Commands in clear behind STARTTLS still count over TLS (CVE-2011-0411). */
  keepsClearText?: boolean;
}

/** What was heard of one client. */
export interface HeardSession {
  /** The name the server goes by. */
  server: string;
  /** Port the server plays: 25, 465, ... */
  port: number;
  /** Name the client asked for in TLS; null without TLS or name. */
  serverName: string | null;
  /** Lines in the order they came; those of a message are left out. */
  commands: string[];
  /** Milliseconds on the clock of `performance.now()`. */
  beganMs: number;
  /** Null while the connection stands. */
  endedMs: number | null;
}

export interface MailHostOptions {
  script: MailScript;
  /** Port it plays. */
  port: number;
  /** PEM key and certificates for a name asked for in TLS, or for the server's own. */
  certificateFor(host: string): { key: string; cert: string };
  /** Whether mail for a domain belongs here. */
  takesMailFor(domain: string): boolean;
  /** Where each session is written down. */
  heard: HeardSession[];
  /** Where messages go. */
  inbox: Inbox;
  /** Milliseconds before every reply. */
  delayMs?: number;
}

/** Sessions and commands remembered; a lab kept up for long forgets none of the first. */
const MAX_SESSIONS = 10_000;
const MAX_COMMANDS = 1_000;
const MAX_COMMAND = 1_000;
const OFFERS = [
  'PIPELINING',
  'SIZE 52428800',
  '8BITMIME',
  'ENHANCEDSTATUSCODES',
  'DSN',
  'SMTPUTF8',
  'CHUNKING',
];
/** What SIZE says: nothing larger is taken. */
const MAX_SIZE = 52_428_800;
/** Every version and key OpenSSL still speaks, for the server that is to be old. */
const OLD: NonNullable<Parameters<typeof createSecureContext>[0]> = { ciphers: 'DEFAULT:@SECLEVEL=0' };

export async function startMailHost(options: MailHostOptions): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const { onlyTls } = options.script;
  const contexts = contextsOf(
    options.certificateFor,
    onlyTls === undefined ? {} : { ...OLD, minVersion: onlyTls, maxVersion: onlyTls },
  );
  const memory = new Memory();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const session: HeardSession = {
      server: options.script.name,
      port: options.port,
      serverName: null,
      commands: [],
      beganMs: performance.now(),
      endedMs: null,
    };
    if (options.heard.length < MAX_SESSIONS) options.heard.push(session);
    void new Conversation(options, contexts, memory, session, socket).hold();
  });
  return listenOnLoopback(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** What a server remembers from one session to the next. */
class Memory {
  taken = 0;
  /** Sender and recipient → when they were first named, on the clock of `performance.now()`. */
  readonly #met = new Map<string, number>();

  /** Milliseconds left of the time to wait; 0 where it is over. */
  greylists(who: string, ms: number): number {
    if (this.#met.size > MAX_SESSIONS) this.#met.clear();
    const since = this.#met.get(who) ?? performance.now();
    this.#met.set(who, since);
    return Math.max(0, since + ms - performance.now());
  }
}

/** The client is gone, or the server has had enough. */
class Over extends Error {}

class Conversation {
  readonly #options: MailHostOptions;
  readonly #contexts: ContextFor;
  readonly #session: HeardSession;
  readonly #tcp: Socket;
  /** The same, or TLS over it. */
  #socket: Socket;
  #lines: LineReader;
  #encrypted = false;
  #authenticated = false;
  #helo = '';
  readonly #mail = new MailTransaction();
  readonly #memory: Memory;

  constructor(
    options: MailHostOptions,
    contexts: ContextFor,
    memory: Memory,
    session: HeardSession,
    socket: Socket,
  ) {
    this.#options = options;
    this.#memory = memory;
    this.#contexts = contexts;
    this.#session = session;
    this.#tcp = socket;
    this.#socket = socket;
    this.#lines = new LineReader(socket);
  }

  async hold(): Promise<void> {
    try {
      if (this.#options.script.implicitTls) await this.#secure('');
      await this.#reply('greeting', `220 ${this.#options.script.name} ESMTP`);
      for (;;) await this.#answer(await this.#hear());
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    } finally {
      this.#session.endedMs = performance.now();
    }
  }

  async #hear(): Promise<string> {
    const line = await this.#lines.next();
    if (line === null) throw new Over();
    return line;
  }

  async #answer(line: string): Promise<void> {
    const { commands } = this.#session;
    if (commands.length < MAX_COMMANDS) commands.push(line.slice(0, MAX_COMMAND));
    const verb = /^[A-Za-z]+/.exec(line)?.[0].toUpperCase() ?? '';
    if (verb === 'STARTTLS') return this.#startTls();
    if (verb === 'AUTH' && this.#own(verb) === undefined) return this.#authenticate(line);
    if (verb === 'BDAT') return this.#chunk(line);
    if (/^(EHLO|HELO|RSET)$/.test(verb)) this.#mail.reset();
    if (/^(EHLO|HELO)$/.test(verb)) this.#helo = (line.split(' ')[1] ?? '').slice(0, 255);
    const said = this.#own(verb) ?? this.#usual(verb, line);
    if (saysYes(said, '2') && verb === 'MAIL') this.#mail.begin(line);
    if (saysYes(said, '2') && verb === 'RCPT') this.#mail.addRecipient(line);
    await this.#do(said);
    if (verb === 'DATA' && saysYes(said, '354')) await this.#message();
    if (verb === 'QUIT') await this.#do({ end: 'close' });
  }

  /** What a sound server says. */
  #usual(verb: string, line: string): string {
    const { name, offers, offersOverTls, mostMessages } = this.#options.script;
    switch (verb) {
      case 'EHLO': {
        const clear = offers ?? [...OFFERS, 'STARTTLS'];
        return [name, ...(this.#encrypted ? (offersOverTls ?? OFFERS) : clear)]
          .map((one, index, { length }) => `250${index + 1 < length ? '-' : ' '}${one}`)
          .join('\n');
      }
      case 'HELO':
        return `250 ${name}`;
      case 'MAIL':
        if (!this.#mayAsk) return '530 5.7.0 Authentication required';
        if (this.#memory.taken >= (mostMessages ?? Number.POSITIVE_INFINITY))
          return `450 4.7.1 Sending limit exceeded: ${mostMessages} messages an hour, please try again later`;
        return Number(/ SIZE=(\d+)/i.exec(line)?.[1] ?? 0) > MAX_SIZE ? TOO_LARGE : '250 2.1.0 Ok';
      case 'RCPT':
        return this.#recipient(line);
      case 'RSET':
      case 'NOOP':
        return '250 2.0.0 Ok';
      case 'VRFY':
        return '252 2.5.0 Cannot VRFY user, but will accept message and attempt delivery';
      case 'DATA':
        return this.#mail.recipients > 0
          ? '354 End data with <CR><LF>.<CR><LF>'
          : '554 5.5.1 No valid recipients';
      case 'QUIT':
        return '221 2.0.0 Bye';
      default:
        return '500 5.5.2 Command not recognized';
    }
  }

  #recipient(line: string): string {
    const [, local = '', domain = ''] = /<(.*)@([^@>]*)>/.exec(line) ?? [];
    if (!this.#mayAsk) return '530 5.7.0 Authentication required';
    const { openRelay = false, submission = false } = this.#options.script;
    const here = this.#options.takesMailFor(domain.toLowerCase());
    if (!here && !openRelay && !submission) return `554 5.7.1 <${local}@${domain}>: Relay access denied`;
    if (here && /^(nobody|unknown)/i.test(local))
      return `550 5.1.1 <${local}@${domain}>: Recipient address rejected: User unknown`;
    const { greylistMs = 0 } = this.#options.script;
    const waits = greylistMs > 0 ? this.#memory.greylists(`${this.#mail.sender} ${line}`, greylistMs) : 0;
    if (waits > 0) return `450 4.2.0 Greylisted, please try again in ${Math.ceil(waits / 1_000)} seconds`;
    return '250 2.1.5 Ok';
  }

  get #mayAsk(): boolean {
    return this.#options.script.submission !== true || this.#authenticated;
  }

  async #message(): Promise<void> {
    for (;;) {
      const line = await this.#lines.nextOctets();
      if (line === null) throw new Over();
      const taken = withoutDot(line);
      if (taken === null) break;
      this.#mail.take(taken);
    }
    await this.#take('DATA');
  }

  /** RFC 3030 §2: as many octets as it says follow at once, whatever becomes of them. */
  async #chunk(line: string): Promise<void> {
    const [, length, last] = /^BDAT (\d{1,9})( LAST)?\s*$/i.exec(line) ?? [];
    if (length === undefined) return this.#do('501 5.5.4 BDAT needs a number of octets');
    const isDue = this.#mail.recipients > 0;
    for (let left = Number(length); left > 0; ) {
      const octets = await this.#lines.upTo(left);
      if (octets === null) throw new Over();
      left -= octets.length;
      if (isDue) this.#mail.take(octets);
    }
    if (!isDue) return this.#do('503 5.5.1 No valid recipients');
    const said = this.#own('BDAT') ?? `250 2.0.0 ${length} octets received`;
    // RFC 3030 §2: after a no, what came before is forgotten.
    if (!saysYes(said, '2')) this.#mail.reset();
    if (last === undefined || !saysYes(said, '2')) return this.#do(said);
    await this.#take('BDAT');
  }

  async #take(command: 'DATA' | 'BDAT'): Promise<void> {
    const { script, port, inbox } = this.#options;
    const message = this.#mail.finish();
    const said =
      this.#own('message') ?? (message.size > MAX_SIZE ? TOO_LARGE : '250 2.0.0 Ok: queued as LAB');
    if (saysYes(said, '2')) {
      this.#memory.taken += 1;
      const [encrypted, authenticated] = [this.#encrypted, this.#authenticated];
      const helo = this.#helo;
      inbox.add({ server: script.name, port, helo, command, encrypted, authenticated, ...message });
    }
    await this.#do(said);
  }

  async #authenticate(line: string): Promise<void> {
    const [, name = '', first] = line.split(' ');
    const mechanism = MECHANISMS[name.toUpperCase()];
    const { script } = this.#options;
    const offered = (this.#encrypted ? script.offersOverTls : script.offers)?.some((one) =>
      /^AUTH\b/.test(one),
    );
    if (!offered) {
      const why = this.#encrypted ? '503 5.5.1 AUTH not available' : '538 5.7.11 Encryption required';
      return this.#do(why);
    }
    if (mechanism === undefined) return this.#do('504 5.5.4 Unrecognized authentication type');
    const steps = mechanism(first === undefined ? null : decode(first === '=' ? '' : first));
    let step = steps.next();
    while (step.done !== true) {
      await this.#do(`334 ${Buffer.from(step.value).toString('base64')}`);
      const answer = await this.#hear();
      if (answer === '*') return this.#do('501 5.7.0 Authentication cancelled');
      step = steps.next(decode(answer));
    }
    this.#authenticated = step.value;
    await this.#do(
      step.value ? '235 2.7.0 Authentication successful' : '535 5.7.8 Authentication credentials invalid',
    );
  }

  async #startTls(): Promise<void> {
    const { offers = ['STARTTLS'], replies = {}, keepsClearText } = this.#options.script;
    const known = offers.includes('STARTTLS') && !this.#encrypted;
    const reply =
      replies.STARTTLS ?? (known ? '220 2.0.0 Ready to start TLS' : '503 5.5.1 STARTTLS not available');
    await this.#do(reply);
    if (typeof reply !== 'string' || !reply.startsWith('220')) return;
    const { handshake } = replies;
    if (handshake !== undefined) return this.#do(handshake);
    await this.#secure(keepsClearText ? this.#lines.rest() : '');
  }

  async #secure(clearText: string): Promise<void> {
    const { script } = this.#options;
    this.#lines.stop();
    const socket = serveTls(this.#socket, script.name, this.#contexts, (name) => {
      this.#session.serverName = name;
    });
    this.#socket = socket;
    this.#lines = new LineReader(socket, clearText);
    this.#encrypted = true;
  }

  #reply(moment: string, usual: string): Promise<void> {
    return this.#do(this.#own(moment) ?? usual);
  }

  /** What the script has for this moment. */
  #own(moment: string): Reply | undefined {
    const { replies = {}, repliesOverTls = {} } = this.#options.script;
    const own = this.#encrypted ? { ...replies, ...repliesOverTls } : replies;
    return own[moment] ?? own['*'];
  }

  async #do(reply: Reply): Promise<void> {
    const act: Act = typeof reply === 'string' ? { raw: `${reply.replaceAll('\n', '\r\n')}\r\n` } : reply;
    await wait((this.#options.delayMs ?? 0) + (act.delayMs ?? 0));
    if (act.raw !== undefined) await this.#write(act.raw, act);
    if (act.end === 'silence') for (;;) await this.#hear();
    if (act.end === undefined) return;
    if (act.end === 'reset') this.#tcp.resetAndDestroy();
    else this.#socket.end();
    throw new Over();
  }

  async #write(raw: string | Buffer, { dripMs, endless = false }: Act): Promise<void> {
    do {
      // Writes that succeed at once would otherwise leave nobody else a turn.
      if (endless) await new Promise((resolve) => setImmediate(resolve));
      for (const part of dripMs === undefined ? [raw] : raw) {
        if (!this.#socket.writable) throw new Over();
        const took = this.#socket.write(typeof part === 'number' ? Uint8Array.of(part) : part);
        if (dripMs !== undefined) await wait(dripMs);
        else if (!took) await drained(this.#socket);
      }
    } while (endless);
  }
}

const TOO_LARGE = '552 5.3.4 Message too large';

/** Whether it is a reply whose code begins so. */
function saysYes(reply: Reply, code: string): boolean {
  return String(typeof reply === 'string' ? reply : (reply.raw ?? '')).startsWith(code);
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function wait(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}
