/** Signing in, with servers that are honest, that refuse in every way, and that lie; what is secret stays ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterEach, describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Credentials, SmtpRequest } from '../../src/model/smtp.ts';
import { createContext } from '../../src/net/context.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import {
  type Answer,
  base64,
  type SaslServer,
  type SaslServerOptions,
  scramAnswer,
  serveSasl,
  unbase64,
} from '../support/sasl-server.ts';
import { ROOT } from '../support/source.ts';

const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
ajv.addSchema(schema);
const isSession = ajv.compile({ $ref: `${schema.$id}#/$defs/session` });

const HOST = 'mail.example.com';
const PASSWORD = 'correct-horse-battery';
const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [HOST] });
const servers: SaslServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const password = (over: Partial<Credentials> = {}): Credentials => ({
  user: 'tim@example.com',
  secret: PASSWORD,
  kind: 'password',
  ...over,
});

async function signIn(
  options: Partial<SaslServerOptions> & Pick<SaslServerOptions, 'answer'>,
  request: Partial<SmtpRequest> = {},
): Promise<{ session: SmtpSession; heard: string[] }> {
  const server = await serveSasl({ offers: 'PLAIN LOGIN', certificate, ...options });
  servers.push(server);
  const ctx = createContext({ dns: ['127.0.0.1'], extraCa: [authority.cert], limits: { commandMs: 500 } });
  try {
    const session = await ctx.speak({
      host: HOST,
      ip: '127.0.0.1',
      port: server.port,
      tls: options.certificate === null ? 'off' : 'implicit',
      helo: 'client.example',
      credentials: password(),
      ...request,
    });
    // Whatever a server does, the record of the session holds no secret.
    const record = JSON.stringify(session);
    isSession(JSON.parse(record));
    expect(isSession.errors).toBeNull();
    const { secret = PASSWORD } = request.credentials ?? {};
    if (secret !== '') {
      expect(record).not.toContain(secret);
      expect(record).not.toContain(base64(secret).replace(/=+$/, ''));
    }
    for (const line of server.heard.filter((one) => one.startsWith('AUTH '))) {
      const [, , initial = ''] = line.split(' ');
      if (initial.length > 8) expect(record).not.toContain(initial);
    }
    return { session, heard: server.heard };
  } finally {
    ctx.close();
  }
}

const YES = '235 2.7.0 Authentication successful';
const sentOf = ({ transcript }: SmtpSession): (string | null)[] =>
  transcript.filter(({ stage }) => stage === 'auth').map(({ sent }) => sent);

describe('every mechanism', () => {
  it('PLAIN in one line', async () => {
    const { session, heard } = await signIn({ answer: () => YES });
    expect(heard).toContain(`AUTH PLAIN ${base64(`\u0000tim@example.com\u0000${PASSWORD}`)}`);
    expect(session.outcome).toBe('completed');
    expect(session.authentication).toMatchObject({
      outcome: 'accepted',
      user: 'tim@example.com',
      kind: 'password',
      attempts: [{ mechanism: 'PLAIN', reply: { code: 235 }, detail: null }],
    });
    expect(sentOf(session)).toEqual(['AUTH PLAIN <user name and password>']);
  });

  it('LOGIN, prompt by prompt, also where the prompts are no base64', async () => {
    const prompts = ['334 VXNlcm5hbWU6', '334 Password:', YES];
    const { session, heard } = await signIn({ offers: 'LOGIN', answer: (_, turn) => prompts[turn] ?? null });
    expect(heard.slice(1, 4)).toEqual(['AUTH LOGIN', base64('tim@example.com'), base64(PASSWORD)]);
    expect(session.authentication?.outcome).toBe('accepted');
    expect(sentOf(session)).toEqual(['AUTH LOGIN', '<user name>', '<password>']);
  });

  it('CRAM-MD5', async () => {
    const answers = [`334 ${base64('<1@mail.example.com>')}`, YES];
    const { session, heard } = await signIn({
      offers: 'CRAM-MD5',
      answer: (_, turn) => answers[turn] ?? null,
    });
    expect(unbase64(heard[2] ?? '')).toMatch(/^tim@example\.com [0-9a-f]{32}$/);
    expect(session.authentication?.outcome).toBe('accepted');
  });

  it.each([
    ['SCRAM-SHA-1', 'sha1'],
    ['SCRAM-SHA-256', 'sha256'],
  ] as const)('%s, with a server that proves itself; its proof is not recorded', async (offers, hash) => {
    const { session } = await signIn({ offers, answer: scramAnswer(hash, PASSWORD) });
    expect(session.authentication).toMatchObject({ outcome: 'accepted', attempts: [{ mechanism: offers }] });
    const replies = session.transcript
      .filter(({ stage }) => stage === 'auth')
      .map(({ reply }) => reply?.lines);
    expect(replies.slice(1)).toEqual([['<proof of the server>'], ['2.7.0 welcome']]);
  });

  it.each(['OAUTHBEARER', 'XOAUTH2'])('%s with a token, whose error is told', async (offers) => {
    const credentials = password({ kind: 'token', secret: 'ya29.a0AfH6SMBx-token' });
    const answers = [`334 ${base64('{"status":"401","scope":"https://mail.example/"}')}`, '535 5.7.8 no'];
    const { session } = await signIn({ offers, answer: (_, turn) => answers[turn] ?? null }, { credentials });
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'auth', code: '535' } });
    expect(session.authentication).toMatchObject({
      outcome: 'refused',
      kind: 'token',
      attempts: [{ mechanism: offers, detail: 'status 401, scope https://mail.example/' }],
    });
  });

  it('EXTERNAL, even in clear: it holds no secret', async () => {
    const { session, heard } = await signIn(
      { offers: 'EXTERNAL PLAIN', answer: () => YES, certificate: null },
      { credentials: password({ user: '', secret: '', mechanisms: ['EXTERNAL'] }) },
    );
    expect(heard).toContain('AUTH EXTERNAL =');
    expect(session.authentication?.outcome).toBe('accepted');
  });

  it('waits with a first message too long for a command line', async () => {
    const credentials = password({ kind: 'token', secret: `ya29.${'x'.repeat(2_000)}` });
    const { session, heard } = await signIn(
      { offers: 'XOAUTH2', answer: (_, turn) => (turn === 0 ? '334 ' : YES) },
      { credentials },
    );
    expect(heard[1]).toBe('AUTH XOAUTH2');
    expect(unbase64(heard[2] ?? '')).toContain('auth=Bearer ya29.xxx');
    expect(session.authentication?.outcome).toBe('accepted');
  });
});

describe('the choice', () => {
  const chosen = async (offers: string, request: Partial<SmtpRequest> = {}): Promise<string | undefined> => {
    const { heard } = await signIn({ offers, answer: () => '454 4.7.0 later' }, request);
    return heard.find((line) => line.startsWith('AUTH '))?.split(' ')[1];
  };

  it.each([
    ['LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-256 CRAM-MD5', 'SCRAM-SHA-256'],
    ['LOGIN PLAIN SCRAM-SHA-1', 'SCRAM-SHA-1'],
    ['cram-md5 login plain', 'PLAIN'],
    ['CRAM-MD5 LOGIN XOAUTH2', 'LOGIN'],
    ['NTLM CRAM-MD5', 'CRAM-MD5'],
  ])('of %s is %s', async (offers, name) => {
    expect(await chosen(offers)).toBe(name);
  });

  it("is the user's where one is named", async () => {
    expect(
      await chosen('PLAIN LOGIN SCRAM-SHA-256', {
        credentials: password({ mechanisms: ['LOGIN', 'PLAIN'] }),
      }),
    ).toBe('LOGIN');
  });

  it('is for tokens among those that take one', async () => {
    expect(await chosen('PLAIN XOAUTH2 OAUTHBEARER', { credentials: password({ kind: 'token' }) })).toBe(
      'OAUTHBEARER',
    );
  });

  it.each([
    ['XOAUTH2 NTLM', {}, 'no way to sign in with a password that we speak; it offers XOAUTH2, NTLM'],
    ['PLAIN', { mechanisms: ['CRAM-MD5'] }, 'does not offer CRAM-MD5; it offers PLAIN'],
    ['PLAIN', { kind: 'token' }, 'with an access token that we speak'],
    ['', {}, 'its EHLO reply has no AUTH'],
  ] as const)('may be empty: %s', async (offers, over, detail) => {
    const { session, heard } = await signIn({ offers, answer: () => YES }, { credentials: password(over) });
    expect(session).toMatchObject({
      outcome: 'refused',
      failure: { stage: 'auth', kind: 'rejected', detail: expect.stringContaining(detail) },
      authentication: { outcome: 'unavailable', attempts: [] },
    });
    expect(heard.some((line) => line.startsWith('AUTH'))).toBe(false);
  });
});

describe('a server that could be anybody', () => {
  const stranger = createCertificateAuthority('stranger').issue({ names: [HOST] });
  const other = authority.issue({ names: ['other.example'] });

  it.each([
    ['in clear', null, 'is not encrypted'],
    ['with an unknown authority', stranger, 'not to be trusted'],
    ['with another name', other, 'it is for another name'],
  ])('%s gets nothing secret', async (_, presented, detail) => {
    const { session, heard } = await signIn({
      offers: 'SCRAM-SHA-256 PLAIN',
      answer: () => YES,
      certificate: presented,
    });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'auth', kind: 'tls', detail: expect.stringContaining(detail) },
      authentication: { outcome: 'withheld' },
    });
    expect(heard.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  it.each([
    ['CRAM-MD5 PLAIN LOGIN', 'CRAM-MD5'],
    ['PLAIN LOGIN', 'PLAIN'],
  ])('gets what tells least of %s where the user allows it', async (offers, name) => {
    const { heard } = await signIn(
      { offers, answer: () => '535 5.7.8 no', certificate: null },
      { insecureAuth: true },
    );
    expect(heard.find((line) => line.startsWith('AUTH'))).toMatch(new RegExp(`^AUTH ${name}`));
  });
});

describe('a refusal', () => {
  it.each([
    ['535 5.7.8 Error: authentication failed', 'refused'],
    ['534 5.7.9 Application-specific password required', 'refused'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'refused'],
    ['538 5.7.11 Encryption required', 'refused'],
    ['503 5.5.1 already authenticated', 'refused'],
    ['454 4.7.0 Temporary authentication failure', 'deferred'],
    ['421 4.7.0 too many', 'deferred'],
  ])('of "%s" is told as it came, and not tried again', async (reply, outcome) => {
    const { session, heard } = await signIn({ answer: () => reply });
    expect(session).toMatchObject({
      outcome: 'refused',
      failure: { stage: 'auth', kind: 'rejected', code: reply.slice(0, 3) },
      authentication: {
        outcome,
        attempts: [{ mechanism: 'PLAIN', reply: { code: Number(reply.slice(0, 3)) } }],
      },
    });
    expect(heard.filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
  });

  it('of a mechanism leads to the next one, twice at most', async () => {
    const { session, heard } = await signIn({
      offers: 'SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5',
      answer: () => '504 5.5.4 Unrecognized authentication type',
    });
    expect(heard.filter((line) => line.startsWith('AUTH')).map((line) => line.split(' ')[1])).toEqual([
      'SCRAM-SHA-256',
      'SCRAM-SHA-1',
      'PLAIN',
    ]);
    expect(session.authentication).toMatchObject({ outcome: 'refused', attempts: [{}, {}, {}] });
  });

  it('as too weak leads to a stronger one', async () => {
    const { session, heard } = await signIn(
      { offers: 'PLAIN LOGIN SCRAM-SHA-256', answer: tooWeak() },
      { credentials: password({ mechanisms: ['PLAIN', 'LOGIN', 'SCRAM-SHA-256'] }) },
    );
    expect(heard.filter((line) => line.startsWith('AUTH')).map((line) => line.split(' ')[1])).toEqual([
      'PLAIN',
      'SCRAM-SHA-256',
    ]);
    expect(session.authentication?.outcome).toBe('accepted');
  });

  it('that asks for a password transition is followed by PLAIN (RFC 4954 §4.7.12)', async () => {
    const { session } = await signIn({
      offers: 'CRAM-MD5 PLAIN SCRAM-SHA-1',
      answer: (line) => (line.startsWith('AUTH PLAIN') ? YES : '432 4.7.12 A password transition is needed'),
    });
    expect(session.authentication).toMatchObject({
      outcome: 'accepted',
      attempts: [{ mechanism: 'SCRAM-SHA-1' }, { mechanism: 'PLAIN' }],
    });
  });

  it('for too many connections is not such a transition', async () => {
    const { session } = await signIn({
      offers: 'SCRAM-SHA-1 PLAIN',
      answer: () => '432 4.3.2 Concurrent connections limit exceeded',
    });
    expect(session.authentication).toMatchObject({
      outcome: 'deferred',
      attempts: [{ mechanism: 'SCRAM-SHA-1' }],
    });
  });
});

function tooWeak(): Answer {
  const scram = scramAnswer('sha256', PASSWORD);
  return (line, turn) =>
    line.startsWith('AUTH PLAIN') ? '534 5.7.9 Authentication mechanism is too weak' : scram(line, turn);
}

describe('a server that lies', () => {
  it.each([
    ['a wrong signature', { signature: base64('x'.repeat(32)) }, 'wrong SCRAM signature'],
    ['no signature', { silent: true }, 'no SCRAM signature'],
    ['a nonce of its own', { nonce: 'stranger' }, 'wrong SCRAM nonce'],
    ['one iteration', { iterations: 1 }, 'asks for 1 SCRAM iterations'],
    ['a thousand million iterations', { iterations: 1_000_000_000 }, 'asks for 1000000000 SCRAM iterations'],
  ])('with %s is not believed', async (_, lies, detail) => {
    const { session } = await signIn({
      offers: 'SCRAM-SHA-256',
      answer: scramAnswer('sha256', PASSWORD, lies),
    });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'auth', kind: 'malformed', detail: expect.stringContaining(detail) },
      authentication: { outcome: 'failed', attempts: [{ detail: expect.stringContaining(detail) }] },
    });
  });

  it.each([
    ['a challenge without end', 'PLAIN', () => '334 ', 'asks for more'],
    ['prompts without end', 'LOGIN', () => '334 VXNlcm5hbWU6', 'more than user name and password'],
    ['no base64', 'SCRAM-SHA-1', () => '334 ????', 'no SCRAM message'],
    ['half a base64 group', 'CRAM-MD5', () => '334 QUJ', 'cannot be read'],
    ['neither yes nor no', 'PLAIN', () => '250 ok', 'neither yes nor no'],
  ] as [string, string, Answer, string][])('with %s is left', async (_, offers, answer, detail) => {
    const { session, heard } = await signIn({
      offers,
      answer: (line, turn) => (line === '*' ? '501 5.7.0 cancelled' : answer(line, turn)),
    });
    expect(session.failure).toMatchObject({
      stage: 'auth',
      kind: 'malformed',
      detail: expect.stringContaining(detail),
    });
    expect(heard.length).toBeLessThan(8);
  });

  it('or falls silent costs its time and no more', async () => {
    const { session } = await signIn({ answer: () => null });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'auth', kind: 'timeout' },
      authentication: { outcome: 'failed' },
    });
  });

  it.each([
    ['the whole command', (line: string) => `500 5.5.1 unknown: ${line}`],
    ['it in capitals', (line: string) => `500 5.5.1 UNKNOWN: ${line.toUpperCase()}`],
    ['a part of it', (line: string) => `500 5.5.1 unknown: "${line.slice(0, 40)}..."`],
    [
      'it decoded',
      (line: string) => `535 5.7.8 no such password: ${unbase64(line.split(' ')[2] ?? '').slice(-21)}`,
    ],
    ['it over lines', (line: string) => `500-${line.slice(0, 30)}\r\n500 ${line.slice(30)}`],
  ])('or repeats %s finds it left out of the record', async (_, answer) => {
    const { session } = await signIn({ answer });
    expect(JSON.stringify(session)).toContain('<secret>');
    expect(JSON.stringify(session)).not.toMatch(/battery|AHRpbUBl/i);
  });
});

describe('around it', () => {
  it('goes on with the questions once accepted', async () => {
    const { session, heard } = await signIn(
      { answer: () => YES, others: { NOOP: '250 ok' } },
      { noop: true },
    );
    expect(session.outcome).toBe('completed');
    expect(heard[2]).toBe('NOOP');
  });

  it('stops before it where asked to', async () => {
    const { session, heard } = await signIn({ answer: () => YES }, { quitAfter: 'hello' });
    expect(heard.some((line) => line.startsWith('AUTH'))).toBe(false);
    expect(session.authentication).toBeUndefined();
  });

  it('does not record a user name that is the secret', async () => {
    const { session } = await signIn({ answer: () => YES }, { credentials: password({ user: PASSWORD }) });
    expect(session.authentication?.user).toBeNull();
  });
});
