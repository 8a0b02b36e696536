import { expect, it } from 'vitest';
import { danePresent } from '../../src/checks/dane/dane-present.ts';
import type { ValueOf } from '../../src/model/check.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, failure, tlsaLook } from '../support/transport.ts';

const mx = (implicit: boolean) => observed({ hosts: [], implicit } as unknown as ValueOf<'mx'>);
const broken = tlsaLook([], { status: 'failed', failure: failure().failure });

it.each([
  ['pass', [tlsaLook([`3 1 1 ${DIGEST}`])]],
  ['pass', [tlsaLook([`3 1 1 ${DIGEST}`]), broken]],
  ['fail', [tlsaLook([])]],
  ['unknown', [tlsaLook([]), broken]],
  ['skipped', []],
] as const)('%s', (verdict, looks) => {
  expect(danePresent.examine({ tlsa: observed([...looks]), mx: mx(false) }, AS_OF)).toMatchObject({
    verdict,
  });
});

it('says where the records belong', () => {
  const looks = ['1', '2', '10', '11'].map((at) => tlsaLook([], { host: `mx${at}.a.example` }));
  expect(danePresent.examine({ tlsa: observed(looks), mx: mx(false) }, AS_OF)).toMatchObject({
    fix: expect.stringContaining(
      'at _25._tcp.mx1.a.example, _25._tcp.mx2.a.example, _25._tcp.mx10.a.example and 1 more.',
    ),
  });
});

it('asks nothing of a web server', () => {
  const verdict = (...looks: ReturnType<typeof tlsaLook>[]) =>
    danePresent.examine({ tlsa: observed(looks), mx: mx(true) }, AS_OF);
  expect(verdict(tlsaLook([]))).toMatchObject({ verdict: 'skipped' });
  expect(verdict(tlsaLook([`3 1 1 ${DIGEST}`]))).toMatchObject({ verdict: 'pass' });
});
