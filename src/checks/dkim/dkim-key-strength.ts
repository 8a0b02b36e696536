/** RSA keys have the 2048 bits that RFC 8301 §3.2 asks signers for. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import {
  DKIM_NEEDS,
  isStrong,
  judgeKeys,
  MINIMUM_BITS,
  mayBeInUse,
  renewKey,
  STRONG_BITS,
} from '../dkim-keys.ts';

export const dkimKeyStrength = defineCheck({
  id: 'dkim-key-strength',
  title: `DKIM keys have at least ${STRONG_BITS} bits`,
  severity: 'warning',
  needs: DKIM_NEEDS,
  why: 'A key of 1024 bits may be within reach of an attacker with money and time, who could then sign mail in your name; the standard asks signers for 2048.',
  fix: 'Make a new RSA key of 2048 bits under a new selector, sign with it, and remove the old record after a week.',
  references: [rfc(8301, '3.2')],
  examine: (evidence) =>
    judgeKeys(evidence, (key, dkim) => {
      const { name: subject, status, bits = 0, keyType } = key;
      if (status !== 'valid') return null;
      const size = `${keyType === 'rsa' ? 'RSA' : 'Ed25519'} key at ${subject} has ${bits} bits`;
      if (isStrong(key)) return pass(`The ${size}`, { bits }, { subject });
      if (bits < MINIMUM_BITS) return skip('far too short: see dkim-key-minimum', { subject });
      if (!mayBeInUse(key, dkim, isStrong))
        return skip(`the ${size}, but a stronger key is there and this one may be left over`, { subject });
      return fail(
        `The ${size}; ${STRONG_BITS} is the standard`,
        { bits },
        {
          subject,
          fix: renewKey(key, `remove the record at ${subject} a week later`),
        },
      );
    }),
});
