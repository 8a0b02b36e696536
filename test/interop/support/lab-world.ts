/** The lab's world as zones for NSD: what the lab calls signed is signed, what it calls bogus has expired signatures. */

import { BLOCKLISTS } from '../../../src/knowledge/blocklists.ts';
import { REFUSAL } from '../../../src/lab/blocklist-zones.ts';
import { zoneFiles } from '../../../src/lab/index.ts';
import { labZones } from '../../../src/lab/world.ts';
import type { Redirect } from './nameservers.ts';
import type { ServedZone } from './zones.ts';

const STATES = { signed: 'signed', unsigned: 'unsigned', bogus: 'expired' } as const;

export function labWorld(): ServedZone[] {
  const security = new Map(labZones().map((zone) => [zone.apex, zone.security]));
  const zones = [...zoneFiles()].map(([apex, text]): ServedZone => {
    return { apex, text, state: STATES[security.get(apex) ?? 'unsigned'] };
  });
  return [...zones, ...topLevel(zones), ...failing()];
}

/** The lab's top-level domains are signed, so that a missing DS can be trusted. */
function topLevel(zones: readonly ServedZone[]): ServedZone[] {
  const served = new Set(zones.map(({ apex }) => apex));
  const tops = new Set(zones.map(({ apex }) => apex.slice(apex.lastIndexOf('.') + 1)));
  return [...tops]
    .filter((top) => !served.has(top))
    .map((top) => ({
      apex: top,
      state: 'signed',
      text: `$ORIGIN ${top}.
$TTL 3600
@ IN SOA ns1.lab-dns.example. hostmaster.lab-dns.example. 2026010101 7200 3600 1209600 300
@ IN NS ns1.lab-dns.example.
@ IN NS ns2.lab-dns.example.
`,
    }));
}

/** Where the lab answers SERVFAIL, a real server has lost the zone. */
function failing(): ServedZone[] {
  return labZones().flatMap(({ troubles }) =>
    troubles.map(({ name, rcode }): ServedZone => {
      if (rcode !== 'SERVFAIL') throw new Error(`no real server is made to say ${rcode} for ${name}`);
      return { apex: name, text: '', state: 'unloaded' };
    }),
  );
}

/** What blocklists answer to a public resolver, whatever it asks. */
export const blocklistRefusals: readonly Redirect[] = BLOCKLISTS.map(({ zone }) => ({
  apex: zone,
  address: REFUSAL.A,
  text: REFUSAL.TXT,
}));
