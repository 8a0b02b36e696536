/** Mail to the domain has somewhere to go: an MX host, or the domain itself, has an address. */
import { hostNameProblem } from '../../parse/host-name.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { mendTarget, mxTargets, presumption, takesNoMail } from '../mx-records.ts';

export const mxDeliverable = defineCheck({
  id: 'mx-deliverable',
  title: 'Mail to the domain can be delivered',
  severity: 'error',
  needs: ['mx', 'sending'],
  why: 'Without a host that has an address every message to the domain bounces, replies and bounces of its own mail included, and many receivers refuse a sender they could not answer.',
  fix: 'Publish an MX record with the name of your mail server, such as "10 mail.DOMAIN", and see that this name has an A or AAAA record; for a domain without mail publish the null MX "0 ." instead.',
  references: [rfc(5321, '5.1'), rfc(7505, '4.2')],
  examine({ mx, sending }) {
    if (mx.status === 'absent') return fail('The domain does not exist, so no mail can be delivered to it');
    if (takesNoMail(mx.value)) return skip('a null MX says that the domain takes no mail');
    if (sending.status === 'observed' && !sending.value.sends)
      return skip(`the domain does not send: ${sending.value.because}`);
    const { hosts, implicit } = mx.value;
    if (hosts.length === 0) return fail('There is neither an MX record nor an address for the domain');
    const reachable = hosts.filter(({ addresses }) => addresses.length > 0);
    const data = { hosts: hosts.length, withAddress: reachable.length };
    if (reachable.length > 0)
      return pass(
        implicit ? 'The domain takes mail at its own address' : `${told(reachable.length)} an address`,
        data,
      );
    const failed = hosts.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]).find(({ status }) => status === 'failed');
    if (failed?.status === 'failed') return unknownFrom(failed.failure, 'No MX host could be resolved');
    const targets = mxTargets(mx.value);
    const named = targets.filter(({ host }) => hostNameProblem(host) === null);
    if (named.length === 0) return skip('no MX target is a host name: see mx-target-hostname');
    const [only] = named;
    const records = named.length === 1 && only !== undefined ? mendTarget(mx.value, only) : undefined;
    const hint = named.map(presumption).find((text) => text !== '') ?? '';
    const names = named
      .map(({ host }) => host)
      .slice(0, 4)
      .join(', ');
    return fail(`No MX host has an address: ${names}${hint}`, data, {
      ...(records !== undefined && { records }),
    });
  },
});

function told(count: number): string {
  return count === 1 ? '1 MX host has' : `${count} MX hosts have`;
}
