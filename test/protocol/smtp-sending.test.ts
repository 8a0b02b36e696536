/** What becomes of a message that is sent: each command, each no, each place where the connection may be lost. */
import { afterEach, describe, expect, it } from 'vitest';
import { session as savedSession } from '../../src/commands/saved/sessions.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { MessageOctets, OutgoingMessage, SmtpRequest } from '../../src/model/smtp.ts';
import { createContext } from '../../src/net/context.ts';
import { measureMessage } from '../../src/parse/message-octets.ts';
import { stepsOf } from '../../src/report/session-steps.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { type ClientOptions, holdSession, MX } from '../support/loopback-session.ts';
import { type ScriptedSmtp, serveScripts } from '../support/scripted-smtp.ts';

const authority = createCertificateAuthority();
const certificate = authority.issue({ names: [MX] });
const running: ScriptedSmtp[] = [];
let last: ScriptedSmtp;

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

const TEXT = 'Subject: hello\r\n\r\nhello\r\n';

async function outgoing(
  octets: MessageOctets | string = TEXT,
  wishes: Partial<OutgoingMessage> = {},
): Promise<OutgoingMessage> {
  const given = typeof octets === 'string' ? Buffer.from(octets) : octets;
  return { octets: given, facts: await measureMessage(given), ...wishes };
}

async function send(
  script: string,
  message: OutgoingMessage,
  request: Partial<SmtpRequest> = {},
  options: ClientOptions = {},
): Promise<SmtpSession> {
  last = await serveScripts([script], { certificate });
  running.push(last);
  const envelope = { sender: 'a@example.org', recipients: ['b@example.com'] };
  const limits = { commandMs: 600, ...options.limits };
  return holdSession(
    last.port,
    { ...envelope, message, ...request },
    { ca: authority.cert, ...options, limits },
  );
}

function hello(...keywords: string[]): string {
  const lines = ['mx.example.com', ...keywords];
  return [
    'S: 220 mx.example.com',
    'C: EHLO *',
    ...lines.map((one, at) => `S: 250${at === lines.length - 1 ? ' ' : '-'}${one}`),
  ].join('\n');
}

const ENVELOPE = 'C: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.com>\nS: 250 ok';
const DATA = 'C: DATA\nS: 354 go';
const TAKEN = '! message\nS: 250 2.0.0 queued as 1';

const journey = (...steps: string[]): string => [hello(), ...steps].join('\n');

describe('a message', () => {
  it('is taken over', async () => {
    const session = await send(journey(ENVELOPE, DATA, TAKEN), await outgoing());
    expect(last.problems).toEqual([]);
    expect(last.messages.map(String)).toEqual([`${TEXT}.\r\n`]);
    expect(session).toMatchObject({
      outcome: 'completed',
      delivery: {
        outcome: 'accepted',
        command: 'DATA',
        octets: TEXT.length,
        octetsSent: TEXT.length,
        leftOut: [],
        recipients: [
          {
            address: 'b@example.com',
            outcome: 'accepted',
            stage: 'message',
            reply: { code: 250, enhanced: '2.0.0' },
          },
        ],
        reply: { code: 250 },
        transferMs: expect.any(Number),
        answerMs: expect.any(Number),
      },
    });
    expect(session.delivery).not.toHaveProperty('withheld');
    expect(session.transcript.map(({ stage, sent }) => [stage, sent]).slice(2)).toEqual([
      ['mail', 'MAIL FROM:<a@example.org>'],
      ['rcpt', 'RCPT TO:<b@example.com>'],
      ['data', 'DATA'],
      ['message', `<${TEXT.length} octets of message>`],
      ['quit', 'QUIT'],
    ]);
    await expect.poll(() => last.heard[0]?.at(-1)).toBe('QUIT');
  });

  it.each([
    ['dots at line starts', '.\r\n..\r\n.a\r\na.\r\n\r\n.\r\n', '..\r\n...\r\n..a\r\na.\r\n\r\n..\r\n.\r\n'],
    ['no end of its last line', 'a', 'a\r\n.\r\n'],
    ['a dot as its last octet', 'a\r\n.', 'a\r\n..\r\n.\r\n'],
    ['nothing but an empty line', '\r\n', '\r\n.\r\n'],
  ])('with %s arrives as it was', async (_, text, wire) => {
    for (const cut of [1, 2, 3, 100]) {
      const octets = Buffer.from(text);
      const pieces = async function* () {
        for (let at = 0; at < octets.length; at += cut) yield octets.subarray(at, at + cut);
      };
      // Read by length: what comes before the dot of its own is the matter here.
      const script = journey(ENVELOPE, DATA, `! octets ${wire.length}\nS: 250 ok`);
      const session = await send(script, await outgoing(pieces));
      expect(last.messages.map(String)).toEqual([wire]);
      expect(session.delivery).toMatchObject({ outcome: 'accepted', octetsSent: text.length });
    }
  });

  it('of 1,000 lines and much more gets through to a slow reader', async () => {
    const text = '.a line that begins with a dot\r\n'.repeat(40_000);
    const script = journey(ENVELOPE, `C: DATA\nS: 354 go\n! sip 2`, TAKEN);
    const session = await send(script, await outgoing(text));
    expect(session.delivery).toMatchObject({ outcome: 'accepted', octetsSent: text.length });
    const [wire] = last.messages;
    expect(wire?.length).toBe(text.length + 40_000 + 3);
    expect(wire?.toString().replaceAll(/^\./gm, '')).toBe(`${text}\r\n`);
    expect(session.delivery?.transferMs).toBeGreaterThan(20);
  });

  it('waits in our memory no more than a little while nobody reads', async () => {
    let asked = 0;
    const text = Buffer.from(`${'y'.repeat(62)}\r\n`.repeat(1_024));
    const pieces = async function* () {
      for (let at = 0; at < 1_000; at++) {
        asked += 1;
        yield text;
      }
    };
    const message = await outgoing(pieces);
    asked = 0;
    const script = journey(ENVELOPE, 'C: DATA\nS: 354 go\n! deaf\n! silence');
    const session = await send(script, message, {}, { limits: { commandMs: 300 } });
    expect(asked).toBeLessThan(500);
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'message', kind: 'timeout', cause: 'target' },
      delivery: { outcome: 'unsent', transferMs: null, answerMs: null, reply: null },
    });
    expect(session.transcript.at(-1)?.sent).toMatch(/^<\d+ of 65536000 octets of message>$/);
  });
});

