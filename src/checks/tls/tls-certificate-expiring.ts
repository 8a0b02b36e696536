/** Whether the certificates of the mail hosts still last a while. */
import { expiry, judgeExchangers } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

export const tlsCertificateExpiring = defineCheck({
  id: 'tls-certificate-expiring',
  title: 'The certificates of the mail hosts do not expire soon',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['tlsa', 'resolver', 'egress'],
  why: 'Certificates are renewed automatically weeks ahead. One with a few days left points to a renewal that fails, or to a server that still shows the old certificate.',
  fix: 'Look into the log of the renewal (certbot renew, acme.sh), and reload the mail server after it: Postfix, Exim and Exchange go on showing the certificate they loaded at the start.',
  references: [rfc(5280, '4.1.2.5')],
  examine({ sessions, ...aside }, asOf) {
    return judgeExchangers(sessions, aside, expiry, asOf, [3]);
  },
});
