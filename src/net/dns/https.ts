/** Questions over HTTPS (RFC 8484), as POST: HTTP/2 where the server has it, else HTTP/1.1 with connections kept. */
import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2';
import { Agent, request } from 'node:https';
import { type ConnectionOptions, checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import type { DnsServer } from '../../parse/dns-server.ts';
import { ipFamily } from '../../parse/ip.ts';
import { trust } from '../trust.ts';
import { encodeQuery, HEADER } from './question.ts';
import { type Asker, type Ticket, type Transport, type Trouble, troubleFrom } from './transport.ts';
import { answersQuestion } from './udp.ts';

export interface HttpsServerOptions {
  /** Where to connect; the certificate and the request name `server`. */
  host: string;
  port: number;
  localAddress?: string;
  family?: 4 | 6;
  connectMs: number;
  maxMessage: number;
  extraCa: readonly string[];
  server: DnsServer;
}

const MEDIA_TYPE = 'application/dns-message';
const MAX_HTTP1_CONNECTIONS = 8;
const IDLE_MS = 10_000;

/** Sends one message and hands back the answer's; the returned function gives the wait up. */
type Post = (
  query: Buffer,
  take: (status: number, type: string, body: Buffer) => void,
  fail: (error: unknown) => void,
) => () => void;

export class HttpsTransport implements Transport {
  readonly kind = 'https';
  readonly #options: HttpsServerOptions;
  #post: Promise<Post> | null = null;
  #closers: (() => void)[] = [];
  #closed = false;

  constructor(options: HttpsServerOptions) {
    this.#options = options;
  }

  ask(asker: Asker): Ticket {
    const ticket = new HttpsTicket();
    void this.#send(asker, ticket, false);
    return ticket;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  async #send(asker: Asker, ticket: HttpsTicket, again: boolean): Promise<void> {
    const fail = (error: unknown): void => {
      if (ticket.over) return;
      // A kept connection may have been closed just before we used it.
      if (!again && !this.#closed && reused && !isLimit(error)) {
        void this.#send(asker, ticket, true);
        return;
      }
      ticket.over = true;
      asker.onTrouble(httpsTrouble(error));
    };
    const reused = this.#post !== null;
    this.#post ??= this.#open();
    let post: Post;
    try {
      post = await this.#post;
    } catch (error) {
      fail(error);
      return;
    }
    if (ticket.over) return;
    // RFC 8484 §4.1: id 0, so that equal questions look equal to caches.
    ticket.abort = post(
      encodeQuery(asker.question, 0, asker.edns),
      (status, type, body) => {
        if (ticket.over) return;
        ticket.over = true;
        const trouble = unusable(status, type, body, asker);
        if (trouble === null) asker.onMessage(body);
        else asker.onTrouble(trouble);
      },
      fail,
    );
  }

  /** One handshake tells which HTTP the server speaks. */
  async #open(): Promise<Post> {
    try {
      const socket = await this.#connect(['h2', 'http/1.1']);
      if (this.#closed) {
        socket.destroy();
        throw Object.assign(new Error('closed'), { code: 'CLOSED' });
      }
      return socket.alpnProtocol === 'h2' ? this.#http2(socket) : this.#http1(socket);
    } catch (error) {
      this.#post = null;
      throw error;
    }
  }

  #connect(ALPNProtocols: string[]): Promise<TLSSocket> {
    return new Promise((resolve, reject) => {
      const socket = connectTls({ ...this.#tls(), ALPNProtocols }, () => {
        socket.setTimeout(0);
        socket.removeListener('error', reject);
        resolve(socket);
      });
      socket.setTimeout(this.#options.connectMs, () =>
        socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
      );
      socket.on('error', reject);
    });
  }

  #tls(): ConnectionOptions {
    const { host, port, localAddress, family, server, extraCa } = this.#options;
    return {
      host,
      port,
      ...(localAddress !== undefined && { localAddress }),
      ...(family !== undefined && { family }),
      ...trust(extraCa),
      ...verifiedAs(server.host),
    };
  }

  #http2(socket: TLSSocket): Post {
    const { server, maxMessage } = this.#options;
    const session: ClientHttp2Session = connectHttp2(`https://${authority(server)}`, {
      createConnection: () => socket,
    });
    const drop = (): void => {
      this.#drop();
      session.destroy();
    };
    this.#closers.push(() => session.destroy());
    session.on('error', drop);
    session.on('goaway', () => this.#drop(false));
    session.on('close', () => this.#drop(false));
    session.setTimeout(IDLE_MS, () => session.close());
    session.unref();
    let open = 0;
    return (query, take, fail) => {
      if (session.destroyed || session.closed) {
        this.#drop(false);
        queueMicrotask(() => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
        return () => {};
      }
      const stream = session.request({
        [constants.HTTP2_HEADER_METHOD]: 'POST',
        [constants.HTTP2_HEADER_PATH]: server.path ?? '/dns-query',
        accept: MEDIA_TYPE,
        'content-type': MEDIA_TYPE,
        'content-length': String(query.length),
      });
      if (open++ === 0) session.ref();
      let status = 0;
      let type = '';
      stream.on('response', (headers) => {
        status = Number(headers[':status']);
        type = String(headers['content-type'] ?? '');
      });
      collect(
        stream,
        maxMessage,
        () => stream.close(),
        (body) => take(status, type, body),
        fail,
      );
      stream.on('close', () => {
        if (--open === 0 && !session.destroyed) session.unref();
        // Ends without an answer end here too; `fail` after `take` is ignored.
        fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
      });
      stream.end(query);
      return () => stream.close(constants.NGHTTP2_CANCEL);
    };
  }

  #http1(first: TLSSocket): Post {
    const { server, maxMessage } = this.#options;
    // The socket of the handshake is not handed on: the agent opens and counts its own.
    first.destroy();
    // How the server is verified is said to the agent, not with each request: Node shares no connection between requests
    // that bring a checkServerIdentity of their own (22.23 and 24.21).
    const agent = new Agent({
      ...this.#tls(),
      keepAlive: true,
      maxSockets: MAX_HTTP1_CONNECTIONS,
      timeout: IDLE_MS,
    });
    this.#closers.push(() => agent.destroy());
    return (query, take, fail) => {
      const post = request(
        {
          agent,
          method: 'POST',
          path: server.path ?? '/dns-query',
          headers: {
            host: authority(server),
            accept: MEDIA_TYPE,
            'content-type': MEDIA_TYPE,
            'content-length': query.length,
          },
        },
        (answer) => {
          const { statusCode = 0, headers } = answer;
          collect(
            answer,
            maxMessage,
            () => post.destroy(),
            (body) => take(statusCode, headers['content-type'] ?? '', body),
            fail,
          );
        },
      );
      post.on('error', fail);
      post.end(query);
      return () => post.destroy();
    };
  }

  #drop(close = true): void {
    this.#post = null;
    const closers = this.#closers;
    this.#closers = [];
    if (close) for (const closer of closers) closer();
  }
}

