/** Whether the MX hosts publish TLSA records. */
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { looks } from '../tlsa-look.ts';

/** Hosts named in a fix. */
const MOST_NAMED = 3;

export const danePresent = defineCheck({
  id: 'dane-present',
  title: 'The MX hosts publish TLSA records',
  severity: 'info',
  needs: ['tlsa', 'mx'],
  why: 'With DANE a sender knows from signed DNS that the host takes TLS and which certificate it has, so nobody on the path can interfere.',
  fix: 'Whoever runs the MX hosts signs their zone with DNSSEC and publishes TLSA records ("3 1 1" and the SHA-256 of the key) at _25._tcp in front of each host name.',
  references: [rfc(7672, '1.3'), rfc(6698, '2')],
  examine({ tlsa, mx }) {
    const all = looks(tlsa);
    if (all.length === 0) return skip('The domain has no MX host to look at');
    const published = all.filter(({ records }) => records.length > 0).map(({ host }) => host);
    const data = { published, hosts: all.length };
    if (published.length > 0) {
      return pass(`TLSA records stand for ${published.length} of ${all.length} MX hosts`, data);
    }
    // An address alone is mostly a web server.
    if (mx.status === 'observed' && mx.value.implicit) return skip('The domain has no MX record');
    const failure = all.find((look) => look.failure !== undefined)?.failure;
    if (failure !== undefined) return unknownFrom(failure, 'TLSA records could not be looked up');
    const names = all.slice(0, MOST_NAMED).map(({ host }) => `_25._tcp.${host}`);
    if (all.length > MOST_NAMED) names.push(`${all.length - MOST_NAMED} more`);
    return fail('No MX host publishes TLSA records', data, {
      fix: `Whoever runs the MX hosts signs their zone with DNSSEC and publishes TLSA records ("3 1 1" and the SHA-256 of the key) at ${listed(names)}.`,
    });
  },
});
