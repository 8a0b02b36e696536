/** Whether DMARC is enforced as BIMI wants it, for the domain and its organizational domain. */
import type { DmarcEvidence } from '../../model/evidence/dmarc.ts';
import { parseDmarc } from '../../parse/dmarc.ts';
import { defineCheck, fail, page, pass, skip, unknownFrom } from '../define.ts';

export const bimiDmarcEnforced = defineCheck({
  id: 'bimi-dmarc-enforced',
  title: 'DMARC is enforced where BIMI is published',
  severity: 'error',
  needs: ['bimi', 'dmarc'],
  why: 'Receivers show a logo only where DMARC keeps forgeries out: quarantine or reject, for all mail, also of the domain as registered (the organizational domain) and its subdomains.',
  fix: 'Publish p=quarantine or p=reject at the domain and its organizational domain, without sp=none, t=y or a pct below 100, once DMARC reports show that all your mail passes.',
  references: [
    page(
      'BIMI draft §7.1',
      'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification#section-7.1',
    ),
  ],
  examine({ bimi, dmarc }) {
    if (bimi.status === 'absent') return skip('No BIMI record is published');
    if (bimi.value.declined) return skip('The BIMI record declines to show a logo');
    if (dmarc.status === 'absent') return fail('BIMI is published, but DMARC is not', { reasons: ['none'] });
    const { domain, foundAt } = bimi.value;
    const reasons = laxities(dmarc.value);
    const { policy, undetermined } = dmarc.value;
    if (reasons.length === 0) return pass(`DMARC is enforced (${policy}) as BIMI needs it`, { policy });
    // The logo of the organization came along unasked; that it is not shown for this domain is no fault of it.
    if (domain !== foundAt)
      return skip(`The BIMI record is that of ${foundAt}, and ${domain} asks for no logo`);
    if (undetermined !== undefined) return unknownFrom(undetermined, 'The DMARC policy is not certain');
    return fail(`DMARC is not enforced as BIMI needs it: ${reasons.join('; ')}`, { policy, reasons });
  },
});

/** Why receivers would not show a logo; empty where they would. */
function laxities(dmarc: DmarcEvidence): string[] {
  const { domain, record, policy, organizationalDomain } = dmarc;
  if (record === null) return ['no DMARC record governs the domain'];
  const above = dmarc.walk.find(({ name }) => name === `_dmarc.${organizationalDomain}`);
  const [parent] = above?.status === 'record' && above.records[0] !== record ? above.records : [];
  const organizational = parent === undefined ? [] : lacking(parseDmarc(parent), organizationalDomain);
  const reasons = [...lacking(parseDmarc(record), dmarc.foundAt ?? domain), ...organizational];
  // A policy that bites elsewhere only, at existing names for instance, may still leave this domain with none.
  const unprotected = policy === null || policy === 'none';
  return reasons.length === 0 && unprotected ? [`p=none applies to ${domain}`] : reasons;
}

function lacking(
  { policy, subdomainPolicy, testing, pct }: ReturnType<typeof parseDmarc>,
  at: string,
): string[] {
  const lax = (one: string | null): boolean => one === null || one === 'none';
  return [
    ...(lax(policy) ? [`p=none at ${at}`] : []),
    ...(!lax(policy) && lax(subdomainPolicy) ? [`sp=none at ${at}`] : []),
    ...(testing ? [`t=y at ${at}`] : []),
    ...(pct < 100 ? [`pct=${pct} at ${at}`] : []),
  ];
}
