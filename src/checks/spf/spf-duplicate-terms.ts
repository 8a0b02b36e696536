/** No term says what another says already. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { duplicates } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfDuplicateTerms = defineCheck({
  id: 'spf-duplicate-terms',
  title: 'No SPF term repeats another',
  severity: 'info',
  needs: ['spf'],
  why: 'A repeated term changes nothing, may cost its lookups again, and hides from whoever edits the record next what is in use.',
  fix: 'Remove the repetition.',
  references: [rfc(7208, '4.6.4'), rfc(7208, '10.1.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const found = duplicates(value.tree);
      const [first] = found;
      if (first === undefined) return pass('No SPF term repeats another');
      const there = first.at === value.domain ? '' : ` in the record of ${first.at}`;
      return fail(
        `${quoteSpf(first.term.text)} adds nothing to ${quoteSpf(first.by.text)}${there}${found.length > 1 ? `, and ${found.length - 1} more` : ''}`,
        { terms: found.map(({ term, by, node }) => ({ term: term.text, by: by.text, domain: node.domain })) },
        repairSpf(value, 'spf-duplicate-terms'),
      );
    }),
});
