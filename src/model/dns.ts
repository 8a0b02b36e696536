/** DNS answers as the resolver hands them out: typed, bounded, with TTL, AD, server and time kept. */
import type { Absent, Failed, Observed, Skipped } from './outcome.ts';

export type RrType =
  | 'A'
  | 'AAAA'
  | 'CAA'
  | 'CNAME'
  | 'DNSKEY'
  | 'DS'
  | 'MX'
  | 'NS'
  | 'PTR'
  | 'SOA'
  | 'SPF'
  | 'SRV'
  | 'TLSA'
  | 'TXT';

export interface AddressRecord {
  type: 'A' | 'AAAA';
  name: string;
  ttl: number;
  /** Canonical text form. */
  address: string;
}
export interface MxRecord {
  type: 'MX';
  name: string;
  ttl: number;
  preference: number;
  /** Without the final dot; the empty string is the root, i.e. a null MX target (RFC 7505). */
  exchange: string;
}
export interface TxtRecord {
  type: 'TXT' | 'SPF';
  name: string;
  ttl: number;
  /** The character-strings joined without a separator; octets that are not UTF-8 stand as \xNN. */
  value: string;
  /** Length in octets of each character-string, in order (RFC 1035 §3.3.14). */
  chunks: number[];
}
export interface NameRecord {
  type: 'CNAME' | 'NS' | 'PTR';
  name: string;
  ttl: number;
  target: string;
}
export interface SoaRecord {
  type: 'SOA';
  name: string;
  ttl: number;
  mname: string;
  rname: string;
  serial: number;
  minimum: number;
}
export interface TlsaRecord {
  type: 'TLSA';
  name: string;
  ttl: number;
  usage: number;
  selector: number;
  matchingType: number;
  /** Certificate association data, lower-case hexadecimal. */
  data: string;
}
export interface SrvRecord {
  type: 'SRV';
  name: string;
  ttl: number;
  priority: number;
  weight: number;
  port: number;
  target: string;
}
export interface OtherRecord {
  type: 'CAA' | 'DNSKEY' | 'DS';
  name: string;
  ttl: number;
  /** Presentation form, for display and comparison. */
  text: string;
}
export type DnsRecord =
  | AddressRecord
  | MxRecord
  | TxtRecord
  | NameRecord
  | SoaRecord
  | TlsaRecord
  | SrvRecord
  | OtherRecord;

/** The record interface for a type asked for. */
export type RecordOf<T extends RrType> = T extends 'A' | 'AAAA'
  ? AddressRecord
  : T extends 'TXT' | 'SPF'
    ? TxtRecord
    : T extends 'CNAME' | 'NS' | 'PTR'
      ? NameRecord
      : T extends 'CAA' | 'DNSKEY' | 'DS'
        ? OtherRecord
        : Extract<DnsRecord, { type: T }>;

export interface CnameStep {
  from: string;
  to: string;
  ttl: number;
}

export interface DnsAnswer<R extends DnsRecord = DnsRecord> {
  /** The records of the type asked for, at the end of the CNAME chain. */
  records: R[];
  /** CNAMEs followed on the way, in order; empty where the name itself holds the records. */
  cnames: CnameStep[];
  /** Seconds: the least TTL of everything the answer rests on. */
  ttl: number;
  /** The AD bit: the resolver says it validated the answer (RFC 4035 §3.2.3). */
  authenticated: boolean;
  /** Which server said so, e.g. `192.0.2.53:53`, `tls://192.0.2.53:853`. */
  server: string;
  transport: 'udp' | 'tcp' | 'tls' | 'https';
  /** Size in octets of the DNS message that held the answer. */
  size: number;
  /** UDP answer came back truncated, so TCP was used (RFC 7766). */
  truncated: boolean;
}

/** NXDOMAIN or NODATA, with what is known all the same. */
export interface DnsAbsent extends Absent {
  how: 'nxdomain' | 'nodata';
  /** CNAMEs followed before the end was reached: a non-empty chain that ends here dangles. */
  cnames: CnameStep[];
  authenticated: boolean;
  server: string;
}

export type DnsOutcome<R extends DnsRecord = DnsRecord> =
  | Observed<DnsAnswer<R>>
  | DnsAbsent
  | Failed
  | Skipped;

export interface QueryOptions {
  /** Set the CD bit: the resolver is asked not to validate (tells bogus from unreachable). */
  checkingDisabled?: boolean;
}

/** Asks questions. Never throws; the same question in a run goes out once. */
export interface Resolver {
  query<T extends RrType>(name: string, type: T, options?: QueryOptions): Promise<DnsOutcome<RecordOf<T>>>;
  /** Established once a run, on first use. */
  facts(): Promise<ResolverFacts>;
}

/** What is known about the resolver of this run (contract §5, end). */
export interface ResolverFacts {
  /** Servers in the order they are asked. */
  server: string;
  servers: string[];
  /** A signed root answer came back with AD. */
  validates: boolean;
  /** Loopback, `trust-ad`, DoT, DoH, or named by the user. */
  trusted: boolean;
  /** Why it is or is not trusted, in a few words. */
  trustedBecause: string;
  /** At least one question of this run was answered (any RCODE but REFUSED). */
  answers: boolean;
}

/** One question of a run as it happened, for the timeline and for tests that nothing is asked twice. */
export interface DnsExchange {
  name: string;
  type: RrType;
  /** Milliseconds since the run began. */
  startMs: number;
  tookMs: number;
  outcome: string;
  server: string;
}
