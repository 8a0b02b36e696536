import { expect, it } from 'vitest';
import { mtaStsCoversMx } from '../../src/checks/mta-sts/mta-sts-covers-mx.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { failure, POLICY, sts } from '../support/transport.ts';

it.each([
  ['pass', sts()],
  ['pass', sts({ hosts: ['A.Mail.Example.Net'] })],
  ['fail', sts({ hosts: ['a.mail.example.net', 'mx.example.com'] })],
  ['fail', sts({ hosts: ['mail.example.net'] })],
  ['fail', sts({ hosts: ['a.b.mail.example.net'] })],
  ['unknown', sts({ hosts: [], over: { mxFailure: failure().failure } })],
  ['skipped', sts({ hosts: [] })],
  ['skipped', sts({ hosts: ['mx.example.com'], policy: POLICY.replace('enforce', 'testing') })],
  ['skipped', sts({ hosts: ['mx.example.com'], policy: POLICY.replace('STSv1', 'STSv9') })],
  ['skipped', absent()],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsCoversMx.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});
