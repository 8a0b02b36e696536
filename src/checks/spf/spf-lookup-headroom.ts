/** Room is left for the next service. */
import { foreignLookups } from '../../parse/spf-tree.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { LOOKUP_LIMIT, nearLimit } from '../spf-faults.ts';
import { costs, lighten, onRecord, unreadPart } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfLookupHeadroom = defineCheck({
  id: 'spf-lookup-headroom',
  title: 'SPF leaves room below the limit of 10 DNS lookups',
  severity: 'warning',
  needs: ['spf'],
  why: 'Includes grow without notice: when a provider adds one lookup to its own record, yours may pass ten and break for all mail.',
  fix: 'Remove includes of services you no longer use, or move a bulk sender to a subdomain with its own SPF record.',
  references: [rfc(7208, '4.6.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { lookups } = value;
      if (lookups > LOOKUP_LIMIT) return skip('the limit is exceeded already; see spf-lookup-limit');
      const others = foreignLookups(value.tree);
      const data = { lookups, limit: LOOKUP_LIMIT, own: lookups - others, others, terms: costs(value.tree) };
      if (nearLimit(lookups))
        return fail(`SPF needs ${lookups} of the ${LOOKUP_LIMIT} DNS lookups receivers make`, data, {
          ...lighten(value.tree),
          ...repairSpf(value, 'spf-lookup-headroom'),
        });
      const unread = unreadPart(value, 'How many lookups SPF needs is not known');
      return unread ?? pass(`SPF needs ${lookups} of ${LOOKUP_LIMIT} DNS lookups`, data);
    }),
});