class HttpsTicket implements Ticket {
  over = false;
  abort: () => void = () => {};

  cancel(): void {
    if (this.over) return;
    this.over = true;
    this.abort();
  }
}

/** The certificate must be the server's own, wherever the connection really goes; SNI carries names only (RFC 6066 §3). */
function verifiedAs(host: string): ConnectionOptions {
  return {
    servername: ipFamily(host) === null ? host : '',
    checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
  };
}

function authority({ host, port }: DnsServer): string {
  const shown = host.includes(':') ? `[${host}]` : host;
  return port === 443 ? shown : `${shown}:${port}`;
}

interface Body {
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
}

function collect(
  from: Body,
  limit: number,
  stop: () => void,
  take: (body: Buffer) => void,
  fail: (error: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  from.on('data', (chunk) => {
    if (size > limit) return;
    size += chunk.length;
    if (size > limit) {
      fail(Object.assign(new Error('too long'), { code: 'LIMIT' }));
      stop();
    } else chunks.push(chunk);
  });
  from.on('end', () => {
    if (size <= limit) take(Buffer.concat(chunks));
  });
  from.on('error', fail);
}

function unusable(status: number, type: string, body: Buffer, asker: Asker): Trouble | null {
  if (status !== 200) {
    return { kind: 'rejected', code: `HTTP ${status}`, detail: `answered with HTTP status ${status}` };
  }
  const isMessage = type.split(';')[0]?.trim().toLowerCase() === MEDIA_TYPE;
  if (
    !isMessage ||
    body.length < HEADER ||
    (body[2] as number) >> 3 !== 0x10 ||
    !answersQuestion(body, asker)
  ) {
    return {
      kind: 'malformed',
      code: 'MALFORMED',
      detail: 'sent something that is no answer to the question',
    };
  }
  return null;
}

function httpsTrouble(error: unknown): Trouble {
  if (isLimit(error))
    return { kind: 'limit', code: 'LIMIT', detail: 'sent more than a DNS message may hold' };
  return troubleFrom(error);
}

function isLimit(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'LIMIT';
}
