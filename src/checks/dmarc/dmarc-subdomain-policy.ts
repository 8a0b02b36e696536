/** Whether subdomains are left weaker protected than the domain. */

import { policyIn, strictness } from '../../parse/dmarc.ts';
import { changeTags } from '../../parse/dmarc-edit.ts';
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcSubdomainPolicy = defineCheck({
  id: 'dmarc-subdomain-policy',
  title: 'Subdomains are protected as well as the domain',
  severity: 'warning',
  needs: ['dmarc'],
  why: 'Forgers simply write in the name of a subdomain, or invent one, where sp (the policy for subdomains) or np (for names that do not exist) is weaker than p.',
  fix: 'Drop sp and np, so that p covers everything, once mail from your subdomains passes DMARC; a subdomain that does not yet pass can have a record of its own.',
  references: [rfc(9989, '4.7')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { tags, foundAt, organizationalDomain, record } = value;
    if (foundAt !== `_dmarc.${organizationalDomain}`)
      return skip('receivers ignore sp and np below the organizational domain');
    if (value.psd === 'y' && value.publicSuffixOrganizationalDomain === null)
      return skip('below a public suffix stand other organizations, whose policies are their own');
    const p = policyIn(tags.p?.value ?? '');
    const weaker = ['sp', 'np'].filter((tag) => {
      const stated = policyIn(tags[tag]?.value ?? '');
      return stated !== null && strictness(stated) < strictness(p);
    });
    const data = { p, sp: tags.sp?.value ?? null, np: tags.np?.value ?? null };
    if (weaker.length === 0) return pass('No subdomain is protected less than the domain', data);
    return fail(
      `${listed(weaker.map((tag) => `${tag}=${tags[tag]?.value}`))} ${weaker.length === 1 ? 'protects' : 'protect'} names below the domain less than p=${p} protects the domain`,
      data,
      replaceRecord(value, changeTags(record, { drop: weaker })),
    );
  },
});
