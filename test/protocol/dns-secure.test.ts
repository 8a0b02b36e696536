/** DNS over TLS and HTTPS against servers on loopback: names verified, connections kept, troubles told apart. */
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { type ContextOptions, createContext, type OpenContext } from '../../src/net/context.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { answers, type ScriptedDnsServer, startDnsServer } from '../support/dns-server.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: ['dns.example'], ips: ['127.0.0.1'] });
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function open(dns: string, options: ContextOptions = {}): OpenContext {
  const ctx = createContext({
    dns: [dns],
    extraCa: [authority.cert],
    ...options,
    limits: { dnsMs: 1_500, ...options.limits },
  });
  closers.push(() => ctx.close());
  return ctx;
}

async function serveTls(close = false): Promise<ScriptedDnsServer> {
  const server = await startDnsServer(
    ({ name }) => ({
      ...answers({ type: 'A', name, ttl: 1, data: '192.0.2.1' }),
      authenticated: true,
      close,
    }),
    { tls: certificate },
  );
  closers.push(() => server.close());
  return server;
}

describe('DNS over TLS', () => {
  it('verifies the name it was given, and keeps the connection', async () => {
    const server = await serveTls();
    const { dns } = open(`tls://127.0.0.1:${server.tlsPort}#dns.example`);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'observed',
        value: { transport: 'tls', server: `tls://127.0.0.1:${server.tlsPort}#dns.example` },
      });
    }
    expect(server.connections()).toBe(1);
    expect(await dns.facts()).toMatchObject({ trusted: true });
  });

  it('survives a server that closes after each answer', async () => {
    const server = await serveTls(true);
    const { dns } = open(`tls://127.0.0.1:${server.tlsPort}#dns.example`);
    for (let i = 0; i < 3; i++)
      expect(await dns.query(`n${i}.example`, 'A')).toMatchObject({ status: 'observed' });
  });

  it('does not verify where no name was given', async () => {
    const server = await serveTls();
    const { dns } = open(`tls://127.0.0.1:${server.tlsPort}`, { extraCa: [] });
    expect(await dns.query('x.example', 'A')).toMatchObject({ status: 'observed' });
  });

  it.each([
    ['another name', '#other.example', [authority.cert]],
    ['an unknown issuer', '#dns.example', []],
  ])('refuses a certificate with %s', async (_, name, extraCa) => {
    const server = await serveTls();
    const { dns } = open(`tls://127.0.0.1:${server.tlsPort}${name}`, { extraCa });
    expect(await dns.query('x.example', 'A')).toMatchObject({
      status: 'failed',
      failure: { stage: 'resolve', kind: 'tls', cause: 'vantage' },
    });
    expect(server.asked).toEqual([]);
  });

  it('that is spoken to a server without TLS is our trouble', async () => {
    const server = await startDnsServer(() => null);
    closers.push(() => server.close());
    const { dns } = open(`tls://${server.address}#dns.example`, { limits: { dnsMs: 400, connectMs: 200 } });
    expect(await dns.query('x.example', 'A')).toMatchObject({
      status: 'failed',
      failure: { cause: 'vantage' },
    });
  });
});

interface Seen {
  method: string | undefined;
  path: string | undefined;
  type: string | undefined;
  version: string;
}

async function serveHttps(
  version: 1 | 2,
  reply: (query: Buffer) => { status?: number; type?: string; body?: Buffer } = () => ({}),
  /** What the server shows from its second connection on. */
  later = certificate,
): Promise<{ port: number; seen: Seen[]; connections: () => number }> {
  const seen: Seen[] = [];
  let connections = 0;
  const make = version === 2 ? createSecureServer : createServer;
  const server = (make as typeof createServer)({ ...certificate }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const query = Buffer.concat(chunks);
      seen.push({
        method: request.method,
        path: request.url,
        type: request.headers['content-type'],
        version: request.httpVersion,
      });
      const { status = 200, type = 'application/dns-message', body = answerTo(query) } = reply(query);
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    });
  });
  server.on('secureConnection', () => connections++);
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    server.setSecureContext(later);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as { port: number }).port, seen, connections: () => connections };
}

