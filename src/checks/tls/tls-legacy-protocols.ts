/** Whether the mail hosts still take old versions of TLS. */
import { legacy } from '../certificate-look.ts';
import { defineCheck, rfc, skip } from '../define.ts';
import { exchangers, judgeHosts } from '../session-look.ts';

export const tlsLegacyProtocols = defineCheck({
  id: 'tls-legacy-protocols',
  title: 'The mail hosts take no TLS older than 1.2',
  severity: 'info',
  needs: ['sessions'],
  why: 'Between servers encryption of any kind is better than none, so old versions do little harm. They are withdrawn all the same, and auditors ask about them.',
  fix: 'Switch TLS 1.0 and 1.1 off once no sender needs them: smtpd_tls_protocols = >=TLSv1.2 in Postfix, openssl_options = +no_tlsv1 +no_tlsv1_1 in Exim.',
  references: [rfc(8996), rfc(9325, '3.1.1')],
  examine({ sessions }) {
    const held = exchangers(sessions).filter((session) => session.legacy !== undefined);
    return held.length === 0 ? skip('Tried only with --legacy-tls') : judgeHosts(held, legacy);
  },
});
