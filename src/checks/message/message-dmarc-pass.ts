/** Whether the message passes DMARC. */
import { defineCheck, fail, page, pass, rfc, skip, unknown } from '../define.ts';

export const messageDmarcPass = defineCheck({
  id: 'message-dmarc-pass',
  title: 'The message passes DMARC',
  severity: 'error',
  needs: ['message'],
  why: 'A message that fails is refused or junked where the policy says so, and receivers that demand DMARC of bulk senders refuse it whatever the policy (Gmail 550 5.7.26 and 5.7.32, Outlook.com 550 5.7.515).',
  fix: 'Have DKIM or SPF pass for a domain that is aligned with From (exactly the domain there, or, unless strict, one of the same owner): sign with a DKIM key of that domain, or use an envelope sender (the return address) of it which SPF authorises; both is better.',
  references: [
    rfc(9989, '5.3'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { dmarc, bulk, from } = message.value;
    const { result, domain, policy, says, steps } = dmarc;
    const data = { result, domain, policy, steps: steps.map((step) => step.says) };
    if (result === 'permerror' && from.problems.length > 0)
      return skip('nobody can tell who the author is: see message-from-single');
    switch (result) {
      case 'pass':
        return pass(`DMARC passes for ${domain ?? ''}: ${says}`, data);
      case null:
        return unknown(`DMARC could not be tested: ${says}`, 'vantage', data);
      case 'temperror':
        return unknown(`DMARC could not be tested: ${says}`, dmarc.failure?.cause ?? 'target', data);
      case 'none':
        return bulk.length > 0
          ? fail(`There is no DMARC policy to pass: ${says}`, data, {
              fix: `Publish a DMARC record for ${domain ?? 'the domain in From'}: mailsonde dmarc ${domain ?? 'DOMAIN'} shows what is there and what to add.`,
            })
          : skip(`there is no DMARC policy to pass: ${says}`);
      default:
        return fail(`DMARC ${result === 'fail' ? 'fails' : 'cannot be judged'}: ${says}`, data);
    }
  },
});
