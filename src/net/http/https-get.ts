/** HTTPS GET as evidence: certificate verified, no redirect followed, bounded in size and time; never throws. */
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import type { Clock, Fetch, HttpsAnswer, HttpsOptions } from '../../model/context.ts';
import type { Failure } from '../../model/failure.ts';
import type { Outcome } from '../../model/outcome.ts';
import { ipFamily } from '../../parse/ip.ts';
import { certificateDate, describeCertificateTrouble } from '../certificate-trouble.ts';
import { cancelled, type DialOptions, dial } from '../dial.ts';
import type { Gate } from '../gate.ts';
import { trust } from '../trust.ts';

export interface FetchWorld extends DialOptions {
  clock: Clock;
  gate: Gate;
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
}

const MAX_HEADER_OCTETS = 16_384;

class Trouble extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

export function createFetch(world: FetchWorld): Fetch {
  return async (text, options) => {
    const url = httpsUrl(text);
    if (url === null) {
      const detail = 'the address is not an https:// URL';
      return {
        status: 'failed',
        failure: { stage: 'fetch', kind: 'malformed', code: 'BADURL', detail, cause: 'target' },
      };
    }
    await new Promise<void>((resolve) => world.gate.enter(resolve));
    const at = world.clock.now().toISOString();
    const began = world.clock.monotonicMs();
    try {
      const value = await get(url, options, world);
      return { status: 'observed', value, at, tookMs: world.clock.monotonicMs() - began };
    } catch (error) {
      return failedBy(error, url);
    } finally {
      world.gate.leave();
    }
  };
}

function httpsUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  // Credentials in an address somebody published are not for us to send.
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}

async function get(url: URL, options: HttpsOptions, world: FetchWorld): Promise<HttpsAnswer> {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  const port = url.port === '' ? 443 : Number(url.port);
  const began = performance.now();
  const dialled = await dial(host, port, world);
  if (!dialled.ok) throw new Trouble(dialled.failure);
  const { socket: plain, ip } = dialled;
  try {
    const left = Math.max(1, world.limits.connectMs - (performance.now() - began));
    const socket = await within<TLSSocket>(left, 'handshake', host, world.signal, (settle) =>
      handshake(plain, host, world.extraCa, settle),
    );
    const tls = factsOf(socket, host);
    return await within(world.limits.commandMs, 'fetch', host, world.signal, (settle) =>
      exchange(socket, url, options, { url: url.href, ip, tls }, settle),
    );
  } finally {
    plain.destroy();
  }
}

interface Settle<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** Bounds one stage in time, and ends it when the run ends. */
function within<T>(
  ms: number,
  stage: Failure['stage'],
  host: string,
  signal: AbortSignal,
  start: (settle: Settle<T>) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const detail = `${host} did not finish the ${stage === 'fetch' ? 'answer' : 'TLS handshake'} within ${Math.round(ms / 100) / 10} s`;
    const onAbort = (): void => reject(new Trouble(cancelled(stage)));
    const timer = setTimeout(
      () => reject(new Trouble({ stage, kind: 'timeout', code: 'ETIMEDOUT', detail, cause: 'target' })),
      ms,
    );
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    const forget = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    start({
      resolve: (value) => {
        forget();
        resolve(value);
      },
      reject: (error) => {
        forget();
        reject(error);
      },
    });
  });
}

