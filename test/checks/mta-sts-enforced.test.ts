import { expect, it } from 'vitest';
import { mtaStsEnforced } from '../../src/checks/mta-sts/mta-sts-enforced.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { POLICY, sts } from '../support/transport.ts';

it.each([
  ['pass', sts()],
  ['fail', sts({ policy: POLICY.replace('enforce', 'testing') })],
  ['fail', sts({ policy: POLICY.replace('enforce', 'none') })],
  ['skipped', sts({ policy: null })],
  ['skipped', absent()],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsEnforced.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});
