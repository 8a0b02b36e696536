/** Mail does not hang on a single address or network. */
import { ipFamily, ipOctets, specialPurpose } from '../../parse/ip.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';
import { mxTargets } from '../mx-records.ts';

export const mxRedundancy = defineCheck({
  id: 'mx-redundancy',
  title: 'MX hosts stand in more than one network',
  severity: 'info',
  needs: ['mx'],
  why: 'When the only address or network is down, senders keep the mail and try again for some days: nothing is lost at once, but everything is late.',
  fix: 'One well-kept server is enough for most; where delay matters, add a second MX host in another network with the same filters.',
  references: [rfc(5321, '5.1'), rfc(2182, '3.1')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const all = mxTargets(mx.value).flatMap((host) => host.addresses);
    const addresses = [...new Set(all)].filter((ip) => specialPurpose(ip) === null);
    if (addresses.length === 0) return skip('no MX host has a public address');
    const networks = {
      ipv4: new Set(addresses.filter((ip) => ipFamily(ip) === 4).map((ip) => prefix(ip, 3))),
      ipv6: new Set(addresses.filter((ip) => ipFamily(ip) === 6).map((ip) => prefix(ip, 6))),
    };
    const data = {
      addresses: addresses.length,
      ipv4Networks: networks.ipv4.size,
      ipv6Networks: networks.ipv6.size,
    };
    // An address in each family is one host seen twice, as far as can be told.
    const most = Math.max(networks.ipv4.size, networks.ipv6.size);
    if (most > 1) return pass(`MX hosts stand in ${most} networks`, data);
    return fail(
      addresses.length === 1
        ? `All mail goes to one address, ${addresses[0]}`
        : 'All MX addresses lie in one network (/24 for IPv4, /48 for IPv6)',
      data,
    );
  },
});

function prefix(ip: string, octets: number): string {
  return [...(ipOctets(ip) ?? [])].slice(0, octets).join('.');
}
