/** The lab's zones as master files (RFC 1035 §5), for a real name server to load and sign. */
import { blocklistZones } from './blocklist-zones.ts';
import { labZones } from './world.ts';
import type { LabRecord } from './zone-text.ts';
import { reverseZone } from './zone-tree.ts';

const APEX = [
  '@ IN SOA ns1.lab-dns.example. hostmaster.lab-dns.example. 2026010101 7200 3600 1209600 300',
  '@ IN NS ns1.lab-dns.example.',
  '@ IN NS ns2.lab-dns.example.',
];

/** By zone apex, reverse zones and blocklists included; what only a resolver can do (SERVFAIL, bogus) is not in them. */
export function zoneFiles(): Map<string, string> {
  const zones = labZones();
  const records = new Map(zones.map(({ apex }) => [apex, [] as LabRecord[]]));
  for (const { apex, records: all } of [...zones, ...blocklistZones()]) {
    for (const record of all) {
      const zone = record.name === apex || record.name.endsWith(`.${apex}`) ? apex : reverseZone(record.name);
      const here = records.get(zone) ?? [];
      records.set(zone, [...here, record]);
    }
  }
  return new Map([...records].map(([apex, held]) => [apex, masterFile(apex, held)]));
}

function masterFile(apex: string, records: readonly LabRecord[]): string {
  return [`$ORIGIN ${apex}.`, '$TTL 3600', ...APEX, ...records.map(line), ''].join('\n');
}

function line(record: LabRecord): string {
  return `${record.name}. IN ${record.type} ${rdata(record)}`;
}

function rdata({ type, value, strings }: LabRecord): string {
  if (type === 'TXT' || type === 'SPF') {
    return strings.map((one) => `"${one.replaceAll(/["\\]/g, '\\$&')}"`).join(' ');
  }
  return ['CNAME', 'NS', 'PTR', 'MX', 'SRV'].includes(type) ? `${value}.` : value;
}
