import { expect, it } from 'vitest';
import { mtaStsHalfPublished } from '../../src/checks/mta-sts/mta-sts-half-published.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { POLICY, sts } from '../support/transport.ts';

it.each([
  ['pass', sts()],
  ['skipped', absent()],
  ['skipped', sts({ policy: null })],
  // A wildcard name whose web server answers anything.
  ['skipped', sts({ txt: [], policy: '<html>hello</html>' })],
  ['skipped', sts({ txt: [], policy: POLICY.replace('enforce', 'none') })],
  ['skipped', sts({ txt: [], hosts: [] })],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsHalfPublished.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});

it('hands out the record that announces the policy, with an id made from the time of the report', () => {
  expect(mtaStsHalfPublished.examine({ mtaSts: sts({ txt: [] }) }, AS_OF)).toMatchObject({
    verdict: 'fail',
    records: [
      { action: 'add', name: '_mta-sts.example.com', type: 'TXT', value: 'v=STSv1; id=20260101000000' },
    ],
  });
});

it('announces no policy that would shut out an MX host', () => {
  const mtaSts = sts({ txt: [], hosts: ['a.mail.example.net', 'mx.example.com'] });
  const said = mtaStsHalfPublished.examine({ mtaSts }, AS_OF);
  expect(said).toMatchObject({ verdict: 'fail', data: { uncovered: ['mx.example.com'] } });
  expect(said).not.toHaveProperty('records');
});
