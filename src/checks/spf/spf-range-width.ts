/** The domain's own records do not open whole providers' networks. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { wideRanges } from '../spf-faults.ts';
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
          `${quoteSpf(first.term.text)} opens a very wide range${terms.length > 1 ? `, and ${terms.length - 1} more terms do` : ''}`,
          data,
        );
      return tooMany
        ? fail(`The domain's own ip4 terms open ${addresses} addresses`, data)
        : pass(`The domain's own ip4 terms open ${addresses} addresses`, data);
    }),
});
