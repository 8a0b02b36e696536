/** The domain's own records do not open whole providers' networks. */

import type { SpfTerm } from '../../model/evidence/spf.ts';
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { NARROW_IPV4, wideRanges } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';

export const spfRangeWidth = defineCheck({
  id: 'spf-range-width',
  title: 'SPF does not open more addresses than a domain can own',
  severity: 'warning',
  needs: ['spf'],
  why: 'Everybody with a machine in so wide a range passes SPF, and DMARC, for the domain; at a hosting company that is every other customer.',
  fix: 'List the addresses that send, or the smallest networks that hold them.',
  references: [rfc(9989, '7.1'), rfc(7208, '11.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { terms, addresses, tooMany } = wideRanges(value.tree);
      const [first] = terms;
      const data = { terms: terms.map(({ term }) => term.text), addresses };
      if (first !== undefined)
        return fail(
          `${quoteSpf(first.term.text)} opens ${sizeOf(first.term)}${terms.length > 1 ? `, and ${terms.length - 1} more such ${terms.length > 2 ? 'terms stand' : 'term stands'} beside it` : ''}`,
          data,
        );
      return tooMany
        ? fail(`The domain's own ip4 terms open ${addresses} addresses`, data)
        : pass(`The domain's own ip4 terms open ${addresses} addresses`, data);
    }),
});

function sizeOf({ cidr4, cidr6 }: SpfTerm): string {
  return cidr4 !== undefined && cidr4 < NARROW_IPV4
    ? `${2 ** (32 - cidr4)} addresses`
    : `an IPv6 network of /${cidr6}`;
}
