import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/model/context.ts';
import type { SmtpSession } from '../../../src/model/evidence/sessions.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { SmtpRequest, Speak } from '../../../src/model/smtp.ts';
import type { Target } from '../../../src/model/target.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeMx } from '../../../src/probes/mx.ts';
import { probeSessions } from '../../../src/probes/sessions.ts';
import { type TestContextOptions, testContext, wantFrom } from '../../support/context.ts';
import { said } from '../../support/delivery.ts';
import { observed } from '../../support/evidence.ts';
import { failure, session } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const sending = (sends: boolean) =>
  observed({ sends, stated: false, addresses: [], omitted: 0, because: '' } as never);

interface Heard {
  speak: Speak;
  asked: SmtpRequest[];
}

function listener(answer: (request: SmtpRequest) => Partial<SmtpSession> = () => ({})): Heard {
  const asked: SmtpRequest[] = [];
  return {
    asked,
    speak: async (request) => {
      asked.push(request);
      const { host, ip, port } = request;
      return session({ host, ip, port, ...answer(request) });
    },
  };
}

const silence: Partial<SmtpSession> = {
  outcome: 'failed',
  tls: null,
  greeting: null,
  failure: failure({ kind: 'timeout' }).failure,
  timings: { connectMs: 10_000, greetingMs: null, tlsMs: null, totalMs: 10_000 },
};

async function look(
  zone: string,
  { speak, ...options }: TestContextOptions & Pick<Heard, 'speak'>,
  target: Target = domainTarget('example.com'),
  sends = true,
) {
  return lookFrom(testContext(zoneResolver(zone), { ...options, speak }), target, sends);
}

/** Several targets of one run are looked at from one context. */
async function lookFrom(ctx: Context, target: Target, sends = true) {
  const mx = target.kind === 'domain' ? await probeMx(target, ctx) : undefined;
  return probeSessions(target, ctx, wantFrom({ ...(mx && { mx }), sending: sending(sends) }));
}

const TWO = `
  example.com MX 10 a.example.com
  example.com MX 20 b.example.com
  a.example.com A 192.0.2.1
  a.example.com A 192.0.2.2
  a.example.com AAAA 2001:db8::1
  b.example.com A 192.0.2.3
`;

