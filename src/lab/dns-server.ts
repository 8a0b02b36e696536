/** A DNS server on loopback, UDP and TCP on one port, that answers as a resolver would. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { answerMessage, type WireOptions } from './wire.ts';

export interface DnsServer {
  /** `127.0.0.1:PORT` */
  address: string;
  close(): Promise<void>;
}

export interface DnsServerOptions extends Omit<WireOptions, 'transport'> {
  /** Latency added to every answer. */
  delayMs: number;
  /** Something answers have to wait for, once the answer is known; null where there is nothing. */
  hold?(): Promise<unknown> | null;
}

const HOST = '127.0.0.1';
const PORT_ATTEMPTS = 10;
const TCP_IDLE_MS = 30_000;
/** Answers remembered, by the octets of the question: a lab never changes while it runs. */
const REMEMBERED = 20_000;

export async function startDnsServer(options: DnsServerOptions): Promise<DnsServer> {
  const answers = { udp: rememberAnswers(options, 'udp'), tcp: rememberAnswers(options, 'tcp') };
  const { tcp, udp, port } = await bindBoth();
  const pending = new Set<NodeJS.Timeout>();
  const connections = new Set<Socket>();
  let over = false;

  const later = (send: () => void): void => {
    const held = options.hold?.() ?? null;
    if (held === null) afterDelay(send);
    else void held.then(() => over || afterDelay(send));
  };
  const afterDelay = (send: () => void): void => {
    if (options.delayMs <= 0) {
      send();
      return;
    }
    const timer = setTimeout(() => {
      pending.delete(timer);
      send();
    }, options.delayMs);
    pending.add(timer);
  };

  udp.on('message', (message, from) => {
    const answer = answers.udp(message);
    // An error means the asker is gone, which is its own affair.
    if (answer !== null) later(() => udp.send(answer, from.port, from.address, () => {}));
  });
  udp.on('error', () => {});
  tcp.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    serveTcp(socket, (message) => {
      const answer = answers.tcp(message);
      if (answer !== null) later(() => socket.writable && socket.write(withLength(answer)));
    });
  });

  return {
    address: `${HOST}:${port}`,
    async close() {
      over = true;
      for (const timer of pending) clearTimeout(timer);
      for (const socket of connections) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ]);
    },
  };
}

function rememberAnswers(
  options: DnsServerOptions,
  transport: 'udp' | 'tcp',
): (message: Buffer) => Buffer | null {
  const known = new Map<string, Buffer | null>();
  return (message) => {
    const key = message.toString('latin1', 2);
    let answer = known.get(key);
    if (answer === undefined) {
      answer = answerMessage(message, { ...options, transport });
      if (known.size < REMEMBERED) known.set(key, answer);
    }
    if (answer === null) return null;
    const copy = Buffer.from(answer);
    message.copy(copy, 0, 0, 2);
    return copy;
  };
}

/** Splits a stream into messages by their length prefix (RFC 1035 §4.2.2). */
function serveTcp(socket: Socket, onMessage: (message: Buffer) => void): void {
  let held = Buffer.alloc(0);
  socket.setTimeout(TCP_IDLE_MS, () => socket.destroy());
  socket.on('error', () => {});
  socket.on('data', (data: Buffer) => {
    held = Buffer.concat([held, data]);
    while (held.length >= 2) {
      const length = held.readUInt16BE(0);
      if (held.length < 2 + length) return;
      onMessage(held.subarray(2, 2 + length));
      held = held.subarray(2 + length);
    }
  });
}

function withLength(message: Buffer): Buffer {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(message.length);
  return Buffer.concat([prefix, message]);
}

/** TCP takes a free port and UDP the same one; where that is taken, both try again. */
async function bindBoth(): Promise<{ tcp: Server; udp: UdpSocket; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const tcp = createServer();
    const port = await new Promise<number>((resolve, reject) => {
      tcp.once('error', reject);
      tcp.listen(0, HOST, () => {
        const address = tcp.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const udp = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
    try {
      await new Promise<void>((resolve, reject) => {
        udp.once('error', reject);
        udp.bind(port, HOST, () => resolve());
      });
      udp.removeAllListeners('error');
      return { tcp, udp, port };
    } catch (error) {
      udp.close();
      tcp.close();
      if (attempt >= PORT_ATTEMPTS) throw error;
    }
  }
}
