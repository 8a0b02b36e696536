/** Zone text as the lab's worlds are written in: master-file lines (RFC 1035 §5) with a few words of our own. */
import { reverseName } from '../parse/ip.ts';
import { mailHostPin } from './host-keys.ts';

export const RECORD_TYPES = [
  'A',
  'AAAA',
  'CAA',
  'CNAME',
  'DNSKEY',
  'DS',
  'MX',
  'NS',
  'PTR',
  'SOA',
  'SPF',
  'SRV',
  'TLSA',
  'TXT',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

export interface LabRecord {
  /** Lower case, no final dot. */
  name: string;
  type: RecordType;
  ttl: number;
  /** Presentation form without class and TTL: names absolute without a final dot; TXT: the whole value. */
  value: string;
  /** TXT and SPF: the character-strings. */
  strings: string[];
}

/** What a name does instead of answering: `type` null means for every type. */
export interface LabTrouble {
  name: string;
  type: RecordType | null;
  rcode: 'SERVFAIL' | 'REFUSED';
}

export interface ZoneText {
  apex: string;
  records: LabRecord[];
  troubles: LabTrouble[];
}

const TTL = 3600;
/** Addresses no public host has, yet not set aside for documentation either (RFC 7526, RFC 7343). */
const hostAddresses = (host: number): { A: string; AAAA: string } => ({
  A: `192.88.99.${host}`,
  AAAA: `2001:20::${host.toString(16)}`,
});
const HOST_WORDS: Readonly<Record<string, readonly ('A' | 'AAAA')[]>> = {
  HOST: ['A', 'AAAA'],
  HOST4: ['A'],
  HOST6: ['AAAA'],
};

/**
 * One record a line, `name TYPE rdata`, TTL and class left out. `@` is the apex; a name without a final dot is below it.
 * A TXT value stands quoted (one or several strings) or bare to the end of the line, which is then split at 255 octets
 * as control panels do. `HOST n` gives a name the addresses of host n and their PTR records (`HOST4`, `HOST6`: of one family); `SERVFAIL` and
 * `SERVFAIL type` make the name fail; `@spki:NAME` in a TLSA is the digest of the key the mail host NAME has in the lab.
 */
export function parseZoneText(apex: string, text: string): ZoneText {
  const zone: ZoneText = { apex, records: [], troubles: [] };
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const match = /^(\S+)\s+(\S+)(?:\s+(.*))?$/.exec(line);
    if (match === null) throw new Error(`zone ${apex}: not a record: ${line}`);
    const [, owner = '', type = '', rdata = ''] = match;
    addLine(zone, absolute(owner, apex), type, rdata);
  }
  return zone;
}

function addLine(zone: ZoneText, name: string, type: string, rdata: string): void {
  const families = HOST_WORDS[type];
  if (families !== undefined) {
    const addresses = hostAddresses(Number(rdata));
    for (const family of families) {
      zone.records.push(makeRecord(name, family, addresses[family]));
      zone.records.push(makeRecord(reverseName(addresses[family]), 'PTR', name));
    }
  } else if (type === 'SERVFAIL' || type === 'REFUSED') {
    zone.troubles.push({ name, type: rdata === '' ? null : recordType(rdata), rcode: type });
  } else {
    zone.records.push(makeRecord(name, recordType(type), absoluteRdata(type, rdata, zone.apex)));
  }
}

/** A record from its presentation form, names in it absolute (a final dot is dropped). */
export function makeRecord(name: string, type: RecordType, rdata: string): LabRecord {
  const base = { name: bare(name), type, ttl: TTL, strings: [] as string[] };
  if (type === 'TXT' || type === 'SPF') {
    const strings = rdata.startsWith('"') ? quotedStrings(rdata) : splitString(rdata);
    return { ...base, strings, value: strings.join('') };
  }
  const words = rdata.split(/\s+/);
  if (type === 'CNAME' || type === 'NS' || type === 'PTR') return { ...base, value: bare(words[0] ?? '') };
  if (type === 'MX') return { ...base, value: `${Number(words[0])} ${bare(words[1] ?? '')}` };
  if (type === 'TLSA') {
    const pinned = (words[3] ?? '').replace(/^@spki:(.*)$/, (_, host: string) => mailHostPin(host));
    return { ...base, value: [...words.slice(0, 3), pinned.toLowerCase()].join(' ') };
  }
  return { ...base, value: words.join(' ') };
}

function recordType(text: string): RecordType {
  const type = RECORD_TYPES.find((one) => one === text);
  if (type === undefined) throw new Error(`zone text holds an unknown type: ${text}`);
  return type;
}

function absoluteRdata(type: string, rdata: string, apex: string): string {
  if (['CNAME', 'NS', 'PTR'].includes(type)) return absolute(rdata, apex);
  if (type !== 'MX') return rdata;
  const [preference = '', exchange = ''] = rdata.split(/\s+/);
  return `${preference} ${exchange === '.' ? '.' : absolute(exchange, apex)}`;
}

function absolute(name: string, apex: string): string {
  if (name === '@') return apex;
  return name.endsWith('.') ? bare(name) : `${name}.${apex}`.toLowerCase();
}

function bare(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

function quotedStrings(text: string): string[] {
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = '']) =>
    inner.replaceAll(/\\(.)/g, '$1'),
  );
  if (strings.some((one) => Buffer.byteLength(one) > 255)) throw new Error(`a string is too long: ${text}`);
  return strings;
}

/** RFC 1035 §3.3: a character-string holds at most 255 octets. */
function splitString(text: string): string[] {
  const octets = Buffer.from(text, 'utf8').toString('latin1');
  const strings = octets.match(/[\s\S]{1,255}/g) ?? [''];
  return strings.map((one) => Buffer.from(one, 'latin1').toString('utf8'));
}