describe('a no', () => {
  it.each([
    ['MAIL', 'mail', 'C: MAIL *\nS: 550 5.7.1 no', 'refused', 550],
    ['MAIL, for now', 'mail', 'C: MAIL *\nS: 451 4.7.1 later', 'deferred', 451],
    ['RCPT', 'rcpt', 'C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no such user', 'refused', 550],
    ['RCPT, for now', 'rcpt', 'C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 450 4.2.0 greylisted', 'deferred', 450],
    ['DATA', 'data', `${ENVELOPE}\nC: DATA\nS: 554 5.5.1 no`, 'refused', 554],
    ['DATA, for now', 'data', `${ENVELOPE}\nC: DATA\nS: 451 4.3.0 later`, 'deferred', 451],
    ['the final dot', 'message', `${ENVELOPE}\n${DATA}\n! message\nS: 554 5.7.1 spam`, 'refused', 554],
    [
      'the final dot, for now',
      'message',
      `${ENVELOPE}\n${DATA}\n! message\nS: 452 4.2.2 full`,
      'deferred',
      452,
    ],
  ])('to %s', async (_, stage, steps, outcome, code) => {
    const session = await send(journey(steps), await outgoing());
    expect(session).toMatchObject({
      outcome: 'completed',
      delivery: { outcome, recipients: [{ outcome, stage, reply: { code } }] },
    });
    expect(last.problems).toEqual([]);
    expect(session.transcript.at(-1)?.sent).toBe('QUIT');
  });

  it.each([
    ['MAIL', 'mail', 'C: MAIL *\nS: 421 bye', 'deferred'],
    ['RCPT', 'rcpt', 'C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 421 bye', 'deferred'],
    ['DATA', 'data', `${ENVELOPE}\nC: DATA\nS: 421 bye`, 'deferred'],
    ['the final dot', 'message', `${ENVELOPE}\n${DATA}\n! message\nS: 421 bye`, 'deferred'],
  ])('with 421 to %s ends the session', async (_, stage, steps, outcome) => {
    const session = await send(journey(steps), await outgoing());
    expect(session).toMatchObject({
      outcome: 'refused',
      failure: { stage, code: '421' },
      delivery: { outcome, recipients: [{ outcome, stage, reply: { code: 421 } }] },
    });
  });

  it.each([
    ['552 5.3.4 too big', 'refused', 'rejected', '552'],
    ['421 4.3.2 going down', 'deferred', 'rejected', '421'],
  ])('in the middle of the message ends it unfinished: %s', async (reply, outcome, kind, code) => {
    const script = journey(ENVELOPE, 'C: DATA\nS: 354 go\n! octets 20000', `S: ${reply}\n! deaf\n! silence`);
    const session = await send(script, await outgoing(`${'x'.repeat(60)}\r\n`.repeat(200_000)));
    expect(session).toMatchObject({
      failure: { stage: 'message', kind, code },
      delivery: { outcome, reply: null, recipients: [{ outcome, stage: 'message' }], transferMs: null },
    });
    expect(session.delivery?.octetsSent).toBeLessThan(200_000 * 62);
    expect(session.transcript.map(({ sent }) => sent)).not.toContain('QUIT');
  });

  it('where no yes can be: a yes before the end counts for nothing', async () => {
    const script = journey(ENVELOPE, 'C: DATA\nS: 354 go\n! octets 20000', 'S: 250 ok\n! deaf\n! silence');
    const session = await send(script, await outgoing(`${'x'.repeat(60)}\r\n`.repeat(200_000)));
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'message', kind: 'malformed', code: 'EPROTO' },
      delivery: { outcome: 'unsent' },
    });
  });

  it('is what a yes to DATA without 354 comes to', async () => {
    const session = await send(journey(ENVELOPE, 'C: DATA\nS: 250 ok'), await outgoing());
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'data', kind: 'malformed' },
      delivery: { outcome: 'unsent', octetsSent: 0 },
    });
    expect(last.messages).toEqual([]);
  });

  it('to some recipients leaves the others, one by one', async () => {
    const recipients = ['b@example.com', 'c@example.com', 'd@example.com'];
    const script = journey(
      'C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no\nC: RCPT *\nS: 250 ok\nC: RCPT *\nS: 452 4.5.3 many',
      DATA,
      TAKEN,
    );
    const session = await send(script, await outgoing(), { recipients });
    expect(session.delivery).toMatchObject({
      outcome: 'accepted',
      recipients: [
        { address: 'b@example.com', outcome: 'refused', stage: 'rcpt' },
        { address: 'c@example.com', outcome: 'accepted', stage: 'message' },
        { address: 'd@example.com', outcome: 'deferred', stage: 'rcpt' },
      ],
    });
  });
});

