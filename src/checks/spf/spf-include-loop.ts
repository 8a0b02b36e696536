/** No include leads back to where it came from. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { loops } from '../spf-faults.ts';
import { onRecord, unreadPart } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfIncludeLoop = defineCheck({
  id: 'spf-include-loop',
  title: 'No SPF include leads back to itself',
  severity: 'error',
  needs: ['spf'],
  why: 'A loop runs into the limit of ten lookups, and receivers end with a permanent error (permerror) for every sender that no earlier term lets in.',
  fix: 'Remove the include or redirect that leads back, and the include of a record that holds nothing else.',
  references: [rfc(7208, '4.6.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const found = loops(value.tree);
      const [first] = found;
      if (first !== undefined)
        return fail(
          `${quoteSpf(first.term.text)} in the record of ${first.node.domain} leads back to ${first.term.subtree?.domain}`,
          { loops: found.map(({ term, node }) => ({ term: term.text, domain: node.domain })) },
          repairSpf(value, 'spf-include-loop'),
        );
      const unread = unreadPart(value, 'Whether an include leads back to itself is not known');
      return unread ?? pass('No SPF include leads back to itself');
    }),
});
