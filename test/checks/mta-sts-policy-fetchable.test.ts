import { expect, it } from 'vitest';
import { mtaStsPolicyFetchable } from '../../src/checks/mta-sts/mta-sts-policy-fetchable.ts';
import { AS_OF, absent, failed } from '../support/evidence.ts';
import { failure, sts } from '../support/transport.ts';

const unfetched = { status: 'skipped', reason: 'no address' } as const;

it.each([
  ['pass', 'status 200', sts()],
  ['fail', 'no address', sts({ policy: null, over: { policyHost: absent('nxdomain'), fetch: unfetched } })],
  ['fail', 'a redirect', sts({ policy: null, answer: { status: 301, location: 'https://example.com/' } })],
  ['fail', 'not found', sts({ policy: null, answer: { status: 404 } })],
  ['fail', 'a bad certificate', sts({ policy: null, over: { fetch: failure({ kind: 'tls' }) } })],
  ['fail', 'a closed port', sts({ policy: null, over: { fetch: failure() } })],
  ['unknown', 'no HTTPS from here', sts({ policy: null, over: { fetch: failure({ cause: 'vantage' }) } })],
  ['unknown', 'DNS trouble', sts({ policy: null, over: { policyHost: failed(), fetch: unfetched } })],
  ['skipped', 'no record', sts({ txt: [], policy: null, answer: { status: 404 } })],
  ['skipped', 'nothing at all', absent()],
] as const)('%s: %s', (verdict, _, mtaSts) => {
  expect(mtaStsPolicyFetchable.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});
