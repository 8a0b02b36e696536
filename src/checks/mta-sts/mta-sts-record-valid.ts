/** Whether the TXT record at _mta-sts is one that senders can use. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { freshStsRecord, stsEdits } from '../sts-policy.ts';

export const mtaStsRecordValid = defineCheck({
  id: 'mta-sts-record-valid',
  title: 'The MTA-STS record is valid',
  severity: 'error',
  needs: ['mtaSts'],
  why: 'Senders that find several records, or one they cannot read, act as if the domain had no MTA-STS at all.',
  fix: 'Publish exactly one TXT record at _mta-sts.DOMAIN: "v=STSv1; id=..." with an id of 1 to 32 letters and digits.',
  references: [rfc(8461, '3.1')],
  examine({ mtaSts }, asOf) {
    if (mtaSts.status === 'absent' || mtaSts.value.records.length === 0) {
      return skip('No MTA-STS record is published');
    }
    const { domain, record, records, id, recordProblems, cname } = mtaSts.value;
    const [problem] = recordProblems;
    if (problem === undefined) return pass(`The MTA-STS record is valid, with id ${id}`, { record, id });
    const codes = recordProblems.map(({ code }) => code);
    const says = `The MTA-STS record is not valid: ${recordProblems.map((one) => one.says).join('; ')}`;
    // Behind an alias the record is not the domain's own to edit.
    if (cname !== undefined) {
      const fix = `The record is an alias to ${cname}: ask whoever runs that name to publish one valid record, or replace the alias by "${freshStsRecord(asOf)}".`;
      return fail(says, { records, problems: codes }, { fix });
    }
    const cure = stsEdits(domain, records, [freshStsRecord(asOf)]);
    return fail(says, { records, problems: codes }, { records: cure });
  },
});