function handshake(plain: Socket, host: string, extraCa: readonly string[], settle: Settle<TLSSocket>): void {
  const socket = connectTls({
    socket: plain,
    // SNI carries names only (RFC 6066 §3).
    servername: ipFamily(host) === null ? host : '',
    ALPNProtocols: ['http/1.1'],
    // The certificate is looked at below, where it can still be read for the words of the failure.
    rejectUnauthorized: false,
    checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
    ...trust(extraCa),
  });
  const fail = (error: unknown): void => settle.reject(new Trouble(tlsFailure(error, host)));
  socket.once('secureConnect', () => settle.resolve(socket));
  socket.on('error', fail);
  socket.once('close', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
}

function factsOf(socket: TLSSocket, host: string): HttpsAnswer['tls'] {
  const certificate = socket.getPeerCertificate();
  if (!socket.authorized) {
    const code = String(socket.authorizationError ?? 'UNVERIFIED').slice(0, 80);
    throw new Trouble({
      stage: 'handshake',
      kind: 'tls',
      code,
      detail: describeCertificateTrouble(code, certificate, host),
      cause: 'target',
    });
  }
  return {
    protocol: socket.getProtocol() ?? '',
    authorized: true,
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    validTo: certificateDate(certificate.valid_to),
  };
}

function commonName(name: { CN?: string | string[]; O?: string | string[] } | undefined): string {
  return String(name?.CN ?? name?.O ?? '').slice(0, 200);
}

function exchange(
  socket: TLSSocket,
  url: URL,
  { maxBytes, encoding = 'utf8' }: HttpsOptions,
  base: Pick<HttpsAnswer, 'url' | 'ip' | 'tls'>,
  settle: Settle<HttpsAnswer>,
): void {
  const fail = (error: unknown): void => settle.reject(new Trouble(httpFailure(error, url.hostname)));
  const get = request(
    {
      createConnection: () => socket,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      setHost: false,
      maxHeaderSize: MAX_HEADER_OCTETS,
      headers: {
        host: url.host,
        'user-agent': 'mailsonde',
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
      },
    },
    (answer) => {
      const { location } = answer.headers;
      collect(answer, maxBytes, fail, (body) =>
        settle.resolve({
          ...base,
          status: answer.statusCode ?? 0,
          contentType: answer.headers['content-type'] ?? '',
          body: body.toString(encoding),
          ...(location !== undefined && { location }),
        }),
      );
    },
  );
  get.on('error', fail);
  get.end();
}

function collect(
  answer: IncomingMessage,
  maxBytes: number,
  fail: (error: unknown) => void,
  done: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else {
      fail(Object.assign(new Error(`more than ${maxBytes} octets`), { code: 'TOOLONG' }));
      answer.destroy();
    }
  });
  answer.on('end', () => done(Buffer.concat(chunks)));
  answer.on('error', fail);
}

function tlsFailure(error: unknown, host: string): Failure {
  const { code = 'ERROR', message } = error as NodeJS.ErrnoException;
  const closed = code === 'ECONNRESET' || code === 'EPIPE';
  // OpenSSL's messages read `...:SSL routines:...:tlsv1 alert protocol version:...`.
  const alert = /:SSL routines:[^:]*:([a-z0-9/ ]{1,80})/i.exec(message ?? '')?.[1];
  return {
    stage: 'handshake',
    kind: closed ? 'closed' : 'tls',
    code,
    detail: closed
      ? `${host} closed the connection during the TLS handshake`
      : `TLS handshake with ${host} failed: ${alert ?? code}`,
    cause: 'target',
  };
}

function httpFailure(error: unknown, host: string): Failure {
  const { code = 'ERROR', message } = error as NodeJS.ErrnoException;
  const failure = (kind: Failure['kind'], detail: string): Failure => ({
    stage: 'fetch',
    kind,
    code,
    detail,
    cause: 'target',
  });
  if (code === 'TOOLONG') return failure('limit', `the answer of ${host} holds ${message}`);
  if (code === 'HPE_HEADER_OVERFLOW') return failure('limit', `the header of ${host}'s answer is too long`);
  if (code.startsWith('HPE_')) return failure('malformed', `${host} sent no valid HTTP answer (${code})`);
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return failure('closed', `${host} closed the connection before the answer was whole`);
  return failure('closed', `the answer of ${host} broke off (${code})`);
}

function failedBy(error: unknown, url: URL): Outcome<HttpsAnswer> {
  if (error instanceof Trouble) return { status: 'failed', failure: error.failure };
  // Node refuses a few odd requests by throwing; the address came from outside, so that is no fault of ours.
  const { code } = error as NodeJS.ErrnoException;
  const failure: Failure =
    code === undefined
      ? { stage: 'fetch', kind: 'internal', detail: `internal error: ${String(error)}`, cause: 'vantage' }
      : {
          stage: 'fetch',
          kind: 'malformed',
          code,
          detail: `${url.hostname} could not be asked (${code})`,
          cause: 'target',
        };
  return { status: 'failed', failure };
}
