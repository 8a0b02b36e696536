/** Whether the policy is served as plain text. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const mtaStsContentType = defineCheck({
  id: 'mta-sts-content-type',
  title: 'The MTA-STS policy is served as text/plain',
  severity: 'warning',
  needs: ['mtaSts'],
  why: 'Senders may refuse a policy that is not text/plain, to be safe from web servers where strangers can store files.',
  fix: 'Have the web server send "Content-Type: text/plain" for /.well-known/mta-sts.txt.',
  references: [rfc(8461, '3.2')],
  examine({ mtaSts }) {
    if (mtaSts.status === 'absent' || mtaSts.value.records.length === 0) {
      return skip('No record announces an MTA-STS policy');
    }
    const { fetch } = mtaSts.value;
    if (fetch.status !== 'observed' || fetch.value.status !== 200) {
      return skip('The MTA-STS policy could not be fetched');
    }
    const { contentType } = fetch.value;
    const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
    if (type === 'text/plain') return pass('The policy is served as text/plain', { contentType });
    if (type === '') return fail('The policy is served without a Content-Type', { contentType });
    return fail(`The policy is served as ${type}, not text/plain`, { contentType });
  },
});
