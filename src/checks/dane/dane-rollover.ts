/** Whether a second TLSA record stands ready for the next key. */
import { formatTlsa } from '../../parse/tlsa.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { looks } from '../tlsa-look.ts';

export const daneRollover = defineCheck({
  id: 'dane-rollover',
  title: 'A second TLSA record is ready for the next key',
  severity: 'info',
  needs: ['tlsa'],
  why: 'When key and record change at once, senders that still hold the old record refuse the new key until it leaves their caches.',
  fix: 'Publish a second TLSA record for the next key (or "2 1 1" for the authority) well before the key changes, and remove the old one well after.',
  references: [rfc(7671, '8.1'), rfc(7671, '8.4')],
  examine({ tlsa }) {
    const usable = looks(tlsa)
      .map(({ host, records }) => ({ host, records: records.filter((record) => record.usable) }))
      .filter(({ records }) => records.length > 0);
    if (usable.length === 0) return skip('No MX host publishes usable TLSA records');
    return usable.map(({ host: subject, records }) => {
      const [only] = records;
      if (records.length > 1 || only === undefined) {
        return pass(`${subject} has ${records.length} usable TLSA records`, {}, { subject });
      }
      return fail(`${subject} has one usable TLSA record only: ${formatTlsa(only)}`, {}, { subject });
    });
  },
});
