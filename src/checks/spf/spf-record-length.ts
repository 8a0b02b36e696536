/** The record is short enough to arrive in one packet. */
import { defineCheck, fail, pass, rfc } from '../define.ts';
import { ANSWER_LENGTH, isTooLong, RECORD_LENGTH, recordLength } from '../spf-faults.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfRecordLength = defineCheck({
  id: 'spf-record-length',
  title: 'The SPF record fits a DNS answer over UDP',
  severity: 'warning',
  needs: ['spf'],
  why: 'A longer answer has to be fetched again over TCP, which some receivers behind strict firewalls cannot do; they then see no SPF.',
  fix: 'Move part of the terms to a record below the domain and include that; join neighbouring networks; remove TXT records at the domain that nobody needs any more.',
  references: [rfc(7208, '3.4'), rfc(9715, '3.2')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const octets = recordLength(value);
      const data = { octets, limit: RECORD_LENGTH, answer: value.answerBytes, answerLimit: ANSWER_LENGTH };
      if (!isTooLong(value)) return pass(`The SPF record is ${octets} octets long`, data);
      return fail(
        octets > RECORD_LENGTH
          ? `The SPF record is ${octets} octets long; ${RECORD_LENGTH} is the advice`
          : `The SPF record comes in a TXT answer of ${value.answerBytes} octets; more than ${ANSWER_LENGTH} needs TCP`,
        data,
        repairSpf(value, 'spf-record-length'),
      );
    }),
});
