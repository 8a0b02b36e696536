/** What a reader of `ports` sees: the table, what is odd, and which port to use; goldens of every kind of host. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/checks/index.ts';
import type { EgressEvidence } from '../../../src/model/evidence/egress.ts';
import type { PortLook } from '../../../src/model/evidence/ports.ts';
import type { Report } from '../../../src/model/report.ts';
import { checkTopic } from '../../../src/report/check-topic.ts';
import { type Format, type RenderOptions, render } from '../../../src/report/index.ts';
import { portAdvice } from '../../../src/report/port-advice.ts';
import { standing } from '../../../src/report/standing.ts';
import { checksOf, judge } from '../../../src/run/judge.ts';
import { count, verdictOf } from '../../../src/run/summarise.ts';
import { AS_OF, topic } from '../../support/evidence.ts';
import { egress, foreignLook, portLook, refusingLook } from '../../support/port-looks.ts';
import { HOSTILE, run } from '../../support/reports.ts';
import { ROOT } from '../../support/source.ts';
import { session } from '../../support/transport.ts';

function report(looks: PortLook[], network: EgressEvidence = egress('open')): Report {
  const host = looks[0]?.host ?? '';
  const evidence = { ports: topic<'ports'>(looks), egress: topic<'egress'>(network) };
  const { findings } = judge(checksOf(checks, ['ports', 'tls']), evidence, host, AS_OF);
  return {
    target: { kind: 'host', ascii: host, display: host },
    startedAt: AS_OF.toISOString(),
    tookMs: 240,
    verdict: verdictOf(findings, checkTopic, ['ports']),
    counts: count(findings),
    topics: { judged: ['ports', 'tls'], asked: ['ports'] },
    findings,
    evidence,
    timing: { questions: 2, chain: [] },
  };
}

const on = (host: string, ...looks: PortLook[]): PortLook[] => looks.map((look) => ({ ...look, host }));
const mode = (port: number, tlsMode: PortLook['tlsMode'], auth = ['PLAIN']): PortLook => {
  const held = session({
    port,
    host: 'smtp.example.com',
    tlsMode: tlsMode ?? 'none',
    auth,
    ...(tlsMode === 'none' && { tls: null }),
  });
  return portLook(port, 'open', { tlsMode, session: held });
};
const expired = session(
  { host: 'smtp.example.com', port: 587, auth: ['PLAIN'] },
  { authorized: false, authorizationError: 'the certificate of smtp.example.com expired on 2025-12-24' },
);

const scenes = {
  sound: report([portLook(25), portLook(465), portLook(587), portLook(2525, 'closed')]),
  blocked: report(
    [portLook(25, 'filtered'), portLook(465), portLook(587), portLook(2525, 'filtered')],
    egress('blocked'),
  ),
  'mx-only': report(
    on(
      'mx.example.com',
      portLook(25),
      portLook(465, 'closed'),
      portLook(587, 'closed'),
      portLook(2525, 'closed'),
    ),
  ),
  'mixed-up': report([refusingLook(25), mode(465, 'starttls'), mode(587, 'implicit'), mode(2525, 'none')]),
  odd: report([
    portLook(25, 'tarpit'),
    portLook(465, 'open', {
      session: session({ port: 465, auth: [], tlsMode: 'implicit', host: 'smtp.example.com' }),
    }),
    portLook(587, 'open', { session: expired }),
    foreignLook(2525, 'SSH'),
  ]),
  'two-addresses': report([
    portLook(25),
    portLook(25, 'unreachable', { ip: '2001:db8::25' }),
    portLook(465),
    portLook(465, 'unreachable', { ip: '2001:db8::25' }),
  ]),
  provider: report(
    on(
      'smtp.resend.com',
      portLook(25, 'filtered'),
      portLook(465),
      portLook(587),
      portLook(2525, 'closed'),
      portLook(2465),
      portLook(2587),
    ),
    egress('blocked'),
  ),
  named: report([
    portLook(587, 'closed', { named: true }),
    portLook(587, 'open', { named: true, ip: '192.0.2.26' }),
  ]),
  nothing: report([
    portLook(25, 'closed'),
    portLook(465, 'closed'),
    portLook(587, 'closed'),
    portLook(2525, 'closed'),
  ]),
  hostile: report([
    portLook(25, 'open', {
      greeting: HOSTILE,
      session: session({ greeting: HOSTILE, auth: [HOSTILE], port: 25 }),
    }),
    foreignLook(587, HOSTILE, { greeting: HOSTILE }),
  ]),
};
type Scene = keyof typeof scenes;

async function golden(
  scene: Scene,
  name: string,
  format: Format,
  options: Partial<RenderOptions> = {},
): Promise<void> {
  const text = await render(run([scenes[scene]], 'ports'), format, options);
  const extension = format === 'pretty' ? 'txt' : 'md';
  await expect(text).toMatchFileSnapshot(join(ROOT, `fixtures/golden/${format}/ports-${name}.${extension}`));
}

describe('ports on the screen', () => {
  it.each(Object.keys(scenes) as Scene[])('%s', (scene) =>
    golden(scene, scene, 'pretty', { terminal: true }),
  );
  it('in 60 columns', () => golden('blocked', 'blocked-60', 'pretty', { terminal: true, width: 60 }));
  it('in 140 columns', () => golden('blocked', 'blocked-140', 'pretty', { terminal: true, width: 140 }));
  it('in full', () => golden('sound', 'sound-verbose', 'pretty', { terminal: true, verbose: true }));
  it('says nothing quietly where all is well', async () => {
    expect(await render(run([scenes.sound], 'ports'), 'pretty', { quiet: true })).toBe('');
  });
});

describe('ports in Markdown', () => {
  it.each(['blocked', 'mixed-up', 'hostile'] as const)('%s', (scene) => golden(scene, scene, 'markdown'));
});

describe('the port to use', () => {
  const headline = (looks: PortLook[]): string | null => portAdvice(report(looks)).headline;

  it.each<[string, PortLook[], string | null]>([
    [
      '465 before 587',
      [portLook(587), portLook(465)],
      'Hand in mail on port 465 with TLS from the start (SSL/TLS)',
    ],
    [
      'a certificate that holds before one that does not',
      [mode(465, 'implicit'), portLook(587)].map((look, at) =>
        at === 0 ? { ...look, session: { ...expired, tlsMode: 'implicit' as const, port: 465 } } : look,
      ),
      'Hand in mail on port 587 with STARTTLS',
    ],
    [
      'the order of the provider',
      on('mail.smtp2go.com', portLook(465), portLook(587), portLook(2525)),
      'Hand in mail on port 2525 with STARTTLS',
    ],
    [
      'never 25',
      [mode(25, 'starttls')],
      'Takes mail from other servers on port 25; mail programs cannot send through it',
    ],
    ['none without TLS', [mode(587, 'none')], 'Port 587 is open, but offers no TLS'],
    ['none without sign-in', [mode(587, 'starttls', [])], 'Port 587 is open, but offers no sign-in'],
    ['none where nothing is open', [portLook(587, 'closed')], null],
  ])('%s', (_, looks, expected) => expect(headline(looks)).toBe(expected));

  it('comes with what the provider wants for signing in', () => {
    expect(portAdvice(scenes.provider).use).toContain(
      'Resend wants as user name "resend", as password an API key',
    );
  });

  it('says once what holds for several ports', () => {
    const trouble = portAdvice(
      report(
        [25, 465, 587].map((port) =>
          foreignLook(port, 'SSH', {
            failure: { stage: 'greeting', kind: 'malformed', detail: 'it is SSH', cause: 'target' },
          }),
        ),
      ),
    );
    expect(trouble.notes).toEqual(['25, 465 and 587: it is SSH']);
  });
});

it('says which ports were waited for when the time ended, and what is known of the others', () => {
  const cut: PortLook = {
    ...portLook(25, 'filtered'),
    failure: {
      stage: 'connect',
      kind: 'cancelled',
      detail: 'the time for this target ended before it was known',
      cause: 'vantage',
    },
  };
  const headline = (...looks: PortLook[]): string => standing(report(looks)).sentence;
  expect(headline(cut, portLook(465), portLook(587, 'closed'))).toMatch(/^Hand in mail on port 465/);
  expect(headline(cut, portLook(465, 'closed'), portLook(587, 'closed'))).toBe(
    'Not seen to its end: the time ended while port 25 was waited for; none of 465, 587 is open',
  );
});
