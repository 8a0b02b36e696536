/** Not more than two lookups come back empty. */
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { VOID_LIMIT } from '../spf-faults.ts';
import { onRecord, unreadPart, unseenPart, voidTerms } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfVoidLookupLimit = defineCheck({
  id: 'spf-void-lookup-limit',
  title: 'Not more than 2 SPF lookups come back empty',
  severity: 'error',
  needs: ['spf'],
  why: 'At the third lookup without an answer receivers stop with a permanent error (permerror): SPF fails for every sender that no earlier term lets in.',
  fix: 'Remove the terms whose names do not exist, or publish the missing records.',
  references: [rfc(7208, '4.6.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { ipv4, ipv6 } = value.voids;
      const data = { ipv4, ipv6, limit: VOID_LIMIT, terms: voidTerms(value.tree, 'ipv4') };
      if (ipv4 > VOID_LIMIT)
        return fail(
          `${ipv4} SPF lookups come back empty (${data.terms.join(', ')}); receivers allow ${VOID_LIMIT}`,
          data,
          repairSpf(value, 'spf-void-lookup-limit'),
        );
      const what = 'How many SPF lookups come back empty is not known';
      const unseen = unreadPart(value, what) ?? unseenPart(value, 'ipv4', what);
      return unseen ?? pass(`${ipv4} of ${VOID_LIMIT} allowed SPF lookups come back empty`, data);
    }),
});
