/** One look at a port on loopback: every state, TLS as found rather than assumed, and what is no SMTP at all. */
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createAuthority } from '../../src/lab/certificates.ts';
import type { Knock, KnockRequest } from '../../src/model/reach.ts';
import { createContext } from '../../src/net/context.ts';
import { silentPort } from '../support/silent-port.ts';

const HOST = 'smtp.example.com';
const authority = createAuthority(new Date());
const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

interface Heard {
  port: number;
  connections(): number;
  lines: string[];
}

async function listen(onSocket: (socket: Socket, lines: string[]) => void): Promise<Heard> {
  let connections = 0;
  const lines: string[] = [];
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket, lines);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, connections: () => connections, lines };
}

/** An SMTP server over any socket; `greetAfterMs` is for those who wait. */
function talk(socket: Socket, lines: string[], extensions: string[], greetAfterMs = 0): void {
  const onData = (chunk: Buffer): void => {
    for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
      lines.push(line);
      const verb = line.split(' ')[0];
      if (verb === 'EHLO') {
        const all = [HOST, ...extensions];
        socket.write(all.map((one, at) => `250${at === all.length - 1 ? ' ' : '-'}${one}\r\n`).join(''));
      } else if (verb === 'STARTTLS' && extensions.includes('STARTTLS')) {
        socket.removeListener('data', onData);
        socket.write('220 go ahead\r\n');
        talk(secured(socket), lines, ['AUTH PLAIN']);
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('500 what?\r\n');
    }
  };
  socket.on('data', onData);
  if (!(socket instanceof TLSSocket) || extensions.includes('GREET'))
    setTimeout(() => socket.write(`220 ${HOST} ESMTP\r\n`), greetAfterMs);
}

function secured(plain: Socket): TLSSocket {
  const secureContext = createSecureContext(authority.issue(HOST));
  const socket = new TLSSocket(plain, { isServer: true, secureContext });
  socket.on('error', () => {});
  return socket;
}

const clear =
  (extensions: string[], greetAfterMs = 0) =>
  (socket: Socket, lines: string[]): void =>
    talk(socket, lines, extensions, greetAfterMs);
const implicit = (socket: Socket, lines: string[]): void =>
  talk(secured(socket), lines, ['GREET', 'AUTH PLAIN LOGIN']);

async function look(
  port: number,
  over: Partial<KnockRequest> = {},
  commandMs = 1_000,
): Promise<{ knock: Knock; tookMs: number }> {
  const ctx = createContext({
    dns: ['127.0.0.1'],
    extraCa: [authority.pem],
    limits: { connectMs: 300, commandMs },
  });
  const began = performance.now();
  try {
    const request = {
      host: HOST,
      ip: '127.0.0.1',
      port,
      depth: 'session',
      custom: 'starttls',
      helo: 'client.example',
    };
    const knock = await ctx.reach.knock({ ...request, ...over } as KnockRequest);
    expect(ctx.reach.seen(port)).toMatchObject([{ host: HOST, state: knock.state }]);
    return { knock, tookMs: performance.now() - began };
  } finally {
    ctx.close();
  }
}

