/** The selector the user named has a key record. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { DKIM_NEEDS, inTheConsole, judgeKeys } from '../dkim-keys.ts';

export const dkimKeyPresent = defineCheck({
  id: 'dkim-key-present',
  title: 'The named DKIM selector has a key',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'A signature names its key by a selector; where no key stands under that name it fails everywhere, and DMARC loses its DKIM pass.',
  fix: 'Publish the key that the signing service shows for this selector, or sign with a selector that has one.',
  references: [rfc(6376, '3.6.2'), rfc(6376, '6.1.2')],
  examine(evidence) {
    return judgeKeys(
      evidence,
      (key, { subtree, domain }) => {
        if (!key.named) return null;
        const { name: subject, status, selector } = key;
        if (key.failure !== undefined)
          return unknownFrom(key.failure, `The key at ${subject} could not be looked up`, { subject });
        if (status === 'dangling')
          return skip('its CNAME leads nowhere: see dkim-cname-resolves', { subject });
        if (status !== 'absent') return pass(`${subject} holds a key record`, { status }, { subject });
        const hint = {
          nxdomain: `; DNS says that nothing at all stands below _domainkey.${domain}`,
          exists: '; keys do stand under other selectors',
          unknown: '',
        }[subtree];
        return fail(
          `No key stands at ${subject}${hint}`,
          { selector, subtree },
          {
            subject,
            fix: `${inTheConsole(key)}, look up the DKIM record for the selector ${selector} and publish it at ${subject}, or find the selector really in use in the DKIM-Signature header (s=) of a message sent.`,
          },
        );
      },
      'no selector was named; --selector judges one strictly',
    );
  },
});
