/** Whether the certificates of the mail hosts are within their dates. */
import { currency, judgeExchangers } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const tlsCertificateCurrent = defineCheck({
  id: 'tls-certificate-current',
  title: 'The certificates of the mail hosts are not out of date',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['tlsa', 'resolver', 'egress'],
  why: 'Most senders deliver all the same on port 25, but those that check certificates (MTA-STS, or by a setting of their own) do not, and nobody can tell the host from an impostor any more.',
  fix: 'Renew the certificate, have the mail server load it (a reload after each renewal: a deploy hook of certbot or acme.sh), and look why the renewal failed.',
  references: [rfc(5280, '4.1.2.5')],
  examine({ sessions, ...aside }, asOf) {
    return judgeExchangers(sessions, aside, currency, asOf, [3]);
  },
});
