/** Whether the record carries tags the standard has dropped. */
import { HISTORIC_TAGS } from '../../parse/dmarc.ts';
import { changeTags } from '../../parse/dmarc-edit.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { judgeable, replaceRecord } from '../dmarc-record.ts';

export const dmarcNoHistoricTags = defineCheck({
  id: 'dmarc-no-historic-tags',
  title: 'The record has no tags of the old standard',
  severity: 'info',
  needs: ['dmarc'],
  why: 'RFC 9989 made pct, rf and ri historic; receivers ignore them, so they only mislead whoever reads the record.',
  fix: 'Drop the historic tags.',
  references: [rfc(9989, '9.3'), rfc(9989, 'C.5.2')],
  examine({ dmarc }) {
    const judged = judgeable(dmarc);
    if ('instead' in judged) return judged.instead;
    const { value } = judged;
    const { tags, pct, policy, record, foundAt } = value;
    // A share below 100 of an enforced policy is a matter of its own: dmarc-pct-partial.
    const sampled = pct < 100 && policy !== 'none';
    const historic = HISTORIC_TAGS.filter((tag) => tags[tag]?.explicit && !(tag === 'pct' && sampled));
    if (historic.length === 0) return pass(`No historic tags at ${foundAt}`, { historic });
    return fail(
      `Historic tags at ${foundAt}: ${historic.join(', ')}`,
      { historic },
      replaceRecord(value, changeTags(record, { drop: historic })),
    );
  },
});
