/** The key under the named selector is not withdrawn; under a probed one an empty p= is the trace of a rotation. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { DKIM_NEEDS, inTheConsole, judgeKeys } from '../dkim-keys.ts';

export const dkimKeyNotRevoked = defineCheck({
  id: 'dkim-key-not-revoked',
  title: 'The named DKIM key is not revoked',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'An empty p= tells receivers that the key is withdrawn: every signature with this selector fails.',
  fix: 'Publish the current key of this selector, or let the server sign with the selector that replaced it.',
  references: [rfc(6376, '3.6.1'), rfc(6376, '6.1.2')],
  examine: (evidence) =>
    judgeKeys(
      evidence,
      (key) => {
        const { name: subject, status, selector } = key;
        if (!key.named) return null;
        if (status === 'valid') return pass(`The key at ${subject} is in force`, {}, { subject });
        if (status === 'several')
          return skip(`several records stand at ${subject}: see dkim-single-record`, { subject });
        if (status === 'invalid')
          return skip(`${subject} holds no readable key: see dkim-key-valid`, { subject });
        if (status !== 'revoked') return null;
        return fail(
          `The key at ${subject} is revoked: its p= is empty`,
          { selector },
          {
            subject,
            fix: `${inTheConsole(key)}, see which key is current: publish it at ${subject}, or sign with its selector.`,
          },
        );
      },
      'no selector with a key was named',
    ),
});
