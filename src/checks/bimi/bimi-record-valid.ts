/** Whether the BIMI record is one that receivers can use. */
import type { ZoneEdit } from '../../model/finding.ts';
import { defineCheck, fail, page, pass, skip } from '../define.ts';

/** Not given as an edit: where nothing is served there, the record would be well formed and the logo missing. */
const SECURE =
  'Serve the logo, and the certificate if there is one, over https; when they can be fetched there, write https:// in place of http:// in the record.';

export const bimiRecordValid = defineCheck({
  id: 'bimi-record-valid',
  title: 'The BIMI record is valid',
  severity: 'error',
  needs: ['bimi'],
  why: 'Receivers ignore a BIMI record they cannot read, or several at one name, and show no logo.',
  fix: 'Publish exactly one TXT record: "v=BIMI1; l=https://...; a=https://...", where l= is the logo and a= the mark certificate (empty where there is none).',
  references: [
    page(
      'BIMI draft §4.3',
      'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification#section-4.3',
    ),
  ],
  examine({ bimi }) {
    if (bimi.status === 'absent') return skip('No BIMI record is published');
    const { selector, foundAt, declined, record, records, problems, keep, cname } = bimi.value;
    const name = `${selector}._bimi.${foundAt}`;
    const fatal = problems.filter((problem) => problem.fatal);
    if (fatal.length === 0) {
      if (declined) return skip(`The BIMI record at ${name} declines to show a logo`);
      const odd = problems.map(({ says }) => `; ${says}`).join('');
      return pass(`The BIMI record at ${name} is valid${odd}`, { record });
    }
    const says = `The BIMI record at ${name} is not valid: ${fatal.map((problem) => problem.says).join('; ')}`;
    const data = { records, problems: fatal.map(({ code }) => code) };
    // Which of several sound records is meant, and what an unsound one was to say, is the owner's to tell.
    if (keep === undefined || cname !== undefined) {
      const insecure =
        fatal.every(({ code }) => code === 'bad-l' || code === 'bad-a') &&
        /=\s*http:\/\//i.test(records[0] ?? '');
      return fail(says, data, insecure ? { fix: SECURE } : {});
    }
    const remove = records.filter((value) => value !== keep);
    return fail(says, data, {
      fix: `Keep the one valid record at ${name} and remove the others.`,
      records: remove.map((value): ZoneEdit => ({ action: 'remove', name, type: 'TXT', value })),
    });
  },
});
