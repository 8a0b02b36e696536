/** One SMTP session with a server on loopback: what is said, what is told of it, and that a bad end is told too. */
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createAuthority } from '../../src/lab/certificates.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { createContext } from '../../src/net/context.ts';

const HOST = 'mx.example.com';
const authority = createAuthority(new Date());
const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each line by its verb; a verb without an answer is met with silence. */
async function serve(
  greeting: string,
  answers: Record<string, string>,
): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const secureContext = createSecureContext(authority.issue(HOST));
  const server = createServer((plain) => {
    sockets.add(plain);
    plain.on('error', () => {});
    let socket: Socket = plain;
    const onData = (chunk: Buffer): void => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        heard.push(line);
        const verb = line.split(' ')[0] ?? '';
        const answer = answers[`${verb}${socket === plain ? '' : ' over TLS'}`] ?? answers[verb];
        if (answer === 'close') socket.destroy();
        else if (answer !== undefined) socket.write(answer);
        if (verb === 'STARTTLS' && answer?.startsWith('220') === true) {
          plain.removeListener('data', onData);
          socket = new TLSSocket(plain, { isServer: true, secureContext });
          socket.on('data', onData);
          socket.on('error', () => {});
        }
      }
    };
    plain.on('data', onData);
    plain.write(greeting);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, heard };
}

async function hold(port: number, over: Partial<SmtpRequest> = {}): Promise<SmtpSession> {
  const ctx = createContext({ dns: ['127.0.0.1'], extraCa: [authority.pem], limits: { commandMs: 500 } });
  try {
    return await ctx.speak({
      host: HOST,
      ip: '127.0.0.1',
      port,
      tls: 'opportunistic',
      helo: 'client.example',
      ...over,
    });
  } finally {
    ctx.close();
  }
}

const USUAL = {
  EHLO: '250-mx.example.com\r\n250-STARTTLS\r\n250 PIPELINING\r\n',
  'EHLO over TLS': '250-mx.example.com\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN\r\n',
  STARTTLS: '220 2.0.0 go ahead\r\n',
  QUIT: '221 bye\r\n',
};

describe('a session', () => {
  it('goes through STARTTLS and tells what was offered before and after', async () => {
    const { port, heard } = await serve('220-Welcome\r\n220 mx.example.com ESMTP\r\n', USUAL);
    const session = await hold(port);
    expect(session).toMatchObject({
      outcome: 'completed',
      tlsMode: 'starttls',
      greeting: 'Welcome mx.example.com ESMTP',
      hello: { verb: 'EHLO', name: 'client.example' },
      extensionsBefore: ['STARTTLS', 'PIPELINING'],
      extensions: ['PIPELINING', 'AUTH PLAIN LOGIN'],
      authBefore: [],
      auth: ['PLAIN', 'LOGIN'],
      tls: { protocol: 'TLSv1.3', authorized: true, nameMatches: true },
    });
    expect(session.transcript.map(({ stage }) => stage)).toEqual([
      'greeting',
      'hello',
      'starttls',
      'hello',
      'quit',
    ]);
    await expect.poll(() => heard.at(-1)).toBe('QUIT');
  });

  it('asks for sender and recipients in one go where PIPELINING is offered, and reads every reply', async () => {
    const { port, heard } = await serve('220 mx.example.com\r\n', {
      EHLO: '250-mx.example.com\r\n250 PIPELINING\r\n',
      MAIL: '250 2.1.0 ok\r\n',
      RCPT: '550 5.1.1 no such user\r\n',
      RSET: '250 ok\r\n',
    });
    const session = await hold(port, {
      pipeline: true,
      sender: '',
      recipients: ['a@example.com', 'b@example.com'],
    });
    expect(session.transcript.filter(({ stage }) => stage === 'rcpt').map(({ reply }) => reply)).toEqual([
      { code: 550, enhanced: '5.1.1', lines: ['5.1.1 no such user'] },
      { code: 550, enhanced: '5.1.1', lines: ['5.1.1 no such user'] },
    ]);
    expect(heard).not.toContain('DATA');
  });

  it('falls back to HELO and shows it', async () => {
    const { port } = await serve('220 mx.example.com\r\n', { EHLO: '502 what?\r\n', HELO: '250 hello\r\n' });
    expect(await hold(port)).toMatchObject({ outcome: 'completed', hello: { verb: 'HELO' }, extensions: [] });
  });

  it.each([
    [
      'a greeting that refuses',
      '554 go away\r\n',
      {},
      'refused',
      { stage: 'greeting', kind: 'rejected', code: '554' },
    ],
    [
      'what is no SMTP',
      'HTTP/1.1 400 Bad Request\r\n',
      {},
      'failed',
      { stage: 'greeting', kind: 'malformed' },
    ],
    ['silence', '', {}, 'failed', { stage: 'greeting', kind: 'timeout' }],
    [
      '421 in the middle',
      '220 a.b\r\n',
      { EHLO: '421 later\r\n' },
      'refused',
      { stage: 'hello', code: '421' },
    ],
    ['a connection cut', '220 a.b\r\n', { EHLO: 'close' }, 'failed', { stage: 'hello' }],
    [
      'a reply that changes its code',
      '220-a\r\n250 b\r\n',
      {},
      'failed',
      { stage: 'greeting', kind: 'malformed' },
    ],
    ['a line without end', `220 ${'x'.repeat(5_000)}`, {}, 'failed', { stage: 'greeting', kind: 'limit' }],
  ])('tells %s', async (_, greeting, answers, outcome, failure) => {
    const { port } = await serve(greeting, answers as Record<string, string>);
    const session = await hold(port);
    expect(session.outcome).toBe(outcome);
    expect(session.failure).toMatchObject(failure);
  });

  it('says nothing after the server closed its port', async () => {
    const { port } = await serve('', {});
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await hold(port)).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'connect', kind: 'refused' },
    });
  });
});
