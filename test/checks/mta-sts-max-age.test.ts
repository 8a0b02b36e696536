import { expect, it } from 'vitest';
import { mtaStsMaxAge } from '../../src/checks/mta-sts/mta-sts-max-age.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { POLICY, sts } from '../support/transport.ts';

it.each([
  ['pass', sts()],
  ['pass', sts({ policy: POLICY.replace('604800', '86400') })],
  ['fail', sts({ policy: POLICY.replace('604800', '86399') })],
  ['fail', sts({ policy: POLICY.replace('604800', '0') })],
  ['skipped', sts({ policy: POLICY.replace('604800', '3600').replace('enforce', 'testing') })],
  ['skipped', sts({ policy: POLICY.replace('604800', '3600').replace('enforce', 'none') })],
  ['skipped', absent()],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsMaxAge.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});

it('proposes a week', () => {
  const said = mtaStsMaxAge.examine({ mtaSts: sts({ policy: POLICY.replace('604800', '60') }) }, AS_OF);
  expect(said).toMatchObject({
    verdict: 'fail',
    data: { policyFile: expect.stringContaining('max_age: 604800') },
  });
});
