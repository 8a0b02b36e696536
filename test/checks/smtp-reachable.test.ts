import { expect, it } from 'vitest';
import { smtpReachable } from '../../src/checks/smtp/smtp-reachable.ts';
import { AS_OF, observed, topic } from '../support/evidence.ts';
import {
  cutSession,
  egress,
  refusedSession,
  silentSession,
  turnedAway,
  unroutedSession,
} from '../support/sessions.ts';
import { session } from '../support/transport.ts';

const MX = topic<'mx'>({ hosts: [], implicit: false, nullMx: false, authenticated: false, dropped: 0 });

it.each([
  ['pass', 'one answers', [session(), silentSession({ host: 'b.example.com' })]],
  ['pass', 'one turns us away', [turnedAway('554 no')]],
  ['fail', 'all refuse', [refusedSession(), refusedSession({ host: 'b.example.com' })]],
  ['fail', 'one refuses, the other is silent', [refusedSession(), silentSession({ host: 'b.example.com' })]],
  ['unknown', 'all are silent', [silentSession(), silentSession({ host: 'b.example.com' })]],
  ['pass', 'one answers, the other was cut short', [session(), cutSession({ host: 'b.example.com' })]],
  [
    'unknown',
    'one refuses, the other was cut short',
    [refusedSession(), cutSession({ host: 'b.example.com' })],
  ],
  ['unknown', 'no route to any', [unroutedSession()]],
  ['skipped', 'submission only', [session({ port: 465 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpReachable.examine({ sessions: observed([...sessions]), mx: MX }, AS_OF);
  expect(said).toMatchObject({ verdict });
});

it.each([
  ['fail', 'open'],
  ['unknown', 'blocked'],
  ['unknown', 'intercepted'],
  ['unknown', 'unknown'],
] as const)('%s: all are silent, and the way out is %s', (verdict, state) => {
  const evidence = { sessions: observed([silentSession()]), mx: MX, egress: egress(state) };
  expect(smtpReachable.examine(evidence, AS_OF)).toMatchObject({
    verdict,
    ...(verdict === 'unknown' && { says: `port 25 is ${state}`, data: { cause: 'vantage' } }),
  });
});

it('expects no mail server at the address of a domain without MX', () => {
  const mx = topic<'mx'>({ ...MX.value, implicit: true });
  const evidence = { sessions: observed([refusedSession({ host: 'example.com' })]), mx };
  expect(smtpReachable.examine(evidence, AS_OF)).toMatchObject({ verdict: 'skipped' });
});

it('leaves named hosts to another check', () => {
  expect(smtpReachable.examine({ sessions: observed([refusedSession()]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
  });
});
