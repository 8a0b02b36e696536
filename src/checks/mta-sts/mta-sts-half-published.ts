/** Whether a policy that is served is also announced; without the record nobody asks for it. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { freshStsRecord, stsEdits } from '../sts-policy.ts';

export const mtaStsHalfPublished = defineCheck({
  id: 'mta-sts-half-published',
  title: 'A served MTA-STS policy is announced in DNS',
  severity: 'warning',
  needs: ['mtaSts'],
  why: 'Senders look for the TXT record first; without it they never fetch the policy, so it protects no mail.',
  fix: 'Publish the TXT record "v=STSv1; id=..." at _mta-sts.DOMAIN, or take the policy file away.',
  references: [rfc(8461, '3.1')],
  examine({ mtaSts }, asOf) {
    if (mtaSts.status === 'absent') return skip('The domain has no MTA-STS');
    const { domain, records, policy, covers } = mtaSts.value;
    if (policy === null || policy.problems.some(({ fatal }) => fatal)) {
      return skip('No valid MTA-STS policy is served');
    }
    if (records.length > 0) return pass('A policy is served and a record announces it');
    // RFC 8461 §8.3: "none" is how a domain leaves MTA-STS, and the record goes first or last as it likes.
    if (policy.mode === 'none') return skip('The policy served says "mode: none"');
    if (covers.length === 0) return skip('A policy is served, but the domain takes no mail');
    const uncovered = covers.filter(({ pattern }) => pattern === null).map(({ host }) => host);
    const says = `A policy (mode ${policy.mode}) is served at mta-sts.${domain}, but no TXT record at _mta-sts.${domain} announces it`;
    // A record would put an enforced policy into force that shuts out some of the hosts.
    if (uncovered.length > 0) {
      const fix = `First name every MX host in the policy (missing: ${uncovered.join(', ')}), then publish the TXT record "${freshStsRecord(asOf)}" at _mta-sts.${domain}.`;
      return fail(says, { mode: policy.mode, uncovered }, { fix });
    }
    return fail(
      says,
      { mode: policy.mode },
      {
        fix: `Publish the record that announces the policy at _mta-sts.${domain}.`,
        records: stsEdits(domain, [], [freshStsRecord(asOf)]),
      },
    );
  },
});
