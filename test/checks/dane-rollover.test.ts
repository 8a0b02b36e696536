import { expect, it } from 'vitest';
import { daneRollover } from '../../src/checks/dane/dane-rollover.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, tlsaLook } from '../support/transport.ts';

it.each([
  ['pass', tlsaLook([`3 1 1 ${DIGEST}`, `2 1 1 ${DIGEST}`])],
  ['fail', tlsaLook([`3 1 1 ${DIGEST}`])],
  ['fail', tlsaLook([`3 1 1 ${DIGEST}`, `1 1 1 ${DIGEST}`])],
] as const)('%s', (verdict, look) => {
  expect(daneRollover.examine({ tlsa: observed([look]) }, AS_OF)).toMatchObject([{ verdict }]);
});

it('says skipped without a usable record', () => {
  const tlsa = observed([tlsaLook([`1 1 1 ${DIGEST}`])]);
  expect(daneRollover.examine({ tlsa }, AS_OF)).toMatchObject({ verdict: 'skipped' });
});
