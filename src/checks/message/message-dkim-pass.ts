/** Whether a DKIM signature holds. */

import { defineCheck, fail, page, pass, rfc, skip, unknown } from '../define.ts';
import { dkimFix } from '../dkim-fault-fix.ts';

export const messageDkimPass = defineCheck({
  id: 'message-dkim-pass',
  title: 'At least one DKIM signature holds',
  severity: 'error',
  needs: ['message'],
  why: 'Without a signature that holds, only SPF can vouch for the author, and forwarding breaks that. Gmail refuses bulk mail (550 5.7.30), Outlook.com and Yahoo do as well.',
  fix: 'Turn on DKIM at the service that sends, publish the key it names, and let nothing change the message after signing (footers, rewriting gateways, virus scanners).',
  references: [
    rfc(6376, '6.1'),
    rfc(8301),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { dkim, furtherSignatures, envelope } = message.value;
    const data = {
      signatures: dkim.map(({ domain, selector, result, fault }) => ({ domain, selector, result, fault })),
      furtherSignatures,
    };
    if (dkim.length === 0 && envelope.mailFrom === '')
      return skip('a bounce comes from a server, which seldom signs it');
    if (dkim.length === 0) return fail('The message is not signed with DKIM', data);
    const good = dkim.filter(({ result }) => result === 'pass');
    const [first] = good;
    if (first !== undefined) {
      const left = dkim.length - good.length;
      const also =
        left === 0 ? '' : `; ${left} further ${left === 1 ? 'signature does' : 'signatures do'} not`;
      return pass(`The DKIM signature of ${first.domain} (selector ${first.selector}) holds${also}`, data);
    }
    const told = dkim
      .slice(0, 3)
      .map(({ domain, selector, says }) => `${domain} (${selector || 'no selector'}): ${says}`);
    if (dkim.some(({ fault }) => fault === 'body-missing'))
      return unknown(
        'DKIM could not be tested: the file holds the header alone, and signatures cover the body, too. Give the whole source ("Show original", "View source", Ctrl+U)',
        'vantage',
        data,
      );
    const unreachable = dkim.find(({ fault }) => fault === 'key-unreachable');
    if (unreachable !== undefined)
      return unknown(told.join('; '), unreachable.failure?.cause ?? 'target', data);
    return fail(`No DKIM signature holds: ${told.join('; ')}`, data, {
      fix: dkimFix(dkim[0]?.fault ?? null),
    });
  },
});
