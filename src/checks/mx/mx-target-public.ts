/** Every address of an MX host can be reached from the Internet. */

import type { MxEvidence, MxHost } from '../../model/evidence/mx.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { listed } from '../../parse/enumeration.ts';
import { ipFamily, specialPurpose } from '../../parse/ip.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { deliversWithout, removeTarget } from '../mx-records.ts';

export const mxTargetPublic = defineCheck({
  id: 'mx-target-public',
  title: 'MX hosts have public addresses',
  severity: 'error',
  needs: ['mx'],
  why: 'Nobody outside can reach a private or reserved address; a sender that picks it waits, fails, or delivers to a machine in its own network.',
  fix: 'Publish only the public address of the mail server; keep internal addresses in internal DNS.',
  references: [rfc(6890), rfc(5321, '5.1')],
  examine({ mx }) {
    if (mx.status === 'absent') return skip('the domain does not exist');
    const hosts = new Map(mx.value.hosts.map((host) => [host.host, host]));
    const known = [...hosts.values()].filter(
      ({ addresses, ipv4, ipv6 }) =>
        addresses.length > 0 || [ipv4, ipv6].every(({ status }) => status === 'failed'),
    );
    if (known.length === 0) return skip('no MX host has an address');
    return known.map((target) => {
      const { host, addresses, ipv4 } = target;
      if (addresses.length === 0 && ipv4.status === 'failed')
        return unknownFrom(ipv4.failure, `${host} could not be looked up`, { subject: host });
      const reserved = addresses.filter((ip) => specialPurpose(ip) !== null);
      if (reserved.length === 0) return pass(`${host} has public addresses only`, {}, { subject: host });
      const told = reserved.slice(0, 3).map((ip) => `${ip} (${purpose(ip)})`);
      const records = edits(mx.value, target, reserved);
      return fail(
        `The MX host ${host} has the ${told.length === 1 ? 'address' : 'addresses'} ${listed(told)}`,
        { addresses: reserved },
        { subject: host, ...(records !== undefined && { records }) },
      );
    });
  },
});

/** `private, RFC 1918` */
function purpose(ip: string): string {
  return (specialPurpose(ip) ?? '').replace(/ \((.*)\)$/, ', $1');
}

/** Drops the address where the host keeps a public one, else the host where others deliver. */
function edits(mx: MxEvidence, target: MxHost, reserved: readonly string[]): ZoneEdit[] | undefined {
  const { host, addresses, own, cname } = target;
  if (addresses.length === reserved.length)
    return deliversWithout(mx, host) ? removeTarget(mx, host) : undefined;
  if (own !== true || cname !== undefined) return undefined;
  return reserved.map((ip) => ({
    action: 'remove',
    name: host,
    type: ipFamily(ip) === 6 ? 'AAAA' : 'A',
    value: ip,
  }));
}
