/** Whether the certificates of the mail hosts name them. */
import { ipFamily } from '../../parse/ip.ts';
import { judgeExchangers, naming } from '../certificate-look.ts';
import { defineCheck, rfc } from '../define.ts';

const RENAME =
  'Get a certificate that names the host as the MX record does, or let the MX record name the host as the certificate does.';
/** Nobody hands mail to a bare address. */
const NAME_IT =
  'An address was given, and certificates are made out to names: look again at the host by its name.';

export const tlsCertificateName = defineCheck({
  id: 'tls-certificate-name',
  title: 'The certificates of the mail hosts name them',
  severity: 'warning',
  needs: ['sessions'],
  uses: ['tlsa', 'resolver', 'egress'],
  why: 'Senders that check certificates look for the name in the MX record. A certificate for another name is to them the certificate of another host.',
  fix: RENAME,
  references: [rfc(9525, '6.3'), rfc(8461, '4.2')],
  examine({ sessions, ...aside }, asOf) {
    return judgeExchangers(sessions, aside, naming, asOf, [3], ({ host }) =>
      ipFamily(host) === null ? RENAME : NAME_IT,
    );
  },
});
