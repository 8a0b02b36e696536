import { expect, it } from 'vitest';
import { mtaStsTestingReady } from '../../src/checks/mta-sts/mta-sts-testing-ready.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { failure, POLICY, sts } from '../support/transport.ts';

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
