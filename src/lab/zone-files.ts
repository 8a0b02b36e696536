/** The lab's zones as master files (RFC 1035 §5), for a real name server to load and sign. */
import { labZones } from './world.ts';
import type { LabRecord } from './zone-text.ts';

const APEX = [
  '@ IN SOA ns1.lab-dns.example. hostmaster.lab-dns.example. 2026010101 7200 3600 1209600 300',
  '@ IN NS ns1.lab-dns.example.',
  '@ IN NS ns2.lab-dns.example.',
];

/** By zone apex. Reverse zones are left out, and what only a resolver can do (SERVFAIL, bogus) is not in them. */
export function zoneFiles(): Map<string, string> {
  return new Map(
    labZones().map(({ apex, records }) => [
      apex,
      [
        `$ORIGIN ${apex}.`,
        '$TTL 3600',
        ...APEX,
        ...records.filter(({ name }) => name === apex || name.endsWith(`.${apex}`)).map(line),
        '',
      ].join('\n'),
    ]),
  );
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