describe('an open port', () => {
  it('is spoken to on the connection it was found with, and left politely', async () => {
    const server = await listen(clear(['STARTTLS', 'SIZE 1000']));
    const { knock } = await look(server.port);
    expect(knock).toMatchObject({
      state: 'open',
      tlsMode: 'starttls',
      greeting: `${HOST} ESMTP`,
      session: { outcome: 'completed', tlsMode: 'starttls', auth: ['PLAIN'], tls: { authorized: true } },
    });
    expect(knock.failure).toBeUndefined();
    expect(server.connections()).toBe(1);
    await expect.poll(() => server.lines.at(-1)).toBe('QUIT');
  });

  it('without STARTTLS has no TLS', async () => {
    const { knock } = await look((await listen(clear(['SIZE']))).port);
    expect(knock).toMatchObject({ state: 'open', tlsMode: 'none' });
  });

  it('that refuses TLS is not taken for something the user asked for', async () => {
    const alert = Buffer.from('15030100020228', 'hex');
    const { port } = await listen((socket) => void socket.once('data', () => socket.end(alert)));
    const { failure } = (await look(port, { custom: 'implicit' })).knock;
    expect(failure).toMatchObject({ stage: 'handshake', cause: 'target' });
    expect(failure?.detail).not.toContain('as asked');
  });

  it('with TLS from the start is met so at once where that is its custom', async () => {
    const server = await listen(implicit);
    const { knock } = await look(server.port, { custom: 'implicit' });
    expect(knock).toMatchObject({
      state: 'open',
      tlsMode: 'implicit',
      greeting: `${HOST} ESMTP`,
      session: { auth: ['PLAIN', 'LOGIN'], tls: { nameMatches: true } },
    });
    expect(server.connections()).toBe(1);
  });

  it('is found to speak TLS from the start where STARTTLS is the custom', async () => {
    const server = await listen(implicit);
    const { knock } = await look(server.port, { custom: 'starttls' });
    expect(knock).toMatchObject({
      state: 'open',
      tlsMode: 'implicit',
      session: { auth: ['PLAIN', 'LOGIN'] },
    });
    expect(server.connections()).toBe(2);
  });

  it('is found to greet in clear and offer STARTTLS where TLS from the start is the custom', async () => {
    const server = await listen(clear(['STARTTLS']));
    const { knock } = await look(server.port, { custom: 'implicit' });
    expect(knock).toMatchObject({ state: 'open', tlsMode: 'starttls', greeting: `${HOST} ESMTP` });
  });

  it('may take its time to greet', async () => {
    const { knock } = await look((await listen(clear(['STARTTLS'], 400))).port);
    expect(knock).toMatchObject({ state: 'open', tlsMode: 'starttls', greeting: `${HOST} ESMTP` });
    expect(knock.session?.outcome).toBe('completed');
  });

  it('that refuses us is open, with what it said', async () => {
    const server = await listen((socket) => socket.end('554 5.7.1 no, 127.0.0.1 is listed\r\n'));
    const { knock } = await look(server.port);
    expect(knock).toMatchObject({
      state: 'open',
      greeting: '5.7.1 no, 127.0.0.1 is listed',
      tlsMode: null,
      session: { outcome: 'refused' },
    });
  });

  it('is only knocked at where no more is asked', async () => {
    const server = await listen(clear(['STARTTLS']));
    const { knock } = await look(server.port, { depth: 'connect' });
    expect(knock).toMatchObject({ state: 'open', tlsMode: null, greeting: null });
    expect(server.lines).toEqual([]);
  });

  it('is asked in clear alone what it offers', async () => {
    const server = await listen(clear(['STARTTLS']));
    const { knock } = await look(server.port, { depth: 'hello' });
    expect(knock).toMatchObject({ tlsMode: 'starttls', session: { tls: null } });
    await expect.poll(() => server.lines).toEqual(['EHLO client.example', 'QUIT']);
  });
});

