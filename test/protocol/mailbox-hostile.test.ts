/** IMAP servers that lie, flood, stall or strip: the watch ends in bounded time with what is wrong, and the password stays here. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Followed, FollowWishes } from '../../src/model/mailbox.ts';
import { createContext } from '../../src/net/context.ts';

const PASSWORD = 'secret-of-the-test-1';
let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(
  () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      if (server === undefined) resolve();
      else server.close(() => resolve());
    }),
);

/** What was said to it; `answer` gets each command without its tag. */
async function against(
  greeting: string,
  answer: (command: string, tag: string, socket: Socket) => string | null,
  wishes: Partial<FollowWishes> = {},
): Promise<{ followed: Followed; said: string; tookMs: number }> {
  let said = '';
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(greeting);
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
      for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
        const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        const reply = answer(command, tag, socket);
        if (reply !== null) socket.write(reply);
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ctx = createContext({ dns: ['127.0.0.1'], limits: { connectMs: 2_000, commandMs: 1_500 } });
  const began = performance.now();
  const place = { host: '127.0.0.1', port, tls: 'starttls', user: 'you', password: PASSWORD } as const;
  const followed = await (ctx.follow as NonNullable<typeof ctx.follow>)(
    { ...place, insecureAuth: false, withinMs: 3_000, remove: true, ...wishes },
    Promise.resolve([{ messageId: '<one@healthy.example>', token: null, acceptedAt: Date.now() }]),
  );
  ctx.close();
  return { followed, said, tookMs: performance.now() - began };
}

const CLEAR = { insecureAuth: true } as const;
const failure = (followed: Followed): NonNullable<Followed['failure']> => {
  if (followed.failure === undefined) throw new Error('it went well');
  return followed.failure;
};

/** Lets anybody in, and has an inbox with one message more than before. */
function willing(more: Readonly<Record<string, (tag: string) => string>> = {}) {
  return (command: string, tag: string): string => {
    const verb = command.replace(/^UID /i, '').split(' ')[0]?.toUpperCase() ?? '';
    const own = more[verb];
    if (own !== undefined) return own(tag);
    switch (verb) {
      case 'CAPABILITY':
        return `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`;
      case 'LIST':
        return `* LIST () "/" INBOX\r\n${tag} OK done\r\n`;
      case 'STATUS':
        return `* STATUS INBOX (UIDNEXT 2 UIDVALIDITY 1)\r\n${tag} OK done\r\n`;
      case 'EXAMINE':
      case 'SELECT':
        return `* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 2] ok\r\n${tag} OK [READ-WRITE] done\r\n`;
      default:
        return `${tag} OK done\r\n`;
    }
  };
}