describe('probeSessions', () => {
  it('keeps what ended in time, and tells of the rest that it was cut short', async () => {
    const time = new AbortController();
    const never = new Promise<SmtpSession>(() => {});
    const heard = listener();
    const speak: Speak = (request) => {
      if (request.ip !== '192.0.2.2') return heard.speak(request);
      setImmediate(() => time.abort(new DOMException('the time is over', 'TimeoutError')));
      return never;
    };
    const outcome = await look(TWO, { speak, signal: time.signal });
    expect(outcome).toMatchObject({
      status: 'observed',
      value: [
        { ip: '192.0.2.1', outcome: 'completed' },
        { ip: '192.0.2.2', outcome: 'failed', failure: { kind: 'cancelled', cause: 'target' } },
        { ip: '2001:db8::1', outcome: 'failed', failure: { kind: 'cancelled', cause: 'target' } },
        { ip: '192.0.2.3', outcome: 'completed' },
      ],
    });
    expect(heard.asked.map(({ ip }) => ip)).toEqual(['192.0.2.1', '192.0.2.3']);
  });

  it.each([
    ['accepted', 3],
    ['refused', 1],
    ['deferred', 1],
    ['withheld', 3],
  ] as const)('signs in at each address of a host until it is turned away: %s', async (outcome, times) => {
    const credentials = { user: 'tim', secret: 'secret', kind: 'password' } as const;
    const heard = listener((request) =>
      request.credentials === undefined
        ? {}
        : { authentication: { outcome, user: 'tim', kind: 'password', attempts: [] } },
    );
    const target: Target = { kind: 'host', ascii: 'a.example.com', display: 'a.example.com', port: 587 };
    await look(TWO, { ...heard, given: { smtp: { credentials } } }, target);
    expect(heard.asked).toHaveLength(3);
    expect(heard.asked.filter((one) => one.credentials !== undefined)).toHaveLength(times);
  });

  it.each([
    ['mail', { recipients: ['x@a.example'], sender: 'y@b.example' }],
    ['vrfy', { verify: ['x'] }],
  ] as const)(
    'asks about mailboxes at the first address of a host that can be asked: %s',
    async (stage, smtp) => {
      const heard = listener(({ ip, recipients, verify }) => {
        if (ip === '192.0.2.1')
          return { outcome: 'refused', transcript: said(['greeting', null, '421 later']) };
        return { transcript: (recipients ?? verify) ? said([stage, stage, '550 5.7.1 no']) : [] };
      });
      const target: Target = { kind: 'host', ascii: 'a.example.com', display: 'a.example.com' };
      const seen = await look(TWO, { ...heard, given: { smtp } }, target);
      const [refused, answered, spared] = heard.asked;
      expect([refused, answered]).toMatchObject([smtp, smtp]);
      for (const wish of ['recipients', 'sender', 'verify']) expect(spared).not.toHaveProperty(wish);
      const places = seen.status === 'observed' ? seen.value.map((one) => one.mailboxAskedAt) : [];
      expect(places).toEqual([undefined, undefined, '192.0.2.2']);
    },
  );

  it.each([
    domainTarget('example.com'),
    { kind: 'host', ascii: 'a.example.com', display: 'a.example.com' },
  ] as const)('tells how many addresses the limit left out: $kind', async (target) => {
    const limits = { ...DEFAULT_LIMITS, addressesPerHost: 1 };
    expect(await look(TWO, { ...listener(), limits }, target)).toMatchObject({ dropped: 1 });
    expect(await look(TWO, listener(), target)).not.toHaveProperty('dropped');
  });

  it('visits every address of every MX host on port 25, encrypted where that is offered', async () => {
    const heard = listener();
    const seen = await look(TWO, { ...heard, given: { helo: 'probe.example.org' } });
    expect(seen).toMatchObject({ status: 'observed' });
    expect(heard.asked.map(({ host, ip }) => `${host} ${ip}`).sort()).toEqual([
      'a.example.com 192.0.2.1',
      'a.example.com 192.0.2.2',
      'a.example.com 2001:db8::1',
      'b.example.com 192.0.2.3',
    ]);
    for (const { port, tls, helo } of heard.asked)
      expect({ port, tls, helo }).toEqual({ port: 25, tls: 'opportunistic', helo: 'probe.example.org' });
  });

  it('dials no address of a family without a route, and says so', async () => {
    const heard = listener();
    const seen = await look(TWO, { ...heard, families: { ipv4: true, ipv6: false } });
    expect(heard.asked.map(({ ip }) => ip)).not.toContain('2001:db8::1');
    expect(seen).toMatchObject({
      value: expect.arrayContaining([
        expect.objectContaining({
          ip: '2001:db8::1',
          failure: expect.objectContaining({ code: 'ENETUNREACH', cause: 'vantage' }),
        }),
      ]),
    });
  });

  it('speaks to one address of a host at a time, and to several hosts at once', async () => {
    let most = 0;
    const open = new Map<string, number>();
    const speak: Speak = async ({ host, ip, port }) => {
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(
        most,
        [...open.values()].reduce((sum, count) => sum + count, 0),
      );
      expect(open.get(host)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open.set(host, 0);
      return session({ host, ip, port });
    };
    await look(TWO, { speak });
    expect(most).toBe(2);
  });

  it('leaves the other addresses of a silent host alone', async () => {
    const addresses = Array.from({ length: 6 }, (_, i) => `mx.example.com A 192.0.2.${i + 1}`).join('\n');
    const heard = listener(() => silence);
    const seen = await look(`example.com MX 10 mx.example.com\n${addresses}`, heard);
    expect(heard.asked).toHaveLength(2);
    expect(seen).toMatchObject({ value: { length: 6 } });
  });

  it.each([
    ['a null MX', 'example.com MX 0 .', true],
    ['an MX host without an address', 'example.com MX 10 mx.example.com\nmx.example.com TXT x', true],
    ['an address of a domain that sends no mail', 'example.com A 192.0.2.1', false],
  ])('speaks to nobody for %s', async (_, zone, sends) => {
    const heard = listener();
    expect(await look(zone, heard, undefined, sends)).toMatchObject({ status: 'skipped' });
    expect(heard.asked).toEqual([]);
  });

  it('goes to the address of a sending domain without MX', async () => {
    const heard = listener();
    await look('example.com A 192.0.2.1', heard);
    expect(heard.asked).toMatchObject([{ host: 'example.com', ip: '192.0.2.1', port: 25 }]);
  });

  it.each([
    [
      { kind: 'host', ascii: 'a.example.com', display: 'a.example.com', port: 465 },
      { port: 465, tls: 'implicit' },
    ],
    [
      { kind: 'host', ascii: 'b.example.com', display: 'b.example.com' },
      { port: 25, tls: 'opportunistic' },
    ],
    [
      { kind: 'ip', ascii: '192.0.2.9', display: '192.0.2.9', port: 587 },
      { ip: '192.0.2.9', port: 587, tls: 'opportunistic' },
    ],
  ] as const)('goes to the host and port named: %o', async (target, request) => {
    const heard = listener();
    await look(TWO, heard, target);
    for (const asked of heard.asked) expect(asked).toMatchObject(request);
    expect(heard.asked.length).toBeGreaterThan(0);
  });

  it('passes on what the user wants of sessions', async () => {
    const heard = listener();
    await look(TWO, {
      ...heard,
      given: { smtp: { tls: 'off', legacyTls: true, ports: [25], egressControls: [] } },
    });
    expect(heard.asked[0]).toMatchObject({ tls: 'off', legacyTls: true });
    expect(heard.asked[0]).not.toHaveProperty('ports');
    expect(heard.asked[0]).not.toHaveProperty('egressControls');
  });

  it('gives up on port 25 where every host of a run before was silent', async () => {
    const heard = listener(() => silence);
    const zone = (n: number): string =>
      `d${n}.example MX 10 mx.d${n}.example\nmx.d${n}.example A 192.0.2.${n}`;
    const zones = Array.from({ length: 10 }, (_, i) => zone(i + 1)).join('\n');
    const ctx = testContext(zoneResolver(zones), { speak: heard.speak });
    const statuses: string[] = [];
    for (let n = 1; n <= 10; n++) statuses.push((await lookFrom(ctx, domainTarget(`d${n}.example`))).status);
    expect(statuses).toEqual([...Array(8).fill('observed'), 'skipped', 'skipped']);
    expect(heard.asked).toHaveLength(8);
  });

  it('goes on where one of them answered', async () => {
    const heard = listener(({ host }) => (host === 'mx.d3.example' ? {} : silence));
    const zone = (n: number): string =>
      `d${n}.example MX 10 mx.d${n}.example\nmx.d${n}.example A 192.0.2.${n}`;
    const zones = Array.from({ length: 12 }, (_, i) => zone(i + 1)).join('\n');
    const ctx = testContext(zoneResolver(zones), { speak: heard.speak });
    for (let n = 1; n <= 12; n++) await lookFrom(ctx, domainTarget(`d${n}.example`));
    expect(heard.asked).toHaveLength(12);
  });

  it('tells what it waits for', async () => {
    const told: string[] = [];
    await look(TWO, { ...listener(), onProgress: ({ waiting }) => void told.push(waiting) });
    expect(told).toContain('b.example.com:25');
  });
});
