/** One shape for what our resolver and dig say of the same question, so that the two can be compared. */
import type { DnsOutcome, DnsRecord } from '../../../src/model/dns.ts';
import { bare, type DigAnswer, type DigRecord, txtStrings } from './dig.ts';

export interface Said {
  /** NOERROR with and without records, NXDOMAIN, SERVFAIL. */
  status: string;
  authenticated: boolean;
  cnames: string[];
  records: string[];
}

export function ourWord(outcome: DnsOutcome): Said {
  if (outcome.status === 'failed')
    return { status: outcome.failure.code ?? '', authenticated: false, cnames: [], records: [] };
  if (outcome.status === 'skipped')
    return { status: 'skipped', authenticated: false, cnames: [], records: [] };
  const { cnames, authenticated } = outcome.status === 'observed' ? outcome.value : outcome;
  return {
    status: outcome.status === 'absent' && outcome.how === 'nxdomain' ? 'NXDOMAIN' : 'NOERROR',
    authenticated,
    cnames: cnames.map(({ from, to }) => `${from} -> ${to}`),
    records: outcome.status === 'observed' ? outcome.value.records.map(written).sort() : [],
  };
}

/** Only what the question was about: records of that type, and the aliases on the way to them. */
export function digsWord({ status, authenticated, records }: DigAnswer, type: string): Said {
  const aliases = type === 'CNAME' ? [] : records.filter((record) => record.type === 'CNAME');
  return {
    status,
    authenticated,
    cnames: aliases.map(({ name, rdata }) => `${name} -> ${bare(rdata)}`),
    records: records.flatMap((record) => (record.type === type ? [rewritten(record)] : [])).sort(),
  };
}

function written(record: DnsRecord): string {
  return `${record.name} ${record.type} ${rdataOf(record)}`;
}

function rdataOf(record: DnsRecord): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'MX':
      return `${record.preference} ${record.exchange}`;
    case 'TXT':
    case 'SPF':
      return `${record.chunks.join('+')} ${record.value}`;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return record.target;
    case 'SOA':
      return `${record.mname} ${record.rname} ${record.serial} ${record.minimum}`;
    case 'TLSA':
      return `${record.usage} ${record.selector} ${record.matchingType} ${record.data}`;
    case 'SRV':
      return `${record.priority} ${record.weight} ${record.port} ${record.target}`;
    case 'CAA':
    case 'DNSKEY':
    case 'DS':
      return record.text;
  }
}

function rewritten({ name, type, rdata }: DigRecord): string {
  const words = rdata.split(/\s+/);
  const rest = (from: number): string => words.slice(from).join('');
  const first = (count: number): string => words.slice(0, count).join(' ');
  const text = (): string => {
    switch (type) {
      case 'TXT':
      case 'SPF': {
        const strings = txtStrings(rdata);
        return `${strings.map(({ length }) => length).join('+')} ${Buffer.concat(strings)}`;
      }
      case 'AAAA':
        // RFC 5952 §5 lets mapped addresses be written in two ways; a URL knows only one.
        return new URL(`http://[${rdata}]`).hostname.replaceAll(/[[\]]/g, '');
      case 'MX':
        return `${words[0]} ${bare(words[1] ?? '')}`;
      case 'CNAME':
      case 'NS':
      case 'PTR':
        return bare(rdata);
      case 'SRV':
        return `${first(3)} ${bare(words[3] ?? '')}`;
      case 'SOA':
        return `${bare(words[0] ?? '')} ${bare(words[1] ?? '')} ${words[2]} ${words[6]}`;
      case 'TLSA':
      case 'DS':
        return `${first(3)} ${rest(3).toLowerCase()}`;
      case 'DNSKEY':
        return `${first(3)} ${rest(3)}`;
      default:
        return rdata;
    }
  };
  return `${name} ${type} ${text()}`;
}
