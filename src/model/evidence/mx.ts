/** MX hosts and their addresses. */
import type { Outcome } from '../outcome.ts';
import type { PtrLook } from './ptr.ts';

export interface HostAddress {
  ip: string;
  family: 4 | 6;
  ttl: number;
}

/** What a target without addresses was probably meant to be. */
export interface MeantHost {
  host: string;
  /**
   * reverse-name: the confirmed PTR name of an address literal · missing-domain: a single label, to which the domain
   * belongs · doubled-domain: the zone file lacks the final dot, so the domain stands twice.
   */
  because: 'reverse-name' | 'missing-domain' | 'doubled-domain';
  addresses: string[];
  /** Reverse names of those addresses, since the host may come to count as a sender. */
  reverse: PtrLook[];
  /** It has TLSA records of which no sender can use one, or that could not be seen. */
  badTlsa?: true;
}

export interface MxHost {
  preference: number;
  /** A-labels, lower case, no final dot; the empty string is the root of a null MX. */
  host: string;
  ttl: number;
  /** Addresses of both families, as text; the contract's short form of `ipv4` and `ipv6`. */
  addresses: string[];
  ipv4: Outcome<HostAddress[]>;
  ipv6: Outcome<HostAddress[]>;
  /** The target is an alias: where it leads (RFC 5321 §5.1 forbids it). */
  cname?: string;
  /** Of an alias: the host it leads to has TLSA records of which no sender can use one, or that could not be seen. */
  badTlsaThere?: true;
  /** The answer for its addresses was validated (AD). */
  authenticated: boolean;
  /**
   * The registered domain of a target that does not exist, and whether that exists (NXDOMAIN is a takeover risk, unless
   * the suffix above it does not exist either: then nobody can register it).
   */
  registeredDomain?: { name: string; exists: Outcome<true>; suffixExists?: boolean };
  /** The host belongs to the organization asked about, so its address records can be edited with the same zone. */
  own?: boolean;
  /** Looked up only where the target cannot be used as it stands. */
  meant?: MeantHost;
}

/** `absent` as a whole where the name does not exist; an existing name without MX has `hosts: []` or an implicit one. */
export interface MxEvidence {
  hosts: MxHost[];
  /** No MX record, so the domain's own addresses are used (RFC 5321 §5.1). */
  implicit: boolean;
  /** A null MX `0 .` stands among the records (RFC 7505). */
  nullMx: boolean;
  authenticated: boolean;
  /** MX records beyond the limit that were not followed. */
  dropped: number;
  /** Where the MX records stand; left out where an alias leads to another organization's zone. */
  owner?: string;
  /** An MTA-STS record stands beside an aliased target, so that its policy may name the alias; asked only then. */
  announcesPolicy?: boolean;
}
