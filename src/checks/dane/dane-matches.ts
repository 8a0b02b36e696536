/** Whether the certificate each MX host presents is one its TLSA records promise. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { TlsaLook, TlsaRecordFacts } from '../../model/evidence/tlsa.ts';
import type { Observation, ZoneEdit } from '../../model/finding.ts';
import { formatTlsa, tlsaFor } from '../../parse/tlsa.ts';
import { daneProblem } from '../dane-chain.ts';
import { defineCheck, rfc, skip, unknown } from '../define.ts';
import { judgeMxTls, type Tls } from '../mx-tls.ts';
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
    return published.map((look) => {
      if (!countsForSenders(look))
        return skip(`The TLSA records at ${look.name} are not signed, so senders ignore them`, {
          subject: `${look.host}:25`,
        });
      const problemOf = (tls: Tls): string | null => daneProblem(tls, look, asOf);
      const fitting = recordThatFits(look, held, asOf);
      const sound = `the certificate matches ${fitting === undefined ? 'a TLSA record' : `its TLSA record ${formatTlsa(fitting)}`}`;
      const said = judgeMxTls(look.host, held, problemOf, sound, egress);
      return said.verdict === 'fail' ? { ...said, ...cure(look, held, problemOf) } : said;
    });
  },
});

function recordThatFits(
  look: TlsaLook,
  held: readonly SmtpSession[],
  asOf: Date,
): TlsaRecordFacts | undefined {
  const shown = held.flatMap(({ host, port, tls }) =>
    host === look.host && port === 25 && tls !== null ? [tls] : [],
  );
  return look.records.find((record) =>
    shown.some((tls) => daneProblem(tls, { ...look, records: [record] }, asOf) === null),
  );
}

/** A record for each key that was shown and is promised nowhere; old ones stay, since they may stand for another address. */
function cure(
  { host, name }: TlsaLook,
  held: readonly SmtpSession[],
  problemOf: (tls: Tls) => string | null,
): Pick<Observation, 'fix' | 'records'> {
  const shown = held.flatMap(({ tls, ...session }) => {
    const [leaf] = tls?.chain ?? [];
    if (session.host !== host || session.port !== 25 || tls === null || leaf === undefined) return [];
    return leaf.spki === '' || problemOf(tls) === null ? [] : [tlsaFor(leaf)];
  });
  const records = [...new Set(shown)].map(
    (value): ZoneEdit => ({ action: 'add', name, type: 'TLSA', value }),
  );
  if (records.length === 0) return {};
  const one = records.length === 1;
  return {
    records,
    fix: `If the ${one ? 'key' : 'keys'} seen here ${one ? 'is' : 'are'} your own, publish ${one ? 'its record' : 'their records'}, and remove those of keys no longer used; else install the certificate the records promise.`,
  };
}
