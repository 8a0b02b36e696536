/** The record does without `ptr`. */
import { quoteSpf } from '../../parse/spf-term.ts';
import type { PlacedTerm } from '../../parse/spf-tree.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { ptrTerms } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';

export const spfNoPtr = defineCheck({
  id: 'spf-no-ptr',
  title: 'SPF does without "ptr"',
  severity: 'warning',
  needs: ['spf'],
  why: 'The "ptr" mechanism is slow and unreliable: it needs several lookups for each message, and fails where one of them does. The standard says not to publish it.',
  fix: 'Replace "ptr" by the addresses or hosts it was meant to cover (ip4, ip6, a, mx); a server that only "ptr" lets in fails SPF once it is gone.',
  references: [rfc(7208, '5.5')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const found = ptrTerms(value.tree);
      const [first] = found;
      if (first === undefined) return pass('SPF does without "ptr"');
      return fail(
        `SPF uses ${quoteSpf(first.term.text)}${first.node.domain === value.domain ? '' : ` in the record of ${first.node.domain}`}`,
        { terms: found.map(({ term, node }) => ({ term: term.text, domain: node.domain })) },
        { fix: replacement(first) },
      );
    }),
});

/** No edit: which servers it lets in only their owner knows, and without it those would be shut out. */
function replacement({ term, node }: PlacedTerm): string {
  const domain = term.macro ? 'the domain' : (term.value ?? node.domain);
  return `Find the servers ${quoteSpf(term.text)} lets in, those whose reverse name ends in ${domain}; name them by address or host (ip4, ip6, a, mx), then drop it. No edit is given here: a server that only "ptr" lets in fails SPF once it is gone, and which those are DNS does not tell.`;
}
