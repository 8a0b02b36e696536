/** Whether the certificate of a submission server comes from an authority its users know. */
import { judgeSubmission, trust } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const submissionCertificateTrusted = defineCheck({
  id: 'submission-certificate-trusted',
  title: 'The certificate of the submission server is trusted',
  severity: 'error',
  needs: [],
  uses: ['sessions', 'ports'],
  why: 'Mail programs and libraries refuse a certificate they cannot trace to an authority they know, or train their users to click warnings away.',
  fix: 'Install a certificate of a public authority with its intermediate certificates (fullchain.pem, not cert.pem). Where a private authority is meant, its users need its root certificate; look again with --ca-file.',
  references: [rfc(8314, '4.5'), rfc(5280, '6.1')],
  examine(aside, asOf) {
    return judgeSubmission(aside, trust, asOf);
  },
});