describe('a connection that is lost', () => {
  const text = `${'x'.repeat(60)}\r\n`.repeat(100_000);

  it.each(['close', 'reset'])('before the final dot leaves the message unsent (%s)', async (ending) => {
    const places: [string, string][] = [
      ['mail', `C: MAIL *\n! ${ending}`],
      ['rcpt', `C: MAIL *\nS: 250 ok\nC: RCPT *\n! ${ending}`],
      ['data', `${ENVELOPE}\nC: DATA\n! ${ending}`],
      ['message', `${ENVELOPE}\nC: DATA\nS: 354 go\n! octets 20000\n! ${ending}`],
    ];
    for (const [stage, steps] of places) {
      const session = await send(journey(steps), await outgoing(text));
      expect(session).toMatchObject({
        outcome: 'failed',
        failure: { stage },
        delivery: { outcome: 'unsent', recipients: [{ outcome: 'unsent', stage: null, reply: null }] },
      });
      expect(['closed', 'reset']).toContain(session.failure?.kind);
    }
  });

  it.each([
    ['mail', 'C: MAIL *\n! silence'],
    ['rcpt', 'C: MAIL *\nS: 250 ok\nC: RCPT *\n! silence'],
    ['data', `${ENVELOPE}\nC: DATA\n! silence`],
    ['message', `${ENVELOPE}\nC: DATA\nS: 354 go\n! deaf\n! silence`],
  ])('is no other than one that says nothing: each stage has its own time (%s)', async (stage, steps) => {
    const began = performance.now();
    const session = await send(journey(steps), await outgoing(text), {}, { limits: { commandMs: 200 } });
    expect(session).toMatchObject({
      failure: { stage, kind: 'timeout', cause: 'target' },
      delivery: { outcome: 'unsent' },
    });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it.each([
    ['a close', '! close', 'closed'],
    ['a reset', '! reset', 'reset'],
    ['silence', '! silence', 'timeout'],
    ['half a reply', 's: 250-queu\n! close', 'closed'],
    ['garbage', 'S: what?', 'malformed'],
    ['neither yes nor no', 'S: 354 more', 'malformed'],
  ])('after the final dot leaves it unclear: %s', async (_, ending, kind) => {
    const session = await send(journey(ENVELOPE, DATA, '! message', ending), await outgoing());
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'message', kind },
      delivery: {
        outcome: 'unclear',
        octetsSent: TEXT.length,
        recipients: [{ outcome: 'unclear', stage: null, reply: null }],
        transferMs: expect.any(Number),
      },
    });
    expect(last.messages).toHaveLength(1);
    expect(last.heard).toHaveLength(1);
  });

  it('by an interrupt after the final dot leaves it unclear', async () => {
    const controller = new AbortController();
    const sending = send(
      journey(ENVELOPE, DATA, '! message', '! silence'),
      await outgoing(),
      {},
      {
        signal: controller.signal,
        limits: { commandMs: 5_000 },
      },
    );
    await expect.poll(() => running[0]?.messages.length, { timeout: 3_000 }).toBe(1);
    controller.abort();
    expect(await sending).toMatchObject({
      failure: { stage: 'message', kind: 'cancelled' },
      delivery: { outcome: 'unclear' },
    });
  });

  it('by an interrupt before it leaves it unsent', async () => {
    const controller = new AbortController();
    const script = journey(ENVELOPE, 'C: DATA\nS: 354 go\n! octets 20000\n! deaf\n! silence');
    const sending = send(
      script,
      await outgoing(text),
      {},
      {
        signal: controller.signal,
        limits: { commandMs: 5_000 },
      },
    );
    await expect.poll(() => running[0]?.messages.length, { timeout: 3_000 }).toBe(1);
    controller.abort();
    expect(await sending).toMatchObject({
      failure: { stage: 'message', kind: 'cancelled' },
      delivery: { outcome: 'unsent' },
    });
  });
});

