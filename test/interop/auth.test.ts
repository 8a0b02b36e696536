/** Signing in to real servers: Dovecot's SASL behind Postfix, and Dovecot's own submission service. */
import { createHash, createHmac } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authAccepted } from '../../src/checks/delivery/auth-accepted.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Observation } from '../../src/model/finding.ts';
import type { Credentials, SaslMechanism, SmtpRequest } from '../../src/model/smtp.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { observed } from '../support/evidence.ts';
import { startDovecot } from './servers/dovecot.ts';
import { startPostfix } from './servers/postfix.ts';
import { createDen, loopbackBlock } from './servers/root.ts';

const HOST = 'mail.interop.example';
const USER = 'tim,o=mail@interop.example';
const PASSWORD = 'Ünïcöde, comma & "quotes" 100%';
/** The server knows only a digest of this one's password, which is of no use for SCRAM. */
const HASHED = 'hashed@interop.example';
const HASHED_PASSWORD = 'correct-horse-battery';

const block = loopbackBlock();
const AT = {
  submission: `${block(10)}:587`,
  submissions: `${block(10)}:465`,
  clear: `${block(11)}:587`,
  strong: `${block(12)}:587`,
  stranger: `${block(13)}:587`,
  dovecot: `${block(14)}:587`,
} as const;

const MECHANISMS = ['plain', 'login', 'cram-md5', 'scram-sha-1', 'scram-sha-256', 'oauthbearer', 'xoauth2'];

/** Dovecot lets whoever fails wait, longer each time, and all clients of these tests have one address. */
const UNHURT = `auth_failure_delay = 0
auth_verbose = yes
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;

/** Key of the tokens, which Dovecot checks by itself. */
const TOKEN_KEY = 'a key that both sides of this test know';

const running: { log(): string; close(): Promise<void> }[] = [];
const authority = createCertificateAuthority('Interop CA');
const den = createDen('auth');
let ctx: OpenContext;

beforeAll(async () => {
  const tls = authority.issue({ names: [HOST] });
  const outside = (name: string): string => join(den.outside, name);
  chmodSync(den.outside, 0o755);
  mkdirSync(outside('keys/default/HS256'), { recursive: true });
  writeFileSync(outside('keys/default/HS256/default'), Buffer.from(TOKEN_KEY).toString('base64'));
  writeFileSync(
    outside('oauth2.conf'),
    `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${den.inside}/keys/
username_attribute = sub
`,
  );
  writeFileSync(outside('ca.pem'), authority.cert);
  const dovecot = await startDovecot({
    users: {
      [USER]: `{PLAIN}${PASSWORD}`,
      [HASHED]: `{SHA256}${sha256(HASHED_PASSWORD)}`,
    },
    mechanisms: MECHANISMS,
    tls,
    settings: `${UNHURT}auth_username_chars =
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${den.inside}/oauth2.conf
}
`,
  });
  running.push(dovecot);
  const auth = { smtpd_sasl_auth_enable: 'yes', smtpd_sasl_type: 'dovecot', smtpd_sasl_path: dovecot.sasl };
  const safe = { ...auth, smtpd_tls_auth_only: 'yes', smtpd_tls_security_level: 'may' };
  running.push(
    await startPostfix({
      hostname: HOST,
      listeners: [
        { at: AT.submission, tls, parameters: safe },
        { at: AT.submissions, tls, parameters: { ...safe, smtpd_tls_wrappermode: 'yes' } },
        { at: AT.clear, parameters: auth },
        {
          at: AT.strong,
          tls,
          parameters: { ...safe, smtpd_sasl_tls_security_options: 'noanonymous, noplaintext' },
        },
        { at: AT.stranger, tls: authority.issue({ names: [HOST], selfSigned: true }), parameters: safe },
      ],
    }),
  );
  running.push(
    await startDovecot({
      users: {},
      mechanisms: ['external', 'plain'],
      tls,
      submission: { at: AT.dovecot, relay: AT.clear },
      settings: `${UNHURT}ssl_ca = <${den.inside}/ca.pem
ssl_require_crl = no
ssl_verify_client_cert = yes
auth_ssl_username_from_cert = yes
passdb {
  driver = static
  mechanisms = external
  args = nopassword
}
`,
    }),
  );
  ctx = createContext({ dns: ['127.0.0.1'], extraCa: [authority.cert], limits: { commandMs: 8_000 } });
});

afterAll(async () => {
  ctx?.close();
  await Promise.all(running.map((server) => server.close()));
  rmSync(den.outside, { recursive: true, force: true });
});

function signIn(
  place: keyof typeof AT,
  credentials: Partial<Credentials>,
  over: Partial<SmtpRequest> = {},
): Promise<SmtpSession> {
  const [ip = '', port = ''] = AT[place].split(':');
  return ctx.speak({
    host: HOST,
    ip,
    port: Number(port),
    tls: port === '465' ? 'implicit' : 'opportunistic',
    helo: 'client.example',
    credentials: { user: USER, secret: PASSWORD, kind: 'password', ...credentials },
    ...over,
  });
}

/** What the servers wrote, where a test fails for a reason of theirs. */
const logs = (): string => running.map((server) => server.log()).join('\n');
const judged = (session: SmtpSession): Observation[] =>
  [authAccepted.examine({ sessions: observed([session]) }, new Date())].flat();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A token as an identity provider would sign it (RFC 7519). */
function tokenFor(user: string, secondsLeft = 600): string {
  const now = Math.floor(Date.now() / 1_000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: user, iat: now - 60, nbf: now - 60, exp: now + secondsLeft };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', TOKEN_KEY).update(signed).digest('base64url')}`;
}

