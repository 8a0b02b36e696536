/** SPF does not let just anybody pass. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { passesAll } from '../spf-faults.ts';
import { onRecord, unreadPart } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfNotPassAll = defineCheck({
  id: 'spf-not-pass-all',
  title: 'SPF does not let everybody pass',
  severity: 'error',
  needs: ['spf'],
  why: 'Any server in the world passes SPF for the domain, and so passes DMARC too: forged mail looks genuine, and filters distrust such a domain.',
  fix: 'Name the servers that send for you and end the record with "~all" or "-all".',
  references: [rfc(7208, '5.1'), rfc(7208, '11.4'), rfc(9989, '7.1')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const path = passesAll(value.tree);
      const last = path?.at(-1);
      if (path !== null && last !== undefined) {
        const through = path.slice(0, -1).map(({ term }) => quoteSpf(term.text));
        return fail(
          `Everybody passes SPF: ${quoteSpf(last.term.text)}${through.length === 0 ? '' : ` through ${through.join(', ')}`}`,
          { term: last.term.text, domain: last.node.domain, path: path.map(({ term }) => term.text) },
          repairSpf(value, 'spf-not-pass-all'),
        );
      }
      const unread = unreadPart(value, 'Whether SPF lets everybody pass is not known');
      return unread ?? pass('SPF does not let everybody pass');
    }),
});
