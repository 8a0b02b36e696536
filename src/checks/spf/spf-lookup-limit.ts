/** SPF stays within the ten lookups receivers make, whichever term matches. */
import { foreignLookups } from '../../parse/spf-tree.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { LOOKUP_LIMIT } from '../spf-faults.ts';
import { costs, lighten, onRecord, unreadPart } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfLookupLimit = defineCheck({
  id: 'spf-lookup-limit',
  title: 'SPF stays within 10 DNS lookups',
  severity: 'error',
  needs: ['spf'],
  why: 'At the eleventh lookup receivers stop with a permanent error (permerror): SPF fails for every sender that no earlier term lets in, and DMARC is left with DKIM alone.',
  fix: 'Remove includes of services you no longer use; give a bulk sender a return address in a subdomain, with an SPF record of its own; write your own hosts as ip4 and ip6.',
  references: [rfc(7208, '4.6.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { lookups, complete } = value;
      const others = foreignLookups(value.tree);
      const data = { lookups, limit: LOOKUP_LIMIT, own: lookups - others, others, terms: costs(value.tree) };
      if (lookups > LOOKUP_LIMIT)
        return fail(
          `SPF needs ${complete ? '' : 'at least '}${lookups} DNS lookups; receivers stop at ${LOOKUP_LIMIT}`,
          data,
          { ...lighten(value.tree), ...repairSpf(value, 'spf-lookup-limit') },
        );
      const unread = unreadPart(value, 'Whether SPF stays within 10 lookups is not known');
      return unread ?? pass(`SPF needs ${lookups} of ${LOOKUP_LIMIT} DNS lookups`, data);
    }),
});