describe('Dovecot behind Postfix', () => {
  const passwords: SaslMechanism[] = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];

  it.each(passwords)('accepts %s', async (name) => {
    const session = await signIn('submission', { mechanisms: [name] }, { noop: true });
    expect(session.authentication, logs()).toMatchObject({
      outcome: 'accepted',
      attempts: [{ mechanism: name, reply: { code: 235 } }],
    });
    expect(session.transcript.find(({ stage }) => stage === 'noop')?.reply?.code).toBe(250);
    expect(judged(session)).toMatchObject([{ verdict: 'pass' }]);
  });

  it.each(passwords)('refuses a wrong password by %s', async (name) => {
    const session = await signIn('submission', { secret: 'wrong', mechanisms: [name] });
    expect(session, logs()).toMatchObject({
      outcome: 'refused',
      failure: { stage: 'auth', code: '535' },
      authentication: { outcome: 'refused', attempts: [{ mechanism: name }] },
    });
    expect(judged(session)).toMatchObject([{ verdict: 'fail', data: { reason: 'credentials' } }]);
  });

  it.each(['OAUTHBEARER', 'XOAUTH2'] as const)(
    'accepts a token by %s, and tells why it refuses one',
    async (name) => {
      const token = (secret: string) =>
        ({ secret, kind: 'token', mechanisms: [name], user: HASHED }) as const;
      const good = await signIn('submission', token(tokenFor(HASHED)));
      expect(good.authentication, logs()).toMatchObject({ outcome: 'accepted', kind: 'token' });
      const old = await signIn('submission', token(tokenFor(HASHED, -30)));
      expect(old.authentication, logs()).toMatchObject({
        outcome: 'refused',
        attempts: [{ detail: expect.stringMatching(/^status (?:invalid_token|401)/) }],
      });
      expect(JSON.stringify([good, old])).not.toContain(tokenFor(HASHED).split('.')[2]);
    },
  );

  it('is given the best it offers, over implicit TLS too', async () => {
    expect((await signIn('submissions', {})).authentication).toMatchObject({
      outcome: 'accepted',
      attempts: [{ mechanism: 'SCRAM-SHA-256' }],
    });
    expect(
      (await signIn('submission', { secret: tokenFor(USER), kind: 'token' })).authentication,
    ).toMatchObject({
      outcome: 'accepted',
      attempts: [{ mechanism: 'OAUTHBEARER' }],
    });
  });

  it('offers SCRAM for an account whose password it cannot use for it, and PLAIN works', async () => {
    const account = { user: HASHED, secret: HASHED_PASSWORD };
    const refused = await signIn('submission', account);
    expect(judged(refused)).toMatchObject([
      { verdict: 'fail', fix: expect.stringContaining('--auth PLAIN') },
    ]);
    const accepted = await signIn('submission', { ...account, mechanisms: ['PLAIN'] });
    expect(accepted.authentication, logs()).toMatchObject({ outcome: 'accepted' });
  });

  it('does not offer what is switched off', async () => {
    const session = await signIn('strong', { mechanisms: ['PLAIN', 'LOGIN'] });
    expect(session.auth).not.toContain('PLAIN');
    expect(judged(session)).toMatchObject([{ verdict: 'fail', data: { reason: 'unavailable' } }]);
    expect((await signIn('strong', {})).authentication?.outcome).toBe('accepted');
  });
});

describe('nothing secret', () => {
  it.each(['clear', 'stranger'] as const)('goes to a server that could be anybody: %s', async (place) => {
    const session = await signIn(place, {});
    expect(session.authentication).toMatchObject({ outcome: 'withheld', attempts: [] });
    expect(session.transcript.some(({ stage }) => stage === 'auth')).toBe(false);
    const insisted = await signIn(place, {}, { insecureAuth: true });
    expect(insisted.authentication, logs()).toMatchObject({ outcome: 'accepted' });
  });

  it('is in the record', async () => {
    for (const mechanisms of [['PLAIN'], ['LOGIN'], ['SCRAM-SHA-1']] as SaslMechanism[][]) {
      const record = JSON.stringify(await signIn('submission', { mechanisms }));
      expect(record).not.toContain(PASSWORD);
      expect(record).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 12));
    }
  });
});

describe("Dovecot's submission service", () => {
  it('knows us by our certificate', async () => {
    const certificate = authority.issue({ names: ['client.example'], commonName: 'tim' });
    const session = await signIn(
      'dovecot',
      { user: '', secret: '', mechanisms: ['EXTERNAL'] },
      { tlsOptions: { certificate } },
    );
    expect(session.authentication, logs()).toMatchObject({
      outcome: 'accepted',
      attempts: [{ mechanism: 'EXTERNAL' }],
    });
  });

  it('refuses what it does not know', async () => {
    const session = await signIn('dovecot', {}, {});
    expect(session.authentication, logs()).toMatchObject({ outcome: 'refused' });
  });
});
