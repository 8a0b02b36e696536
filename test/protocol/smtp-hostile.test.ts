/** What a session makes of servers that misbehave: each ending is told, bounded in time and memory, and is no other. */
import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { createSession } from '../../src/net/smtp/session.ts';
import { quoted } from '../../src/parse/quoted.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type ClientOptions, holdSession, MX } from '../support/loopback-session.ts';
import { type ScriptedSmtp, script, serveScripts } from '../support/scripted-smtp.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [MX] });
const running: ScriptedSmtp[] = [];
let last: ScriptedSmtp;

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function visit(
  text: string,
  request: Partial<SmtpRequest> = {},
  options: ClientOptions = {},
): Promise<SmtpSession> {
  last = await serveScripts([text], { certificate });
  running.push(last);
  return holdSession(last.port, request, { ca: authority.cert, limits: { commandMs: 600 }, ...options });
}

const ENVELOPE: Partial<SmtpRequest> = {
  noop: true,
  verify: ['a@example.com'],
  sender: 'me@example.org',
  recipients: ['a@example.com'],
};

/** A journey through every stage; the step at which each begins. */
const JOURNEY = [
  ['greeting', 'S: 220 mx.example.com'],
  ['hello', 'C: EHLO *\nS: 250-mx.example.com\nS: 250 STARTTLS'],
  ['starttls', 'C: STARTTLS\nS: 220 ready'],
  ['handshake', '! tls'],
  ['hello', 'C: EHLO *\nS: 250 mx.example.com'],
  ['noop', 'C: NOOP\nS: 250 ok'],
  ['vrfy', 'C: VRFY *\nS: 252 ok'],
  ['mail', 'C: MAIL *\nS: 250 ok'],
  ['rcpt', 'C: RCPT *\nS: 250 ok'],
  ['rset', 'C: RSET\nS: 250 ok'],
] as const;

/** The journey up to stage `at`, where what the server says is replaced. */
function until(at: number, instead: string): string {
  const [, steps = ''] = JOURNEY[at] ?? [];
  const heard = steps.split('\n').filter((step) => step.startsWith('C:'));
  return [...JOURNEY.slice(0, at).map(([, all]) => all), ...heard, instead].join('\n');
}

describe.each(JOURNEY.map(([stage], at) => [`${stage} (${at})`, stage, at] as const))(
  'at %s',
  (_, stage, at) => {
    it('silence ends within the time for one command', async () => {
      const began = performance.now();
      const session = await visit(until(at, '! silence'), ENVELOPE, { limits: { commandMs: 200 } });
      expect(session).toMatchObject({
        outcome: 'failed',
        failure: { stage, kind: 'timeout', code: 'ETIMEDOUT', cause: 'target' },
      });
      expect(performance.now() - began).toBeLessThan(1_500);
      expect(last.problems).toEqual([]);
    });

    it('a reset is told as one', async () => {
      const session = await visit(until(at, '! pause 40\n! reset'), ENVELOPE);
      expect(session).toMatchObject({ outcome: 'failed', failure: { stage, kind: 'reset' } });
    });

    it('so is a close', async () => {
      const session = await visit(until(at, '! pause 40\n! close'), ENVELOPE);
      expect(session).toMatchObject({
        outcome: 'failed',
        failure: { stage, kind: 'closed', code: 'ECLOSED' },
      });
    });
  },
);

describe.each(
  JOURNEY.flatMap(([stage], at) => (stage === 'handshake' ? [] : [[`${stage} (${at})`, stage, at] as const])),
)('at %s', (_, stage, at) => {
  it('421 is the server taking its leave', async () => {
    const session = await visit(until(at, 'S: 421 4.3.2 shutting down'), ENVELOPE);
    expect(session).toMatchObject({
      outcome: 'refused',
      failure: { stage, kind: 'rejected', code: '421', detail: '421 4.3.2 shutting down' },
    });
    expect(session.transcript.at(-1)).toMatchObject({ sent: 'QUIT' });
  });

  it('garbage is no reply', async () => {
    const session = await visit(until(at, 's: \\x16\\x03\\x01\\0\\xff\\r\\n'), ENVELOPE);
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage, kind: 'malformed' } });
  });

  it('an octet a second does not stretch the time', async () => {
    const began = performance.now();
    const session = await visit(until(at, '! drip 100\nS: 220 mx.example.com ESMTP'), ENVELOPE, {
      limits: { commandMs: 300 },
    });
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage, kind: 'timeout' } });
    expect(session.failure?.detail).toContain('did not finish its reply');
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('a line without end ends', async () => {
    const session = await visit(until(at, '! flood x'), ENVELOPE);
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage, kind: 'limit', code: 'ELIMIT' } });
  });

  it('a reply without end ends', async () => {
    const session = await visit(until(at, '! flood 250-more and more\\r\\n'), ENVELOPE);
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage, kind: 'limit', code: 'ELIMIT' } });
  });
});