describe('a server that cannot be trusted', () => {
  it('gets no password where it offers no STARTTLS, nor where it says it has signed us in', async () => {
    const stripped = await against('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello\r\n', willing());
    expect(failure(stripped.followed)).toMatchObject({ stage: 'starttls', kind: 'tls' });
    expect(stripped.said).not.toMatch(/LOGIN|AUTHENTICATE/i);
    const preauth = await against('* PREAUTH [CAPABILITY IMAP4rev1] hello\r\n', willing());
    expect('mailbox' in preauth.followed).toBe(false);
  });

  it('is not believed what it says in clear behind STARTTLS', async () => {
    const { followed, said } = await against(
      '* OK [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n',
      (command, tag) =>
        command === 'STARTTLS' ? `${tag} OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n` : null,
    );
    expect(failure(followed).kind).not.toBe('cancelled');
    expect(said).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  it.each([
    ['says nothing', '', /greet/],
    ['speaks SMTP', '220 mx.example.com ESMTP\r\n', /IMAP|closed|greet/],
    ['says goodbye', '* BYE too many connections from you\r\n', /too many connections/],
  ])('ends the watch where it %s', async (_, greeting, detail) => {
    const { followed, tookMs } = await against(greeting, () => null, CLEAR);
    expect(failure(followed).detail).toMatch(detail);
    expect(tookMs).toBeLessThan(6_000);
  });

  it('does not fill memory with folders, lines or literals', async () => {
    const folders = '* LIST () "/" "abcdefghijklmnopqrstuvwxyz"\r\n'.repeat(20_000);
    const many = await against('* OK hello\r\n', willing({ LIST: () => folders.repeat(6) }), CLEAR);
    expect(failure(many.followed).kind).toBe('limit');
    const long = await against('* OK hello\r\n', willing({ LIST: () => 'x'.repeat(3_000_000) }), CLEAR);
    expect(failure(long.followed).kind).toBe('limit');
    const literal = await against(
      '* OK hello\r\n',
      willing({ FETCH: () => '* 1 FETCH (UID 1 BODY[]<0> {2000000000}\r\n' }),
      CLEAR,
    );
    expect(failure(literal.followed).kind).toBe('limit');
  });

  it('is left where it falls silent in the middle', async () => {
    const { followed, tookMs } = await against('* OK hello\r\n', willing({ STATUS: () => '* ST' }), CLEAR);
    expect(failure(followed)).toMatchObject({ kind: 'timeout', stage: 'fetch' });
    expect(tookMs).toBeLessThan(6_000);
  });

  it('is not made to remove what is not ours: another message under the same UID', async () => {
    let looks = 0;
    const ours = 'Message-ID: <one@healthy.example>\r\n\r\nhello\r\n';
    const { followed, said } = await against(
      '* OK hello\r\n',
      willing({
        FETCH: (tag) =>
          `* 1 FETCH (UID 1 FLAGS () INTERNALDATE " 1-Jan-2026 00:00:00 +0000" RFC822.SIZE ${ours.length} BODY[]<0> {${ours.length}}\r\n${ours})\r\n${tag} OK done\r\n`,
        SELECT: (tag) => {
          looks += 1;
          return `* 1 EXISTS\r\n* OK [UIDVALIDITY 77] changed\r\n${tag} OK [READ-WRITE] done\r\n`;
        },
      }),
      CLEAR,
    );
    expect('mailbox' in followed && followed.copies[0]?.copy).toMatchObject({
      removal: 'failed',
      role: 'inbox',
    });
    expect(looks).toBe(1);
    expect(said).not.toMatch(/STORE|EXPUNGE/);
  });

  it('only has ours marked where it cannot remove one alone', async () => {
    const ours = 'Message-ID: <one@healthy.example>\r\n\r\nhello\r\n';
    const { followed, said } = await against(
      '* OK hello\r\n',
      willing({
        FETCH: (tag) =>
          `* 1 FETCH (UID 1 FLAGS () RFC822.SIZE ${ours.length} BODY[]<0> {${ours.length}}\r\n${ours})\r\n${tag} OK done\r\n`,
      }),
      CLEAR,
    );
    expect('mailbox' in followed && followed.copies[0]?.copy.removal).toBe('marked');
    expect(said).toMatch(/UID STORE 1 \+FLAGS/);
    expect(said).not.toContain('EXPUNGE');
  });

  it('comes back into the mailbox after the connection was lost', async () => {
    let times = 0;
    const { followed } = await against(
      '* OK hello\r\n',
      (command, tag, socket) => {
        if (command.startsWith('STATUS') && times++ === 0) {
          socket.destroy();
          return null;
        }
        return willing()(command, tag);
      },
      { ...CLEAR, withinMs: 2_500 },
    );
    expect(followed).toMatchObject({ mailbox: { tls: 'none', protocol: null }, copies: [null] });
    expect(followed.failure).toBeUndefined();
    expect(times).toBeGreaterThan(1);
  });

  it('cannot have the password told again', async () => {
    const { followed } = await against(
      '* OK hello\r\n',
      willing({ LOGIN: (tag) => `${tag} NO [AUTHENTICATIONFAILED] ${PASSWORD} is wrong\r\n` }),
      CLEAR,
    );
    expect(failure(followed)).toMatchObject({ stage: 'auth', kind: 'rejected', cause: 'vantage' });
    expect(JSON.stringify(followed)).not.toContain(PASSWORD);
    expect(failure(followed).detail).toContain('<password> is wrong');
  });
});
