/** Whether the certificate of a submission server is within its dates. */
import { currency, judgeSubmission } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const submissionCertificateCurrent = defineCheck({
  id: 'submission-certificate-current',
  title: 'The certificate of the submission server is not out of date',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Mail programs and libraries refuse to hand a password to a server whose certificate has expired, so nobody can send.',
  fix: 'Renew the certificate and reload the mail server, and have the renewal do so from now on.',
  references: [rfc(8314, '4.5'), rfc(5280, '4.1.2.5')],
  examine(aside, asOf) {
    return judgeSubmission(aside, currency, asOf);
  },
});
