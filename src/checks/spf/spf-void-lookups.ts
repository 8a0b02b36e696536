/** No term asks for a name that is not there. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { deadTerms, hasVoids, VOID_LIMIT } from '../spf-faults.ts';
import { MOST_NAMED, onRecord, unreadPart, unseenPart, voidTerms } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

const NO_IPV6 =
  'These hosts have no IPv6 address, so for mail that comes over IPv6 each of them is an empty lookup, and at the third SPF breaks. Write their IPv4 addresses as ip4: terms in place of the host names.';

export const spfVoidLookups = defineCheck({
  id: 'spf-void-lookups',
  title: 'No SPF lookup comes back empty',
  severity: 'warning',
  needs: ['spf'],
  why: 'Receivers allow two lookups that come back empty and call SPF broken at the third; a term that asks for a name without addresses lets nobody in and uses one of them up.',
  fix: 'Remove the term, or publish the records its name should have.',
  references: [rfc(7208, '4.6.4'), rfc(7208, '11.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { ipv4, ipv6 } = value.voids;
      if (ipv4 > VOID_LIMIT) return skip('the limit is exceeded already; see spf-void-lookup-limit');
      if (hasVoids(value)) {
        const dead = deadTerms(value.tree).map(({ text }) => text);
        const terms = dead.length > 0 ? dead.slice(0, MOST_NAMED) : voidTerms(value.tree, 'ipv6');
        const says =
          dead.length > 0
            ? `${dead.length} SPF ${dead.length === 1 ? 'lookup comes' : 'lookups come'} back empty: ${terms.join(', ')}`
            : `For senders with IPv6 ${ipv6} SPF lookups come back empty, and receivers allow ${VOID_LIMIT}: ${terms.join(', ')}`;
        return fail(
          says,
          { ipv4, ipv6, limit: VOID_LIMIT, terms },
          {
            ...(dead.length === 0 && { fix: NO_IPV6 }),
            ...repairSpf(value, 'spf-void-lookups'),
          },
        );
      }
      const what = 'How many SPF lookups come back empty is not known';
      const unseen =
        unreadPart(value, what) ?? unseenPart(value, 'ipv4', what) ?? unseenPart(value, 'ipv6', what);
      return unseen ?? pass('No SPF lookup that counts comes back empty', { ipv4, ipv6, limit: VOID_LIMIT });
    }),
});
