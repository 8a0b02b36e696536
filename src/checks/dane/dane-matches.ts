/** Whether the certificate each MX host presents is one its TLSA records promise. */
import type { TlsaLook } from '../../model/evidence/tlsa.ts';
import { matchesNamePattern } from '../../parse/name-pattern.ts';
import { formatTlsa, matchTlsa } from '../../parse/tlsa.ts';
import { defineCheck, rfc, skip, unknown } from '../define.ts';
import { dateProblem, judgeMxTls, type Tls } from '../mx-tls.ts';
import { countsForSenders, looks, seesSecurity, whyBlind } from '../tlsa-look.ts';

export const daneMatches = defineCheck({
  id: 'dane-matches',
  title: 'The certificates of the MX hosts match their TLSA records',
  severity: 'error',
  needs: ['tlsa', 'resolver', 'sessions'],
  why: 'TLSA records are fingerprints of the certificate in signed DNS. Senders that check them (DANE) do not deliver to a host whose certificate matches none; the mail waits and then bounces.',
  fix: 'Publish a TLSA record for the key in use ("3 1 1" and the SHA-256 of the public key), or install the certificate the records promise; then remove records of keys no longer used.',
  references: [rfc(7672, '2.2'), rfc(7671, '5.1'), rfc(7671, '5.2')],
  examine({ tlsa, resolver, sessions }, asOf) {
    const published = looks(tlsa).filter(({ records }) => records.some(({ usable }) => usable));
    if (published.length === 0) return skip('No MX host publishes usable TLSA records');
    if (!seesSecurity(resolver)) {
      return unknown(
        `Whether senders go by the TLSA records cannot be told from here: ${whyBlind(resolver)}`,
        'vantage',
      );
    }
    const held = sessions.status === 'observed' ? sessions.value : [];
    return published.map((look) =>
      countsForSenders(look)
        ? judgeMxTls(
            look.host,
            held,
            (tls) => daneProblem(tls, look, asOf),
            'the certificate matches a TLSA record',
          )
        : skip(`The TLSA records at ${look.name} are not signed, so senders ignore them`, {
            subject: `${look.host}:25`,
          }),
    );
  },
});

/** Why no record accepts this chain; null where one does. */
function daneProblem(
  { chain }: Tls,
  { domain, host, expandedHost, name, records }: TlsaLook,
  asOf: Date,
): string | null {
  const [leaf] = chain;
  if (leaf === undefined) return 'no certificate was presented';
  let blocked: string | null = null;
  for (const record of records) {
    const position = matchTlsa(record, chain);
    if (position === null) continue;
    // RFC 7672 §3.1.1: with usage 3 neither names nor dates count; §3.2.2: with usage 2 both do.
    if (record.usage === 3) return null;
    const named = [host, expandedHost ?? host, domain].some((one) =>
      leaf.names.some((pattern) => matchesNamePattern(one, pattern)),
    );
    const problem =
      dateProblem(leaf.validFrom, leaf.validTo, asOf) ??
      (named ? null : `the certificate is not for ${host}`);
    if (problem === null) return null;
    blocked = `TLSA record ${formatTlsa(record)} fits, but ${problem}`;
  }
  const offered = records.filter(({ usable }) => usable).map(formatTlsa);
  return blocked ?? `the certificate matches none of the TLSA records at ${name} (${offered.join(', ')})`;
}
