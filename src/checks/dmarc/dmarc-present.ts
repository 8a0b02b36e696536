/** Whether any DMARC record covers the domain: its own, or one above it. */
import type { DmarcEvidence } from '../../model/evidence/dmarc.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { faultNamedBy, ownReports, publish } from '../dmarc-record.ts';

export const dmarcPresent = defineCheck({
  id: 'dmarc-present',
  title: 'A DMARC record covers the domain',
  severity: 'error',
  needs: ['dmarc'],
  why: 'Gmail, Yahoo and Outlook refuse or junk bulk mail from domains without DMARC, and anybody can write in the name of such a domain.',
  fix: 'Publish a TXT record at _dmarc.DOMAIN; start with p=none and a report address, which blocks nothing.',
  references: [rfc(9989, '4.10.1'), rfc(9989, '5.1.4')],
  examine({ dmarc }) {
    if (dmarc.status === 'absent') return fail('No DMARC record');
    const { value } = dmarc;
    const { domain, record, foundAt, policy, inherited } = value;
    const fault = faultNamedBy(value);
    if (fault !== null) return skip(`a record was published, but does not count: see ${fault}`);
    if (record !== null) {
      const from = value.registry ? ', the record of its registry' : ', which covers its subdomains';
      return pass(`DMARC record found at ${foundAt}${inherited ? from : ''}`, { foundAt, policy, inherited });
    }
    if (value.undetermined !== undefined)
      return unknownFrom(value.undetermined, 'Could not see whether a DMARC record covers the domain');
    if (value.exists === false) return skip('the domain does not exist');
    const asked = value.walk.map(({ name }) => name);
    return fail(`No DMARC record at _dmarc.${domain}, nor above it`, { asked }, remedy(value));
  },
});

function remedy(value: DmarcEvidence): { records?: ZoneEdit[]; fix: string } {
  if (value.sends === false) {
    return {
      ...publish(value.domain, 'v=DMARC1; p=reject;', value),
      fix: 'The domain sends no mail, so tell receivers to reject whatever claims to come from it.',
    };
  }
  // At the organizational domain a record serves every subdomain, and old and new receivers find the same one.
  const at = value.publicSuffixOrganizationalDomain ?? value.domain;
  const reports = ownReports(value);
  if (reports === undefined) {
    return {
      ...publish(at, 'v=DMARC1; p=none;', value),
      fix: 'Start with a record that blocks nothing. Add rua=mailto: with an address that takes mail, at a DMARC report service for instance, to see who sends in your name. If the domain sends no mail at all, p=reject is right at once.',
    };
  }
  return {
    ...publish(at, `v=DMARC1; p=none; rua=${reports}`, value),
    fix: `Start by watching, nothing is blocked yet. Create the mailbox ${reports.slice('mailto:'.length)} first, or put the address of a DMARC report service in its place.`,
  };
}