describe('somebody who leaves before the end', () => {
  it.each([
    ['unsent', 'C: DATA\nS: 354 go\n! octets 20000\n! deaf\n! silence'],
    ['unclear', 'C: DATA\nS: 354 go\n! message\n! silence'],
  ])('is told that the message is %s', async (outcome, end) => {
    last = await serveScripts([journey(ENVELOPE, end)]);
    running.push(last);
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { commandMs: 5_000 } });
    let leave: (reason: unknown) => SmtpSession = () => expect.fail('the turn never came');
    const message = await outgoing(`${'x'.repeat(60)}\r\n`.repeat(outcome === 'unsent' ? 100_000 : 1_000));
    const request = { ...{ host: MX, ip: '127.0.0.1', port: last.port, tls: 'off' as const }, message };
    const ending = ctx.speak(
      { ...request, recipients: ['b@example.com'], sender: 'a@example.org' },
      (how) => {
        leave = how;
      },
    );
    await expect.poll(() => last.messages.length, { timeout: 3_000 }).toBe(1);
    const told = leave(new DOMException('over', 'TimeoutError'));
    expect(told).toMatchObject({
      outcome: 'failed',
      failure: {
        stage: 'message',
        kind: 'cancelled',
        detail: 'the time for this target ended while the message was being handed over',
      },
      delivery: { outcome, recipients: [{ outcome }] },
    });
    ctx.close();
    for (const server of running.splice(0)) await server.close();
    expect((await ending).delivery?.outcome).toBe(outcome);
  });
});

describe('one request', () => {
  it('sends once, whatever else is looked at on further connections', async () => {
    const looks = ['! silence', '! close'];
    last = await serveScripts(
      [
        [
          hello('STARTTLS'),
          'C: STARTTLS\nS: 220 go\n! tls',
          journey(ENVELOPE, DATA, TAKEN).replace(/^.*\n/, ''),
        ].join('\n'),
        ...looks,
      ],
      { certificate },
    );
    running.push(last);
    const session = await holdSession(
      last.port,
      { sender: 'a@example.org', recipients: ['b@example.com'], message: await outgoing(), legacyTls: true },
      { ca: authority.cert, limits: { commandMs: 400 } },
    );
    expect(session.delivery?.outcome).toBe('accepted');
    expect(session.legacy).toHaveLength(2);
    expect(last.messages).toHaveLength(1);
    expect(last.heard.flat().filter((line) => line.includes('MAIL FROM'))).toHaveLength(1);
  });

  it('asked twice sends twice: nobody is given the outcome of another', async () => {
    last = await serveScripts([journey(ENVELOPE, DATA, TAKEN)]);
    running.push(last);
    const ctx = createContext({ dns: ['127.0.0.1'], limits: { commandMs: 2_000 } });
    const request: SmtpRequest = {
      ...{ host: MX, ip: '127.0.0.1', port: last.port, tls: 'off', message: await outgoing() },
      ...{ sender: 'a@example.org', recipients: ['b@example.com'] },
    };
    const sessions = await Promise.all([ctx.speak(request), ctx.speak(request)]);
    ctx.close();
    expect(sessions.map(({ delivery }) => delivery?.outcome)).toEqual(['accepted', 'accepted']);
    expect(last.messages).toHaveLength(2);
  });
});

