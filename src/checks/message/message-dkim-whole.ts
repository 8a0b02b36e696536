/** Whether the signature covers the whole body. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageDkimWhole = defineCheck({
  id: 'message-dkim-whole',
  title: 'The DKIM signature covers the whole body',
  severity: 'warning',
  needs: ['message'],
  why: 'With l= anybody may append to a signed message, and the signature still holds: such messages have been misused, and some receivers no longer trust them.',
  fix: 'Take the body length (l=) out of the settings of the signing software.',
  references: [rfc(6376, '8.2')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { dkim } = message.value;
    const good = dkim.filter(({ result }) => result === 'pass');
    if (good.length === 0) return skip('no DKIM signature holds: see message-dkim-pass');
    const open = good.find(({ unsignedOctets }) => unsignedOctets !== null);
    if (open === undefined) return pass('The DKIM signature covers the whole body');
    const { domain, selector, unsignedOctets } = open;
    return fail(
      `The DKIM signature of ${domain} limits itself with l=${(unsignedOctets ?? 0) > 0 ? `: ${unsignedOctets} octets of the body are unsigned` : '; whatever is appended counts as signed'}`,
      { domain, selector, unsignedOctets },
    );
  },
});
