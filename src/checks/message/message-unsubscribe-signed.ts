/** Whether DKIM vouches for the unsubscribe fields. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageUnsubscribeSigned = defineCheck({
  id: 'message-unsubscribe-signed',
  title: 'DKIM covers the unsubscribe fields',
  severity: 'warning',
  needs: ['message'],
  why: 'Receivers offer the button only where the signature covers both fields, since anybody could have added them on the way.',
  fix: 'Let the signing software name List-Unsubscribe and List-Unsubscribe-Post in h=.',
  references: [rfc(8058, '4')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { bulk, unsubscribe, dkim } = message.value;
    if (bulk.length === 0) return skip('the message is not marked as bulk mail (--bulk judges it as such)');
    if (unsubscribe.uris.length === 0) return skip('there is no List-Unsubscribe: see message-one-click');
    if (!dkim.some(({ result }) => result === 'pass'))
      return skip('no DKIM signature holds: see message-dkim-pass');
    return unsubscribe.signed
      ? pass('DKIM covers the unsubscribe fields')
      : fail('No signature that holds names the unsubscribe fields in h=', {
          signed: dkim.flatMap(({ result, signed }) => (result === 'pass' ? [signed.join(':')] : [])),
        });
  },
});
