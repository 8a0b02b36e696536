/** Who waits for a session, who leaves before its end, and whose time that takes. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Knock } from '../../src/model/reach.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import { ownTime } from '../../src/run/own-time.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type ScriptedSmtp, script, serveScripts } from '../support/scripted-smtp.ts';

const HOST = 'mx.example.com';
const certificate = createCertificateAuthority().issue({ names: [HOST] });
const running: { close(): void | Promise<void> }[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function serve(text: string): Promise<ScriptedSmtp> {
  const server = await serveScripts([text], { certificate });
  running.unshift(server);
  return server;
}

function open(commandMs = 5_000): OpenContext {
  const ctx = createContext({ dns: ['127.0.0.1'], limits: { connectMs: 2_000, commandMs } });
  running.push(ctx);
  return ctx;
}

const at = (port: number, over: Partial<SmtpRequest> = {}): SmtpRequest => ({
  host: HOST,
  ip: '127.0.0.1',
  port,
  tls: 'opportunistic',
  helo: 'client.example',
  ...over,
});

const OVER = new DOMException('over', 'TimeoutError');
const SILENT_AFTER_EHLO = 'S: 220 a.b\nC: EHLO *\n! silence';

/** Leaves after these milliseconds. */
async function leaving<T>(ask: (onTurn: (leave: (reason: unknown) => T) => void) => unknown, ms: number) {
  const leave = await new Promise<(reason: unknown) => T>((resolve) => void ask(resolve));
  await new Promise((resolve) => setTimeout(resolve, ms));
  return leave(OVER);
}

describe('whoever leaves before the end', () => {
  it.each([
    [
      'in the middle of the greeting',
      's: 220 wait\n! silence',
      'greeting',
      /so far it said "220 wait"/,
      ['greeting'],
    ],
    ['before the reply to EHLO', SILENT_AFTER_EHLO, 'hello', /reply to EHLO/, ['greeting', 'hello']],
    [
      'while TLS is agreed on',
      'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! silence',
      'handshake',
      /TLS/,
      ['greeting', 'hello', 'starttls'],
    ],
  ] as const)('%s is told how far it has come', async (_, text, stage, detail, transcript) => {
    const server = await serve(text);
    const ctx = open();
    const session = await leaving<SmtpSession>((onTurn) => ctx.speak(at(server.port), onTurn), 150);
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage, kind: 'cancelled', cause: 'target', detail: expect.stringMatching(detail) },
      timings: { connectMs: expect.any(Number) },
    });
    expect(session.transcript.map((one) => one.stage)).toEqual(transcript);
    expect(session.timings.totalMs).toBeGreaterThan(140);
  });

  it('leaves the others the whole session', async () => {
    const server = await serve('! pause 300\nS: 220 a.b\nC: EHLO *\nS: 250 a.b\nC: QUIT\nS: 221 bye');
    const ctx = open();
    const staying = ctx.speak(at(server.port));
    const left = await leaving<SmtpSession>((onTurn) => ctx.speak(at(server.port), onTurn), 50);
    expect(left).toMatchObject({ outcome: 'failed', failure: { stage: 'greeting' } });
    expect(await staying).toMatchObject({ outcome: 'completed', greetingCode: 220 });
    expect(server.heard).toHaveLength(1);
  });

  it('is not told the secret a server says back', async () => {
    const server = await serve(
      'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 AUTH PLAIN LOGIN\nC: AUTH *\nS: 504 what is AHRpbQBwYXNzd29yZDEyMw==\nC: AUTH LOGIN\n! silence',
    );
    const credentials = { user: 'tim', secret: 'password123', kind: 'password' } as const;
    const request = at(server.port, {
      credentials: { ...credentials, mechanisms: ['PLAIN', 'LOGIN'] },
      insecureAuth: true,
    });
    const ctx = open();
    const session = await leaving<SmtpSession>((onTurn) => ctx.speak(request, onTurn), 150);
    expect(session.failure).toMatchObject({ stage: 'auth', kind: 'cancelled' });
    const said = JSON.stringify(session);
    expect(said).toContain('504');
    expect(said).not.toMatch(/AHRpbQBwYXNzd29yZDEyMw|password123/);
  });

  it('is told of a port that it is open, and what was waited for', async () => {
    const server = await serve('s: 220 wait\n! silence');
    const request = {
      host: HOST,
      ip: '127.0.0.1',
      port: server.port,
      depth: 'session',
      custom: 'starttls',
    } as const;
    const ctx = open();
    const knock = await leaving<Knock>((onTurn) => ctx.reach.knock(request, onTurn), 200);
    expect(knock).toMatchObject({ state: 'open', failure: { stage: 'greeting', kind: 'cancelled' } });
    expect(knock.connectMs).toBeGreaterThan(0);
  });
});

it('an interrupt leaves what was known, in one wording', async () => {
  const server = await serve('s: 220 wait\n! silence');
  const run = new AbortController();
  const ctx = createContext({ dns: ['127.0.0.1'], signal: run.signal });
  running.push(ctx);
  const leave = await new Promise<(reason: unknown) => SmtpSession>(
    (resolve) => void ctx.speak(at(server.port), resolve),
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  run.abort();
  await new Promise((resolve) => setImmediate(resolve));
  const { failure, transcript } = leave(run.signal.reason);
  expect(failure).toMatchObject({ stage: 'greeting', kind: 'cancelled', cause: 'vantage' });
  expect(failure?.detail).toContain('so far it said "220 wait"');
  expect(transcript).toMatchObject([{ stage: 'greeting', reply: null, failure }]);
});

describe('the time of a target', () => {
  it('does not run while another target has its turn at the host', async () => {
    const slow = await serve('! pause 400\nS: 220 a.b\nC: EHLO *\nS: 250 a.b\nC: QUIT\nS: 221 bye');
    const good = await serve(script('in-clear'));
    const ctx = open();
    const [one, other] = [ownTime(ctx, 2_000), ownTime(ctx, 250)];
    const first = one.context.speak(at(slow.port, { tls: 'off' }));
    const second = other.context.speak(at(good.port, { tls: 'off' }));
    expect(await second).toMatchObject({ outcome: 'completed' });
    expect(other.context.signal.aborted).toBe(false);
    expect(await first).toMatchObject({ outcome: 'completed' });
    await expect.poll(() => other.context.signal.aborted).toBe(true);
    one.forget();
    other.forget();
  });

  it('ends, and what nobody waits for any more makes way for the next', async () => {
    const mute = await serve('! silence');
    const good = await serve(script('in-clear'));
    const ctx = open(10_000);
    const [one, other] = [ownTime(ctx, 200), ownTime(ctx, 1_000)];
    const began = performance.now();
    const first = one.context.speak(at(mute.port, { tls: 'off' }));
    const second = await other.context.speak(at(good.port, { tls: 'off' }));
    expect(second).toMatchObject({ outcome: 'completed' });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(await first).toMatchObject({ failure: { stage: 'greeting', kind: 'cancelled' } });
    // Whoever asks again begins anew, since that one was given up.
    void ctx.speak(at(mute.port, { tls: 'off' }));
    await expect.poll(() => mute.heard.length).toBe(2);
    one.forget();
    other.forget();
  });

  it('ends with the run', async () => {
    const ctx = open();
    const { context, forget } = ownTime(ctx, 60_000);
    ctx.close();
    expect(context.signal.aborted).toBe(true);
    forget();
  });
});