describe('a message that cannot be sent', () => {
  it.each([
    ['is empty', '', 'EEMPTY', 'the message is empty'],
    ['has a bare LF', 'a: b\r\n\r\nc\nd\r\n', 'EBARE', 'line 3 of the message has a LF that stands alone'],
    ['has a bare CR', 'a: b\r\rc\r\n', 'EBARE', 'line 1 of the message has a CR that stands alone'],
    ['ends in a bare CR', 'a: b\r\n\r', 'EBARE', 'line 2 of the message has a CR that stands alone'],
  ])('%s', async (_, text, code, detail) => {
    const session = await send(journey(), await outgoing(text));
    expect(session).toMatchObject({
      outcome: 'completed',
      delivery: {
        outcome: 'unsent',
        withheld: { stage: 'mail', kind: 'malformed', code, cause: 'vantage' },
      },
    });
    expect(session.delivery?.withheld?.detail).toContain(detail);
    await expect.poll(() => last.heard[0]).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('changed since it was measured is cut off before its end', async () => {
    for (const now of ['Subject: hellO\n\r\nhello\r\n', `${TEXT}more\r\n`, 'Subject: h\r\n']) {
      const message = { ...(await outgoing()), octets: Buffer.from(now) };
      const session = await send(journey(ENVELOPE, DATA, TAKEN), message);
      expect(session).toMatchObject({
        outcome: 'failed',
        failure: { stage: 'message', code: 'EREAD', cause: 'vantage' },
        delivery: { outcome: 'unsent' },
      });
      expect(session.failure?.detail).toContain('it changed while it was sent');
      expect(last.messages).toEqual([]);
    }
  });

  it('breaks off, or comes to no end: the connection is cut', async () => {
    const ends: [() => Promise<unknown>, Record<string, string>][] = [
      [() => Promise.reject(Object.assign(new Error('disk gone'), { code: 'EIO' })), { code: 'EIO' }],
      [() => new Promise(() => {}), { kind: 'timeout' }],
    ];
    for (const [end, failure] of ends) {
      const pieces = async function* () {
        yield Buffer.from(TEXT.slice(0, 10));
        await end();
      };
      const message = { ...(await outgoing()), octets: pieces };
      const session = await send(journey(ENVELOPE, DATA, TAKEN), message);
      expect(session).toMatchObject({
        outcome: 'failed',
        failure: { stage: 'message', cause: 'vantage', ...failure },
        delivery: { outcome: 'unsent' },
      });
      expect(last.messages).toEqual([]);
    }
  });
});

describe('chunks', () => {
  const chunked = (...keywords: string[]): string => hello('CHUNKING', ...keywords);

  it('go out where wished for and offered, each answered, the last one for the message', async () => {
    const text = `${TEXT}.\r\n..\r\nx`;
    const script = [
      chunked(),
      ENVELOPE,
      'C: BDAT 12\n! octets 12\nS: 250 ok\nC: BDAT 12\n! octets 12\nS: 250 ok',
      `C: BDAT ${text.length - 24} LAST\n! octets ${text.length - 24}\nS: 250 2.0.0 taken`,
    ].join('\n');
    const session = await send(script, await outgoing(text, { chunkOctets: 12 }));
    expect(last.problems).toEqual([]);
    expect(Buffer.concat(last.messages).toString()).toBe(text);
    expect(session.delivery).toMatchObject({
      outcome: 'accepted',
      command: 'BDAT',
      octetsSent: text.length,
      reply: { enhanced: '2.0.0' },
    });
    expect(session.transcript.slice(4).map(({ stage, sent }) => [stage, sent])).toEqual([
      ['data', 'BDAT 12 <12 octets of message>'],
      ['data', 'BDAT 12 <12 octets of message>'],
      ['message', `BDAT ${text.length - 24} LAST <${text.length - 24} octets of message>`],
      ['quit', 'QUIT'],
    ]);
  });

  it('are many pieces each where they are large', async () => {
    const text = 'y'.repeat(40_000).concat('\r\n').repeat(5);
    const script = [
      chunked(),
      ENVELOPE,
      'C: BDAT 100000\n! octets 100000\nS: 250 ok\nC: BDAT 100000\n! octets 100000\nS: 250 ok',
      'C: BDAT 10 LAST\n! octets 10\nS: 250 ok',
    ].join('\n');
    const session = await send(script, await outgoing(text, { chunkOctets: 100_000 }));
    expect(session.delivery?.outcome).toBe('accepted');
    expect(Buffer.concat(last.messages).toString()).toBe(text);
  });

  it.each([
    ['552 5.2.2 full', 'refused'],
    ['452 4.3.1 no room', 'deferred'],
  ])('refused midway are the end of it: %s', async (reply, outcome) => {
    const script = [chunked(), ENVELOPE, `C: BDAT 10\n! octets 10\nS: ${reply}`].join('\n');
    const session = await send(script, await outgoing(TEXT, { chunkOctets: 10 }));
    expect(session).toMatchObject({
      outcome: 'completed',
      delivery: { outcome, octetsSent: 10, recipients: [{ outcome, stage: 'data' }], reply: null },
    });
    await expect.poll(() => last.heard[0]?.at(-1)).toBe('QUIT');
  });

  it('refused before they are whole are not filled up with other words', async () => {
    const text = `${'x'.repeat(60)}\r\n`.repeat(200_000);
    const script = [chunked(), ENVELOPE, 'C: BDAT *\n! octets 20000\nS: 554 5.6.0 no\n! deaf\n! silence'];
    const session = await send(script.join('\n'), await outgoing(text, { chunkOctets: text.length }));
    expect(session).toMatchObject({
      outcome: 'refused',
      failure: { stage: 'message', code: '554' },
      delivery: { outcome: 'refused' },
    });
    expect(session.transcript.map(({ sent }) => sent)).not.toContain('QUIT');
  });

  it.each([
    ['before the last', 'C: BDAT 10\n! octets 10\n! close', 'data', 'unsent'],
    [
      'after the last',
      'C: BDAT 10\n! octets 10\nS: 250 ok\nC: BDAT * LAST\n! octets 5\n! close',
      'message',
      'unclear',
    ],
  ])('lost %s', async (_, steps, stage, outcome) => {
    const session = await send(
      [chunked(), ENVELOPE, steps].join('\n'),
      await outgoing(TEXT, { chunkOctets: 10 }).then(({ facts, ...rest }) => ({
        ...rest,
        octets: Buffer.from(TEXT.slice(0, 13).concat('\r\n')),
        facts: { ...facts, octets: 15, longestLine: 13 },
      })),
    );
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage }, delivery: { outcome } });
  });

  it('become DATA where CHUNKING is not offered', async () => {
    const session = await send(journey(ENVELOPE, DATA, TAKEN), await outgoing(TEXT, { chunkOctets: 10 }));
    expect(session.delivery).toMatchObject({ outcome: 'accepted', command: 'DATA', leftOut: ['CHUNKING'] });
  });

  it('carry what lines do not allow, where BINARYMIME is offered, and nothing does where it is not', async () => {
    const text = 'a: b\r\n\r\nlone \n and \r and \0 and no end';
    const message = await outgoing(text, { binary: true });
    const script = [
      chunked('BINARYMIME'),
      'C: MAIL FROM:<a@example.org> BODY=BINARYMIME\nS: 250 ok\nC: RCPT *\nS: 250 ok',
      `C: BDAT ${text.length} LAST\n! octets ${text.length}\nS: 250 ok`,
    ].join('\n');
    expect((await send(script, message)).delivery).toMatchObject({ outcome: 'accepted', leftOut: [] });
    expect(last.problems).toEqual([]);
    expect(last.messages.map(String)).toEqual([text]);
    for (const [offered, lacks] of [
      ['BINARYMIME', 'CHUNKING'],
      ['CHUNKING', 'BINARYMIME'],
    ] as const) {
      const session = await send(hello(offered), message);
      expect(session.delivery).toMatchObject({ outcome: 'unsent', withheld: { cause: 'target' } });
      expect(session.delivery?.withheld?.detail).toContain(`does not offer ${lacks}`);
    }
  });
});

