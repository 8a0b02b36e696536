/** No RSA key is so short that verifiers must refuse it (RFC 8301 §3.2). */
import { defineCheck, fail, pass, rfc } from '../define.ts';
import {
  canBeRemoved,
  DKIM_NEEDS,
  isLargeEnough,
  judgeKeys,
  MINIMUM_BITS,
  mayBeInUse,
  renewKey,
} from '../dkim-keys.ts';

export const dkimKeyMinimum = defineCheck({
  id: 'dkim-key-minimum',
  title: `DKIM keys have at least ${MINIMUM_BITS} bits`,
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'Receivers must not accept shorter keys, so the signature counts for nothing; and one of 512 bits is cracked within hours, after which anybody can sign in your name.',
  fix: 'Make a new RSA key of 2048 bits under a new selector, sign with it, and remove the old record.',
  references: [rfc(8301, '3.2')],
  examine: (evidence) =>
    judgeKeys(evidence, (key, dkim) => {
      const { name: subject, status, bits = 0, exponent = 0, keyType } = key;
      if (status !== 'valid') return null;
      const data = { bits, ...(keyType === 'rsa' && { exponent }) };
      const size = `${keyType === 'rsa' ? 'RSA' : 'Ed25519'} key at ${subject} has ${bits} bits`;
      if (isLargeEnough(key)) return pass(`The ${size}`, data, { subject });
      const fault =
        bits < MINIMUM_BITS
          ? `The ${size}; ${MINIMUM_BITS} is the least`
          : `The RSA key at ${subject} has the public exponent ${exponent}`;
      // No receiver accepts it, so nobody misses it where another key can be the one in use.
      const dispensable =
        !mayBeInUse(key, dkim, isLargeEnough) && key.cnames.length === 0 && canBeRemoved(key, dkim);
      return fail(fault, data, {
        subject,
        fix: renewKey(key, `then remove the record at ${subject}`),
        ...(dispensable &&
          key.record !== undefined && {
            records: [{ action: 'remove', name: subject, type: 'TXT', value: key.record }] as const,
          }),
      });
    }),
});
