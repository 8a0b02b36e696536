/** What a session makes of servers as they are: each wish, each stop point, each kind of ending. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SmtpRequest, StopPoint } from '../../src/model/smtp.ts';
import { createContext } from '../../src/net/context.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type ClientOptions, holdSession, MX } from '../support/loopback-session.ts';
import { type ScriptedSmtp, type ScriptOptions, script, serveScripts } from '../support/scripted-smtp.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [MX] });
const running: ScriptedSmtp[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function serve(text: string | string[], options: ScriptOptions = {}): Promise<ScriptedSmtp> {
  const server = await serveScripts([text].flat(), { certificate, ...options });
  running.push(server);
  return server;
}

async function visit(
  text: string | string[],
  request: Partial<SmtpRequest> = {},
  options: ClientOptions & { server?: ScriptOptions } = {},
) {
  const { server: serving, ...client } = options;
  const server = await serve(text, serving);
  const session = await holdSession(server.port, request, { ca: authority.cert, ...client });
  return { session, server };
}

const AFTER_ALL: Record<string, string[]> = {
  connect: [],
  greeting: ['QUIT'],
  'first-hello': ['EHLO client.example', 'QUIT'],
  starttls: ['EHLO client.example', 'STARTTLS'],
  handshake: ['EHLO client.example', 'STARTTLS', 'tls QUIT'],
  hello: ['EHLO client.example', 'STARTTLS', 'tls EHLO client.example', 'tls QUIT'],
  rset: ['EHLO client.example', 'STARTTLS', 'tls EHLO client.example', 'tls QUIT'],
};

describe('stop points', () => {
  it.each(Object.entries(AFTER_ALL))('quits after %s', async (point, heard) => {
    const { session, server } = await visit(script('healthy'), { quitAfter: point as StopPoint });
    expect(session).toMatchObject({ outcome: 'completed' });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard).toEqual([heard]);
    expect(server.problems).toEqual([]);
  });

  it.each(Object.entries(AFTER_ALL))('cuts the connection after %s', async (point, heard) => {
    const { session, server } = await visit(script('healthy'), { dropAfter: point as StopPoint });
    expect(session).toMatchObject({ outcome: 'completed' });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard).toEqual([heard.filter((line) => !line.endsWith('QUIT'))]);
  });

  it.each([
    ['connect', []],
    ['handshake', []],
    ['greeting', ['tls QUIT']],
    ['hello', ['tls EHLO client.example', 'tls QUIT']],
  ] as const)('knows the order of implicit TLS: %s', async (quitAfter, heard) => {
    const { server } = await visit(script('implicit'), { tls: 'implicit', quitAfter });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard).toEqual([heard]);
  });

  it.each([
    ['mail', ['MAIL FROM:<>', 'QUIT']],
    ['rcpt', ['MAIL FROM:<>', 'RCPT TO:<a@example.com>', 'RCPT TO:<b@example.com>', 'QUIT']],
  ] as const)('in the envelope: %s', async (quitAfter, heard) => {
    const recipients = ['a@example.com', 'b@example.com'];
    for (const pipeline of [false, true]) {
      const { server } = await visit(script('in-clear'), { recipients, quitAfter, pipeline });
      await expect.poll(() => server.open.now).toBe(0);
      expect(server.heard).toEqual([['EHLO client.example', ...heard]]);
    }
  });
});

describe('the whole journey', () => {
  it('shows both EHLO replies, and each mechanism once', async () => {
    const { session } = await visit(script('healthy'));
    expect(session).toMatchObject({
      outcome: 'completed',
      tlsMode: 'starttls',
      greeting: 'mx.example.com ESMTP no commercial mail',
      extensionsBefore: ['PIPELINING', 'SIZE 52428800', 'STARTTLS', '8BITMIME'],
      auth: ['PLAIN', 'LOGIN'],
      authBefore: [],
      tls: { authorized: true, nameMatches: true },
      clearAfterStartTls: false,
      signs: [],
    });
    expect(session.transcript.map(({ sent, encrypted }) => [sent, encrypted])).toEqual([
      [null, false],
      ['EHLO client.example', false],
      ['STARTTLS', false],
      ['EHLO client.example', true],
      ['QUIT', true],
    ]);
  });

  it('reads the same where each octet comes in a packet of its own', async () => {
    const whole = await visit(script('healthy'));
    const split = await visit(`! split\n${script('healthy')}`);
    expect(split.session.transcript.map(({ reply }) => reply)).toEqual(
      whole.session.transcript.map(({ reply }) => reply),
    );
    expect(split.session.outcome).toBe('completed');
  });

  it('reads lines that end with a bare LF', async () => {
    const { session } = await visit('s: 220 a.b\\n\nC: EHLO *\ns: 250-a.b\\n250 SIZE\\n\n');
    expect(session).toMatchObject({ outcome: 'completed', greeting: 'a.b', extensions: ['SIZE'] });
  });

  it('speaks in clear where STARTTLS is not offered, and ends where TLS is required', async () => {
    expect((await visit(script('in-clear'))).session).toMatchObject({
      outcome: 'completed',
      tlsMode: 'none',
    });
    const { session, server } = await visit(script('in-clear'), { tls: 'required' });
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'starttls', kind: 'rejected' } });
    await expect.poll(() => server.heard[0]).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('asks for no TLS where told so', async () => {
    const { session, server } = await visit(script('healthy'), { tls: 'off' });
    expect(session).toMatchObject({ outcome: 'completed', tlsMode: 'none', tls: null });
    await expect.poll(() => server.heard[0]).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('goes on in clear where STARTTLS is refused, and tells of it', async () => {
    const text =
      'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 4.7.0 not now\nC: MAIL *\nS: 250 ok\nC: RSET\nS: 250 ok';
    const { session } = await visit(text, { sender: '' });
    expect(session).toMatchObject({
      outcome: 'completed',
      tlsMode: 'none',
      failure: { stage: 'starttls', kind: 'rejected', code: '454' },
    });
    expect((await visit(text, { tls: 'required' })).session.outcome).toBe('refused');
  });

  it('falls back to HELO', async () => {
    const { session } = await visit(script('hello-only'));
    expect(session).toMatchObject({ outcome: 'completed', hello: { verb: 'HELO' }, extensions: [] });
  });

  it.each(['opportunistic', 'required'] as const)(
    'finds out where a server waits for TLS (%s), long before the time for a greeting is over',
    async (tls) => {
      const began = performance.now();
      const { session, server } = await visit(script('implicit'), { tls }, { limits: { commandMs: 4_000 } });
      expect(session).toMatchObject({ tlsMode: 'implicit', auth: ['PLAIN'], outcome: 'completed' });
      expect(session.failure).toBeUndefined();
      expect(session.timings.silentMs).toBeGreaterThan(900);
      expect(session.transcript[0]?.startMs).toBeGreaterThan(session.timings.silentMs ?? 0);
      expect(performance.now() - began).toBeLessThan(3_000);
      await expect.poll(() => server.open.now).toBe(0);
    },
  );

  it('stays with a server that greets late, and with one that never does', async () => {
    const late = await visit(`! pause 300\n${script('healthy')}`, {}, { limits: { commandMs: 800 } });
    expect(late.session).toMatchObject({ tlsMode: 'starttls', outcome: 'completed' });
    const mute = await visit('! silence', {}, { limits: { commandMs: 400 } });
    expect(mute.session).toMatchObject({
      tlsMode: 'none',
      outcome: 'failed',
      failure: { stage: 'greeting', kind: 'timeout' },
    });
  });

  it('speaks TLS first where it is implicit', async () => {
    const { session, server } = await visit(script('implicit'), { tls: 'implicit' });
    expect(session).toMatchObject({ tlsMode: 'implicit', auth: ['PLAIN'], outcome: 'completed' });
    expect(session.transcript.every(({ encrypted }) => encrypted)).toBe(true);
    expect(server.serverNames).toEqual([MX]);
  });

  it('asks NOOP and VRFY', async () => {
    const { session, server } = await visit(script('questions'), {
      noop: true,
      verify: ['postmaster@example.com', 'jürgen@example.com'],
    });
    expect(
      session.transcript.filter(({ stage }) => stage === 'vrfy').map(({ reply }) => reply?.code),
    ).toEqual([252, 550]);
    expect(server.problems).toEqual([]);
  });

  it('gives the word of another with XCLIENT, in its coding, and says hello again', async () => {
    const { session, server } = await visit(script('xclient'), { xclient: ['ADDR=192.0.2.1', 'NAME=a b'] });
    expect(session).toMatchObject({ outcome: 'completed', extensions: ['SIZE'] });
    expect(server.problems).toEqual([]);
  });

  it('speaks LMTP', async () => {
    const { session, server } = await visit(script('lmtp'), {
      lmtp: true,
      sender: 'a@example.org',
      recipients: ['b@example.com'],
    });
    expect(session).toMatchObject({ hello: { verb: 'LHLO' }, outcome: 'completed' });
    expect(server.problems).toEqual([]);
  });

  it('sends addresses beyond ASCII only where SMTPUTF8 is offered', async () => {
    const request = { tls: 'off' as const, sender: '', recipients: ['jürgen@example.com'] };
    const offered =
      'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 SMTPUTF8\nC: MAIL FROM:<> SMTPUTF8\nS: 250 ok\nC: RCPT TO:<jürgen@example.com>\nS: 250 ok\nC: RSET\nS: 250 ok';
    const taken = await visit(offered, request);
    expect(taken.session.outcome).toBe('completed');
    expect(taken.server.problems).toEqual([]);
    const { session, server } = await visit(script('in-clear'), request);
    expect(session).toMatchObject({
      outcome: 'completed',
      unsendable: { sender: null, recipients: ['jürgen@example.com'] },
    });
    await expect.poll(() => server.heard[0]).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('reads every reply of a pipeline some of which is refused', async () => {
    const { session, server } = await visit(script('in-clear'), {
      sender: 'me@example.org',
      recipients: ['a@example.com', 'b@example.com'],
      pipeline: true,
    });
    expect(session.transcript.slice(2).map(({ sent, reply }) => [sent, reply?.code ?? null])).toEqual([
      ['MAIL FROM:<me@example.org>', 250],
      ['RCPT TO:<a@example.com>', 250],
      ['RCPT TO:<b@example.com>', 550],
      ['RSET', 250],
      ['QUIT', null],
    ]);
    expect(server.problems).toEqual([]);
  });

  it('never lets a line break into a command', async () => {
    const { session, server } = await visit(script('in-clear'), { recipients: ['a@b.example>\r\nDATA'] });
    expect(session).toMatchObject({ outcome: 'failed', failure: { code: 'EUNSENDABLE', cause: 'vantage' } });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard.flat()).not.toContain('DATA');
  });

  it('sees the signs of a firewall that takes STARTTLS out', async () => {
    const { session } = await visit(script('masked'));
    expect(session.signs).toEqual(['masked-greeting', 'masked-starttls', 'masked-extension']);
  });
});

describe('where the connection comes from', () => {
  it.each([
    [
      { version: 1, source: { ip: '192.0.2.1', port: 4 } },
      /^PROXY TCP4 192\.0\.2\.1 127\.0\.0\.1 4 PORT\r\n$/,
    ],
    [{ version: 1 }, /^PROXY TCP4 127\.0\.0\.1 127\.0\.0\.1 \d+ PORT\r\n$/],
  ] as const)('says so in a PROXY header, version 1 (%#)', async (proxyProtocol, line) => {
    const { session, server } = await visit(`! proxy\n${script('healthy')}`, { proxyProtocol });
    expect(session.outcome).toBe('completed');
    const said = Buffer.from(server.proxies[0] ?? '', 'hex').toString();
    expect(said.replace(` ${server.port}\r`, ' PORT\r')).toMatch(line);
    expect(session.transcript[0]).toMatchObject({ stage: 'proxy', reply: null });
  });

  it('says so in version 2, before TLS', async () => {
    const { session, server } = await visit(`! proxy\n${script('implicit').replace('! tls', '! tls rest')}`, {
      tls: 'implicit',
      proxyProtocol: { version: 2, source: { ip: '192.0.2.1', port: 4 } },
    });
    expect(session.outcome).toBe('completed');
    expect(server.proxies[0]).toMatch(/^0d0a0d0a000d0a515549540a2111000cc00002017f0000010004/);
  });

  it('binds to the source address asked for', async () => {
    const { server } = await visit(script('in-clear'), {}, { sourceAddress: '127.0.0.9' });
    expect(server.clients).toEqual(['127.0.0.9']);
  });

  it('calls a source address that is not ours a matter of this machine', async () => {
    const { session } = await visit(script('in-clear'), {}, { sourceAddress: '192.0.2.200' });
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage: 'connect', cause: 'vantage' } });
    expect(session.failure?.detail).toContain(
      '192.0.2.200, to be sent from, is not an address of this machine',
    );
  });

  it('says its address in brackets where no name is given', async () => {
    const server = await serve(script('in-clear'));
    const ctx = createContext({ dns: ['127.0.0.1'] });
    await ctx.speak({ host: MX, ip: '127.0.0.1', port: server.port, tls: 'off' });
    ctx.close();
    expect(server.heard[0]?.[0]).toBe('EHLO [127.0.0.1]');
  });
});

describe('TLS settings', () => {
  it.each([
    [{ maxVersion: 'TLSv1.2' }, { protocol: 'TLSv1.2' }],
    [{ minVersion: 'TLSv1.3' }, { protocol: 'TLSv1.3' }],
    [
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384' },
      { cipher: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384' },
    ],
    [{ maxVersion: 'TLSv1' }, { protocol: 'TLSv1' }],
  ] as const)('%o', async (tlsOptions, tls) => {
    expect((await visit(script('healthy'), { tlsOptions })).session.tls).toMatchObject(tls);
  });

  it('asks for another name where told so, and none for an address', async () => {
    const named = await visit(script('healthy'), { tlsOptions: { serverName: 'other.example' } });
    expect(named.server.serverNames).toEqual(['other.example']);
    const bare = await visit(script('healthy'), { host: '127.0.0.1' });
    expect(bare.server.serverNames).toEqual([]);
    expect(bare.session.tls).toMatchObject({ nameMatches: false });
  });

  it('shows a certificate of ours', async () => {
    const ours = authority.issue({ names: ['client.example'] });
    const { session, server } = await visit(
      script('healthy').replace('! tls', '! tls client'),
      { tlsOptions: { certificate: ours } },
      { server: { clientCa: authority.cert } },
    );
    expect(session.outcome).toBe('completed');
    expect(server.clientCertificates).toEqual(['client.example']);
  });

  it.each([
    { ciphers: 'NO-SUCH-CIPHER' },
    { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' },
    { certificate: { cert: 'no', key: 'no' } },
  ] as const)('calls settings no library can use a matter of ours: %o', async (tlsOptions) => {
    const { session } = await visit(script('healthy'), { tlsOptions });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'handshake', kind: 'tls', cause: 'vantage' },
    });
  });

  it.each([
    ['expired', { names: [MX], days: -1 }, { authorized: false, nameMatches: true }],
    ['of another name', { names: ['other.example'] }, { authorized: true, nameMatches: false }],
    ['of its own making', { names: [MX], selfSigned: true }, { authorized: false, nameMatches: true }],
  ])('tells of a certificate that is %s, and goes on', async (_, request, tls) => {
    const { session } = await visit(
      script('healthy'),
      {},
      { server: { certificate: authority.issue(request) } },
    );
    expect(session).toMatchObject({ outcome: 'completed', tls });
    expect(session.tls?.authorizationError === null).toBe(tls.authorized);
  });
});

describe('a certificate chain', () => {
  const { key, cert } = authority.issue({ names: [MX] });

  it.each([
    ['did not send', cert, true],
    ['sent itself', `${cert}${authority.cert}`, false],
  ])('tells that an authority we trust is one the server %s', async (_, sent, fromStore) => {
    const { session } = await visit(script('healthy'), {}, { server: { certificate: { key, cert: sent } } });
    expect(session.tls?.chain).toMatchObject([{ fromStore: false }, { fromStore }]);
  });
});

describe('several sessions', () => {
  it('holds one at a time for a host, goodbye included', async () => {
    const server = await serve(script('in-clear'));
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { commandMs: 2_000 } });
    const request: SmtpRequest = { host: MX, ip: '127.0.0.1', port: server.port, tls: 'off' };
    await Promise.all(['a', 'b', 'c', 'd'].map((helo) => ctx.speak({ ...request, helo })));
    ctx.close();
    expect(server.heard).toHaveLength(4);
    expect(server.open.most).toBe(1);
  });

  it('holds the same one once', async () => {
    const server = await serve(script('in-clear'));
    const ctx = createContext({ dns: ['127.0.0.1'] });
    const request: SmtpRequest = { host: MX, ip: '127.0.0.1', port: server.port, tls: 'off' };
    const [one, other] = await Promise.all([ctx.speak(request), ctx.speak({ ...request })]);
    ctx.close();
    expect(other).toBe(one);
    expect(server.heard).toHaveLength(1);
  });

  it('does not wait for ever on a server that keeps the line after QUIT', async () => {
    const server = await serve('S: 220 a.b\nC: EHLO *\nS: 250 a.b\nC: QUIT\n! silence');
    const ctx = createContext({ dns: ['127.0.0.1'] });
    const request: SmtpRequest = { host: MX, ip: '127.0.0.1', port: server.port, tls: 'off' };
    const began = performance.now();
    const answers = await Promise.all(['a', 'b'].map((helo) => ctx.speak({ ...request, helo })));
    ctx.close();
    expect(answers.map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  it('waits for no goodbye once the run is over', async () => {
    const server = await serve('S: 220 a.b\nC: EHLO *\nS: 250 a.b\nC: QUIT\n! silence');
    const controller = new AbortController();
    const ctx = createContext({ dns: ['127.0.0.1'], signal: controller.signal });
    const request: SmtpRequest = { host: MX, ip: '127.0.0.1', port: server.port, tls: 'off' };
    const [first, second] = ['a', 'b'].map((helo) => ctx.speak({ ...request, helo }));
    expect((await first)?.outcome).toBe('completed');
    const began = performance.now();
    controller.abort();
    expect(await second).toMatchObject({ outcome: 'failed', failure: { kind: 'cancelled' } });
    expect(performance.now() - began).toBeLessThan(500);
    ctx.close();
  });
});
