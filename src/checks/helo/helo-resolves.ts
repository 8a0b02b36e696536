/** The HELO name resolves, and to the address the server sends from. */
import type { ZoneEdit } from '../../model/finding.ts';
import { canonicalIp, ipFamily } from '../../parse/ip.ts';
import { defineCheck, fail, page, pass, rfc, skip, unknownFrom } from '../define.ts';

export const heloResolves = defineCheck({
  id: 'helo-resolves',
  title: 'The HELO name leads to the sending address',
  severity: 'warning',
  needs: ['helo'],
  why: 'Many receivers refuse a HELO name that is not in DNS ("Host not found"), and count it against a server when the name leads elsewhere.',
  fix: 'Give the HELO name an A or AAAA record with the address the server sends from, or set the HELO name to one that has it.',
  references: [
    rfc(5321, '2.3.5'),
    page(
      'Postfix: reject_unknown_helo_hostname',
      'https://www.postfix.org/postconf.5.html#reject_unknown_helo_hostname',
    ),
  ],
  examine({ helo }) {
    if (helo.status === 'absent') return skip('no HELO name was stated');
    const { name, addresses, ips, cname, own } = helo.value;
    const literal = canonicalIp(/^\[(?:IPv6:)?(.+)\]$/i.exec(name)?.[1] ?? '');
    if (literal !== null)
      return fail(`The HELO name is the address literal ${name}; many receivers want a host name`, {
        helo: name,
      });
    if (addresses.status === 'skipped') return skip(`${addresses.reason}: see helo-fqdn`);
    if (addresses.status === 'failed')
      return unknownFrom(addresses.failure, `${name} could not be looked up`);
    if (addresses.status === 'absent') {
      const [ip, ...others] = ips;
      const records: ZoneEdit[] =
        own === true && cname === undefined && ip !== undefined && others.length === 0
          ? [{ action: 'add', name: name.toLowerCase(), type: ipFamily(ip) === 6 ? 'AAAA' : 'A', value: ip }]
          : [];
      return fail(`The HELO name ${name} has no address`, { helo: name }, { records });
    }
    const found = addresses.value;
    const data = { helo: name, addresses: found, ips };
    if (ips.length === 0 || ips.some((ip) => found.includes(ip)))
      return pass(`${name} leads to ${found.slice(0, 3).join(', ')}`, data);
    return fail(
      `${name} leads to ${found.slice(0, 3).join(', ')}, not to ${ips.slice(0, 3).join(', ')}`,
      data,
    );
  },
});
