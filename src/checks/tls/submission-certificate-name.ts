/** Whether the certificate of a submission server names it. */
import { judgeSubmission, naming } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const submissionCertificateName = defineCheck({
  id: 'submission-certificate-name',
  title: 'The certificate of the submission server names it',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Mail programs and libraries look for the name their users typed. Where the certificate lacks it they refuse to sign in.',
  fix: 'Get a certificate with the name users are told to enter, or tell them a name it has.',
  references: [rfc(9525, '6.3'), rfc(8314, '4.5')],
  examine(aside, asOf) {
    return judgeSubmission(aside, naming, asOf);
  },
});