describe('what is no SMTP', () => {
  it.each([
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['POP3', '+OK ready\r\n'],
    ['IMAP', '* OK [CAPABILITY IMAP4rev1] ready\r\n'],
  ])('%s is named', async (service, words) => {
    const { knock } = await look((await listen((socket) => socket.write(words))).port);
    expect(knock).toMatchObject({ state: 'open', tlsMode: null, greeting: words.trim() });
    expect(knock.failure).toMatchObject({
      kind: 'malformed',
      detail: expect.stringContaining(`is ${service}, not SMTP`),
    });
  });

  it('HTTP, which waits to be spoken to, is named', async () => {
    const server = await listen((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    for (const custom of ['starttls', 'implicit'] as const) {
      const { knock } = await look(server.port, { custom });
      expect(knock.failure?.detail).toContain('is HTTP, not SMTP');
    }
  });

  it('FTP, which says 220 as well, is named', async () => {
    const server = await listen((socket) => {
      socket.write('220 FTP server ready\r\n');
      socket.on('data', () => socket.write('500 what?\r\n'));
    });
    expect((await look(server.port)).knock.failure?.detail).toContain('is FTP, not SMTP');
  });

  it('something unknown is quoted', async () => {
    const { knock } = await look((await listen((socket) => socket.write('hello there\n'))).port);
    expect(knock.failure?.detail).toContain('is no SMTP: "hello there"');
  });

  it('something that is no text is not quoted', async () => {
    const { port } = await listen((socket) => socket.write(Buffer.from('4a0000000a382e3000fff7', 'hex')));
    expect((await look(port)).knock.failure?.detail).toMatch(/is no SMTP: octets that are no text$/);
  });

  it('is told by its whole first line, however it is cut', async () => {
    const server = await listen((socket) => {
      socket.write('hello');
      setTimeout(() => socket.write(' there, friend\n'), 50);
    });
    expect((await look(server.port)).knock.greeting).toBe('hello there, friend');
  });

  it('IMAP over TLS is named', async () => {
    const server = await listen((socket) => secured(socket).write('* OK IMAP4rev1\r\n'));
    const { knock } = await look(server.port, { custom: 'implicit' });
    expect(knock).toMatchObject({ tlsMode: 'implicit', greeting: '* OK IMAP4rev1' });
    expect(knock.failure?.detail).toContain('is IMAP, not SMTP');
  });

  it('TLS with silence inside is told', async () => {
    const server = await listen((socket) => secured(socket));
    const { knock } = await look(server.port, { custom: 'implicit' }, 300);
    expect(knock).toMatchObject({ state: 'open', tlsMode: 'implicit', greeting: null });
    expect(knock.failure?.detail).toContain('speaks TLS, but says nothing in it');
  });
});

describe('a port that is not open', () => {
  it('refuses: closed', async () => {
    const { port } = await listen(() => {});
    servers.splice(0).map((server) => server.close());
    const { knock } = await look(port);
    expect(knock).toMatchObject({ state: 'closed', failure: { kind: 'refused' } });
  });

  it('ends each connection without a word: closed', async () => {
    const { knock } = await look((await listen((socket) => socket.end())).port);
    expect(knock).toMatchObject({ state: 'closed', failure: { kind: 'closed' } });
    const reset = await look((await listen((socket) => socket.resetAndDestroy())).port, {
      custom: 'implicit',
    });
    expect(reset.knock.state).toBe('closed');
  });

  it.each(['starttls', 'implicit'] as const)(
    'takes connections and is silent: tarpit (%s)',
    async (custom) => {
      const server = await listen(() => {});
      const { knock, tookMs } = await look(server.port, { custom }, 400);
      expect(knock).toMatchObject({ state: 'tarpit', failure: { kind: 'timeout' } });
      expect(tookMs).toBeLessThan(1_500);
    },
  );

  it('drips: tarpit', async () => {
    const server = await listen((socket) => {
      const timer = setInterval(() => socket.write('2'), 60);
      socket.on('close', () => clearInterval(timer));
      socket.write('220-');
    });
    expect((await look(server.port, {}, 400)).knock).toMatchObject({ state: 'tarpit' });
  });

  it('breaks off in the middle of its greeting: told as it is', async () => {
    const { knock } = await look((await listen((socket) => socket.end('220-mail'))).port);
    expect(knock.session?.outcome).toBe('failed');
    expect(knock).toMatchObject({ state: 'open', failure: { kind: 'closed' } });
    expect(knock.failure?.detail).toContain('"220-mail"');
  });
});

describe('a port that drops what comes', async () => {
  const silent = await silentPort();
  afterAll(() => silent.close());

  it('is filtered, within the time for a connection', async () => {
    const { knock, tookMs } = await look(silent.port);
    expect(knock).toMatchObject({ state: 'filtered', failure: { kind: 'timeout', stage: 'connect' } });
    expect(tookMs).toBeGreaterThanOrEqual(290);
    expect(tookMs).toBeLessThan(800);
  });

  it('is known to be quiet long before the time for a connection is over', async () => {
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { connectMs: 2_000 } });
    const quiet = ctx.reach.quiet(silent.port, 150, new Promise(() => {}));
    const began = performance.now();
    void ctx.speak({ host: HOST, ip: '127.0.0.1', port: silent.port, tls: 'off' });
    expect(await quiet).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
    ctx.close();
  });

  it('takes no answer away that another host of the run gave before', async () => {
    const server = await listen(clear([]));
    const connectTo = [`early.example.net:25:127.0.0.1:${server.port}`, `:25:127.0.0.1:${silent.port}`];
    const ctx = createContext({ dns: ['127.0.0.1'], connectTo, limits: { connectMs: 200 } });
    const knockAt = (host: string): Promise<Knock> =>
      ctx.reach.knock({ host, ip: '192.0.2.1', port: 25, depth: 'connect', custom: 'starttls' });
    expect((await knockAt('early.example.net')).state).toBe('open');
    await Promise.all(['a.example', 'b.example', 'c.example'].map(knockAt));
    expect(ctx.reach.seen(25).map(({ state }) => state)).toEqual([
      'open',
      'filtered',
      'filtered',
      'filtered',
    ]);
    expect(await ctx.reach.answered(25, 0)).toBe(true);
    ctx.close();
  });

  it('is told of before it is decided, once it has lasted', async () => {
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { connectMs: 5_000 } });
    void ctx.speak({ host: HOST, ip: '127.0.0.1', port: silent.port, tls: 'off' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(ctx.reach.seen(silent.port)).toEqual([]);
    expect(ctx.reach.awaited(silent.port, 20)).toMatchObject([{ host: HOST, state: 'filtered' }]);
    expect(ctx.reach.awaited(silent.port, 4_000)).toEqual([]);
    ctx.close();
  });

  it('is not waited for longer than asked', async () => {
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { connectMs: 5_000 } });
    void ctx.speak({ host: HOST, ip: '127.0.0.1', port: silent.port, tls: 'off' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const began = performance.now();
    expect(await ctx.reach.answered(silent.port, 150)).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(80);
    expect(performance.now() - began).toBeLessThan(1_000);
    ctx.close();
  });

  it('takes only the time the question allows', async () => {
    const { knock, tookMs } = await look(silent.port, { connectMs: 80 });
    expect(knock.state).toBe('filtered');
    expect(tookMs).toBeLessThan(290);
  });
});

