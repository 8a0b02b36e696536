/** Whether the address the message came from may send for its envelope sender. */
import { defineCheck, fail, page, pass, rfc, skip, unknown } from '../define.ts';

function fixFor(domain: string, ip: string): string {
  return `If ${ip} sends for ${domain} rightly, authorise it in its SPF record; else have that server use an envelope sender of a domain that does. mailsonde spf ${domain} --ip ${ip} walks through the record.`;
}

export const messageSpfPass = defineCheck({
  id: 'message-spf-pass',
  title: 'SPF passes for the address the message came from',
  severity: 'warning',
  needs: ['message'],
  why: 'Receivers weigh SPF for every message; bulk senders need it to pass at Gmail (550 5.7.27), Yahoo and Outlook.com (550 5.7.515).',
  fix: "Authorise the sending address in the SPF record of the envelope sender's domain (the one of the return address), or have that server use an envelope domain that authorises it: mailsonde spf DOMAIN --ip ADDRESS shows the record.",
  references: [
    rfc(7208, '2.6'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { spf, envelope, dmarc } = message.value;
    const { result, domain, reason } = spf;
    const data = { result, domain, ip: envelope.ip, identity: spf.identity };
    if (result === null) return unknown(`SPF could not be tested: ${reason}`, 'vantage', data);
    const told = `SPF came to ${result} for ${domain ?? 'no domain'} from ${envelope.ip ?? 'an unknown address'}: ${reason}`;
    if (result === 'temperror') return unknown(told, dmarc.failure?.cause ?? 'target', data);
    return result === 'pass'
      ? pass(`SPF passed for ${domain ?? ''} from ${envelope.ip ?? ''}: ${reason}`, data)
      : fail(told, data, domain === null || envelope.ip === null ? {} : { fix: fixFor(domain, envelope.ip) });
  },
});
