/** Every term can have an effect. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { unreachableTerms } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfReachableTerms = defineCheck({
  id: 'spf-reachable-terms',
  title: 'Every SPF term can be reached',
  severity: 'warning',
  needs: ['spf'],
  why: 'Receivers stop at "all" and ignore a redirect beside it, so the servers named there are not authorised, though someone meant them to be.',
  fix: 'Move the terms before "all" if they are needed, or remove them; use either "all" or "redirect=", not both.',
  references: [rfc(7208, '5.1'), rfc(7208, '6.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const found = unreachableTerms(value.tree);
      const [first] = found;
      if (first === undefined) return pass('Every SPF term can be reached');
      const why =
        first.term.unreachable === 'after-all'
          ? 'stands after "all" and is never looked at'
          : 'is ignored, because the record has an "all"';
      return fail(
        `${quoteSpf(first.term.text)} ${why}${found.length > 1 ? `, and ${found.length - 1} more` : ''}`,
        { terms: found.map(({ term, node }) => ({ term: term.text, domain: node.domain })) },
        repairSpf(value, 'spf-reachable-terms'),
      );
    }),
});
