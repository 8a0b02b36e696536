/** The h= tag of a key allows SHA-256, the only hash in use since RFC 8301. */
import { withDkimTag } from '../../parse/dkim-key.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { allowsSha256, DKIM_NEEDS, judgeKeys, mayBeInUse, replaceRecord } from '../dkim-keys.ts';

export const dkimHashSha256 = defineCheck({
  id: 'dkim-hash-sha256',
  title: 'DKIM keys allow SHA-256',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'Receivers no longer accept SHA-1, and the record forbids the SHA-256 that every signer uses: signatures fail.',
  fix: 'Take the h= tag out of the record, so that every hash is allowed.',
  references: [rfc(8301, '3.1'), rfc(6376, '3.6.1')],
  examine: (evidence) =>
    judgeKeys(evidence, (key, dkim) => {
      const { name: subject, status, record = '', hashAlgorithms = [] } = key;
      if (status !== 'valid') return null;
      const data = { hashAlgorithms };
      if (allowsSha256(key)) return pass(`The record at ${subject} allows SHA-256`, data, { subject });
      const only = hashAlgorithms.join(', ');
      if (!mayBeInUse(key, dkim, allowsSha256))
        return skip(
          `${subject} allows ${only} alone, but another key is there and this one may be left over`,
          { subject },
        );
      return fail(`The record at ${subject} allows ${only} alone`, data, {
        subject,
        fix: `Take the h= tag out of the record at ${subject}; sign with rsa-sha256.`,
        ...replaceRecord(key, withDkimTag(record, 'h', null)),
      });
    }),
});
