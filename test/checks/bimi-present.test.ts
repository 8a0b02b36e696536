import { expect, it } from 'vitest';
import { bimiPresent } from '../../src/checks/bimi/bimi-present.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { bimi } from '../support/transport.ts';

it.each([
  ['pass', bimi()],
  ['pass', bimi({ declined: true, logoUrl: null })],
  ['fail', absent('nxdomain')],
] as const)('%s', (verdict, evidence) => {
  expect(bimiPresent.examine({ bimi: evidence }, AS_OF)).toMatchObject({ verdict });
});

it('says under which selector nothing stands, where the user named one', () => {
  const evidence = absent('no BIMI record at brand._bimi.shop.example');
  expect(bimiPresent.examine({ bimi: evidence }, AS_OF)).toMatchObject({
    says: 'No BIMI record at brand._bimi.shop.example is published',
  });
});

it('is never skipped: a domain without BIMI is told so, as a matter of information', () => {
  expect(bimiPresent.severity).toBe('info');
  expect(bimiPresent.examine({ bimi: absent() }, AS_OF)).not.toMatchObject({ verdict: 'skipped' });
});
