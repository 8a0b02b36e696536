/** The domain is on no domain blocklist that many receivers ask. */
import { sumUp } from '../blocklist-looks.ts';
import { defineCheck, page, rfc, skip } from '../define.ts';

export const blocklistDomainClear = defineCheck({
  id: 'blocklist-domain-clear',
  title: 'The domain is on no major blocklist',
  severity: 'error',
  needs: ['blocklists'],
  why: 'Mail that comes from the domain, or merely links to it, is refused or filed as spam wherever the list is asked.',
  fix: 'Look for the cause first: spam sent in its name, a hacked web site, a redirect others abuse. When that is cured, ask for removal at the list.',
  references: [
    rfc(5782, '4'),
    page('Spamhaus: domain blocklist', 'https://www.spamhaus.org/blocklists/domain-blocklist/'),
  ],
  examine({ blocklists }) {
    if (blocklists.status === 'absent') return skip('no blocklist was asked');
    const domains = blocklists.value.filter(({ subjectKind }) => subjectKind === 'domain');
    const major = domains.filter(({ weight }) => weight === 'major');
    if (domains.length === 0) return skip('no domain was asked about');
    return major.length === 0 ? skip('no major list for domains was asked') : sumUp(major);
  },
});
