/** Whether published TLSA records are signed; unsigned ones are ignored. */
import type { TlsaLook } from '../../model/evidence/tlsa.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';
import { countsForSenders, looks, seesSecurity, whyBlind } from '../tlsa-look.ts';

export const daneSecure = defineCheck({
  id: 'dane-secure',
  title: 'TLSA records are protected by DNSSEC',
  severity: 'warning',
  needs: ['tlsa', 'resolver'],
  why: 'Senders ignore TLSA records (fingerprints of the certificate) that are not signed with DNSSEC, so these protect no mail.',
  fix: 'Sign the zone of the MX host with DNSSEC and publish its DS record at the registrar, or remove the TLSA records.',
  references: [rfc(7672, '2.1'), rfc(6698, '4.1')],
  examine({ tlsa, resolver }) {
    const published = looks(tlsa).filter(({ records }) => records.length > 0);
    if (published.length === 0) return skip('No MX host publishes TLSA records');
    if (!seesSecurity(resolver)) {
      const says = `Whether the TLSA records are signed cannot be told from here: ${whyBlind(resolver)}`;
      return unknown(says, 'vantage');
    }
    return published.map(judgeHost);
  },
});

function judgeHost(look: TlsaLook): Observation {
  const { host: subject, name, secure } = look;
  if (countsForSenders(look)) return pass(`The TLSA records at ${name} are signed`, { name }, { subject });
  const says = secure
    ? `The TLSA records at ${name} are signed, but the addresses of ${subject} are not, so senders ignore them`
    : `The TLSA records at ${name} are not signed, so senders ignore them`;
  return fail(says, { name }, { subject });
}
