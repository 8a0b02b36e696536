/** Whether the certificates of the mail hosts come from an authority senders know. */
import { judgeExchangers, trust } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const tlsCertificateTrusted = defineCheck({
  id: 'tls-certificate-trusted',
  title: 'The certificates of the mail hosts are trusted',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['tlsa', 'resolver', 'egress'],
  why: 'Senders that check certificates take those of public authorities only, with the whole chain. All others encrypt to this host without knowing whether it is the right one.',
  fix: 'Install a certificate of a public authority with its intermediate certificates (fullchain.pem, not cert.pem, in smtpd_tls_chain_files of Postfix and tls_certificate of Exim), or publish TLSA records for the private one in a signed zone.',
  references: [rfc(5280, '6.1'), rfc(8461, '4.2')],
  examine({ sessions, ...aside }, asOf) {
    return judgeExchangers(sessions, aside, trust, asOf, [3, 2]);
  },
});
