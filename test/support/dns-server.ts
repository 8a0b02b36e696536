/** A scripted DNS server on 127.0.0.1: a function answers each question, or drops, delays, truncates and lies. */
import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import dnsPacket, { type Answer, type DecodedPacket } from 'dns-packet';

export interface AskedQuestion {
  name: string;
  type: string;
  id: number;
  transport: 'udp' | 'tcp' | 'tls';
  /** The query as it came. */
  packet: DecodedPacket;
  raw: Buffer;
  /** Port the question came from. */
  from: number;
}

/** What to send back. `drop` sends nothing; `raw` sends those octets as they are, the rest being ignored. */
export interface ScriptedReply {
  drop?: boolean;
  raw?: Buffer | Buffer[];
  /** Milliseconds to wait before answering. */
  afterMs?: number;
  rcode?: number;
  answers?: Answer[];
  authorities?: Answer[];
  /** TC over UDP, with the answers left out. */
  truncate?: boolean;
  authenticated?: boolean;
  authoritative?: boolean;
  /** RA; on unless turned off. */
  recursion?: boolean;
  /** Extended DNS error (RFC 8914). */
  extendedError?: { code: number; text?: string };
  /** Lies: another id, another question, another source port. */
  id?: number;
  question?: { name: string; type: string } | null;
  fromOtherPort?: boolean;
  /** Streams: close the connection after this answer. */
  close?: boolean;
}

export type Script = (question: AskedQuestion) => ScriptedReply | null | undefined | Promise<ScriptedReply>;

export interface ScriptedDnsServer {
  port: number;
  /** `127.0.0.1:port` */
  address: string;
  tlsPort: number;
  asked: AskedQuestion[];
  /** Stream connections accepted so far. */
  connections(): number;
  close(): Promise<void>;
}

export interface ScriptedDnsOptions {
  /** DoT on a port of its own. */
  tls?: { key: string; cert: string };
  /** No TCP listener beside UDP. */
  udpOnly?: boolean;
  address?: string;
}

/** No reply from the script means NXDOMAIN with an SOA. */
export async function startDnsServer(
  script: Script,
  options: ScriptedDnsOptions = {},
): Promise<ScriptedDnsServer> {
  const { address = '127.0.0.1', udpOnly = false } = options;
  const asked: AskedQuestion[] = [];
  const streams = new Set<Socket>();
  let accepted = 0;
  let tcp: Server | undefined;
  let udp = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  for (let attempt = 0; ; attempt++) {
    await new Promise<void>((resolve) => udp.bind(0, address, resolve));
    if (udpOnly) break;
    tcp = createServer((socket) => serve(socket, 'tcp'));
    // The same port must be free for TCP; another try finds one.
    if (await listen(tcp, udp.address().port, address)) break;
    if (attempt > 20) throw new Error('no port free for UDP and TCP');
    udp.close();
    udp = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  }
  const tls =
    options.tls === undefined
      ? undefined
      : createTlsServer({ ...options.tls, ALPNProtocols: ['dot'] }, (socket) => serve(socket, 'tls'));
  tls?.on('tlsClientError', () => {});
  if (tls !== undefined) await listen(tls, 0, address);

  const answer = async (
    raw: Buffer,
    transport: AskedQuestion['transport'],
    from: number,
    send: (message: Buffer, reply: ScriptedReply) => void,
  ): Promise<void> => {
    const packet = dnsPacket.decode(raw);
    const [question] = packet.questions ?? [];
    const { name = '.', type = 'A' } = question ?? {};
    const id = raw.readUInt16BE(0);
    const one: AskedQuestion = { name, type, id, transport, packet, raw, from };
    asked.push(one);
    const reply = (await script(one)) ?? { rcode: 3, authorities: [soa()] };
    if (reply.drop) return;
    if (reply.afterMs !== undefined) await new Promise((resolve) => setTimeout(resolve, reply.afterMs));
    const messages = reply.raw === undefined ? [encodeReply(one, reply)] : [reply.raw].flat();
    for (const message of messages) send(message, reply);
  };

  // Tests ask in bursts, and this process is busy asking.
  udp.setRecvBufferSize(4 << 20);
  udp.on('message', (raw, peer) => {
    void answer(raw, 'udp', peer.port, (message, reply) => {
      const socket = reply.fromOtherPort ? createSocket('udp4') : udp;
      socket.send(message, peer.port, peer.address, () => {
        if (socket !== udp) socket.close();
      });
    });
  });

  function serve(socket: Socket, transport: 'tcp' | 'tls'): void {
    accepted++;
    streams.add(socket);
    socket.on('close', () => streams.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const length = received.readUInt16BE(0);
        const raw = received.subarray(2, 2 + length);
        received = received.subarray(2 + length);
        void answer(raw, transport, socket.remotePort ?? 0, (message, reply) => {
          const prefix = Buffer.alloc(2);
          prefix.writeUInt16BE(message.length);
          socket.write(Buffer.concat([prefix, message]));
          if (reply.close) socket.end();
        });
      }
    });
  }

  const { port } = udp.address();
  return {
    port,
    address: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
    tlsPort: tls === undefined ? 0 : (tls.address() as { port: number }).port,
    asked,
    connections: () => accepted,
    async close() {
      for (const socket of streams) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        tcp && new Promise((resolve) => tcp?.close(resolve)),
        tls && new Promise((resolve) => tls?.close(resolve)),
      ]);
    },
  };
}

export function encodeReply(asked: AskedQuestion, reply: ScriptedReply): Buffer {
  const truncate = reply.truncate === true && asked.transport === 'udp';
  const question = reply.question === undefined ? { name: asked.name, type: asked.type } : reply.question;
  let flags = dnsPacket.RECURSION_DESIRED | (reply.rcode ?? 0);
  if (reply.recursion !== false) flags |= dnsPacket.RECURSION_AVAILABLE;
  if (reply.authenticated) flags |= dnsPacket.AUTHENTIC_DATA;
  if (reply.authoritative) flags |= dnsPacket.AUTHORITATIVE_ANSWER;
  if (truncate) flags |= dnsPacket.TRUNCATED_RESPONSE;
  const { code, text = '' } = reply.extendedError ?? {};
  const options =
    code === undefined
      ? []
      : [{ code: 15, data: Buffer.concat([Buffer.of(code >> 8, code & 255), Buffer.from(text)]) }];
  return dnsPacket.encode({
    type: 'response',
    id: reply.id ?? asked.id,
    flags,
    questions: question === null ? [] : [question as { name: string; type: 'A' }],
    answers: truncate ? [] : (reply.answers ?? []),
    authorities: truncate ? [] : (reply.authorities ?? []),
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: 1232,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options,
      } as Answer,
    ],
  });
}

/** A plain answer with those records. */
export function answers(...list: Answer[]): ScriptedReply {
  return { answers: list };
}

/** NODATA, as RFC 2308 wants it. */
export function nodata(): ScriptedReply {
  return { authorities: [soa()] };
}

export function soa(name = 'example'): Answer {
  return {
    type: 'SOA',
    name,
    ttl: 60,
    data: {
      mname: 'ns.example',
      rname: 'hostmaster.example',
      serial: 1,
      refresh: 1,
      retry: 1,
      expire: 1,
      minimum: 60,
    },
  };
}

function listen(server: Server, port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, address, () => resolve(true));
  });
}
