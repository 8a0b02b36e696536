/** Messages handed to spam filters on loopback, honest and hostile ones: what arrives, and what an answer may cost. */
import { createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { FilterRequest, SpamFilterKind } from '../../src/model/spam-filter.ts';
import { createContext } from '../../src/net/context.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const closers: (() => unknown)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

const MESSAGE = Buffer.from('From: a@example.com\r\n\r\n.\r\n\x00\xff\r\n', 'latin1');
const SPAMD = 'SPAMD/1.1 0 EX_OK\r\nSpam: False ; 1 / 5\r\n\r\n';

/** A server that answers once what it got ends as given; `heard` is what it got. */
async function filter(ending: string, answer: (socket: Socket) => void) {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let done = false;
    socket.on('data', (piece) => {
      heard.push(piece);
      if (done || !Buffer.concat(heard).toString('latin1').endsWith(ending)) return;
      done = true;
      answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as { port: number }).port, heard: () => Buffer.concat(heard) };
}

const END = MESSAGE.toString('latin1').slice(-6);

async function ask(
  kind: SpamFilterKind,
  port: number,
  request: Partial<FilterRequest> = {},
  commandMs = 2_000,
) {
  const ctx = createContext({ resolver: zoneResolver(''), limits: { commandMs, connectMs: 2_000 } });
  closers.push(() => ctx.close());
  const place = { kind, host: '127.0.0.1', port, path: '', text: `127.0.0.1:${port}`, loopback: true };
  return ctx.askFilter(place, { octets: MESSAGE, ...request });
}

function http(body: string, status = '200 OK'): string {
  return `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('SpamAssassin', () => {
  it('gets the message octet for octet', async () => {
    const { port, heard } = await filter(END, (socket) => socket.end(SPAMD));
    expect(await ask('spamassassin', port)).toMatchObject({ status: 'observed', value: SPAMD });
    const head = `REPORT SPAMC/1.5\r\nContent-length: ${MESSAGE.length}\r\n\r\n`;
    expect(heard()).toEqual(Buffer.concat([Buffer.from(head), MESSAGE]));
  });
});

describe('rspamd', () => {
  it('gets the message octet for octet, with its envelope and nothing that would end a header field', async () => {
    const { port, heard } = await filter(END, (socket) => socket.end(http('{"score":1}')));
    const request = { ip: '192.0.2.1', helo: 'mail.example.com', mailFrom: 'a\r\nX: b@\u00fc.example' };
    expect(await ask('rspamd', port, request)).toMatchObject({ status: 'observed', value: '{"score":1}' });
    const [head = '', body] = heard()
      .toString('latin1')
      .split('\r\n\r\n', 1)
      .concat(MESSAGE.toString('latin1'));
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        'POST /checkv2 HTTP/1.1',
        'ip: 192.0.2.1',
        'helo: mail.example.com',
        'from: a??X: b@?.example',
        `content-length: ${MESSAGE.length}`,
      ]),
    );
    expect(heard().toString('latin1').endsWith(`\r\n\r\n${body}`)).toBe(true);
  });
});

describe('a filter that misbehaves', () => {
  it.each<[string, SpamFilterKind, (socket: Socket) => void, string, string]>([
    ['says nothing', 'spamassassin', () => {}, 'timeout', 'no answer within 0.3 s'],
    ['says nothing', 'rspamd', () => {}, 'timeout', '--command-timeout'],
    ['goes away', 'rspamd', (socket) => socket.destroy(), 'closed', 'broke off'],
    ['resets', 'spamassassin', (socket) => socket.resetAndDestroy(), 'closed', 'broke off'],
    ['has no end', 'spamassassin', (socket) => flood(socket, SPAMD), 'limit', 'beyond all measure'],
    [
      'has no end',
      'rspamd',
      (socket) => flood(socket, 'HTTP/1.1 200 OK\r\n\r\n'),
      'limit',
      'beyond all measure',
    ],
    [
      'has a header without end',
      'rspamd',
      (socket) => flood(socket, 'HTTP/1.1 200 OK\r\nX: '),
      'malformed',
      'no valid HTTP',
    ],
    ['is no HTTP server', 'rspamd', (socket) => socket.end(SPAMD), 'malformed', 'no valid HTTP answer'],
    ['refuses', 'rspamd', (socket) => socket.end(http('', '403 Forbidden')), 'rejected', 'HTTP status 403'],
    [
      'stops short of its own length',
      'rspamd',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'),
      'closed',
      'broke off',
    ],
  ])('%s (%s)', async (_, kind, answer, failure, says) => {
    const { port } = await filter(END, answer);
    const outcome = await ask(kind, port, {}, failure === 'timeout' ? 300 : 5_000);
    expect(outcome).toMatchObject({
      status: 'failed',
      failure: { kind: failure, cause: 'vantage', detail: expect.stringContaining(says) },
    });
  });

  it('that is not there is a matter of this machine', async () => {
    const { port } = await filter(END, () => {});
    await Promise.all(closers.splice(0).map((close) => close()));
    expect(await ask('spamassassin', port)).toMatchObject({
      status: 'failed',
      failure: { kind: 'refused', cause: 'vantage' },
    });
  });
});

function flood(socket: Socket, beginning: string): void {
  socket.write(beginning);
  const piece = Buffer.alloc(65_536, 'x');
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece)) {}
  };
  socket.on('drain', more);
  more();
}
