/** Every include and redirect leads to a record that can be used. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { deadTargets } from '../spf-faults.ts';
import { onRecord, unreadPart } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfIncludeResolves = defineCheck({
  id: 'spf-include-resolves',
  title: 'Every include and redirect leads to one sound SPF record',
  severity: 'error',
  needs: ['spf'],
  why: 'An include without a record behind it makes SPF end in a permanent error (permerror) for every sender that no earlier term lets in; if the name is unregistered, whoever registers it may send as you.',
  fix: 'Correct the name, or remove the term; where the record belongs to a service, take the current name from its manual.',
  references: [rfc(7208, '5.2'), rfc(7208, '6.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const dead = deadTargets(value.tree);
      const [first] = dead;
      if (first !== undefined) {
        const where = first.node.domain === value.domain ? '' : ` (in the record of ${first.node.domain})`;
        const more = dead.length > 1 ? `, and ${dead.length - 1} more` : '';
        return fail(
          `${quoteSpf(first.term.text)}${where} leads nowhere: ${first.says}${more}`,
          { targets: dead.map(({ term, node, says }) => ({ term: term.text, domain: node.domain, says })) },
          repairSpf(value, 'spf-include-resolves'),
        );
      }
      const unread = unreadPart(value, 'Whether every include leads to a record is not known');
      return unread ?? pass('Every include and redirect leads to a sound SPF record');
    }),
});
