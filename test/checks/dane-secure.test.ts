import { expect, it } from 'vitest';
import { daneSecure } from '../../src/checks/dane/dane-secure.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, resolverFacts, tlsaLook } from '../support/transport.ts';

const records = [`3 1 1 ${DIGEST}`];

it.each([
  ['pass', tlsaLook(records)],
  ['pass', tlsaLook(records, { hostSecure: null })],
  ['pass', tlsaLook(records, { hostSecure: false, expandedHost: 'real.example.net' })],
  ['fail', tlsaLook(records, { secure: false, hostSecure: false })],
  ['fail', tlsaLook(records, { hostSecure: false })],
] as const)('%s', (verdict, look) => {
  const said = daneSecure.examine({ tlsa: observed([look]), resolver: resolverFacts() }, AS_OF);
  expect(said).toMatchObject([{ verdict, subject: 'mx.example.com' }]);
});

it('says skipped without TLSA records', () => {
  const said = daneSecure.examine({ tlsa: observed([tlsaLook([])]), resolver: resolverFacts() }, AS_OF);
  expect(said).toMatchObject({ verdict: 'skipped' });
});

it.each([{ validates: false }, { trusted: false }])('cannot tell with a resolver that is %j', (facts) => {
  const tlsa = observed([tlsaLook(records, { secure: false, hostSecure: false })]);
  expect(daneSecure.examine({ tlsa, resolver: resolverFacts(facts) }, AS_OF)).toMatchObject({
    verdict: 'unknown',
    data: { cause: 'vantage' },
  });
});