/** The query with one address in answer, EDNS0 left out. */
function answerTo(query: Buffer): Buffer {
  const question = query.subarray(0, query.length - 11);
  const answer = Buffer.concat([question, Buffer.from('c00c0001000100000e100004c0000201', 'hex')]);
  answer.writeUInt16BE(0x8180, 2);
  answer.writeUInt16BE(1, 6);
  answer.writeUInt16BE(0, 10);
  return answer;
}

describe('DNS over HTTPS', () => {
  it.each([1, 2] as const)('is posted over HTTP/%d, on kept connections', async (version) => {
    const server = await serveHttps(version);
    const text = `https://127.0.0.1:${server.port}/dns-query`;
    const { dns } = open(text);
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, i) => dns.query(`n${i}.example`, 'A')));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        status: 'observed',
        value: { transport: 'https', server: text, truncated: false },
      });
    await dns.query('later.example', 'A');
    expect(server.seen).toHaveLength(41);
    expect(server.seen[0]).toEqual({
      method: 'POST',
      path: '/dns-query',
      type: 'application/dns-message',
      version: version === 2 ? '2.0' : '1.1',
    });
    // One handshake to learn the protocol; HTTP/1.1 then opens a few of its own.
    expect(server.connections()).toBeLessThanOrEqual(version === 2 ? 1 : 1 + 8);
  });

  it('reaches a name through --connect-to, and verifies it', async () => {
    const server = await serveHttps(2);
    const connectTo = [
      `dns.example:443:127.0.0.1:${server.port}`,
      `wrong.example:443:127.0.0.1:${server.port}`,
    ];
    expect(await open('https://dns.example/q', { connectTo }).dns.query('x.example', 'A')).toMatchObject({
      status: 'observed',
      value: { server: 'https://dns.example/q' },
    });
    expect(server.seen[0]?.path).toBe('/q');
    expect(await open('https://wrong.example/q', { connectTo }).dns.query('x.example', 'A')).toMatchObject({
      failure: { kind: 'tls', cause: 'vantage' },
    });
  });

  it('verifies every connection it opens, not the first alone', async () => {
    const other = authority.issue({ names: ['other.example'] });
    const server = await serveHttps(1, () => ({}), other);
    expect(await open(`https://127.0.0.1:${server.port}/`).dns.query('x.example', 'A')).toMatchObject({
      status: 'failed',
      failure: { kind: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID', cause: 'vantage' },
    });
    expect(server.seen).toEqual([]);
  });

  it.each([
    ['an HTTP error', { status: 503 }, 'rejected', 'HTTP 503'],
    ['another type', { type: 'text/html' }, 'malformed', 'MALFORMED'],
    ['garbage', { body: Buffer.from('x'.repeat(50)) }, 'malformed', 'MALFORMED'],
    ['too much', { body: Buffer.alloc(70_000) }, 'limit', 'LIMIT'],
  ])('with %s for an answer is a failure', async (_, reply, kind, code) => {
    for (const version of [1, 2] as const) {
      const server = await serveHttps(version, () => reply);
      const outcome = await open(`https://127.0.0.1:${server.port}/`).dns.query('x.example', 'A');
      expect(outcome).toMatchObject({ status: 'failed', failure: { kind, code, cause: 'vantage' } });
    }
  });

  it('goes on after the server has dropped the connection', async () => {
    for (const version of [1, 2] as const) {
      const server = await serveHttps(version);
      const { dns } = open(`https://127.0.0.1:${server.port}/`);
      await dns.query('a.example', 'A');
      const { port } = server;
      await closers.splice(-2, 1)[0]?.();
      const again = await serveHttpsAt(version, port);
      expect(await dns.query('b.example', 'A')).toMatchObject({ status: 'observed' });
      expect(again.seen).toHaveLength(1);
    }
  });

  it('that nobody serves is our trouble', async () => {
    expect(await open('https://127.0.0.1:1/').dns.query('x.example', 'A')).toMatchObject({
      failure: { kind: 'refused', cause: 'vantage' },
    });
  });
});

async function serveHttpsAt(version: 1 | 2, port: number): Promise<{ seen: unknown[] }> {
  const seen: unknown[] = [];
  const make = version === 2 ? createSecureServer : createServer;
  const server = (make as typeof createServer)({ ...certificate }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      seen.push(request.url);
      response.writeHead(200, { 'content-type': 'application/dns-message' });
      response.end(answerTo(Buffer.concat(chunks)));
    });
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { seen };
}
