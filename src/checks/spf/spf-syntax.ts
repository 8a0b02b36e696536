/** The text of the SPF record is well formed. */
import { quoteSpf } from '../../parse/spf-term.ts';
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { syntaxFaults } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfSyntax = defineCheck({
  id: 'spf-syntax',
  title: 'The SPF record is well formed',
  severity: 'error',
  needs: ['spf'],
  why: 'One slip of the pen anywhere in the record makes the whole of it a permanent error (permerror), whichever term would have matched.',
  fix: 'Correct the term named here; terms are separated by single spaces, without commas, semicolons or quotation marks.',
  references: [rfc(7208, '4.6'), rfc(7208, '12')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const [seam] = value.seams ?? [];
      if (seam !== undefined)
        return fail(
          `Two strings of the SPF record meet at column ${seam.column} without a space: ${quoteSpf(seam.left)} and ${quoteSpf(seam.right)} are read as one term`,
          { seams: value.seams },
          {
            fix: 'Put a space at the end of the first string or at the start of the second: receivers join the strings of a record as they stand.',
            ...repairSpf(value, 'spf-syntax'),
          },
        );
      const faults = syntaxFaults(value.tree);
      const [first] = faults;
      if (first !== undefined) {
        const { domain, problem } = first;
        const where = `column ${problem.column}${domain === value.domain ? '' : ` of the record of ${domain}`}`;
        const more = faults.length > 1 ? `, and ${faults.length - 1} more` : '';
        const problems = faults.map((one) => ({
          domain: one.domain,
          column: one.problem.column,
          code: one.problem.code,
          text: one.problem.text,
          says: one.problem.says,
        }));
        return fail(
          `The SPF record is broken at ${where}: ${problem.says}${more}`,
          { problems },
          repairSpf(value, 'spf-syntax'),
        );
      }
      // Legal, so no fault (RFC 7208 §6); yet it rarely does what its author thinks.
      const ignored = value.tree.problems.filter(({ code }) => code === 'unknown-modifier');
      return pass(
        ignored.length === 0
          ? 'The SPF record is well formed'
          : `The SPF record is well formed, but ${ignored.map(({ says }) => says).join('; and ')}`,
        { ignored: ignored.map(({ text }) => text) },
      );
    }),
});
