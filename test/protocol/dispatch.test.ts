/** Messages handed over as a queue would: who is tried again, who never, and where the next host comes in. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { savedReport } from '../../src/commands/saved/report.ts';
import type { Context } from '../../src/model/context.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import type { SentMessage } from '../../src/model/evidence/delivery.ts';
import type { OutgoingMessage } from '../../src/model/outgoing.ts';
import type { Report } from '../../src/model/report.ts';
import type { Target } from '../../src/model/target.ts';
import { createContext } from '../../src/net/context.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { inspect } from '../../src/run/inspect.ts';
import { type ScriptedSmtp, serveScripts } from '../support/scripted-smtp.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

const running: ScriptedSmtp[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function server(...scripts: string[]): Promise<ScriptedSmtp> {
  const served = await serveScripts(scripts);
  running.push(served);
  return served;
}

const HELLO = 'S: 220 mx.example.com\nC: EHLO *\nS: 250 mx.example.com';
const MAIL = 'C: MAIL FROM:<a@example.org>\nS: 250 ok';
const DATA = 'C: DATA\nS: 354 go\n! message';
const TAKEN = `${DATA}\nS: 250 2.0.0 Ok: queued as 4XaB`;
const rcpt = (who: string, reply: string): string => `C: RCPT TO:<${who}>\nS: ${reply}`;
const script = (...steps: string[]): string => [HELLO, ...steps].join('\n');

const [A, B] = ['a@example.com', 'b@example.com'];

function outgoing(recipients: string[]): OutgoingMessage {
  return {
    octets: Buffer.from('Subject: hello\r\n\r\n.hello\r\n'),
    envelope: { from: 'a@example.org', recipients },
    needs: { eightBit: false, smtpUtf8: false },
    messageId: '<1@example.org>',
    token: 'token',
  };
}

interface Sent {
  report: Report;
  sent: SentMessage[];
  notes: string[];
}

async function send(
  target: Target,
  over: Partial<Dispatch> = {},
  more: Partial<Context> & { rules?: string[]; interruptedMs?: number } = {},
): Promise<Sent> {
  const { rules = [], interruptedMs, ...context } = more;
  const recipients = over.recipients ?? [A];
  const stop = new AbortController();
  const ctx = createContext({
    dns: ['127.0.0.1'],
    connectTo: rules,
    limits: { connectMs: 1_000, commandMs: 1_000 },
    signal: stop.signal,
  });
  const notes: string[] = [];
  const dispatch: Dispatch = {
    message: async () => outgoing([...recipients]),
    count: 1,
    intervalMs: 1,
    waitMs: 0,
    wishes: {},
    ...over,
    recipients,
  };
  if (interruptedMs !== undefined) setTimeout(() => stop.abort(), interruptedMs);
  try {
    const topics = { judged: ['delivery'], asked: ['delivery'] } as const;
    const onNote = (line: string): void => void notes.push(line);
    const { report, faults } = await inspect(target, topics, { ...ctx, ...context, dispatch, onNote });
    expect(faults).toEqual([]);
    // What is saved can be read again.
    expect(savedReport(JSON.parse(JSON.stringify(report)), 0)).toBeUndefined();
    const { delivery } = report.evidence;
    if (delivery?.status !== 'observed') throw new Error(`delivery is ${delivery?.status}`);
    const sent = delivery.value.sent ?? [];
    // Nothing that was not handed over may look as if it had been.
    const isTaken = sent.every(({ recipients }) => recipients.every(({ outcome }) => outcome === 'accepted'));
    expect(['fail', 'inconclusive'].includes(report.verdict)).toBe(!isTaken);
    return { report, sent, notes };
  } finally {
    ctx.close();
  }
}

const at = ({ port }: ScriptedSmtp): Target => ({
  kind: 'host',
  ascii: 'localhost',
  display: 'localhost',
  port,
});

const verdictOf = (report: Report, check: string): (string | undefined)[] =>
  report.findings.filter((one) => one.check === check).map(({ verdict }) => verdict);

describe('a message for several', () => {
  it('is answered for each', async () => {
    const mx = await server(script(MAIL, rcpt(A, '250 ok'), rcpt(B, '550 5.1.1 no such user'), TAKEN));
    const { report, sent } = await send(at(mx), { recipients: [A, B] });
    expect(mx.problems).toEqual([]);
    expect(mx.messages.map(String)).toEqual(['Subject: hello\r\n\r\n..hello\r\n.\r\n']);
    expect(sent).toMatchObject([
      {
        outcome: 'accepted',
        queueId: '4XaB',
        messageId: '<1@example.org>',
        token: 'token',
        recipients: [
          { address: A, outcome: 'accepted', stage: 'message', tries: 1 },
          { address: B, outcome: 'refused', stage: 'rcpt', explanation: expect.any(String) },
        ],
      },
    ]);
    expect(verdictOf(report, 'recipient-accepted')).toEqual(['pass', 'fail']);
    expect(verdictOf(report, 'message-accepted')).toEqual(['pass']);
    expect(report.replies).toMatchObject([{ reply: '550 5.1.1 no such user' }]);
  });
});

describe('what is put off', () => {
  it('is tried once more, for those it was put off for, and it says when', async () => {
    const mx = await server(
      script(MAIL, rcpt(A, '250 ok'), rcpt(B, '450 4.2.0 Greylisted'), TAKEN),
      script(MAIL, rcpt(B, '250 ok'), TAKEN),
    );
    const { report, sent, notes } = await send(at(mx), { recipients: [A, B], waitMs: 600 });
    expect(mx.problems).toEqual([]);
    expect(mx.heard).toHaveLength(2);
    expect(sent).toMatchObject([
      {
        outcome: 'accepted',
        waitsMs: [expect.any(Number)],
        recipients: [
          { address: A, outcome: 'accepted', tries: 1 },
          { address: B, outcome: 'accepted', tries: 2 },
        ],
      },
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^localhost says 450 4\.2\.0 Greylisted; b@example\.com will/),
    ]);
    expect(verdictOf(report, 'recipient-accepted')).toEqual(['pass', 'pass']);
  });

  it('is not where nobody waits', async () => {
    const mx = await server(script(MAIL, rcpt(A, '451 4.7.1 later')));
    const { report, sent } = await send(at(mx));
    expect(mx.heard).toHaveLength(1);
    expect(sent).toMatchObject([{ outcome: 'deferred', recipients: [{ reply: '451 4.7.1 later' }] }]);
    expect(verdictOf(report, 'recipient-accepted')).toEqual(['unknown']);
    expect(verdictOf(report, 'message-accepted')).toEqual(['skipped']);
  });

  it('may be the connection itself', async () => {
    const mx = await server('S: 421 4.7.0 too busy\n! close', script(MAIL, rcpt(A, '250 ok'), TAKEN));
    const { sent } = await send(at(mx), { waitMs: 500 });
    expect(sent).toMatchObject([{ outcome: 'accepted', recipients: [{ tries: 2 }] }]);
  });
});

describe('an unclear end', () => {
  it.each([
    ['closed', '! close'],
    ['reset', '! reset'],
    ['silent', '! silence'],
  ])('is never followed by another try (%s)', async (_, ending) => {
    const mx = await server(script(MAIL, rcpt(A, '250 ok'), DATA, ending));
    const { report, sent } = await send(at(mx), { waitMs: 2_000, count: 1 });
    expect(mx.heard).toHaveLength(1);
    expect(sent).toMatchObject([{ outcome: 'unclear', recipients: [{ outcome: 'unclear', reply: null }] }]);
    expect(report.verdict).toBe('inconclusive');
    expect(report.findings.find(({ check }) => check === 'message-accepted')).toMatchObject({
      verdict: 'unknown',
      says: expect.stringContaining('may have been delivered'),
    });
  });

  it('is told of where the run is interrupted then', async () => {
    const mx = await server(script(MAIL, rcpt(A, '250 ok'), DATA, '! silence'));
    const { sent } = await send(at(mx), {}, { interruptedMs: 400 });
    expect(sent).toMatchObject([{ outcome: 'unclear' }]);
  });
});

describe('an interrupt', () => {
  it('before the end of the message leaves it unsent', async () => {
    const mx = await server(script(MAIL, '! silence'));
    const { sent } = await send(at(mx), { waitMs: 60_000 }, { interruptedMs: 300 });
    expect(sent).toMatchObject([{ outcome: 'unsent', recipients: [{ outcome: 'unsent' }] }]);
  });

  it('ends the wait for another try', async () => {
    const mx = await server(script(MAIL, rcpt(A, '451 later')));
    const { sent } = await send(at(mx), { waitMs: 60_000 }, { interruptedMs: 500 });
    expect(sent).toMatchObject([{ outcome: 'deferred', recipients: [{ tries: 1 }] }]);
  });
});

describe('several messages', () => {
  it('are each told of', async () => {
    const one = script(MAIL, rcpt(A, '250 ok'), TAKEN);
    const mx = await server(one, script(MAIL, rcpt(A, '250 ok'), `${DATA}\nS: 554 5.7.1 enough`), one);
    const { report, sent } = await send(at(mx), { count: 3 });
    expect(sent.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'accepted']);
    expect(verdictOf(report, 'message-accepted')).toEqual(['fail']);
  });
});

describe('a message over the SIZE of a server', () => {
  it('is kept back before MAIL', async () => {
    const mx = await server('S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 SIZE 5\nC: QUIT\nS: 221 bye');
    const { report, sent } = await send(at(mx));
    expect(mx.heard.flat()).not.toContainEqual(expect.stringMatching(/MAIL/));
    expect(sent).toMatchObject([
      { outcome: 'unsent', recipients: [{ explanation: expect.stringMatching(/5 octets/) }] },
    ]);
    expect(verdictOf(report, 'message-accepted')).toEqual(['fail']);
  });
});

describe('a session that ends before the envelope', () => {
  it.each([
    ['without a greeting', '! close'],
    ['with a greeting that is none', 'S: hello there\n! close'],
    ['with a refusal', 'S: 554 5.7.1 no\n! close'],
    ['at EHLO', 'S: 220 x\nC: EHLO *\nS: 550 no\nC: HELO *\nS: 550 no'],
    ['at MAIL', script('C: MAIL *\n! close')],
    ['at RCPT', script(MAIL, 'C: RCPT *\n! reset')],
    ['in place of 354', script(MAIL, rcpt(A, '250 ok'), 'C: DATA\n! close')],
  ])('is never taken for one that went well: %s', async (_, steps) => {
    const mx = await server(steps);
    const { sent } = await send(at(mx));
    expect(sent).not.toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('whatever a server says', () => {
  const CODES = ['250', '250 2.0.0 queued as X', '200', '252', '354', '399', '421', '450', '503', '550'];
  const answer = fc.oneof(
    { weight: 6, arbitrary: fc.constant('250 ok') },
    { weight: 4, arbitrary: fc.constantFrom(...CODES) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('250 ok\nS: 250 ok again', 'nonsense', '\\x00\\xff', '!close', '!reset'),
    },
  );
  const says = (one: string): string => (one.startsWith('!') ? `! ${one.slice(1)}` : `S: ${one}`);
  const session = fc
    .tuple(
      fc.constantFrom('220 mx', '220 mx', '220 mx', '421 no', '554 no', '!close'),
      answer,
      answer,
      answer,
      answer,
    )
    .chain(([greeting, hello, mail, first, second]) =>
      fc
        .tuple(fc.constantFrom('354 go', '354 go', '250 ok', '451 no', '554 no'), answer)
        .map(([data, end]) =>
          [
            says(greeting),
            `C: EHLO *\n${says(hello)}`,
            `C: MAIL *\n${says(mail)}`,
            `C: RCPT *\n${says(first)}`,
            `C: RCPT *\n${says(second)}`,
            `C: DATA\n${says(data)}\n! message\n${says(end)}`,
          ].join('\n'),
        ),
    );

  it('nothing unsent passes, of one message or of two', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(session, session, fc.integer({ min: 1, max: 2 }), async (one, two, count) => {
        const mx = await server(one, two);
        // `send` compares the verdict with what each recipient was answered.
        await send(at(mx), { recipients: [A, B], count });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it.each([
    ['neither yes nor no to all recipients', script(MAIL, rcpt(A, '399 hm')), 'recipient-accepted'],
    ['neither to the sender', script('C: MAIL *\nS: 354 hm'), 'sender-accepted'],
    ['twice yes to the sender', script('C: MAIL *\nS: 250 ok\nS: 250 ok'), 'recipient-accepted'],
  ])('is left open where it says %s', async (_, steps, check) => {
    const { report } = await send(at(await server(steps)));
    expect(verdictOf(report, check)).toEqual(['unknown']);
  });
});

describe('the mail hosts of a domain', () => {
  const zone = `
    example.com MX 10 mx1.example.com
    example.com MX 20 mx2.example.com
    mx1.example.com A 192.0.2.1
    mx2.example.com A 192.0.2.2
  `;
  const direct = async (first: string, second: string): Promise<Sent & { hosts: ScriptedSmtp[] }> => {
    const hosts = [await server(first), await server(second)];
    const rules = hosts.map(({ port }, index) => `mx${index + 1}.example.com:25:127.0.0.1:${port}`);
    const came = await send(domainTarget('example.com'), {}, { rules, dns: zoneResolver(zone) });
    return { ...came, hosts };
  };
  const good = script(MAIL, rcpt(A, '250 ok'), TAKEN);

  it.each([
    ['puts us off in place of a greeting', 'S: 450 4.3.2 busy\n! close'],
    ['turns us away', 'S: 554 no\n! close'],
    ['hangs up', '! close'],
    ['is lost before the message was whole', script(MAIL, '! close')],
  ])('are tried in their order: the next where one %s', async (_, first) => {
    const { sent, hosts } = await direct(first, good);
    expect(hosts.map(({ heard }) => heard.length)).toEqual([1, 1]);
    expect(sent).toMatchObject([{ outcome: 'accepted', recipients: [{ host: 'mx2.example.com' }] }]);
  });

  it.each([
    ['takes it', good, 'accepted'],
    ['refuses it', script(MAIL, rcpt(A, '550 5.1.1 no')), 'refused'],
    ['puts it off', script(MAIL, rcpt(A, '451 4.2.0 later')), 'deferred'],
    ['may have taken it', script(MAIL, rcpt(A, '250 ok'), DATA, '! close'), 'unclear'],
  ])('are left alone once one %s', async (_, first, outcome) => {
    const { sent, hosts } = await direct(first, good);
    expect(hosts.map(({ heard }) => heard.length)).toEqual([1, 0]);
    expect(sent).toMatchObject([{ outcome }]);
  });
});