describe('a run', () => {
  it('looks at each port once, however often it is asked', async () => {
    const server = await listen(clear(['STARTTLS']));
    const ctx = createContext({ dns: ['127.0.0.1'] });
    const request: KnockRequest = {
      host: HOST,
      ip: '127.0.0.1',
      port: server.port,
      depth: 'hello',
      custom: 'starttls',
    };
    const [one, two] = await Promise.all([
      ctx.reach.knock(request),
      ctx.reach.knock({ ...request, connectMs: 50 }),
    ]);
    ctx.close();
    expect(two).toBe(one);
    expect(server.connections()).toBe(1);
  });

  it('knows when somebody has answered on a port, whoever asked', async () => {
    const server = await listen(clear(['STARTTLS']));
    const ctx = createContext({ dns: ['127.0.0.1'] });
    const forever = new Promise(() => {});
    const early = ctx.reach.quiet(server.port, 10_000, forever);
    expect(await ctx.reach.quiet(server.port, 10_000, Promise.resolve())).toBe(false);
    await ctx.speak({ host: HOST, ip: '127.0.0.1', port: server.port, tls: 'off' });
    expect(await early).toBe(false);
    expect(await ctx.reach.quiet(server.port, 0, forever)).toBe(false);
    expect(ctx.reach.seen(server.port)).toMatchObject([
      { host: HOST, state: 'open', greeting: `${HOST} ESMTP`, startTls: true, masked: false },
    ]);
    ctx.close();
  });
});
