import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTlsa, matchTlsa, readTlsa } from '../../src/parse/tlsa.ts';
import { certificate, DIGEST, tlsaRecord } from '../support/transport.ts';

describe('readTlsa', () => {
  it.each([
    [true, `3 1 1 ${DIGEST.toUpperCase()}`],
    [true, `2 0 2 ${DIGEST}${DIGEST}`],
    [true, '3 1 0 3059'],
    [false, `0 1 1 ${DIGEST}`],
    [false, `1 1 1 ${DIGEST}`],
    [false, `4 1 1 ${DIGEST}`],
    [false, `3 2 1 ${DIGEST}`],
    [false, `3 1 3 ${DIGEST}`],
    [false, `3 1 1 ${DIGEST}ab`],
    [false, '3 1 0 '],
  ])('usable %s: %s', (usable, text) => {
    const record = tlsaRecord(text);
    expect(record.usable).toBe(usable);
    expect(record.problem === undefined).toBe(usable);
  });

  it('shortens the digest for a sentence', () => {
    expect(formatTlsa(tlsaRecord(`3 1 1 ${DIGEST}`))).toBe('3 1 1 abababababababab...');
  });
});

it('matching never throws on certificates that are none', () => {
  const octets = fc.base64String();
  fc.assert(
    fc.property(
      fc.nat(4),
      fc.nat(2),
      fc.nat(3),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef') }),
      fc.array(octets),
      (usage, selector, matchingType, data, ders) => {
        const record = readTlsa({ usage, selector, matchingType, data });
        const chain = ders.map((der) => certificate({ der, spki: der }));
        const position = matchTlsa(record, chain);
        expect(position === null || position < chain.length).toBe(true);
      },
    ),
  );
});
