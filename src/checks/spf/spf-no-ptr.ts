/** The record does without `ptr`. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { ptrTerms } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfNoPtr = defineCheck({
  id: 'spf-no-ptr',
  title: 'SPF does without "ptr"',
  severity: 'warning',
  needs: ['spf'],
  why: 'The "ptr" mechanism is slow and unreliable: it needs several lookups for each message, and fails where one of them does. The standard says not to publish it.',
  fix: 'Replace "ptr" by the addresses or hosts it was meant to cover (ip4, ip6, a, mx).',
  references: [rfc(7208, '5.5')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const found = ptrTerms(value.tree);
      const [first] = found;
      if (first === undefined) return pass('SPF does without "ptr"');
      return fail(
        `SPF uses ${quoteSpf(first.term.text)}${first.node.domain === value.domain ? '' : ` in the record of ${first.node.domain}`}`,
        { terms: found.map(({ term, node }) => ({ term: term.text, domain: node.domain })) },
        repairSpf(value, 'spf-no-ptr'),
      );
    }),
});
