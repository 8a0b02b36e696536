/** Questions over UDP: a few connected sockets on random ports, each with many questions in flight. */
import { createSocket, type Socket } from 'node:dgram';
import { scopedIpFamily } from '../../parse/ip.ts';
import { randomId } from '../random-ids.ts';
import { questionCount, rcodeOf } from './message.ts';
import { encodeQuery, HEADER } from './question.ts';
import { type Asker, type Ticket, type Transport, type Trouble, troubleFrom } from './transport.ts';
import { sameQuestion } from './wire-name.ts';

/** Beyond so many waiting questions a socket another one is opened, up to the most. */
const WAITING_PER_SOCKET = 48;
const MAX_SOCKETS = 16;
/** A socket is given up after so many questions: its port has been seen for long enough (RFC 5452 §9.2). */
const QUESTIONS_PER_SOCKET = 8192;
/** So that a burst of answers is not lost while we are busy; the kernel gives what it allows. */
const RECEIVE_BUFFER = 1 << 20;
const FORMERR = 1;
const NOTIMP = 4;

export interface UdpOptions {
  host: string;
  port: number;
  localAddress?: string;
}

export class UdpTransport implements Transport {
  readonly kind = 'udp';
  readonly #options: UdpOptions;
  #sockets: UdpSocket[] = [];
  #turn = 0;

  constructor(options: UdpOptions) {
    this.#options = options;
  }

  ask(asker: Asker): Ticket {
    return this.#pick().ask(asker);
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
    this.#sockets = [];
  }

  #pick(): UdpSocket {
    let least: UdpSocket | undefined;
    for (let i = this.#sockets.length; i > 0; i--) {
      const socket = this.#sockets[++this.#turn % this.#sockets.length] as UdpSocket;
      if (socket.spent) continue;
      if (socket.waiting < WAITING_PER_SOCKET) return socket;
      if (least === undefined || socket.waiting < least.waiting) least = socket;
    }
    if (this.#sockets.some(({ spent }) => spent)) {
      this.#sockets = this.#sockets.filter(({ spent }) => !spent);
    }
    if (least !== undefined && this.#sockets.length >= MAX_SOCKETS) return least;
    const socket = new UdpSocket(this.#options);
    this.#sockets.push(socket);
    return socket;
  }
}

class UdpSocket {
  readonly #socket: Socket;
  readonly #tickets = new Map<number, UdpTicket>();
  /** Tickets made before the socket was connected. */
  #early: UdpTicket[] | null = [];
  /** Of several questions in a row to a closed port, only a failing send tells that the ones before were refused. */
  readonly #onSent = (error: Error | null): void => {
    if (error !== null) this.#fail(troubleFrom(error));
  };
  #left = QUESTIONS_PER_SOCKET;
  #broken = false;

  constructor({ host, port, localAddress }: UdpOptions) {
    const family = scopedIpFamily(host) ?? 4;
    // The host is an address already; left to itself, the socket would load the DNS client of Node to read it.
    const socket = createSocket({
      type: `udp${family}`,
      lookup: (address, _, done) => done(null, address, family),
    });
    this.#socket = socket;
    socket.on('error', (error) => this.#fail(troubleFrom(error)));
    socket.on('message', (message) => this.#receive(message));
    socket.unref();
    // Connected, so that the kernel drops what comes from anybody else and tells of a closed port.
    const connect = (): void => {
      socket.connect(port, host, (error?: Error) => {
        if (error === undefined || error === null) this.#connected();
        else this.#breakDown(troubleFrom(error));
      });
    };
    try {
      if (localAddress === undefined) connect();
      else socket.bind({ address: localAddress, port: 0 }, connect);
    } catch (error) {
      queueMicrotask(() => this.#breakDown(troubleFrom(error)));
    }
  }

  get waiting(): number {
    return this.#tickets.size;
  }

  get spent(): boolean {
    return this.#left <= 0 || this.#broken;
  }

  ask(asker: Asker): UdpTicket {
    this.#left--;
    let id = randomId();
    while (this.#tickets.has(id)) id = randomId();
    const ticket = new UdpTicket(this, id, asker);
    if (this.#tickets.size === 0) this.#socket.ref();
    this.#tickets.set(id, ticket);
    if (this.#early === null) this.#send(ticket);
    else this.#early.push(ticket);
    return ticket;
  }

  drop(id: number): void {
    if (!this.#tickets.delete(id) || this.#tickets.size > 0) return;
    if (this.spent) this.close();
    else this.#socket.unref();
  }

  close(): void {
    if (this.#left < 0) return;
    this.#left = -1;
    this.#tickets.clear();
    try {
      this.#socket.close();
    } catch {
      // Closed already.
    }
  }

  #connected(): void {
    try {
      this.#socket.setRecvBufferSize(RECEIVE_BUFFER);
    } catch {
      // The default will do.
    }
    const early = this.#early ?? [];
    this.#early = null;
    for (const ticket of early) if (this.#tickets.get(ticket.id) === ticket) this.#send(ticket);
  }

  #send({ id, asker }: UdpTicket): void {
    try {
      this.#socket.send(encodeQuery(asker.question, id, asker.edns), this.#onSent);
    } catch (error) {
      queueMicrotask(() => this.#fail(troubleFrom(error)));
    }
  }

  #receive(message: Buffer): void {
    // Anything that is not the answer to a waiting question is ignored, and the wait goes on (RFC 5452 §9.1).
    if (message.length < HEADER || (message[2] as number) >> 3 !== 0x10) return;
    const id = ((message[0] as number) << 8) | (message[1] as number);
    const ticket = this.#tickets.get(id);
    if (ticket === undefined || !answersQuestion(message, ticket.asker)) return;
    this.drop(id);
    ticket.asker.onMessage(message);
  }

  /** An ICMP error names no question, so it ends the try of all that wait at this server through this socket. */
  #fail(trouble: Trouble): void {
    if (this.#early !== null) {
      this.#breakDown(trouble);
      return;
    }
    const tickets = [...this.#tickets.values()];
    for (const { id } of tickets) this.drop(id);
    for (const { asker } of tickets) asker.onTrouble(trouble);
  }

  #breakDown(trouble: Trouble): void {
    this.#broken = true;
    this.#early = null;
    this.#fail(trouble);
  }
}

class UdpTicket implements Ticket {
  readonly #socket: UdpSocket;
  readonly id: number;
  readonly asker: Asker;

  constructor(socket: UdpSocket, id: number, asker: Asker) {
    this.#socket = socket;
    this.id = id;
    this.asker = asker;
  }

  cancel(): void {
    this.#socket.drop(this.id);
  }
}

/** Some old servers leave the question out when they cannot read it. */
export function answersQuestion(message: Buffer, { question }: Asker): boolean {
  const count = questionCount(message);
  if (count === 0) return message.length === HEADER && [FORMERR, NOTIMP].includes(rcodeOf(message));
  return count === 1 && sameQuestion(question.wire, message, HEADER);
}
