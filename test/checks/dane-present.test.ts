import { expect, it } from 'vitest';
import { danePresent } from '../../src/checks/dane/dane-present.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, failure, tlsaLook } from '../support/transport.ts';

const broken = tlsaLook([], { status: 'failed', failure: failure().failure });

it.each([
  ['pass', [tlsaLook([`3 1 1 ${DIGEST}`])]],
  ['pass', [tlsaLook([`3 1 1 ${DIGEST}`]), broken]],
  ['fail', [tlsaLook([])]],
  ['unknown', [tlsaLook([]), broken]],
  ['skipped', []],
] as const)('%s', (verdict, looks) => {
  expect(danePresent.examine({ tlsa: observed([...looks]) }, AS_OF)).toMatchObject({ verdict });
});
