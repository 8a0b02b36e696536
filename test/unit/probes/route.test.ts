/** The way to an address: hosts in order, when the next is tried, and what is never asked. */
import { describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../../src/model/smtp.ts';
import type { AddressTarget, SmtpWishes } from '../../../src/model/target.ts';
import { attemptOf, probeDelivery } from '../../../src/probes/delivery.ts';
import { walkRoute } from '../../../src/probes/route.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { envelope, unconnected } from '../../support/delivery.ts';
import { absent, failed, topic } from '../../support/evidence.ts';
import { mxHost } from '../../support/report-evidence.ts';
import { session } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const TARGET: AddressTarget = {
  kind: 'address',
  ascii: 'you@example.com',
  display: 'you@example.com',
  localPart: 'you',
  domain: 'example.com',
};
const HOSTS = [
  mxHost(10, 'a.example', ['192.0.2.1', '192.0.2.2'], []),
  mxHost(20, 'b.example', ['192.0.2.3'], []),
];
const MX = { hosts: HOSTS, implicit: false, nullMx: false, authenticated: false, dropped: 0 };

async function walk(
  answer: (request: SmtpRequest) => SmtpSession,
  smtp: SmtpWishes = {},
): Promise<{ asked: SmtpRequest[]; ips: string[]; outcome: Awaited<ReturnType<typeof walkRoute>> }> {
  const asked: SmtpRequest[] = [];
  const ctx = testContext(zoneResolver(''), {
    given: { smtp },
    speak: async (request) => {
      asked.push(request);
      return { ...answer(request), host: request.host, ip: request.ip, port: request.port };
    },
  });
  const outcome = await walkRoute(TARGET, ctx, wantFrom({ mx: topic<'mx'>(MX) }));
  return { asked, ips: asked.map(({ ip }) => ip), outcome };
}

describe('the walk', () => {
  it('ends at the first host that lets us in, and names nobody without consent', async () => {
    const { asked, ips } = await walk(() => session());
    expect(ips).toEqual(['192.0.2.1']);
    expect(asked[0]).toMatchObject({ host: 'a.example', port: 25, tls: 'opportunistic' });
    expect(asked[0]).not.toHaveProperty('recipients');
    expect(asked[0]).not.toHaveProperty('sender');
  });

  it('ends with the time, and keeps how far the session has come', async () => {
    const time = new AbortController();
    const hung = { stage: 'hello', kind: 'cancelled', detail: 'over', cause: 'target' } as const;
    const ctx = testContext(zoneResolver(''), {
      signal: time.signal,
      speak: ({ host, ip, port }, onTurn) => {
        onTurn?.(() => session({ host, ip, port, outcome: 'failed', failure: hung }));
        setImmediate(() => time.abort());
        return new Promise(() => {});
      },
    });
    const outcome = await walkRoute(TARGET, ctx, wantFrom({ mx: topic<'mx'>(MX) }));
    expect(outcome).toMatchObject({ status: 'observed', value: [{ ip: '192.0.2.1', failure: hung }] });
    expect(outcome.status === 'observed' && outcome.value).toHaveLength(1);
  });

  it('names the address where that is wanted', async () => {
    const { asked } = await walk(() => envelope('250 ok', { 'you@example.com': '250 ok' }), {
      recipients: [],
      sender: 'me@example.org',
    });
    expect(asked).toMatchObject([{ recipients: ['you@example.com'], sender: 'me@example.org' }]);
  });

  it.each<[string, SmtpSession]>([
    ['no connection', unconnected({})],
    ['4xx', envelope('250 ok', { 'you@example.com': '451 later' })],
    [
      'a 5xx greeting',
      session({
        outcome: 'refused',
        failure: { stage: 'greeting', kind: 'rejected', code: '554', detail: '554 no', cause: 'target' },
      }),
    ],
  ])('goes on after %s', async (_, bad) => {
    const { ips } = await walk(({ ip }) => (ip === '192.0.2.3' ? session() : bad));
    expect(ips).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.3']);
  });

  it('ends at a 5xx to the recipient', async () => {
    const { ips } = await walk(() => envelope('250 ok', { 'you@example.com': '550 5.1.1 no' }), {
      recipients: [],
    });
    expect(ips).toEqual(['192.0.2.1']);
  });

  it('tries the same server in clear where TLS breaks, unless TLS is a must', async () => {
    const broken = session({
      outcome: 'failed',
      tls: null,
      failure: { stage: 'handshake', kind: 'tls', detail: 'no TLS record', cause: 'target' },
    });
    const answer = ({ tls }: SmtpRequest): SmtpSession => (tls === 'off' ? session({ tls: null }) : broken);
    const { asked } = await walk(answer);
    expect(asked.map(({ ip, tls }) => `${ip} ${tls}`)).toEqual(['192.0.2.1 opportunistic', '192.0.2.1 off']);
    expect((await walk(answer, { tls: 'required' })).asked.every(({ tls }) => tls === 'required')).toBe(true);
  });
});

describe('what a session comes to', () => {
  it.each<[SmtpSession, string, string]>([
    [session(), 'accepted', 'connect'],
    [envelope('250 ok', { a: '250 ok', b: '550 no' }), 'accepted', 'rcpt'],
    [envelope('250 ok', { a: '450 later', b: '550 no' }), 'refused', 'rcpt'],
    [envelope('250 ok', { a: '450 later' }), 'deferred', 'rcpt'],
    [envelope('550 5.1.8 no', { a: '503 first MAIL' }), 'refused', 'mail'],
    [unconnected({}), 'unreached', 'connect'],
  ])('%#: %s', (one, outcome, stage) => {
    expect(attemptOf(one, 10)).toMatchObject({ outcome, stage, preference: 10 });
  });

  it.each([
    ['550 5.1.1 no such user', 'No such address.'],
    ['552 5.2.2 over quota', 'The mailbox is full.'],
    ['554 5.7.1 Relay access denied', 'does not pass mail on for you.'],
    ['550 blocked using zen.spamhaus.org', 'blocklist'],
  ])('%s: %s', async (text, words) => {
    const sessions = topic<'sessions'>([envelope('250 ok', { a: text })]);
    const outcome = await probeDelivery(
      TARGET,
      testContext(zoneResolver('')),
      wantFrom({ mx: topic<'mx'>(MX), sessions }),
    );
    expect(outcome).toMatchObject({
      value: { attempts: [{ reply: text, explanation: expect.stringContaining(words) }] },
    });
  });
});

describe('delivery', () => {
  const look = (mx: Parameters<typeof wantFrom>[0]['mx'] & object) =>
    probeDelivery(
      TARGET,
      testContext(zoneResolver('')),
      wantFrom({ mx, sessions: { status: 'skipped', reason: 'the domain takes no mail' } }),
    );

  it('tells where there is nowhere to go', async () => {
    const nullMx = topic<'mx'>({ ...MX, hosts: [mxHost(0, '', [], [])], nullMx: true });
    expect(await look(nullMx)).toMatchObject({ status: 'observed', value: { by: 'null', attempts: [] } });
    expect(await look(absent('nxdomain'))).toMatchObject({ value: { by: 'none' } });
    expect(await look(topic<'mx'>({ ...MX, hosts: [] }))).toMatchObject({ value: { by: 'none' } });
  });

  it('does not know where DNS did not answer', async () => {
    expect(await look(failed())).toMatchObject({ status: 'failed' });
  });
});
