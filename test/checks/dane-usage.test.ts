import { expect, it } from 'vitest';
import { daneUsage } from '../../src/checks/dane/dane-usage.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, resolverFacts, tlsaLook } from '../support/transport.ts';

it.each([
  ['pass', tlsaLook([`3 1 1 ${DIGEST}`])],
  ['pass', tlsaLook([`1 1 1 ${DIGEST}`, `2 1 1 ${DIGEST}`])],
  ['pass', tlsaLook([`3 1 2 ${DIGEST}${DIGEST}`])],
  ['pass', tlsaLook(['3 0 0 3082'])],
  ['fail', tlsaLook([`1 1 1 ${DIGEST}`])],
  ['fail', tlsaLook([`0 0 1 ${DIGEST}`])],
  ['fail', tlsaLook([`3 1 2 ${DIGEST}`])],
  ['fail', tlsaLook([`3 2 1 ${DIGEST}`, `3 1 3 ${DIGEST}`])],
  ['skipped', tlsaLook([`1 1 1 ${DIGEST}`], { secure: false })],
] as const)('%s', (verdict, look) => {
  const said = daneUsage.examine({ tlsa: observed([look]), resolver: resolverFacts() }, AS_OF);
  expect(said).toMatchObject([{ verdict }]);
});

it('judges what is published even where the resolver does not validate', () => {
  const tlsa = observed([tlsaLook([`1 1 1 ${DIGEST}`], { secure: false, hostSecure: false })]);
  const said = daneUsage.examine({ tlsa, resolver: resolverFacts({ validates: false }) }, AS_OF);
  expect(said).toMatchObject([{ verdict: 'fail' }]);
});

it('says skipped without TLSA records', () => {
  const said = daneUsage.examine({ tlsa: observed([]), resolver: resolverFacts() }, AS_OF);
  expect(said).toMatchObject({ verdict: 'skipped' });
});