describe('greetings', () => {
  it.each([
    ['HTTP', 's: HTTP/1.1 400 Bad Request\\r\\nServer: x\\r\\n\\r\\n'],
    ['SSH', 's: SSH-2.0-OpenSSH_9.6\\r\\n'],
    ['POP3', 'S: +OK ready'],
    ['IMAP', 'S: * OK IMAP4rev1 ready'],
    ['a TLS alert', 's: \\x15\\x03\\x01\\0\\x02\\x02\\x50\\n'],
    ['a code of two digits', 'S: 22 hello'],
    ['a code nobody knows', 'S: 620 hello'],
    ['a tab after the code', 'S: 220\\thello'],
    ['a code that changes', 'S: 220-a\nS: 221 b'],
    ['an empty line', 'S: '],
  ])('%s is not SMTP', async (_, text) => {
    const session = await visit(text);
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage: 'greeting', kind: 'malformed' } });
  });

  it.each([
    ['a bare code', 'S: 220', { greeting: '', greetingCode: 220 }],
    ['octets that are no UTF-8', 'S: 220 caf\\xe9', { greeting: 'caf\\xe9' }],
    ['UTF-8', 'S: 220 caf\\xc3\\xa9', { greeting: 'café' }],
    ['escape sequences, for the screen to tame', 'S: 220 \\x1b]0;x\\x07', { greeting: '\u001b]0;x\u0007' }],
    ['a code of success nobody uses', 'S: 220-\\0\nS: 220 b', { greeting: '\u0000 b' }],
  ])('%s is read as it is', async (_, text, greeting) => {
    const session = await visit(`${text}\nC: EHLO *\nS: 250 a.b`);
    expect(session).toMatchObject({ outcome: 'completed', ...greeting });
  });

  it.each([
    ['554', 'S: 554 5.7.1 no'],
    ['450', 'S: 450 4.7.1 later'],
    ['250', 'S: 250 hello'],
  ])('%s refuses, and is told goodbye', async (code, text) => {
    const session = await visit(`${text}\nC: QUIT\nS: 221 bye`);
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'greeting', code } });
    await expect.poll(() => last.heard[0]).toEqual(['QUIT']);
  });

  it('a connection closed in the middle of a reply says so', async () => {
    const session = await visit('s: 220-mx.exam\n! close');
    expect(session.failure).toMatchObject({
      kind: 'closed',
      detail: expect.stringMatching(/in the middle of a reply: "220-mx\.exam"$/),
    });
  });
});

describe('replies nobody asked for', () => {
  it('end the session instead of being taken for the answers to come', async () => {
    const session = await visit('S: 220 a.b\nC: EHLO *\nS: 250 a.b\nS: 250 again\nC: NOOP\nS: 250 ok', {
      noop: true,
    });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: {
        stage: 'noop',
        kind: 'malformed',
        code: 'EUNASKED',
        detail: expect.stringContaining('250 again'),
      },
    });
    await expect.poll(() => last.open.now).toBe(0);
    expect(last.heard[0]).toEqual(['EHLO client.example']);
  });

  it('are the server taking its leave where they are 421', async () => {
    const session = await visit('S: 220 a.b\nC: EHLO *\nS: 250 a.b\nS: 421 idle', { noop: true });
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'noop', code: '421' } });
  });

  it('are few: a server cannot fill the memory with them', async () => {
    const session = await visit('S: 220 a.b\nC: EHLO *\n! flood 250 x\\r\\n', { noop: true });
    expect(session.outcome).toBe('failed');
    expect(session.transcript.length).toBeLessThan(5);
  });
});

