/** No `mx` term names more hosts than receivers look up. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { crowdedMx } from '../spf-faults.ts';
import { onRecord, unreadPart, unseenMx } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfMxLimit = defineCheck({
  id: 'spf-mx-limit',
  title: 'No "mx" term stands for more than 10 hosts',
  severity: 'error',
  needs: ['spf'],
  why: 'Receivers look up ten MX hosts for an "mx" term and end in a permanent error (permerror) at the eleventh, so SPF breaks for all that the first ten do not match.',
  fix: 'Write the addresses of the sending hosts as ip4 and ip6 instead of "mx"; most MX hosts only take mail anyway.',
  references: [rfc(7208, '4.6.4'), rfc(7208, '5.4')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const [first] = crowdedMx(value.tree);
      if (first !== undefined) {
        const names = first.term.resolved?.names.length ?? 0;
        return fail(
          `${quoteSpf(first.term.text)} in the record of ${first.node.domain} stands for ${names} hosts; receivers look up 10`,
          { term: first.term.text, domain: first.node.domain, names },
          repairSpf(value, 'spf-mx-limit'),
        );
      }
      const what = 'Whether an "mx" term stands for too many hosts is not known';
      return (
        unreadPart(value, what) ?? unseenMx(value, what) ?? pass('No "mx" term stands for more than 10 hosts')
      );
    }),
});
