/** Whether TLSA lookups for MX hosts in signed zones get an answer at all. */
import type { ResolverFacts } from '../../model/dns.ts';
import type { TlsaLook } from '../../model/evidence/tlsa.ts';
import type { Observation } from '../../model/finding.ts';
import type { Absent, Observed } from '../../model/outcome.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import { looks, seesSecurity, whyBlind } from '../tlsa-look.ts';

export const daneLookupAnswers = defineCheck({
  id: 'dane-lookup-answers',
  title: 'TLSA lookups for the MX hosts are answered',
  severity: 'error',
  needs: ['tlsa', 'resolver'],
  why: 'A sender that does DANE looks up TLSA records, fingerprints of the certificate, and may not deliver while that fails for a signed host: it keeps the mail in its queue until it gives up.',
  fix: 'Have the name servers of the MX host answer TLSA questions properly, also with "no such record", and re-sign the zone if its signatures do not verify.',
  references: [rfc(7672, '2.1.2'), rfc(7672, '2.2')],
  examine({ tlsa, resolver }) {
    const all = looks(tlsa);
    if (all.length === 0) return skip('The domain has no MX host to look at');
    return all.map((look) => judgeHost(look, resolver));
  },
});

function judgeHost(look: TlsaLook, resolver: Observed<ResolverFacts> | Absent): Observation {
  const { host: subject, name, status, failure, attempts, hostSecure, bogus } = look;
  if (failure === undefined) return pass(`The TLSA lookup of ${name} is answered`, { status }, { subject });
  if (!seesSecurity(resolver)) {
    const says = `The TLSA lookup of ${name} fails, but whether senders ask for it cannot be told: ${whyBlind(resolver)}`;
    return unknown(says, 'vantage', {}, { subject });
  }
  if (hostSecure === false) {
    return skip(`${subject} is not in a signed zone, so senders do not ask for its TLSA records`, {
      subject,
    });
  }
  if (failure.kind !== 'servfail' || failure.cause === 'vantage' || attempts < 2 || hostSecure === null) {
    return unknownFrom(failure, `The TLSA lookup of ${name} was not answered`, { subject });
  }
  const cause = bogus === true ? ' because its signatures do not verify' : '';
  return fail(`The TLSA lookup of ${name} failed${cause}: ${failure.detail}`, {}, { subject });
}
