/** Questions over TCP (RFC 7766) and TLS (RFC 7858): connections are kept and shared by many questions. */
import { connect as connectTcp, type Socket } from 'node:net';
import { randomId } from '../random-ids.ts';
import { encodeQuery, HEADER } from './question.ts';
import { type Asker, type Ticket, type Transport, type Trouble, troubleFrom } from './transport.ts';
import { answersQuestion } from './udp.ts';

export interface StreamOptions {
  host: string;
  port: number;
  localAddress?: string;
  family?: 4 | 6;
  connectMs: number;
  maxMessage: number;
  /** Over TLS; the certificate is verified where a name is given. */
  tls?: { name?: string; extraCa: readonly string[] };
}

const MAX_CONNECTIONS = 4;
/** Beyond so many waiting questions a connection another one is opened. */
const WAITING_PER_CONNECTION = 100;
/** A connection nobody waits at is kept this long. */
const IDLE_MS = 10_000;

export class StreamTransport implements Transport {
  readonly kind: 'tcp' | 'tls';
  readonly #options: StreamOptions;
  #connections: Connection[] = [];

  constructor(options: StreamOptions) {
    this.kind = options.tls === undefined ? 'tcp' : 'tls';
    this.#options = options;
  }

  ask(asker: Asker): Ticket {
    const ticket = new StreamTicket(asker);
    this.#assign(ticket);
    return ticket;
  }

  close(): void {
    for (const connection of this.#connections) connection.destroy();
    this.#connections = [];
  }

  #assign(ticket: StreamTicket): void {
    this.#connections = this.#connections.filter(({ ended }) => !ended);
    const [least] = [...this.#connections].sort((a, b) => a.waiting - b.waiting);
    if (
      least !== undefined &&
      (least.waiting < WAITING_PER_CONNECTION || this.#connections.length >= MAX_CONNECTIONS)
    ) {
      least.ask(ticket);
      return;
    }
    const connection = new Connection(this.#options, (lost) => this.#again(lost));
    this.#connections.push(connection);
    connection.ask(ticket);
  }

  /** A server may close a connection between two questions (RFC 7766 §6.2.4): that is no failure of the second. */
  #again(ticket: StreamTicket): void {
    ticket.repeated = true;
    this.#assign(ticket);
  }
}

class StreamTicket implements Ticket {
  readonly asker: Asker;
  repeated = false;
  id = 0;
  connection: Connection | null = null;

  constructor(asker: Asker) {
    this.asker = asker;
  }

  cancel(): void {
    this.connection?.drop(this);
  }
}

class Connection {
  readonly #options: StreamOptions;
  readonly #again: (ticket: StreamTicket) => void;
  readonly #tickets = new Map<number, StreamTicket>();
  #socket: Socket | null = null;
  #ready = false;
  /** It has answered before, so that an end now may only mean that the server had enough of it. */
  #used = false;
  #received: Buffer = Buffer.alloc(0);
  ended = false;

  constructor(options: StreamOptions, again: (ticket: StreamTicket) => void) {
    this.#options = options;
    this.#again = again;
    void this.#open();
  }

  get waiting(): number {
    return this.#tickets.size;
  }

  ask(ticket: StreamTicket): void {
    let id = randomId();
    while (this.#tickets.has(id)) id = randomId();
    ticket.id = id;
    ticket.connection = this;
    this.#tickets.set(id, ticket);
    if (this.#ready) {
      if (this.#tickets.size === 1) this.#socket?.ref();
      this.#write(ticket);
    }
  }

  drop(ticket: StreamTicket): void {
    if (this.#tickets.get(ticket.id) !== ticket) return;
    this.#tickets.delete(ticket.id);
    if (this.#tickets.size > 0) return;
    if (this.#ready) this.#socket?.unref();
    else this.destroy();
  }

  destroy(): void {
    this.ended = true;
    this.#tickets.clear();
    this.#socket?.destroy();
  }

  async #open(): Promise<void> {
    const { host, port, localAddress, family, tls, connectMs } = this.#options;
    const place = {
      host,
      port,
      ...(localAddress !== undefined && { localAddress }),
      ...(family !== undefined && { family }),
    };
    let socket: Socket;
    if (tls === undefined) socket = connectTcp(place, () => this.#connected());
    else {
      const [{ connect }, { trust }] = await Promise.all([import('node:tls'), import('../trust.ts')]);
      if (this.ended) return;
      socket = connect(
        {
          ...place,
          ...trust(tls.extraCa),
          ALPNProtocols: ['dot'],
          // Without a name there is nothing to verify the certificate against (RFC 8310 §5, opportunistic).
          rejectUnauthorized: tls.name !== undefined,
          ...(tls.name !== undefined && { servername: tls.name }),
        },
        () => this.#connected(),
      );
    }
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(connectMs, () => this.#timedOut());
    socket.on('data', (data) => this.#receive(data));
    socket.on('error', (error) => this.#fail(troubleFrom(error)));
    socket.on('close', () => this.#fail({ kind: 'closed', code: 'CLOSED', detail: 'closed the connection' }));
  }

  #connected(): void {
    this.#ready = true;
    this.#socket?.setTimeout(IDLE_MS);
    for (const ticket of this.#tickets.values()) this.#write(ticket);
    if (this.#tickets.size === 0) this.#socket?.unref();
  }

  #timedOut(): void {
    if (this.#ready && this.#tickets.size > 0) return;
    this.#fail({ kind: 'timeout', code: 'ETIMEDOUT', detail: 'does not accept the connection' });
  }

  #write({ asker, id }: StreamTicket): void {
    const query = encodeQuery(asker.question, id, asker.edns);
    const framed = Buffer.allocUnsafe(query.length + 2);
    framed.writeUInt16BE(query.length, 0);
    framed.set(query, 2);
    this.#socket?.write(framed);
  }

  #receive(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
    while (this.#received.length >= 2 && !this.ended) {
      const length = this.#received.readUInt16BE(0);
      if (length > this.#options.maxMessage) {
        this.#fail({
          kind: 'limit',
          code: 'LIMIT',
          detail: `sent more than ${this.#options.maxMessage} octets`,
        });
        return;
      }
      if (this.#received.length < length + 2) return;
      const message = this.#received.subarray(2, length + 2);
      this.#received = this.#received.subarray(length + 2);
      this.#take(message);
    }
  }

  #take(message: Buffer): void {
    if (message.length < HEADER || (message[2] as number) >> 3 !== 0x10) return;
    const ticket = this.#tickets.get(message.readUInt16BE(0));
    if (ticket === undefined || !answersQuestion(message, ticket.asker)) return;
    this.#used = true;
    this.drop(ticket);
    ticket.asker.onMessage(message);
  }

  #fail(trouble: Trouble): void {
    if (this.ended) return;
    const tickets = [...this.#tickets.values()];
    this.destroy();
    for (const ticket of tickets) {
      const mayRepeat = this.#used && !ticket.repeated && trouble.kind !== 'limit';
      if (mayRepeat) this.#again(ticket);
      else ticket.asker.onTrouble(trouble);
    }
  }
}
