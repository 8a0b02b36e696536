/** Whether receivers of the current standard and of the older one see the same organization and the same policy. */
import type { Observation } from '../../model/finding.ts';
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { reconcile, underRegistry } from '../dmarc-organization.ts';
import { faultNamedBy, type Governed, isGoverned, judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcOrganizationalDomainAgreed = defineCheck({
  id: 'dmarc-organizational-domain-agreed',
  title: 'Old and new receivers agree on the organization and its policy',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Receivers of RFC 9989 find the organization by walking up the DNS, older ones by the public suffix list; where the two differ, the same mail can pass DMARC at one and fail at the other.',
  fix: 'Publish a DMARC record at the domain you registered, or, where all mail is signed with exactly the domain of its From address, demand just that (strict alignment: adkim=s; aspf=s).',
  references: [rfc(9989, '4.10.2'), rfc(9989, 'C.3')],
  examine({ dmarc }) {
    if (dmarc.status === 'absent') return skip('no DMARC record');
    const { value } = dmarc;
    if (faultNamedBy(value) !== null || !isGoverned(value) || !value.registry) {
      const judged = judgeable(dmarc);
      if ('instead' in judged) return judged.instead;
    }
    if (!isGoverned(value)) return skip('no DMARC record');
    if (value.undetermined !== undefined)
      return unknownFrom(value.undetermined, 'Could not see which organization the domain is of');
    return compare(value);
  },
});

function compare(value: Governed): Observation {
  const { domain, foundAt, policy, legacy, organizationalDomain: walked, psd, inherited } = value;
  const listed = value.publicSuffixOrganizationalDomain ?? domain;
  const data = {
    treeWalk: walked,
    publicSuffixList: listed,
    foundAt,
    policy,
    legacyPolicy: legacy?.policy ?? policy,
  };
  if (!inherited && psd === 'y' && value.publicSuffixOrganizationalDomain !== null) {
    return fail(`psd=y calls ${domain} a public suffix, so its subdomains count as strangers`, data, {
      ...(domain === listed && replaceRecord(value, changeTags(value.record, { set: { psd: 'n' } }))),
      fix: 'Drop psd=y, which is for registries only, or write psd=n, which says that the organization begins here.',
    });
  }
  // RFC 9989 §5.1.8: psd=n is how a department says it is an organization of its own.
  const step = value.walk.find(({ name }) => name === `_dmarc.${walked}`);
  if (step?.psd === 'n') return pass(`${walked} declares itself an organization of its own (psd=n)`, data);
  if (legacy !== undefined && legacy.foundAt !== foundAt && legacy.policy !== policy) {
    const older = legacy.policy === null ? 'no policy' : `${legacy.policy} (${legacy.foundAt})`;
    return fail(`Current receivers apply ${policy ?? 'no policy'} (${foundAt}), older ones ${older}`, data, {
      ...(value.registry && underRegistry(value, listed)),
      fix: `Publish a DMARC record at _dmarc.${listed}, which receivers of both kinds find.`,
    });
  }
  if (walked === listed)
    return pass(`The organization is ${walked}, by walking up the DNS and by the public suffix list`, data);
  if (value.sends === false) return pass('The two views differ, but the domain sends no mail', data);
  const strict = value.tags.adkim?.value === 's' && value.tags.aspf?.value === 's';
  if (strict && !inherited)
    return pass(
      'The two views differ, but only exactly the same domain counts here (strict alignment), so neither matters',
      data,
    );
  return fail(
    `The organization is ${walked} by walking up the DNS, but ${listed} by the public suffix list`,
    data,
    reconcile(value, walked, listed),
  );
}
