import { expect, it } from 'vitest';
import { mtaStsPresent } from '../../src/checks/mta-sts/mta-sts-present.ts';
import type { ValueOf } from '../../src/model/check.ts';
import { AS_OF, absent, observed } from '../support/evidence.ts';
import { sts } from '../support/transport.ts';

const mx = (...hosts: string[]) =>
  observed({ hosts: hosts.map((host) => ({ host })) } as unknown as ValueOf<'mx'>);

const implicit = observed({ hosts: [{ host: 'example.com' }], implicit: true } as unknown as ValueOf<'mx'>);

it.each([
  ['pass', sts(), mx('mx.example.com')],
  ['pass', sts({ txt: ['v=STSv1; id=1', 'v=STSv1; id=2'] }), mx('mx.example.com')],
  ['fail', absent('nxdomain'), mx('mx.example.com')],
  ['fail', sts({ txt: [], policy: null }), mx('mx.example.com')],
  ['skipped', absent(), mx('')],
  ['skipped', absent(), mx()],
  ['skipped', absent(), absent('nxdomain')],
  ['skipped', absent(), implicit],
  ['pass', sts(), implicit],
] as const)('%s', (verdict, mtaSts, hosts) => {
  expect(mtaStsPresent.examine({ mtaSts, mx: hosts }, AS_OF)).toMatchObject({ verdict });
});
