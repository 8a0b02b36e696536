/** SMTP through a proxy on loopback: the way there, and whose fault it is where there is none. */
import { createServer, type IncomingMessage } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { type ContextOptions, createContext } from '../../src/net/context.ts';
import { parseProxyServer } from '../../src/parse/proxy-server.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { MX } from '../support/loopback-session.ts';
import { type ScriptedSmtp, script, serveScripts } from '../support/scripted-smtp.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [MX] });
const running: ScriptedSmtp[] = [];
const proxies: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const proxy of proxies.splice(0)) await new Promise((resolve) => proxy.close(resolve));
});

async function listen(proxy: Server): Promise<number> {
  proxies.push(proxy);
  proxy.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return (proxy.address() as AddressInfo).port;
}

/** Passes on to wherever it is asked, once the account is right. */
async function webProxy(account?: string): Promise<{ port: number; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const proxy = createServer();
  proxy.on('connect', (message, client: Socket) => {
    asked.push(message);
    const given = (message.headers['proxy-authorization'] ?? '').replace('Basic ', '');
    if (account !== undefined && Buffer.from(given, 'base64').toString() !== account) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(message.url ?? '') ?? [];
    const server = connect({ host, port: Number(port) });
    sockets.add(server);
    server.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    client.on('error', () => server.destroy());
    // The greeting goes in one packet with our own word.
    server.once('data', (first: Buffer) => {
      client.write(Buffer.concat([Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n'), first]));
      server.pipe(client);
      client.pipe(server);
    });
  });
  return { port: await listen(proxy), asked };
}

/** SOCKS 5 as the RFC has it: methods, account, request; `reply` in place of success. */
async function socksProxy(
  options: { account?: string; reply?: number; asked?: string[] } = {},
): Promise<number> {
  const { account, reply = 0, asked } = options;
  const proxy = createTcpServer((client) => {
    client.on('error', () => {});
    client.once('data', () => {
      client.write(Buffer.of(5, account === undefined ? 0 : 2));
      client.once('data', (credentials: Buffer) => {
        if (account === undefined) return go(credentials);
        const user = credentials.subarray(2, 2 + (credentials[1] ?? 0));
        const password = credentials.subarray(3 + user.length);
        const right = `${user}:${password}` === account;
        client.write(Buffer.of(1, right ? 0 : 1));
        if (right) client.once('data', go);
      });
    });
    const go = (request: Buffer): void => {
      const host = [...request.subarray(4, 8)].join('.');
      const port = request.readUInt16BE(request.length - 2);
      asked?.push(`${request[3] === 1 ? host : request.subarray(4, -2).toString('hex')}:${port}`);
      const word = Buffer.of(5, reply, 0, 1, 0, 0, 0, 0, 0, 0);
      if (reply !== 0) {
        client.end(word);
        return;
      }
      const server = connect({ host, port });
      sockets.add(server);
      server.on('error', () => client.destroy());
      server.once('data', (first: Buffer) => {
        client.write(Buffer.concat([word, first]));
        server.pipe(client);
        client.pipe(server);
      });
    };
  });
  return listen(proxy);
}

async function visit(
  port: number,
  proxyUrl: string,
  options: Partial<ContextOptions> & { password?: string } = {},
  request: Partial<SmtpRequest> = {},
): Promise<SmtpSession> {
  const { password, ...rest } = options;
  const parsed = parseProxyServer(proxyUrl);
  if (!parsed.ok) throw new Error(parsed.problem);
  const ctx = createContext({
    dns: ['127.0.0.1:1'],
    extraCa: [authority.cert],
    limits: { connectMs: 500, commandMs: 2_000 },
    proxy: { server: parsed.proxy, ...(password !== undefined && { password }) },
    ...rest,
  });
  try {
    return await ctx.speak({
      host: MX,
      ip: '127.0.0.1',
      port,
      tls: 'opportunistic',
      helo: 'a.b',
      ...request,
    });
  } finally {
    ctx.close();
  }
}

async function mailServer(text = script('healthy')): Promise<number> {
  const server = await serveScripts([text], { certificate });
  running.push(server);
  return server.port;
}

describe('HTTP CONNECT', () => {
  it('leads to the server, greeting and TLS included', async () => {
    const { port, asked } = await webProxy();
    const mail = await mailServer();
    const session = await visit(mail, `http://127.0.0.1:${port}`);
    expect(session).toMatchObject({ outcome: 'completed', tlsMode: 'starttls', tls: { authorized: true } });
    expect(asked[0]).toMatchObject({ url: `127.0.0.1:${mail}`, headers: { host: `127.0.0.1:${mail}` } });
  });

  it('asks as whom we are told to, and finds localhost without the DNS', async () => {
    const { port } = await webProxy('me:hunter2');
    const session = await visit(await mailServer(), `http://me@localhost:${port}`, { password: 'hunter2' });
    expect(session.outcome).toBe('completed');
    expect(JSON.stringify(session)).not.toMatch(/hunter2|bWU6aHVudGVyMg/);
  });

  it('goes where --connect-to has it', async () => {
    const { port, asked } = await webProxy();
    const mail = await mailServer();
    const session = await visit(25, `http://127.0.0.1:${port}`, {
      connectTo: [`${MX}:25:127.0.0.1:${mail}`],
    });
    expect(session.outcome).toBe('completed');
    expect(asked[0]?.url).toBe(`127.0.0.1:${mail}`);
  });

  it('writes an IPv6 address in brackets', async () => {
    const { port, asked } = await webProxy();
    await visit(25, `http://127.0.0.1:${port}`, {}, { ip: '2001:db8::25' });
    expect(asked[0]?.url).toBe('[2001:db8::25]:25');
  });

  it('tells a wrong password without saying it', async () => {
    const { port } = await webProxy('me:hunter2');
    const session = await visit(await mailServer(), `http://me@127.0.0.1:${port}`, { password: 'hunter3' });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'proxy', kind: 'rejected', code: '407', cause: 'vantage' },
    });
    expect(JSON.stringify(session)).not.toContain('hunter3');
  });

  it.each([
    ['silence', () => {}, 'timeout'],
    ['a close', (socket: Socket) => socket.end(), 'closed'],
    ['what is no HTTP', (socket: Socket) => socket.end('220 mx.example.com ESMTP\r\n'), 'malformed'],
    ['a refusal', (socket: Socket) => socket.end('HTTP/1.1 403 No\r\n\r\n'), 'rejected'],
    [
      'a head without end',
      (socket: Socket) => socket.write(`HTTP/1.1 200 ok\r\nx: ${'x'.repeat(60_000)}`),
      'malformed',
    ],
  ])('tells %s of the proxy as a matter of ours', async (_, answer, kind) => {
    const proxy = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => answer(socket));
    });
    const session = await visit(25, `http://127.0.0.1:${await listen(proxy)}`);
    expect(session.failure).toMatchObject({ stage: 'proxy', kind, cause: 'vantage' });
  });

  it('tells a proxy that is not there', async () => {
    const session = await visit(25, 'http://127.0.0.1:1');
    expect(session.failure).toMatchObject({ stage: 'proxy', kind: 'refused', cause: 'vantage' });
  });

  it('ends with the run', async () => {
    const controller = new AbortController();
    const proxy = createTcpServer((socket) => {
      socket.once('data', () => controller.abort());
    });
    const began = performance.now();
    const session = await visit(25, `http://127.0.0.1:${await listen(proxy)}`, {
      signal: controller.signal,
      limits: { connectMs: 20_000 },
    });
    expect(session.failure).toMatchObject({ kind: 'cancelled', cause: 'vantage' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('SOCKS 5', () => {
  it('leads to the server, greeting and TLS included', async () => {
    const asked: string[] = [];
    const mail = await mailServer();
    const session = await visit(mail, `socks5://127.0.0.1:${await socksProxy({ asked })}`);
    expect(session).toMatchObject({ outcome: 'completed', tlsMode: 'starttls', tls: { authorized: true } });
    expect(asked).toEqual([`127.0.0.1:${mail}`]);
  });

  it('asks for an IPv6 address as one', async () => {
    const asked: string[] = [];
    const port = await socksProxy({ asked, reply: 4 });
    await visit(25, `socks5://127.0.0.1:${port}`, {}, { ip: '2001:db8::25' });
    expect(asked).toEqual(['20010db8000000000000000000000025:25']);
  });

  it('asks as whom we are told to', async () => {
    const port = await socksProxy({ account: 'me:hunter2' });
    const session = await visit(await mailServer(), `socks5://me@127.0.0.1:${port}`, { password: 'hunter2' });
    expect(session.outcome).toBe('completed');
    expect(JSON.stringify(session)).not.toContain('hunter2');
  });

  it('tells a wrong password without saying it', async () => {
    const port = await socksProxy({ account: 'me:hunter2' });
    const session = await visit(25, `socks5://me@127.0.0.1:${port}`, { password: 'hunter3' });
    expect(session.failure).toMatchObject({ stage: 'proxy', kind: 'rejected', cause: 'vantage' });
    expect(JSON.stringify(session)).not.toContain('hunter3');
  });

  it('leads to implicit TLS', async () => {
    const mail = await mailServer(script('implicit'));
    const port = await silentFirst();
    const session = await visit(mail, `socks5://127.0.0.1:${port}`, {}, { tls: 'implicit' });
    expect(session).toMatchObject({ outcome: 'completed', tlsMode: 'implicit' });
  });

  it.each([
    [1, { stage: 'proxy', kind: 'unreachable', cause: 'vantage' }],
    [2, { stage: 'proxy', kind: 'rejected', cause: 'vantage' }],
    [3, { stage: 'proxy', kind: 'unreachable', cause: 'vantage' }],
    [4, { stage: 'proxy', kind: 'unreachable', cause: 'vantage' }],
    [5, { stage: 'connect', kind: 'refused', cause: 'target' }],
  ])('tells reply %i for what it is', async (reply, failure) => {
    const session = await visit(25, `socks5://127.0.0.1:${await socksProxy({ reply })}`);
    expect(session.failure).toMatchObject(failure);
  });

  it.each([
    ['silence', () => {}, 'timeout'],
    ['a close', (socket: Socket) => socket.end(), 'closed'],
    ['what is no SOCKS', (socket: Socket) => socket.end('220 mx.example.com ESMTP\r\n'), 'malformed'],
    ['no way to sign in', (socket: Socket) => socket.end(Buffer.of(5, 0xff)), 'rejected'],
  ])('tells %s of the proxy as a matter of ours', async (_, answer, kind) => {
    const proxy = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => answer(socket));
    });
    const session = await visit(25, `socks5://127.0.0.1:${await listen(proxy)}`);
    expect(session.failure).toMatchObject({ stage: 'proxy', kind, cause: 'vantage' });
  });
});

/** A SOCKS proxy that gives its word before the server has spoken. */
async function silentFirst(): Promise<number> {
  const proxy = createTcpServer((client) => {
    client.on('error', () => {});
    client.once('data', () => {
      client.write(Buffer.of(5, 0));
      client.once('data', (request: Buffer) => {
        const server = connect({ host: '127.0.0.1', port: request.readUInt16BE(request.length - 2) });
        sockets.add(server);
        server.on('error', () => client.destroy());
        client.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        server.pipe(client);
        client.pipe(server);
      });
    });
  });
  return listen(proxy);
}
