/** A domain with mail says so by MX records rather than by its bare address. */
import { publicSuffixOrganizationalDomain } from '../../parse/organizational-domain.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { takesNoMail } from '../mx-records.ts';

export const mxExplicit = defineCheck({
  id: 'mx-explicit',
  title: 'The domain has MX records',
  severity: 'warning',
  needs: ['mx', 'sending'],
  why: 'Without MX records senders try the address of the domain itself, which is mostly a web server: mail then waits for days and bounces, and some receivers distrust a sender without MX.',
  fix: 'Publish "10 mail.DOMAIN" with the name of your mail server; if the server at the domain\'s own address takes the mail, "10 DOMAIN"; if the domain has no mail, the null MX "0 .".',
  references: [rfc(5321, '5.1'), rfc(7505, '3')],
  examine({ mx, sending }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const { hosts, implicit } = mx.value;
    if (takesNoMail(mx.value)) return skip('a null MX says that the domain takes no mail');
    if (sending.status === 'observed' && !sending.value.sends)
      return skip(`the domain does not send: ${sending.value.because}`);
    const [host] = hosts;
    if (host === undefined) return skip('there is no address to fall back to: see mx-deliverable');
    if (!implicit)
      return pass(`${hosts.length} MX ${hosts.length === 1 ? 'record' : 'records'}`, {
        records: hosts.length,
      });
    // Any host that sends from its own name has no MX; bounces find it by its address, and nobody minds.
    if (publicSuffixOrganizationalDomain(host.host) !== host.host)
      return skip('a name below an organizational domain takes its bounces at its own address');
    const failed = [host.ipv4, host.ipv6].find(({ status }) => status === 'failed');
    if (host.addresses.length === 0 && failed?.status === 'failed')
      return unknownFrom(failed.failure, 'The address of the domain could not be resolved');
    return fail(`There is no MX record; senders fall back to ${host.addresses.slice(0, 3).join(', ')}`, {
      addresses: host.addresses,
    });
  },
});
