/** The whole round trip with real servers: handed in at Postfix, delivered by LMTP, sorted by Sieve, and found in Dovecot. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Followed, FollowWishes, SentMark } from '../../src/model/mailbox.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import { measureMessage } from '../../src/parse/message-octets.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { startDovecot } from './servers/dovecot.ts';
import { startPostfix } from './servers/postfix.ts';
import { loopbackBlock, runInRoot } from './servers/root.ts';

const HOST = 'mail.interop.example';
const USER = 'tim@interop.example';
const PASSWORD = 'correct horse, battery';

const block = loopbackBlock();
const AT = {
  submission: `${block(10)}:587`,
  lmtp: `${block(11)}:24`,
  imap: { clear: `${block(12)}:143`, tls: `${block(12)}:993` },
} as const;

const SIEVE = `require ["fileinto"];
if header :contains "X-Spam-Flag" "YES" { fileinto "Junk"; stop; }
if exists "List-Id" { fileinto "Lists"; stop; }
`;

const running: { log(): string; close(): Promise<void> }[] = [];
const authority = createCertificateAuthority('Interop CA');
let ctx: OpenContext;
let config = '';

beforeAll(async () => {
  const tls = authority.issue({ names: [HOST] });
  const dovecot = await startDovecot({
    users: { [USER]: `{PLAIN}${PASSWORD}` },
    ...{ lmtp: AT.lmtp, imap: AT.imap, sieve: SIEVE, tls },
    settings: `namespace inbox {
  mailbox Lists {
    auto = create
  }
}
`,
  });
  running.push(dovecot);
  config = dovecot.config;
  running.push(
    await startPostfix({
      hostname: HOST,
      domains: ['interop.example'],
      parameters: { virtual_transport: `lmtp:inet:${AT.lmtp}`, virtual_mailbox_maps: '' },
      listeners: [
        {
          at: AT.submission,
          tls,
          parameters: {
            ...{ smtpd_sasl_auth_enable: 'yes', smtpd_sasl_type: 'dovecot', smtpd_sasl_path: dovecot.sasl },
            smtpd_tls_auth_only: 'yes',
          },
        },
      ],
    }),
  );
  ctx = createContext({
    dns: ['127.0.0.1'],
    connectTo: [`${HOST}:993:${AT.imap.tls}`, `${HOST}:143:${AT.imap.clear}`],
    extraCa: [authority.cert],
    limits: { commandMs: 8_000 },
  });
});

afterAll(async () => {
  ctx?.close();
  await Promise.all(running.map((server) => server.close()));
});

async function send(id: string, header = '', body = 'Hello.\r\n..\r\nné\r\n'): Promise<SentMark> {
  const octets = Buffer.from(
    `From: ${USER}\r\nTo: ${USER}\r\nMessage-ID: ${id}\r\nSubject: test\r\n${header}\r\n${body}`,
  );
  const [ip = '', port = ''] = AT.submission.split(':');
  const session = await ctx.speak({
    ...{ host: HOST, ip, port: Number(port), tls: 'required', helo: 'client.example' },
    credentials: { user: USER, secret: PASSWORD, kind: 'password' },
    ...{ sender: USER, recipients: [USER] },
    message: { octets, facts: await measureMessage(octets) },
  });
  expect(session.delivery?.outcome, JSON.stringify(session.transcript.slice(-3))).toBe('accepted');
  return { messageId: id, token: null, acceptedAt: Date.now() };
}

async function follow(marks: readonly SentMark[], wishes: Partial<FollowWishes> = {}): Promise<Followed> {
  const followed = await (ctx.follow as NonNullable<typeof ctx.follow>)(
    {
      ...{ host: HOST, port: 993, tls: 'implicit', user: USER, password: PASSWORD },
      ...{ insecureAuth: false, withinMs: 20_000, remove: false, ...wishes },
    },
    Promise.resolve(marks),
  );
  if (!('mailbox' in followed)) return followed;
  expect(followed.failure, running.map((server) => server.log()).join('\n')).toBeUndefined();
  return followed;
}

type Copies = Extract<Followed, { mailbox: unknown }>['copies'];
const copiesOf = (followed: Followed): Copies => ('mailbox' in followed ? followed.copies : []);

describe('a message through Postfix, LMTP and Sieve into Dovecot', () => {
  it.each([
    ['implicit', 993],
    ['starttls', 143],
  ] as const)('is found in the inbox over %s, whole, and stays unread', async (tls, port) => {
    const mark = await send(`<inbox-${port}@interop.example>`);
    const followed = await follow([mark], { tls, port });
    expect(followed).toMatchObject({ mailbox: { tls, user: USER, furtherFolders: 0 } });
    const [one] = copiesOf(followed);
    expect(one?.copy).toMatchObject({ path: 'INBOX', role: 'inbox', repeated: 0, sourceWhole: true });
    expect(one?.copy.flags).not.toContain('\\Seen');
    const text = Buffer.from(one?.octets ?? []).toString('utf8');
    expect(text).toContain('\r\n\r\nHello.\r\n..\r\nné\r\n');
    expect(text).toContain('with ESMTPSA');
    const stamped = Date.parse(one?.copy.receivedAt ?? '');
    expect(Math.abs(stamped - mark.acceptedAt)).toBeLessThan(60_000);
  });

  it('is found among spam, and in a folder of its own, where a rule put it', async () => {
    const spam = await send('<spam@interop.example>', 'X-Spam-Flag: YES\r\n');
    const list = await send('<list@interop.example>', 'List-Id: <list.interop.example>\r\n');
    const [one, other] = copiesOf(await follow([spam, list]));
    expect(one?.copy).toMatchObject({ path: 'Junk', role: 'spam' });
    expect(other?.copy).toMatchObject({ path: 'Lists', role: 'other' });
  });

  it('is removed alone, from either folder, whatever else is marked as deleted there', async () => {
    const others = [
      await send('<stays-1@interop.example>'),
      await send('<stays-2@interop.example>', 'X-Spam-Flag: YES\r\n'),
    ];
    const ours = [
      await send('<goes-1@interop.example>'),
      await send('<goes-2@interop.example>', 'X-Spam-Flag: YES\r\n'),
    ];
    await follow(others);
    const search = ['mailbox', 'INBOX', 'header', 'Message-ID', 'stays-1@interop.example'];
    const marking = ['-c', config, 'flags', 'add', '-u', USER, '\\Deleted', ...search];
    expect(await runInRoot('/usr/bin/doveadm', marking)).toMatchObject({ status: 0, said: '' });
    const removed = copiesOf(await follow(ours, { remove: true }));
    expect(removed.map((one) => one?.copy.removal)).toEqual(['removed', 'removed']);
    const gone = copiesOf(await follow(ours, { withinMs: 500 }));
    expect(gone).toEqual([null, null]);
    const kept = copiesOf(await follow(others));
    expect(kept.map((one) => one?.copy.role)).toEqual(['inbox', 'spam']);
    expect(kept[0]?.copy.flags).toContain('\\Deleted');
  });

  it('is not waited for where the password is wrong', async () => {
    const followed = await follow([await send('<wrong@interop.example>')], { password: 'wrong-one-77' });
    expect(followed).toMatchObject({
      failure: { stage: 'auth', kind: 'rejected', detail: expect.stringContaining('Authentication failed') },
    });
    expect(JSON.stringify(followed)).not.toContain('wrong-one-77');
  });
});
