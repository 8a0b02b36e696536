/** The record says what to make of everybody it does not name. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { endingOf } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfHasAll = defineCheck({
  id: 'spf-has-all',
  title: 'SPF says what to make of everybody else',
  severity: 'warning',
  needs: ['spf'],
  why: 'Without "~all" or "-all" the result for a forger is "neutral", which receivers treat as if there were no SPF at all.',
  fix: 'End the record with "~all", or with "-all" once every sender is named.',
  references: [rfc(7208, '4.7'), rfc(7208, '5.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const ending = endingOf(value.tree);
      const where = ending.node.domain === value.domain ? '' : ` (by redirect to ${ending.node.domain})`;
      if (ending.kind === 'unread' && ending.node.failure !== undefined)
        return unknownFrom(ending.node.failure, `The record of ${ending.node.domain} could not be read`);
      if (ending.kind === 'dead') return skip('the redirect leads nowhere; see spf-include-resolves');
      if (ending.kind === 'macro') return pass('The record ends in a redirect that depends on the sender');
      if (ending.kind === 'all' && ending.qualifier === '+')
        return skip('everybody passes; see spf-not-pass-all');
      if (ending.kind === 'all' && ending.qualifier !== '?')
        return pass(`SPF ends in "${ending.qualifier}all"${where}`, { all: ending.qualifier });
      return fail(
        ending.kind === 'all'
          ? `SPF ends in "?all"${where}, which says nothing about forgers`
          : `SPF ends without "all"${where}, which says nothing about forgers`,
        { all: ending.kind === 'all' ? '?' : null, domain: ending.node.domain },
        repairSpf(value, 'spf-has-all'),
      );
    }),
});
