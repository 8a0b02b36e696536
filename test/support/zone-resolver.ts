/** An in-memory Resolver over a few lines of zone text, for probe tests without a socket. */
import type {
  CnameStep,
  DnsOutcome,
  DnsRecord,
  RecordOf,
  Resolver,
  ResolverFacts,
  RrType,
} from '../../src/model/dns.ts';
import type { Cause, FailureKind } from '../../src/model/failure.ts';

const AT = '2026-01-01T00:00:00.000Z';

export interface ZoneResolver extends Resolver {
  /** Every question, in order; the resolver remembers nothing, so repeats show. */
  readonly asked: string[];
}

export interface ZoneResolverOptions {
  facts?: Partial<ResolverFacts>;
  /** Names at or below one of these get AD. */
  signed?: readonly string[];
}

/**
 * Zone text: one record a line, `name TYPE rdata`; `;` starts a comment. TXT rdata is taken to the end of the line as one
 * string, or as several where quoted. Pseudo-types for a name: `SERVFAIL`, `TIMEOUT`, `REFUSED` (any type),
 * `BOGUS` (SERVFAIL unless CD is set), `TXT!SERVFAIL` (that type only). A leading `*` label is a wildcard (RFC 4592).
 * Names without records below existing ones are empty non-terminals: NODATA, not NXDOMAIN.
 */
export function zoneResolver(text: string, options: ZoneResolverOptions = {}): ZoneResolver {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/(^|\s);.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', type = '', ...rest] = line.split(/\s+/);
      const rdata = line.slice(line.indexOf(type, name.length) + type.length).trim();
      return { name: name.toLowerCase().replace(/\.$/, ''), type, rdata, words: rest };
    });
  const asked: string[] = [];
  const secure = (name: string): boolean =>
    (options.signed ?? []).some((apex) => name === apex || name.endsWith(`.${apex}`));
  const exists = (name: string): boolean =>
    lines.some((line) => line.name === name || line.name.endsWith(`.${name}`));
  const at = (name: string): typeof lines => {
    const exact = lines.filter((line) => line.name === name);
    if (exact.length > 0 || exists(name)) return exact;
    for (
      let rest = name.slice(name.indexOf('.') + 1);
      rest.includes('.');
      rest = rest.slice(rest.indexOf('.') + 1)
    ) {
      const wild = lines.filter((line) => line.name === `*.${rest}`);
      if (wild.length > 0) return wild;
      if (exists(rest)) return [];
    }
    return [];
  };

  return {
    asked,
    facts: async () => ({
      server: '127.0.0.1:53',
      servers: ['127.0.0.1:53'],
      validates: true,
      trusted: true,
      trustedBecause: 'loopback',
      answers: true,
      ...options.facts,
    }),
    async query<T extends RrType>(
      question: string,
      type: T,
      query: { checkingDisabled?: boolean } = {},
    ): Promise<DnsOutcome<RecordOf<T>>> {
      asked.push(`${type} ${question}${query.checkingDisabled ? ' +cd' : ''}`);
      const cnames: CnameStep[] = [];
      let name = question.toLowerCase().replace(/\.$/, '');
      for (let hop = 0; hop < 10; hop++) {
        const here = at(name);
        const trouble = here.find(
          (line) =>
            ['SERVFAIL', 'TIMEOUT', 'REFUSED'].includes(line.type) ||
            line.type === `${type}!SERVFAIL` ||
            (line.type === 'BOGUS' && !query.checkingDisabled),
        );
        if (trouble !== undefined) return failure(trouble.type);
        const records = here.filter((line) => line.type === type);
        const alias = here.find((line) => line.type === 'CNAME');
        if (records.length > 0) {
          return {
            status: 'observed',
            at: AT,
            tookMs: 1,
            value: {
              records: records.map((line) =>
                record(line.name.startsWith('*') ? { ...line, name } : line),
              ) as RecordOf<T>[],
              cnames,
              ttl: 300,
              authenticated: secure(question.toLowerCase()) && secure(name),
              server: '127.0.0.1:53',
              transport: 'udp',
              size: 100,
              truncated: false,
            },
          };
        }
        if (alias === undefined) {
          return {
            status: 'absent',
            how: here.length > 0 || exists(name) ? 'nodata' : 'nxdomain',
            at: AT,
            tookMs: 1,
            cnames,
            authenticated: secure(name),
            server: '127.0.0.1:53',
          };
        }
        const to = alias.rdata.toLowerCase().replace(/\.$/, '');
        cnames.push({ from: name, to, ttl: 300 });
        name = to;
      }
      return failure('LOOP');
    },
  };
}

function record(line: { name: string; type: string; rdata: string; words: string[] }): DnsRecord {
  const { name, rdata, words } = line;
  const base = { name, ttl: 300 };
  const host = (text = ''): string => text.toLowerCase().replace(/\.$/, '');
  switch (line.type) {
    case 'A':
    case 'AAAA':
      return { ...base, type: line.type, address: rdata };
    case 'MX':
      return { ...base, type: 'MX', preference: Number(words[0]), exchange: host(words[1]) };
    case 'TXT':
    case 'SPF': {
      const quoted = [...rdata.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) =>
        (match[1] as string).replaceAll('\\"', '"'),
      );
      const strings = rdata.startsWith('"') ? quoted : [rdata];
      return {
        ...base,
        type: line.type,
        value: strings.join(''),
        chunks: strings.map((one) => Buffer.byteLength(one)),
      };
    }
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return { ...base, type: line.type, target: host(rdata) };
    case 'SOA':
      return {
        ...base,
        type: 'SOA',
        mname: host(words[0]),
        rname: host(words[1]),
        serial: Number(words[2] ?? 1),
        minimum: 300,
      };
    case 'TLSA':
      return {
        ...base,
        type: 'TLSA',
        usage: Number(words[0]),
        selector: Number(words[1]),
        matchingType: Number(words[2]),
        data: (words[3] ?? '').toLowerCase(),
      };
    case 'DS':
    case 'DNSKEY':
    case 'CAA':
      return { ...base, type: line.type, text: rdata };
    default:
      throw new Error(`zone text holds an unknown type: ${line.type}`);
  }
}

function failure(type: string): {
  status: 'failed';
  failure: { stage: 'resolve'; kind: FailureKind; code: string; detail: string; cause: Cause };
} {
  const kinds: Record<string, FailureKind> = { TIMEOUT: 'timeout', REFUSED: 'rejected', LOOP: 'limit' };
  const code = type.replace(/^.*!/, '');
  return {
    status: 'failed',
    failure: {
      stage: 'resolve',
      kind: kinds[code] ?? 'servfail',
      code,
      detail: `DNS answered ${code}`,
      cause: code === 'REFUSED' ? 'vantage' : 'target',
    },
  };
}
