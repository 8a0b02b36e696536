/** A domain that takes no mail does not authorise anybody to send in its name. */
import type { SpfNode } from '../../model/evidence/spf.ts';
import { spfNodes } from '../../parse/spf-tree.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';
import { takesNoMail } from '../mx-records.ts';
import { authorising } from '../spf-look.ts';

export const mxNullSender = defineCheck({
  id: 'mx-null-sender',
  title: 'A domain with a null MX does not send',
  severity: 'warning',
  needs: ['mx', 'spf', 'sending'],
  why: 'Receivers may refuse mail from a domain that cannot be answered, as a null MX ("no mail here") says (550 5.7.27), and bounces of its mail have nowhere to go.',
  fix: 'If the domain sends, replace the null MX by an MX record with a host that takes replies and bounces; if it does not, publish "v=spf1 -all".',
  references: [
    rfc(7505, '4.2'),
    page('Yahoo Sender Hub: error codes', 'https://senders.yahooinc.com/smtp-error-codes/'),
  ],
  examine({ mx, spf, sending }) {
    if (mx.status === 'absent' || !takesNoMail(mx.value)) return skip('there is no null MX');
    if (sending.status === 'observed' && sending.value.stated && sending.value.sends)
      return fail(
        `The domain takes no mail, yet it is said to send (${sending.value.because})`,
        {},
        {
          fix: 'Replace the null MX by an MX record with a host that takes replies and bounces.',
        },
      );
    if (spf.status === 'absent') return pass('There is a null MX, and no SPF record authorises a sender');
    const { records, tree, evaluations } = spf.value;
    // Receivers make nothing of several records, a near miss or a syntax error; whom a repaired one lets in is not known.
    if (records.length !== 1) return skip('there is a null MX, and no single SPF record to read');
    const term = authorising(tree);
    if (term === null && spfNodes(tree).some(({ problems }) => problems.some(({ fatal }) => fatal)))
      return skip('there is a null MX, and the SPF record cannot be read');
    const [given] = evaluations;
    // A sender stated with --ip is one, whatever SPF says of it; "-all" alone says that there is none.
    if (term === null && given !== undefined && !isNobody(tree))
      return fail(`The domain takes no mail, yet ${given.ip} is said to send for it`, { ip: given.ip });
    if (term === null) return pass('There is a null MX, and SPF authorises nobody');
    return fail(`The domain takes no mail, yet its SPF record authorises senders by "${term}"`, { term });
  },
});

function isNobody({ record = '' }: SpfNode): boolean {
  return /^v=spf1 +-all *$/i.test(record);
}
