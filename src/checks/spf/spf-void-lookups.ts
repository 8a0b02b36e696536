/** No term asks for a name that is not there. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { hasVoids, VOID_LIMIT } from '../spf-faults.ts';
import { onRecord, unreadPart, unseenPart, voidTerms } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfVoidLookups = defineCheck({
  id: 'spf-void-lookups',
  title: 'No SPF lookup comes back empty',
  severity: 'warning',
  needs: ['spf'],
  why: 'A term whose name has no records authorises nobody and eats into the two empty lookups receivers allow; the third breaks SPF.',
  fix: 'Remove the term, or publish the records its name should have.',
  references: [rfc(7208, '4.6.4'), rfc(7208, '11.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { ipv4, ipv6 } = value.voids;
      if (ipv4 > VOID_LIMIT) return skip('the limit is exceeded already; see spf-void-lookup-limit');
      // An `a` without AAAA is the everyday state of an IPv4 host; only beyond the limit does it hurt.
      if (hasVoids(value.voids)) {
        const family = ipv4 > 0 ? 'ipv4' : 'ipv6';
        const terms = voidTerms(value.tree, family);
        const count = ipv4 > 0 ? ipv4 : ipv6;
        const whom = ipv4 > 0 ? '' : ' for senders with IPv6';
        return fail(
          `${count} SPF ${count === 1 ? 'lookup comes' : 'lookups come'} back empty${whom}: ${terms.join(', ')}`,
          { ipv4, ipv6, limit: VOID_LIMIT, terms },
          repairSpf(value, 'spf-void-lookups'),
        );
      }
      const what = 'How many SPF lookups come back empty is not known';
      const unseen =
        unreadPart(value, what) ?? unseenPart(value, 'ipv4', what) ?? unseenPart(value, 'ipv6', what);
      return unseen ?? pass('No SPF lookup that counts comes back empty', { ipv4, ipv6, limit: VOID_LIMIT });
    }),
});
