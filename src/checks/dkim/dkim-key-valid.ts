/** A DKIM record follows the syntax and holds a readable key. */
import { repairDkimKey } from '../../parse/dkim-key.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { DKIM_NEEDS, inTheConsole, isSound, judgeKeys, replaceRecord } from '../dkim-keys.ts';

/** What to do where no repair is plain; by the first problem. */
const REMEDIES: { readonly [problem: string]: string } = {
  'private-key':
    'the private key is known to the world: make a new key pair under a new selector at once and remove this record',
  truncated:
    'take the whole record and publish it split into several strings of at most 255 characters each ("first part" "second part"); entered in one piece it would be cut again',
  'missing-p': 'publish the record again, whole, with its p= tag',
  'unknown-key-type': 'publish a key of type rsa (2048 bits) or ed25519',
};

export const dkimKeyValid = defineCheck({
  id: 'dkim-key-valid',
  title: 'DKIM records are well formed and hold a readable key',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'Receivers discard a record they cannot read, so every signature with this selector fails.',
  fix: 'Publish the record again exactly as the signing service shows it.',
  references: [rfc(6376, '3.6.1'), rfc(6376, '3.2'), rfc(8463, '4')],
  examine: (evidence) =>
    judgeKeys(evidence, (key) => {
      const { name: subject, status, problems, keyType, bits, notes = [] } = key;
      if (status === 'valid') {
        const size = bits === undefined ? '' : ` of ${bits} bits`;
        const odd = notes.map(({ code }) => code);
        return pass(
          `${subject} holds a readable ${keyType} key${size}`,
          { keyType, bits, notes: odd },
          { subject },
        );
      }
      // Probed records are judged as strictly as named ones: what a former service left behind did work once, so an
      // unreadable record was published wrongly.
      const [first] = problems;
      if (status !== 'invalid' || first === undefined) return null;
      const repaired = key.record === undefined ? null : repairDkimKey(key.record);
      const remedy =
        REMEDIES[first.code] ?? 'take the record as it is shown there and publish it again, unchanged';
      return fail(
        `The record at ${subject} is unusable: ${first.says}`,
        { problems: problems.map(({ code }) => code) },
        {
          subject,
          fix:
            repaired !== null ? `Publish the record as "${repaired}".` : `${inTheConsole(key)}: ${remedy}.`,
          ...replaceRecord(key, repaired !== null && isSound(repaired) ? repaired : null),
        },
      );
    }),
});