describe('LMTP', () => {
  const lhlo = hello().replace('EHLO', 'LHLO');
  const recipients = ['b@example.com', 'c@example.com', 'd@example.com'];
  const envelope =
    'C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no\nC: RCPT *\nS: 250 ok';

  it('has a reply for each recipient taken', async () => {
    const script = [lhlo, envelope, DATA, '! message\nS: 250 2.1.5 b\nS: 452 4.2.2 d is full'].join('\n');
    const session = await send(script, await outgoing(), { lmtp: true, recipients });
    expect(session).toMatchObject({
      outcome: 'completed',
      delivery: {
        outcome: 'accepted',
        reply: null,
        answerMs: expect.any(Number),
        recipients: [
          { outcome: 'accepted', stage: 'message', reply: { code: 250 } },
          { outcome: 'refused', stage: 'rcpt', reply: { code: 550 } },
          { outcome: 'deferred', stage: 'message', reply: { code: 452 } },
        ],
      },
    });
    expect(session.transcript.filter(({ stage }) => stage === 'message').map(({ sent }) => sent)).toEqual([
      `<${TEXT.length} octets of message> for b@example.com`,
      `<${TEXT.length} octets of message> for d@example.com`,
    ]);
    expect(last.problems).toEqual([]);
  });

  it('leaves unclear those whose reply does not come', async () => {
    const script = [lhlo, envelope, DATA, '! message\nS: 250 2.1.5 b\n! close'].join('\n');
    const session = await send(script, await outgoing(), { lmtp: true, recipients });
    expect(session).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'message', kind: 'closed' },
      delivery: {
        outcome: 'unclear',
        answerMs: null,
        recipients: [{ outcome: 'accepted' }, { outcome: 'refused' }, { outcome: 'unclear', reply: null }],
      },
    });
  });

  it('reads on after a 421 for one of them', async () => {
    const script = [lhlo, envelope, DATA, '! message\nS: 421 4.3.0 b\nS: 250 d'].join('\n');
    const session = await send(script, await outgoing(), { lmtp: true, recipients });
    expect(session.delivery?.recipients.map(({ outcome }) => outcome)).toEqual([
      'deferred',
      'refused',
      'accepted',
    ]);
  });
});

