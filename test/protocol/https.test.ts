/** The HTTPS client against real servers on loopback: trust, names, bounds, redirects, addresses. */

import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createServer as createTcpServer, type Socket as TcpSocket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { HttpsAnswer } from '../../src/model/context.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { type ContextOptions, createContext } from '../../src/net/context.ts';
import { createCertificateAuthority, type KeyAndCertificate } from '../support/certificates.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const authority = createCertificateAuthority();
const good = authority.issue({ names: ['mta-sts.example.com'] });
const closers: (() => unknown)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

const zone = zoneResolver(`
  mta-sts.example.com A 127.0.0.1
  two.example.com A 127.0.0.1
  two.example.com AAAA ::1
  six.example.com AAAA 2001:db8::1
  broken.example.com SERVFAIL
`);

async function serve(handler: RequestListener, { key, cert }: KeyAndCertificate = good): Promise<number> {
  const server: Server = createServer({ key, cert }, handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

async function serveRaw(onConnection: (socket: TcpSocket) => void): Promise<number> {
  const server = createTcpServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as { port: number }).port;
}

function fetchFrom(
  port: number,
  url = 'https://mta-sts.example.com/.well-known/mta-sts.txt',
  options: ContextOptions & { maxBytes?: number; encoding?: 'utf8' | 'base64' } = {},
): Promise<Outcome<HttpsAnswer>> {
  const { maxBytes = 65_536, encoding, ...rest } = options;
  const ctx = createContext({
    resolver: zone,
    extraCa: [authority.cert],
    connectTo: [`:443:127.0.0.1:${port}`],
    ...rest,
    limits: { connectMs: 2_000, commandMs: 2_000, ...rest.limits },
  });
  closers.push(() => ctx.close());
  return ctx.fetch(url, { maxBytes, ...(encoding !== undefined && { encoding }) });
}

function failureOf(outcome: Outcome<unknown>): Record<string, unknown> {
  expect(outcome.status).toBe('failed');
  return outcome.status === 'failed' ? { ...outcome.failure } : {};
}

describe('an answer', () => {
  it('comes with status, type, body and the facts of TLS', async () => {
    const seen: Record<string, unknown>[] = [];
    const port = await serve((request, response) => {
      seen.push({ url: request.url, ...request.headers });
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end('version: STSv1\nmode: enforce\n');
    });
    const outcome = await fetchFrom(port);
    expect(outcome).toMatchObject({
      status: 'observed',
      value: {
        url: 'https://mta-sts.example.com/.well-known/mta-sts.txt',
        status: 200,
        contentType: 'text/plain; charset=utf-8',
        body: 'version: STSv1\nmode: enforce\n',
        ip: '127.0.0.1',
        tls: { authorized: true, subject: 'mta-sts.example.com', issuer: 'mailsonde test CA' },
      },
    });
    expect(seen).toMatchObject([
      { url: '/.well-known/mta-sts.txt', host: 'mta-sts.example.com', 'accept-encoding': 'identity' },
    ]);
  });

  it('reports a redirect and does not follow it', async () => {
    let requests = 0;
    const port = await serve((_, response) => {
      requests++;
      response.writeHead(301, { location: 'https://elsewhere.example/' }).end();
    });
    expect(await fetchFrom(port)).toMatchObject({
      status: 'observed',
      value: { status: 301, location: 'https://elsewhere.example/' },
    });
    expect(requests).toBe(1);
  });

  it('keeps binary bodies as base64', async () => {
    const port = await serve((_, response) => response.end(Buffer.of(0, 255, 254, 1)));
    expect(await fetchFrom(port, undefined, { encoding: 'base64' })).toMatchObject({
      value: { body: 'AP/+AQ==' },
    });
  });

  it('may be as long as the limit and no longer', async () => {
    const port = await serve((_, response) => response.end('x'.repeat(1000)));
    expect(await fetchFrom(port, undefined, { maxBytes: 1000 })).toMatchObject({ status: 'observed' });
    expect(failureOf(await fetchFrom(port, undefined, { maxBytes: 999 }))).toMatchObject({
      stage: 'fetch',
      kind: 'limit',
      cause: 'target',
    });
  });
});

describe('a certificate', () => {
  it.each([
    ['expired', { names: ['mta-sts.example.com'], days: -1 }, 'CERT_HAS_EXPIRED', /expired on \d{4}-/],
    [
      'self-signed',
      { names: ['mta-sts.example.com'], selfSigned: true },
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      /self-signed/,
    ],
    [
      'for another name',
      { names: ['www.example.com'] },
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /names www\.example\.com/,
    ],
  ])('that is %s is a TLS failure', async (_, request, code, detail) => {
    const port = await serve((__, response) => response.end(), authority.issue(request));
    const failure = failureOf(await fetchFrom(port));
    expect(failure).toMatchObject({ stage: 'handshake', kind: 'tls', code, cause: 'target' });
    expect(failure.detail).toMatch(detail);
  });

  it('from an unknown issuer is a TLS failure, and added trust cures it', async () => {
    const port = await serve((_, response) => response.end('ok'));
    expect(failureOf(await fetchFrom(port, undefined, { extraCa: [] }))).toMatchObject({
      kind: 'tls',
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    expect(await fetchFrom(port)).toMatchObject({ status: 'observed' });
  });

  it('may be for an address where the URL names one', async () => {
    const port = await serve((_, response) => response.end('ok'), authority.issue({ ips: ['127.0.0.1'] }));
    const outcome = await fetchFrom(port, `https://127.0.0.1:${port}/`, { connectTo: [] });
    expect(outcome).toMatchObject({ status: 'observed', value: { body: 'ok' } });
  });
});

describe('the way to the server', () => {
  it('tries the next address when one refuses', async () => {
    const port = await serve(
      (_, response) => response.end('ok'),
      authority.issue({ names: ['two.example.com'] }),
    );
    const outcome = await fetchFrom(port, `https://two.example.com:${port}/`, { connectTo: [':::'] });
    expect(outcome).toMatchObject({ status: 'observed', value: { ip: '127.0.0.1' } });
  });

  it('takes names in --connect-to, and the first rule that matches', async () => {
    const port = await serve((_, response) => response.end('ok'));
    const connectTo = [
      `other.example:443:127.0.0.1:1`,
      `MTA-STS.example.com::localhost:${port}`,
      '::127.0.0.1:1',
    ];
    expect(await fetchFrom(port, undefined, { connectTo })).toMatchObject({ value: { ip: '127.0.0.1' } });
  });

  it('keeps to one family with -4 and -6', async () => {
    const port = await serve(
      (_, response) => response.end('ok'),
      authority.issue({ names: ['two.example.com'] }),
    );
    const url = `https://two.example.com:${port}/`;
    expect(await fetchFrom(port, url, { connectTo: [], family: 4 })).toMatchObject({
      value: { ip: '127.0.0.1' },
    });
    expect(failureOf(await fetchFrom(port, url, { connectTo: [], family: 6 }))).toMatchObject({
      kind: 'refused',
    });
  });

  it('says it is our vantage when the host only has the other family', async () => {
    const failure = failureOf(await fetchFrom(1, 'https://six.example.com/', { connectTo: [], family: 4 }));
    expect(failure).toMatchObject({ stage: 'connect', kind: 'unreachable', cause: 'vantage' });
  });

  it('leaves from the source address', async () => {
    const peers: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      peers.push(request.socket.remoteAddress);
      response.end('ok');
    });
    await fetchFrom(port, undefined, { sourceAddress: '127.0.0.9' });
    expect(peers).toEqual(['127.0.0.9']);
  });
});

describe('a failure', () => {
  it('to find the host keeps what DNS said', async () => {
    expect(failureOf(await fetchFrom(1, 'https://nowhere.example.com/', { connectTo: [] }))).toMatchObject({
      stage: 'resolve',
      code: 'NXDOMAIN',
      cause: 'target',
    });
    expect(failureOf(await fetchFrom(1, 'https://broken.example.com/', { connectTo: [] }))).toMatchObject({
      stage: 'resolve',
      kind: 'servfail',
    });
  });

  it('to connect is told apart by kind', async () => {
    const port = await serveRaw((socket) => socket.destroy());
    expect(failureOf(await fetchFrom(port))).toMatchObject({ stage: 'handshake', kind: 'closed' });
    expect(failureOf(await fetchFrom(1))).toMatchObject({
      stage: 'connect',
      kind: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it('comes in time where the handshake or the answer stalls', async () => {
    const stalling = await serveRaw(() => {});
    const limits = { connectMs: 200, commandMs: 200 };
    expect(failureOf(await fetchFrom(stalling, undefined, { limits }))).toMatchObject({
      stage: 'handshake',
      kind: 'timeout',
    });
    const mute = await serve((_, response) => response.write('x'));
    expect(failureOf(await fetchFrom(mute, undefined, { limits }))).toMatchObject({
      stage: 'fetch',
      kind: 'timeout',
    });
  });

  it('is one where the answer is no HTTP, or breaks off', async () => {
    const short = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x');
      setTimeout(() => response.destroy(), 20);
    });
    expect(failureOf(await fetchFrom(short))).toMatchObject({ stage: 'fetch', kind: 'closed' });
    const wide = await serve((_, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
    );
    expect(failureOf(await fetchFrom(wide))).toMatchObject({ stage: 'fetch', kind: 'limit' });
    const plain = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(failureOf(await fetchFrom(plain))).toMatchObject({ stage: 'handshake', kind: 'tls' });
  });

  it('is one where the address is not https, holds credentials, or is none', async () => {
    for (const url of [
      'http://mta-sts.example.com/',
      'https://u:p@mta-sts.example.com/',
      'nonsense',
      'data:,x',
    ])
      expect(failureOf(await fetchFrom(1, url))).toMatchObject({ stage: 'fetch', kind: 'malformed' });
  });

  it('is a cancellation when the run ends', async () => {
    const stalling = await serveRaw(() => {});
    const controller = new AbortController();
    const pending = fetchFrom(stalling, undefined, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    expect(failureOf(await pending)).toMatchObject({ kind: 'cancelled', cause: 'vantage' });
  });
});

it('keeps connections within the limit', async () => {
  let open = 0;
  let most = 0;
  const port = await serve((_, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end('ok');
    }, 20);
  });
  const ctx = createContext({
    resolver: zone,
    extraCa: [authority.cert],
    connectTo: [`::127.0.0.1:${port}`],
    limits: { connectConcurrency: 3 },
  });
  const all = await Promise.all(
    Array.from({ length: 12 }, () => ctx.fetch('https://mta-sts.example.com/', { maxBytes: 10 })),
  );
  ctx.close();
  expect(all.map(({ status }) => status)).toEqual(Array(12).fill('observed'));
  expect(most).toBe(3);
});
