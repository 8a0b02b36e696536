/** Looks that cost connections of their own: old TLS, commands slipped in behind STARTTLS, and relaying for strangers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterEach, describe, expect, it } from 'vitest';
import { savedReport } from '../../src/commands/saved/report.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type ClientOptions, holdSession, MX } from '../support/loopback-session.ts';
import { type ScriptedSmtp, script, serveScripts } from '../support/scripted-smtp.ts';
import { ROOT } from '../support/source.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [MX] });
const running: ScriptedSmtp[] = [];
let server: ScriptedSmtp;

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function visit(
  scripts: string[],
  request: Partial<SmtpRequest>,
  options: ClientOptions = {},
): Promise<SmtpSession> {
  server = await serveScripts(scripts, { certificate });
  running.push(server);
  return holdSession(server.port, request, { ca: authority.cert, ...options });
}

describe('old versions of TLS', () => {
  const modern =
    'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 ready\n! tls min=TLSv1.2\nC: EHLO *\nS: 250 a.b';
  const old = modern.replace('min=TLSv1.2', 'min=TLSv1');
  const middle = modern.replace('min=TLSv1.2', 'min=TLSv1.1');

  it.each([
    ['only new ones', modern, [false, false]],
    ['TLS 1.1 too', middle, [false, true]],
    ['all', old, [true, true]],
  ])('%s are taken', async (_, text, accepted) => {
    const session = await visit([text], { legacyTls: true });
    expect(session.outcome).toBe('completed');
    expect(session.legacy?.map((look) => look.accepted)).toEqual(accepted);
    expect(server.heard).toHaveLength(3);
    expect(server.open.most).toBe(1);
  });

  it('are looked at behind implicit TLS', async () => {
    const session = await visit([script('implicit')], { legacyTls: true, tls: 'implicit' });
    expect(session.legacy).toMatchObject([
      { version: 'TLSv1', accepted: true },
      { version: 'TLSv1.1', accepted: true },
    ]);
  });

  it('are not looked at without being asked for, nor where there is no TLS', async () => {
    expect((await visit([modern], {})).legacy).toBeUndefined();
    expect((await visit([script('in-clear')], { legacyTls: true })).legacy).toBeUndefined();
    expect(server.heard).toHaveLength(1);
  });

  it.each([
    ['silence', '! silence', 'timeout'],
    ['a greeting that refuses', 'S: 421 too many connections', 'rejected'],
  ])('are unknown after %s', async (_, text, kind) => {
    const session = await visit([modern, text], { legacyTls: true }, { limits: { commandMs: 300 } });
    expect(session.legacy).toMatchObject([
      { accepted: null, failure: { kind } },
      { accepted: null, failure: { kind } },
    ]);
  });
});

describe('a command slipped in behind STARTTLS', () => {
  const request: Partial<SmtpRequest> = { probes: ['starttls-injection'] };

  it('is obeyed by a server with the fault', async () => {
    const session = await visit([script('guarded'), script('injectable')], request);
    expect(session.injection).toMatchObject({ vulnerable: true });
    expect(session.injection?.failure).toBeUndefined();
    expect(session.injection?.transcript.slice(0, 4).map(({ sent }) => sent)).toEqual([
      null,
      'EHLO client.example',
      'STARTTLS (with NOOP in the same packet)',
      'EHLO client.example',
    ]);
  });

  it('is so also where its answers come late', async () => {
    const slow = script('injectable').replace(
      'S: 250-mx.example.com\nS: 250 SIZE',
      '! pause 150\nS: 250-mx\nS: 250 SIZE',
    );
    expect((await visit([script('guarded'), slow], request)).injection).toMatchObject({ vulnerable: true });
  });

  it('is thrown away by a server without it', async () => {
    const session = await visit([script('guarded')], request);
    expect(session.injection).toMatchObject({ vulnerable: false });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard[1]?.slice(-2)).toEqual(['tls EHLO client.example', 'tls QUIT']);
    expect(server.problems).toEqual([]);
  });

  it.each([
    ['refused', 'S: 554 5.5.0 synchronization error', false],
    ['hung up on', '! pause 20\n! close', false],
    ['met with silence', '! silence', null],
    ['answered in clear', 'S: 220 ready\nS: 250 ok\n! tls\nC: EHLO *\nS: 250 a.b', false],
  ])('may be %s', async (_, text, vulnerable) => {
    const start = 'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS\n';
    const session = await visit([script('guarded'), start + text], request, { limits: { commandMs: 300 } });
    expect(session.injection).toMatchObject({ vulnerable });
  });
});

describe('relaying for strangers', () => {
  const request: Partial<SmtpRequest> = { probes: ['open-relay'], tls: 'off' };
  const hello = 'S: 220 a.b\nC: EHLO *\nS: 250 a.b\n';
  const times = (count: number, mail: string, rcpt: string): string =>
    hello +
    Array.from(
      { length: count },
      () => `C: MAIL *\nS: ${mail}\n${rcpt === '' ? '' : `C: RCPT *\nS: ${rcpt}\nC: RSET\nS: 250 ok\n`}`,
    ).join('');

  it('is told at the first form that is taken', async () => {
    const session = await visit([hello, times(1, '250 ok', '250 ok')], request);
    expect(session.relay).toMatchObject({
      relays: true,
      attempts: [{ sender: 'relay-test@example.org', recipient: 'relay-test@example.net', accepted: true }],
    });
    await expect.poll(() => server.open.now).toBe(0);
    expect(server.heard[1]?.map((line) => line.split(' ')[0])).toEqual([
      'EHLO',
      'MAIL',
      'RCPT',
      'RSET',
      'QUIT',
    ]);
  });

  it('is denied where every form is refused, and no message is ever begun', async () => {
    const session = await visit([hello, times(8, '250 ok', '554 5.7.1 Relay access denied')], request);
    expect(session.relay).toMatchObject({ relays: false });
    expect(session.relay?.attempts).toHaveLength(8);
    expect(server.problems).toEqual([]);
    expect(server.heard.flat().filter((line) => /^(DATA|BDAT)/.test(line))).toEqual([]);
    const addresses = server.heard.flat().flatMap((line) => /<(.*)>/.exec(line)?.[1] ?? []);
    expect(addresses.every((one) => /^$|example\.(org|net|com)|127\.0\.0\.1/.test(one))).toBe(true);
  });

  it('is not proven by the odd name of a mailbox', async () => {
    const refused = times(4, '250 ok', '554 5.7.1 denied').slice(hello.length);
    const taken = times(4, '250 ok', '250 ok').slice(hello.length);
    const session = await visit([hello, hello + refused + taken], request);
    expect(session.relay).toMatchObject({ relays: false });
    expect(session.relay?.attempts.filter(({ accepted }) => accepted)).toHaveLength(4);
  });

  it.each([
    ['put off', times(8, '250 ok', '450 4.7.1 greylisted'), 'rejected'],
    ['cut off', `${hello}C: MAIL *\n! pause 20\n! close`, 'closed'],
    ['sent away', 'S: 421 busy', 'rejected'],
  ])('is unknown where we are %s', async (_, text, kind) => {
    const session = await visit([hello, text], request);
    expect(session.relay).toMatchObject({ relays: null, failure: { kind } });
  });

  it('is not asked of a server that would not greet us', async () => {
    const session = await visit(['S: 554 no'], request);
    expect(session.relay).toMatchObject({ relays: null, failure: { stage: 'greeting', code: '554' } });
    expect(server.heard).toHaveLength(1);
  });
});

describe('what all of them show', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  ajv.addSchema(schema);
  const isSession = ajv.compile({ $ref: `${schema.$id}#/$defs/session` });
  const looks: Partial<SmtpRequest> = { legacyTls: true, probes: ['open-relay', 'starttls-injection'] };

  it.each([
    ['a sound server', script('healthy')],
    ['a firewall', script('masked')],
    ['silence', '! silence'],
    ['a server that is not there', null],
  ])('fits the published schema, and can be judged again: %s', async (_, text) => {
    const options = { limits: { commandMs: 300 } };
    const proxyProtocol = { version: 2 as const };
    const session =
      text === null
        ? await holdSession(1, looks, options)
        : await visit([`! proxy\n${text}`], { ...looks, proxyProtocol }, options);
    const saved = JSON.parse(JSON.stringify(session));
    isSession(saved);
    expect(isSession.errors).toBeNull();
    const report = {
      target: { kind: 'domain', ascii: 'example.com', display: 'example.com' },
      startedAt: '2026-01-01T00:00:00.000Z',
      tookMs: 1,
      topics: { judged: [], asked: [] },
      evidence: {
        sessions: { status: 'observed', value: [saved], at: '2026-01-01T00:00:00.000Z', tookMs: 1 },
      },
      timing: { questions: 0, chain: [] },
    };
    expect(savedReport(report, 0)).toBeUndefined();
  });
});
