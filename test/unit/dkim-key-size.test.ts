/** The quick reader of RSA keys says what OpenSSL says. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDkimKey } from '../../src/parse/dkim-key.ts';

const keys = [
  { modulusLength: 512, publicExponent: 65537 },
  { modulusLength: 1024, publicExponent: 3 },
  { modulusLength: 1031, publicExponent: 257 },
  { modulusLength: 2048, publicExponent: 65537 },
].map((options) => generateKeyPairSync('rsa', options).publicKey.export({ format: 'der', type: 'spki' }));

const record = (der: Buffer): string => `v=DKIM1; p=${der.toString('base64')}`;

describe('size of an RSA key', () => {
  it.each(keys)('key %#', (der) => {
    const { asymmetricKeyDetails } = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(parseDkimKey(record(der))).toMatchObject({
      status: 'valid',
      bits: asymmetricKeyDetails?.modulusLength,
      exponent: Number(asymmetricKeyDetails?.publicExponent),
    });
  });

  it('agrees with OpenSSL on damaged keys', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(60), fc.nat(255), (key, at, octet) => {
        const der = Buffer.from(key);
        der[at] = octet;
        const { status, bits } = parseDkimKey(record(der));
        let expected: number | undefined;
        try {
          expected = createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyDetails
            ?.modulusLength;
        } catch {
          return;
        }
        if (status === 'valid') expect(bits).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
