/** Whether a TLSA record that SMTP senders can use stands among those published. */
import type { TlsaLook } from '../../model/evidence/tlsa.ts';
import type { Observation } from '../../model/finding.ts';
import { formatTlsa } from '../../parse/tlsa.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { countsForSenders, looks, seesSecurity } from '../tlsa-look.ts';

export const daneUsage = defineCheck({
  id: 'dane-usage',
  title: 'A TLSA record usable for SMTP is published',
  severity: 'error',
  needs: ['tlsa', 'resolver'],
  why: 'Of TLSA records, fingerprints of certificates, mail senders use only those of usage 2 (an authority) and 3 (the host itself) with a known selector and digest. With none of these they cannot verify the host, and some hold the mail back.',
  fix: 'Publish "3 1 1" and the SHA-256 of the host\'s public key at _25._tcp in front of the host name, and remove the records that cannot be used.',
  references: [rfc(7672, '3.1.3'), rfc(7671, '4.1')],
  examine({ tlsa, resolver }) {
    const published = looks(tlsa).filter(({ records }) => records.length > 0);
    if (published.length === 0) return skip('No MX host publishes TLSA records');
    return published.map((look) => judgeHost(look, seesSecurity(resolver)));
  },
});

function judgeHost(look: TlsaLook, sighted: boolean): Observation {
  const { host: subject, name, records } = look;
  const usable = records.filter((record) => record.usable);
  if (usable.length > 0) {
    const says = `${usable.length} of ${records.length} TLSA records at ${name} can be used for SMTP`;
    return pass(says, { usable: usable.length, records: records.length }, { subject });
  }
  if (sighted && !countsForSenders(look)) {
    return skip(`The TLSA records at ${name} are not signed, so senders ignore them`, { subject });
  }
  const problems = [...new Set(records.map(({ problem }) => problem ?? ''))];
  // The data of a usage 1 record is what usage 3 wants, but only its owner knows that it fits the key in use.
  const [pinned] = records.filter(({ usage }) => usage === 1);
  const fix =
    pinned === undefined
      ? `Publish "3 1 1" and the SHA-256 of the host's public key at ${name}, and remove the records that cannot be used.`
      : `If the record "${formatTlsa(pinned)}" at ${name} fits the certificate ${subject} presents, publish the same data with usage 3 in its place; otherwise publish "3 1 1" and the SHA-256 of the public key.`;
  return fail(
    `No TLSA record at ${name} can be used for SMTP: ${problems.join('; ')}`,
    { records: records.map(formatTlsa) },
    { subject, fix },
  );
}