describe('STARTTLS gone wrong', () => {
  const offer = 'S: 220 a.b\nC: EHLO *\nS: 250-a.b\nS: 250 STARTTLS\nC: STARTTLS';

  it('throws away what came in clear with the go-ahead, and tells of it', async () => {
    const session = await visit(
      `${offer}\nS: 220 ready\nS: 250-evil\nS: 250 AUTH PLAIN\n! tls\nC: EHLO *\nS: 250 a.b`,
    );
    expect(session).toMatchObject({
      outcome: 'completed',
      clearAfterStartTls: true,
      auth: [],
      extensions: [],
    });
  });

  it('does so too where that was no reply at all', async () => {
    const session = await visit(`${offer}\nS: 220 ready\nS: what is this\n! tls\nC: EHLO *\nS: 250 a.b`);
    expect(session).toMatchObject({ outcome: 'completed', clearAfterStartTls: true });
  });

  it.each([
    ['text', 'S: 220 ready\n! pause 50\ns: 220 not TLS at all, sorry\\r\\n\n! silence', 'tls'],
    ['silence', 'S: 220 ready\n! silence', 'timeout'],
    ['a close', 'S: 220 ready\n! pause 50\n! close', 'closed'],
  ])('%s in place of the handshake', async (_, text, kind) => {
    const session = await visit(`${offer}\n${text}`);
    expect(session).toMatchObject({
      outcome: 'failed',
      tlsMode: 'none',
      extensions: ['STARTTLS'],
      failure: { stage: 'handshake', kind, cause: 'target' },
    });
    expect(session.transcript.map(({ sent }) => sent)).not.toContain('QUIT');
  });

  it('is seen where TLS is expected and the server speaks in clear', async () => {
    const session = await visit(script('healthy'), { tls: 'implicit' });
    expect(session).toMatchObject({
      outcome: 'failed',
      clearAfterStartTls: false,
      failure: { stage: 'handshake', kind: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    });
  });

  it.each([
    [
      'a reply to our first record',
      'S: 220 ready\n! pause 50\nS: 500 5.5.1 what?',
      '500 5.5.1 what?',
      'says',
    ],
    ['HTTP', 'S: 220 ready\n! pause 50\nS: HTTP/1.1 400 Bad Request', 'HTTP/1.1 400 Bad Request', 'HTTP'],
    ['words, then the end', 'S: 220 ready\n! pause 50\nS: 554 no\n! close', '554 no', 'says'],
    ['words with the go-ahead, then silence', 'S: 220 ready\nS: 554 no\n! silence', '554 no', 'says'],
    ['tricks', 'S: 220 ready\n! pause 50\nS: \\x1b[31mhello\\xff', '\u001b[31mhello\\xff', 'says'],
    ['too little to tell', 'S: 220 ready\n! pause 50\ns: 5\n! silence', '5', 'says'],
  ])('shows what came in its place: %s', async (_, text, words, told) => {
    const session = await visit(`${offer}\n${text}`);
    expect(session).toMatchObject({
      insteadOfTls: words,
      failure: { stage: 'handshake', kind: 'tls', cause: 'target' },
    });
    expect(session.failure?.detail).toContain(told);
    expect(session.failure?.detail).toContain(quoted(words));
  });

  it('draws no octets that are no text', async () => {
    const session = await visit(`${offer}\nS: 220 ready\n! pause 50\nS: J\\x00\\x00\\x008.0\\x00\\xff\\xf7`);
    expect(session.failure?.detail).toMatch(/it says octets that are no text$/);
  });

  it('shows the greeting in clear where TLS is expected at once, however early it came', async () => {
    for (const text of ['S: 220 mx.example.com ESMTP', '! pause 80\nS: 220 mx.example.com ESMTP']) {
      const session = await visit(`${text}\n! silence`, { tls: 'implicit' });
      expect(session).toMatchObject({
        insteadOfTls: '220 mx.example.com ESMTP',
        greeting: null,
        failure: { stage: 'handshake', kind: 'tls' },
      });
    }
  });

  it('shows no words where it is TLS that fails', async () => {
    const session = await visit(script('healthy').replace('! tls', '! tls min=TLSv1.3'), {
      tlsOptions: { maxVersion: 'TLSv1.2' },
    });
    expect(session).toMatchObject({ failure: { stage: 'handshake', kind: 'tls' } });
    expect(session.insteadOfTls).toBeUndefined();
  });

  it('is none where the server waits for TLS: that is found out, and TLS spoken from the start', async () => {
    const session = await visit(script('implicit'));
    expect(session).toMatchObject({ outcome: 'completed', tlsMode: 'implicit' });
  });

  it.each(['close', 'cut'])(
    'is told as the end after the handshake where it comes only then (%s)',
    async (ending) => {
      const session = await visit(`${offer}\nS: 220 ready\n! tls\nC: EHLO *\n! pause 30\n! ${ending}`);
      expect(session).toMatchObject({
        outcome: 'failed',
        tlsMode: 'starttls',
        failure: { stage: 'hello', kind: 'closed' },
      });
    },
  );
});

describe('the end of the run', () => {
  it.each(JOURNEY.map(([stage], at) => [stage, at] as const))(
    'is heeded at once: %s (%i)',
    async (stage, at) => {
      const controller = new AbortController();
      const text = until(at, '');
      const visiting = visit(text, ENVELOPE, { signal: controller.signal, limits: { commandMs: 20_000 } });
      const commands = text.split('\n').filter((step) => step.startsWith('C:')).length;
      await expect.poll(() => last.heard[0]?.length, { timeout: 5_000 }).toBe(commands);
      // The handshake begins after the last command.
      await new Promise((resolve) => setTimeout(resolve, stage === 'handshake' ? 200 : 20));
      controller.abort();
      const began = performance.now();
      expect(await visiting).toMatchObject({
        outcome: 'failed',
        failure: { stage, kind: 'cancelled', cause: 'vantage' },
      });
      expect(performance.now() - began).toBeLessThan(1_000);
      await expect.poll(() => last.open.now).toBe(0);
    },
  );

  it('is not waited for with a listener for each session that was', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const before = getEventListeners(signal, 'abort').length;
    await holdOver(signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(before);
  });
});

/** A whole session over a connection that knows this very signal. */
async function holdOver(signal: AbortSignal): Promise<void> {
  last = await serveScripts([script('healthy')], { certificate });
  running.push(last);
  const speak = createSession({
    resolver: zoneResolver(''),
    limits: DEFAULT_LIMITS,
    signal,
    families: { ipv4: true, ipv6: true },
    connectTo: [],
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    extraCa: [authority.cert],
  });
  const session = await speak({ host: MX, ip: '127.0.0.1', port: last.port, tls: 'required' });
  expect(session.outcome).toBe('completed');
}
