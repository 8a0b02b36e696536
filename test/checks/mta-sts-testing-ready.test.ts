import { expect, it } from 'vitest';
import { mtaStsTestingReady } from '../../src/checks/mta-sts/mta-sts-testing-ready.ts';
import { AS_OF, absent, observed } from '../support/evidence.ts';
import { clearSession, egress, silentSession } from '../support/sessions.ts';
import { certificate, failure, POLICY, session, sts } from '../support/transport.ts';

const policy = POLICY.replace('enforce', 'testing');

it.each([
  ['pass', sts({ policy })],
  ['fail', sts({ policy, hosts: ['mx.example.com'] })],
  ['unknown', sts({ policy, hosts: [], over: { mxFailure: failure().failure } })],
  ['skipped', sts({ hosts: ['mx.example.com'] })],
  ['skipped', sts({ policy, hosts: [] })],
  ['skipped', absent()],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsTestingReady.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});

const host = 'a.mail.example.net';
const sound = session({ host }, { chain: [certificate({ names: [host] })] });

it.each([
  ['pass', 'the certificate would do', sound],
  ['fail', 'the certificate is for another name', session({ host })],
  ['fail', 'STARTTLS is not offered', clearSession(['SIZE'], { host })],
  ['unknown', 'the host is silent', silentSession({ host })],
] as const)('%s: covered, and %s', (verdict, _, held) => {
  const evidence = { mtaSts: sts({ policy }), sessions: observed([held]) };
  expect(mtaStsTestingReady.examine(evidence, AS_OF)).toMatchObject({ verdict });
});

it('blames the network where nothing answers, and the host where the network lets mail out', () => {
  const evidence = { mtaSts: sts({ policy }), sessions: observed([silentSession({ host })]) };
  expect(mtaStsTestingReady.examine(evidence, AS_OF)).toMatchObject({ data: { cause: 'vantage' } });
  const seen = { ...evidence, egress: egress('open') };
  expect(mtaStsTestingReady.examine(seen, AS_OF)).toMatchObject({ data: { cause: 'target' } });
});
