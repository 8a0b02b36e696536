/** One SPF record, not several. */
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfSingleRecord = defineCheck({
  id: 'spf-single-record',
  title: 'There is one SPF record, not several',
  severity: 'error',
  needs: ['spf'],
  why: 'With two SPF records receivers read neither: the result is a permanent error (permerror) for all mail, and DMARC is left with DKIM alone.',
  fix: 'Merge the records into one: a single "v=spf1", the terms of all of them, and one "all" at the end; remove the others.',
  references: [rfc(7208, '4.5')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { records } = value;
      if (records.length === 1) return pass('There is one SPF record', { records: 1 });
      return fail(
        `There are ${records.length} SPF records, so receivers use none of them`,
        { records: records.length, values: records },
        repairSpf(value, 'spf-single-record'),
      );
    }),
});
