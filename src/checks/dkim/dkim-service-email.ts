/** The s= tag of a key lets it serve mail. */
import { withDkimTag } from '../../parse/dkim-key.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { DKIM_NEEDS, judgeKeys, mayBeInUse, replaceRecord, servesEmail } from '../dkim-keys.ts';

export const dkimServiceEmail = defineCheck({
  id: 'dkim-service-email',
  title: 'DKIM keys are meant for mail',
  severity: 'error',
  needs: DKIM_NEEDS,
  why: 'Receivers ignore a key whose s= names neither email nor *, so its signatures on mail fail.',
  fix: 'Take the s= tag out of the record, so that the key serves mail.',
  references: [rfc(6376, '3.6.1'), rfc(8460, '6.3')],
  examine: (evidence) =>
    judgeKeys(evidence, (key, dkim) => {
      const { name: subject, status, record = '', serviceTypes = [] } = key;
      if (status !== 'valid') return null;
      const data = { serviceTypes };
      if (servesEmail(key)) return pass(`The key at ${subject} serves mail`, data, { subject });
      const only = serviceTypes.join(', ');
      // RFC 8460 §6.3 has keys of their own for signing TLS reports; nobody signs mail with those.
      if (!key.named && serviceTypes.includes('tlsrpt'))
        return skip(`the key at ${subject} is for TLS reports alone`, { subject });
      if (!mayBeInUse(key, dkim, servesEmail))
        return skip(`the key at ${subject} serves ${only} alone, but another one serves mail`, { subject });
      return fail(`The key at ${subject} serves ${only} alone`, data, {
        subject,
        fix: `Take the s= tag out of the record at ${subject}.`,
        ...replaceRecord(key, withDkimTag(record, 's', null)),
      });
    }),
});
