/** A domain that takes no mail does not authorise anybody to send in its name. */
import type { SpfNode } from '../../model/evidence/spf.ts';
import { spfNodes } from '../../parse/spf-tree.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';
import { takesNoMail } from '../mx-records.ts';

export const mxNullSender = defineCheck({
  id: 'mx-null-sender',
  title: 'A domain with a null MX does not send',
  severity: 'warning',
  needs: ['mx', 'spf'],
  why: 'Receivers may refuse mail from a domain that cannot be answered, as a null MX ("no mail here") says (550 5.7.27), and bounces of its mail have nowhere to go.',
  fix: 'If the domain sends, replace the null MX by an MX record with a host that takes replies and bounces; if it does not, publish "v=spf1 -all".',
  references: [
    rfc(7505, '4.2'),
    page('Yahoo Sender Hub: error codes', 'https://senders.yahooinc.com/smtp-error-codes/'),
  ],
  examine({ mx, spf }) {
    if (mx.status === 'absent' || !takesNoMail(mx.value)) return skip('there is no null MX');
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

/** The first term by which some sender passes; include and redirect count by what they lead to. */
function authorising({ terms }: SpfNode): string | null {
  for (const { text, name, kind, qualifier, unreachable, subtree, resolved } of terms) {
    if (unreachable !== undefined || kind === 'unknown') continue;
    if (name === 'redirect' && subtree !== undefined && authorising(subtree) !== null) return text;
    if (kind !== 'mechanism' || qualifier !== '+') continue;
    if (name === 'include' && subtree !== undefined && authorising(subtree) === null) continue;
    // An `a` or `mx` that leads nowhere lets nobody in; under a null MX, `mx` always does.
    if (['a', 'mx'].includes(name) && resolved !== undefined && resolved.addresses.length === 0) continue;
    return text;
  }
  return null;
}
