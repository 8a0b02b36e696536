/** Whether the certificate each MX host presents is one its TLSA records promise. */
import { daneProblem } from '../dane-chain.ts';
import { defineCheck, rfc, skip, unknown } from '../define.ts';
import { judgeMxTls } from '../mx-tls.ts';
import { countsForSenders, looks, seesSecurity, whyBlind } from '../tlsa-look.ts';

export const daneMatches = defineCheck({
  id: 'dane-matches',
  title: 'The certificates of the MX hosts match their TLSA records',
  severity: 'error',
  needs: ['tlsa', 'resolver', 'sessions'],
  uses: ['egress'],
  why: 'TLSA records are fingerprints of the certificate in signed DNS. Senders that check them (DANE) do not deliver to a host whose certificate matches none; the mail waits and then bounces.',
  fix: 'Publish a TLSA record for the key in use ("3 1 1" and the SHA-256 of the public key), or install the certificate the records promise; then remove records of keys no longer used.',
  references: [rfc(7672, '2.2'), rfc(7671, '5.1'), rfc(7671, '5.2')],
  examine({ tlsa, resolver, sessions, egress }, asOf) {
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
            egress,
          )
        : skip(`The TLSA records at ${look.name} are not signed, so senders ignore them`, {
            subject: `${look.host}:25`,
          }),
    );
  },
});
