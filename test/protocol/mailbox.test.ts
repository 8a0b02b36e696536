/** A mailbox is watched for what was sent, over the lab's IMAP server: found in its folder, left unread, and removed alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lab, labAccount, labPostbox, startLab } from '../../src/lab/index.ts';
import type { Followed, FollowWishes, SentMark } from '../../src/model/mailbox.ts';
import { createContext } from '../../src/net/context.ts';
import { measureMessage } from '../../src/parse/message-octets.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.close());

const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
const MAILBOX: FollowWishes = {
  ...{ host: 'imap.postbox.example', port: 993, tls: 'implicit', ...labPostbox },
  ...{ insecureAuth: false, withinMs: 10_000, remove: false },
};

function context(options: Parameters<typeof createContext>[0] = {}): ReturnType<typeof createContext> {
  return createContext({ dns: [lab.dns], connectTo: lab.connectTo, extraCa: [lab.caPem], ...options });
}

async function send(id: string, body = 'Hello.', from = 'sonde@healthy.example'): Promise<void> {
  const octets = Buffer.from(
    `From: ${from}\r\nTo: ${labPostbox.user}\r\nMessage-ID: ${id}\r\nSubject: test\r\n\r\n${body}\r\n`,
  );
  const ctx = context();
  const session = await ctx.speak({
    ...{ host: 'smtp.healthy.example', ip: '127.0.0.1', port: 465, tls: 'implicit', helo: 'client.example' },
    credentials: { user: labAccount.user, secret: labAccount.password, kind: 'password' },
    ...{ sender: from, recipients: [labPostbox.user] },
    message: { octets, facts: await measureMessage(octets) },
  });
  ctx.close();
  expect(session.delivery?.outcome).toBe('accepted');
}

const mark = (messageId: string | null, token: string | null = null): SentMark => ({
  messageId,
  token,
  acceptedAt: Date.now(),
});

async function follow(
  marks: readonly SentMark[],
  wishes: Partial<FollowWishes> = {},
  options: Parameters<typeof createContext>[0] = {},
): Promise<Followed> {
  const ctx = context(options);
  try {
    return await (ctx.follow as NonNullable<typeof ctx.follow>)(
      { ...MAILBOX, ...wishes },
      Promise.resolve(marks),
    );
  } finally {
    ctx.close();
  }
}

function copiesOf(followed: Followed): Extract<Followed, { mailbox: unknown }>['copies'] {
  if (!('mailbox' in followed)) throw new Error(followed.failure.detail);
  return followed.copies;
}

describe('a mailbox that is followed', () => {
  it('holds what was sent, as the receiver has it, and stays unread', async () => {
    await send('<one@healthy.example>');
    const followed = await follow([mark('<one@healthy.example>')]);
    expect(followed).toMatchObject({
      mailbox: {
        ...{ host: 'imap.postbox.example', ip: '127.0.0.1', port: 993, user: labPostbox.user },
        ...{ tls: 'implicit', protocol: 'TLSv1.3', furtherFolders: 0 },
        folders: [
          { path: 'INBOX', role: 'inbox' },
          { path: 'Junk', role: 'spam' },
        ],
      },
    });
    const [one] = copiesOf(followed);
    expect(one?.copy).toMatchObject({ path: 'INBOX', role: 'inbox', flags: [], repeated: 0, removal: null });
    expect(one?.copy.delayMs).toBeGreaterThan(0);
    expect(one?.copy.source).toMatch(
      /^Return-Path: <sonde@healthy\.example>\r\nReceived: from mx1\.healthy\.example/,
    );
    expect(one?.copy.source).toMatch(
      /^Authentication-Results: mx\.postbox\.example;[\s\S]*spf=pass[\s\S]*dmarc=pass/m,
    );
    expect(Buffer.from(one?.octets ?? []).equals(lab.postbox.inbox.messages[0]?.octets as Buffer)).toBe(true);
    expect([...(lab.postbox.inbox.messages[0]?.flags ?? [])]).toEqual([]);
  });

  it('tells spam from the inbox', async () => {
    await send('<two@healthy.example>', GTUBE);
    const [two] = copiesOf(await follow([mark('<two@healthy.example>')]));
    expect(two?.copy).toMatchObject({ path: 'Junk', role: 'spam' });
    expect(two?.copy.source).toContain('X-Spam-Flag: YES');
  });

  it('puts aside what fails DMARC', async () => {
    await send('<x@elsewhere.example>', 'Hello.', 'someone@signed.example');
    const [copy] = copiesOf(await follow([mark('<x@elsewhere.example>')]));
    expect(copy?.copy.role).toBe('spam');
    expect(copy?.copy.source).toContain('dmarc=fail');
  });

  it('knows a message by its token where its Message-ID was changed, each of several, and large ones', async () => {
    await send('<changed@healthy.example>', `token-4711\r\n${'a line of text\r\n'.repeat(8_000)}`);
    await send('<three@healthy.example>');
    await send('<three@healthy.example>');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const [four, three] = copiesOf(
      await follow([mark('<four@healthy.example>', 'token-4711'), mark('<three@healthy.example>')]),
    );
    expect(three?.copy).toMatchObject({ role: 'inbox', repeated: 1 });
    expect(four?.copy).toMatchObject({ role: 'inbox', sourceWhole: false });
    expect(four?.octets?.length).toBe(four?.copy.octets);
    expect(four?.copy.octets).toBeGreaterThan(100_000);
    expect(four?.copy.source.length).toBeLessThan(70_000);
  });

  it('removes only what was sent, and only when asked', async () => {
    await send('<others@healthy.example>');
    await send('<ours@healthy.example>');
    await new Promise((resolve) => setTimeout(resolve, 600));
    lab.postbox.inbox.messages[0]?.flags.add('\\Deleted');
    const [ours] = copiesOf(await follow([mark('<ours@healthy.example>')], { remove: true }));
    expect(ours?.copy.removal).toBe('removed');
    expect(
      lab.postbox.inbox.messages.map(({ octets }) => /^Message-ID: (\S+)/m.exec(String(octets))?.[1]),
    ).toEqual(['<others@healthy.example>']);
  });

  it('waits no longer than asked for what does not come', async () => {
    const began = performance.now();
    const followed = await follow([mark('<never@healthy.example>')], { withinMs: 700 });
    expect(copiesOf(followed)).toEqual([null]);
    expect(followed.failure).toBeUndefined();
    expect(performance.now() - began).toBeGreaterThan(650);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('finds what comes while it waits, over STARTTLS too', async () => {
    const ctx = context();
    const wishes = { ...MAILBOX, port: 143, tls: 'starttls' } as const;
    const watching = ctx.follow?.(wishes, Promise.resolve([mark('<late@healthy.example>')]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await send('<late@healthy.example>');
    const followed = (await watching) as Followed;
    ctx.close();
    expect(followed).toMatchObject({ mailbox: { tls: 'starttls', protocol: 'TLSv1.3' } });
    const [late] = copiesOf(followed);
    expect(late?.copy.role).toBe('inbox');
    expect(late?.copy.everyMs).toBeLessThan(late?.copy.delayMs ?? 0);
  });

  it('looks at nothing where nothing was sent', async () => {
    expect(copiesOf(await follow([]))).toEqual([]);
  });

  it.each([
    [
      'a wrong password',
      { password: 'wrong-password-9' },
      {},
      'auth',
      'rejected',
      /refuses the sign-in of you@postbox\.example: ".*Invalid credentials"/,
    ],
    ['a certificate nobody vouches for', {}, { extraCa: [] }, 'handshake', 'tls', /nothing secret was sent/],
    ['nobody who listens', { port: 994 }, {}, 'connect', 'refused', /refuses connections/],
  ] as const)('says why %s ends it', async (_, wishes, options, stage, kind, detail) => {
    const followed = await follow([mark('<one@healthy.example>')], wishes, options);
    expect(followed).toMatchObject({ failure: { stage, kind, detail: expect.stringMatching(detail) } });
    expect(JSON.stringify(followed)).not.toContain('wrong-password-9');
  });

  it('ends with the run', async () => {
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(), 400);
    const began = performance.now();
    const followed = await follow([mark('<never@healthy.example>')], {}, { signal: interrupt.signal });
    expect(followed.failure?.kind).toBe('cancelled');
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
