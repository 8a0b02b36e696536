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
  why: 'The standard asks for a record that fits one small DNS packet: a longer answer has to be fetched again over TCP, which some receivers behind strict firewalls cannot do, and they then see no SPF.',
  fix: 'Move part of the terms to a record below the domain and include that; join neighbouring networks; remove TXT records at the domain that nobody needs any more.',
  references: [rfc(7208, '3.4'), rfc(9715, '3.2')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const octets = recordLength(value);
      const data = { octets, limit: RECORD_LENGTH, answer: value.answerBytes, answerLimit: ANSWER_LENGTH };
      if (!isTooLong(value))
        return pass(`The SPF record is ${octets} octets long, in a TXT answer of ${value.answerBytes}`, data);
      return fail(
        octets > RECORD_LENGTH
          ? `The SPF record is ${octets} octets long; ${RECORD_LENGTH} is the advice`
          : `The SPF record comes in a TXT answer of ${value.answerBytes} octets; resolvers take ${ANSWER_LENGTH} at most without TCP`,
        data,
        {
          ...(octets <= RECORD_LENGTH && {
            fix: 'Remove the TXT records of services you no longer use; leave those of services in use, which look for them again now and then.',
          }),
          ...repairSpf(value, 'spf-record-length'),
        },
      );
    }),
});