describe('pipelining', () => {
  const offer = hello('PIPELINING');
  const request: Partial<SmtpRequest> = { pipeline: true, recipients: ['b@example.com', 'c@example.com'] };

  it('sends MAIL, RCPT and DATA at once', async () => {
    const script = [
      offer,
      'C: MAIL *\nC: RCPT *\nC: RCPT *\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 550 no\nS: 354 go',
      TAKEN,
    ].join('\n');
    const session = await send(script, await outgoing(), request);
    expect(session.delivery?.recipients.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
    expect(last.problems).toEqual([]);
    expect(last.messages.map(String)).toEqual([`${TEXT}.\r\n`]);
  });

  it('sends no message where nobody was taken, whatever DATA was answered', async () => {
    const none = 'C: MAIL *\nC: RCPT *\nC: RCPT *\nC: DATA\nS: 250 ok\nS: 550 no\nS: 451 later';
    const refused = await send(`${offer}\n${none}\nS: 554 no valid recipients`, await outgoing(), request);
    expect(refused).toMatchObject({ outcome: 'completed', delivery: { outcome: 'deferred', command: null } });
    const dot = await send(`${offer}\n${none}\nS: 354 go\nC: .\nS: 554 nothing`, await outgoing(), request);
    expect(dot).toMatchObject({ outcome: 'completed', delivery: { outcome: 'deferred', octetsSent: 0 } });
    expect(last.problems).toEqual([]);
    const lmtp = await send(
      `${offer.replace('EHLO', 'LHLO')}\n${none}\nS: 354 go\nC: never`,
      await outgoing(),
      { ...request, lmtp: true },
    );
    expect(lmtp).toMatchObject({ delivery: { outcome: 'deferred' } });
    await expect.poll(() => last.open.now).toBe(0);
    expect(last.heard[0]?.at(-1)).toBe('DATA');
  });

  it('where MAIL is refused, is refused for all', async () => {
    const none = 'C: MAIL *\nC: RCPT *\nC: RCPT *\nC: DATA\nS: 550 no\nS: 503 no\nS: 503 no\nS: 503 no';
    const { delivery } = await send(`${offer}\n${none}`, await outgoing(), request);
    expect(delivery?.recipients).toMatchObject([
      { outcome: 'refused', stage: 'mail', reply: { code: 550 } },
      { outcome: 'refused', stage: 'mail', reply: { code: 550 } },
    ]);
  });

  it('is told of where it is not offered', async () => {
    const session = await send(journey(ENVELOPE, DATA, TAKEN), await outgoing(), { pipeline: true });
    expect(session.delivery).toMatchObject({ outcome: 'accepted', leftOut: ['PIPELINING'] });
  });

  it('stops after RCPT where told so', async () => {
    const script = `${offer}\nC: MAIL *\nC: RCPT *\nC: RCPT *\nS: 250 ok\nS: 250 ok\nS: 250 ok\nC: QUIT`;
    const session = await send(script, await outgoing(), { ...request, quitAfter: 'rcpt' });
    expect(session).toMatchObject({ outcome: 'completed', delivery: { outcome: 'unsent' } });
    expect(last.problems).toEqual([]);
  });
});

describe('parameters', () => {
  const wishes: Partial<OutgoingMessage> = {
    reports: { ret: 'HDRS', envid: 'a b+c', notify: ['SUCCESS', 'DELAY'], originalRecipient: true },
    priority: -3,
  };

  it.each<[string, string[], Partial<OutgoingMessage>, string, string, string]>([
    ['none where nothing is offered', [], wishes, TEXT, '', ''],
    [
      'of reports and priority, where offered',
      ['DSN', 'MT-PRIORITY MIXER'],
      wishes,
      TEXT,
      ' RET=HDRS ENVID=a+20b+2Bc MT-PRIORITY=-3',
      ' NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b@example.com',
    ],
    ['no reports at all', ['DSN'], { reports: { notify: [] } }, TEXT, '', ' NOTIFY=NEVER'],
    ['the size, of whatever limit', ['SIZE'], {}, TEXT, ` SIZE=${TEXT.length}`, ''],
    ['the size, where it fits', [`SIZE ${TEXT.length}`], {}, TEXT, ` SIZE=${TEXT.length}`, ''],
    ['the size, without a limit', ['SIZE 0'], {}, TEXT, ` SIZE=${TEXT.length}`, ''],
    ['nothing of 8BITMIME and SMTPUTF8 where all is ASCII', ['8BITMIME', 'SMTPUTF8'], {}, TEXT, '', ''],
    ['8BITMIME for the body', ['8BITMIME', 'SMTPUTF8'], {}, 'a: b\r\n\r\né\r\n', ' BODY=8BITMIME', ''],
    [
      'SMTPUTF8 for the header',
      ['8BITMIME', 'SMTPUTF8'],
      {},
      'a: é\r\n\r\nb\r\n',
      ' BODY=8BITMIME SMTPUTF8',
      '',
    ],
  ])('%s', async (_, offered, wished, text, mail, rcpt) => {
    const envelope = `C: MAIL FROM:<a@example.org>${mail}\nS: 250 ok\nC: RCPT TO:<b@example.com>${rcpt}\nS: 250 ok`;
    const session = await send(
      [hello(...offered), envelope, DATA, TAKEN].join('\n'),
      await outgoing(text, wished),
    );
    expect(last.problems).toEqual([]);
    expect(session.delivery).toMatchObject({
      outcome: 'accepted',
      leftOut: wished === wishes && offered.length === 0 ? ['DSN', 'MT-PRIORITY'] : [],
    });
  });

  it('name recipients beyond ASCII in UTF-8', async () => {
    const script = [
      hello('DSN', 'SMTPUTF8', '8BITMIME'),
      'C: MAIL FROM:<a@example.org> SMTPUTF8\nS: 250 ok',
      'C: RCPT TO:<jürgen@example.com> ORCPT=utf-8;jürgen@example.com\nS: 250 ok',
      DATA,
      TAKEN,
    ].join('\n');
    const message = await outgoing(TEXT, { reports: { originalRecipient: true } });
    const { delivery } = await send(script, message, { recipients: ['jürgen@example.com'] });
    expect(delivery?.outcome).toBe('accepted');
    expect(last.problems).toEqual([]);
  });

  it.each<[string, string[], Partial<OutgoingMessage>, string, Partial<SmtpRequest>, string]>([
    [
      'larger than the limit',
      ['SIZE 10'],
      {},
      TEXT,
      {},
      'takes messages of 10 octets at most, and this one has 25',
    ],
    ['8-bit without 8BITMIME', [], {}, 'a: b\r\n\r\né\r\n', {}, 'does not offer 8BITMIME'],
    ['a header without SMTPUTF8', ['8BITMIME'], {}, 'a: é\r\n\r\nb\r\n', {}, 'does not offer SMTPUTF8'],
    [
      'REQUIRETLS in clear',
      ['REQUIRETLS'],
      { requireTls: true },
      TEXT,
      {},
      'asks for a verified TLS connection',
    ],
    ['no recipient', [], {}, TEXT, { recipients: [] }, 'has no recipient'],
    ['a priority out of range', ['MT-PRIORITY'], { priority: 10 }, TEXT, {}, 'from -9 to 9'],
    ['an envelope id of two lines', ['DSN'], { reports: { envid: 'a\r\nb' } }, TEXT, {}, 'envelope id'],
    ['an envelope id too long', ['DSN'], { reports: { envid: '+'.repeat(34) } }, TEXT, {}, 'envelope id'],
  ])('that cannot be met keep the message back: %s', async (_, offered, wished, text, request, detail) => {
    const session = await send(hello(...offered), await outgoing(text, wished), request);
    expect(session).toMatchObject({ outcome: 'completed', delivery: { outcome: 'unsent', octetsSent: 0 } });
    expect(session.delivery?.withheld?.detail).toContain(detail);
    await expect.poll(() => last.heard[0]).toEqual(['EHLO client.example', 'QUIT']);
  });

  it('keep back what needs SMTPUTF8 for its addresses, and say for whom', async () => {
    const session = await send(hello(), await outgoing(), { recipients: ['jürgen@example.com'] });
    expect(session).toMatchObject({
      outcome: 'completed',
      unsendable: { recipients: ['jürgen@example.com'] },
      delivery: { outcome: 'unsent', recipients: [{ address: 'jürgen@example.com', outcome: 'unsent' }] },
    });
  });

  it('ask for TLS all the way over verified TLS only', async () => {
    const script = [
      hello('STARTTLS'),
      'C: STARTTLS\nS: 220 ready\n! tls',
      'C: EHLO *\nS: 250-mx.example.com\nS: 250 REQUIRETLS',
      'C: MAIL FROM:<a@example.org> REQUIRETLS\nS: 250 ok\nC: RCPT *\nS: 250 ok',
      DATA,
      TAKEN,
    ].join('\n');
    const message = await outgoing(TEXT, { requireTls: true });
    const sent = await send(script, message);
    expect(sent).toMatchObject({ tlsMode: 'starttls', delivery: { outcome: 'accepted' } });
    const unverified = await send(script, message, {}, { ca: createCertificateAuthority().cert });
    expect(unverified.delivery).toMatchObject({ outcome: 'unsent', withheld: { kind: 'tls' } });
    const without = await send(script.replace('250 REQUIRETLS', '250 SIZE'), message);
    expect(without.delivery?.withheld?.detail).toContain('does not offer REQUIRETLS');
  });
});

describe('what became of a message', () => {
  it('can be saved and read again', async () => {
    const taken = await send(journey(ENVELOPE, DATA, TAKEN), await outgoing());
    const refused = await send(journey('C: MAIL *\nS: 550 no'), await outgoing());
    const withheld = await send(journey(), await outgoing(''));
    for (const session of [taken, refused, withheld]) {
      const read = JSON.parse(JSON.stringify(session)) as SmtpSession;
      expect(savedSession(read, 0)).toBeUndefined();
      Object.assign(read.delivery ?? {}, { outcome: 'perhaps' });
      expect(savedSession(read, 0)).toMatchObject({ path: ['delivery', 'outcome'] });
    }
  });
});

describe('the steps of a sending', () => {
  it('name the message as what it is, by DATA and by BDAT', async () => {
    const byData = await send(journey(ENVELOPE, DATA, TAKEN), await outgoing());
    const chunks = `C: BDAT *\n! octets ${TEXT.length}\nS: 250 ok`;
    const byChunks = await send(
      [hello('CHUNKING'), ENVELOPE, chunks].join('\n'),
      await outgoing(TEXT, { chunkOctets: 100 }),
    );
    const named = (session: SmtpSession) => stepsOf(session).map(({ name, says }) => `${name}: ${says}`);
    expect(named(byData)).toEqual(expect.arrayContaining(['DATA: 354 go', 'message: 250 2.0.0 queued as 1']));
    expect(named(byChunks)).toContain('message: 250 ok');
  });
});

describe('a secret', () => {
  it('that the server repeats in its last words is kept', async () => {
    const script = [
      hello('AUTH PLAIN'),
      'C: AUTH *\nS: 235 ok',
      ENVELOPE,
      DATA,
      '! message\nS: 554 no mail from correct-horse-battery',
    ].join('\n');
    const session = await send(script, await outgoing(), {
      credentials: { user: 'me', secret: 'correct-horse-battery', kind: 'password' },
      insecureAuth: true,
    });
    expect(session.delivery).toMatchObject({ outcome: 'refused', reply: { code: 554 } });
    expect(JSON.stringify(session)).not.toContain('correct-horse-battery');
  });
});
