/** What we were asked about, validated once at the edge, and what the user told us about it. */

export interface DomainTarget {
  kind: 'domain';
  /** A-labels, lower case, no final dot. */
  ascii: string;
  /** As people write it: U-labels where the A-labels decode. */
  display: string;
}

export interface IpTarget {
  kind: 'ip';
  /** Canonical text form (RFC 5952 for IPv6). */
  ascii: string;
  display: string;
}

export interface HostTarget {
  kind: 'host';
  ascii: string;
  display: string;
}

export type Target = DomainTarget | IpTarget | HostTarget;
export type TargetKind = Target['kind'] | 'address' | 'message' | 'log';

/** What the user stated on the command line or in a configuration; probes may use it, checks see it only as evidence. */
export interface Given {
  /** Sending addresses (`--ip`), canonical text form. */
  ips: readonly string[];
  /** `--sends yes|no`; undefined where the domain's own records decide. */
  sends?: boolean;
  /** DKIM selectors named by the user; these are judged strictly. */
  selectors: readonly string[];
  /** BIMI selector; `default` where none is named. */
  bimiSelector: string;
  /** DNSBL zones to use instead of the default lists. */
  blocklists?: readonly string[];
  /** Secret keys of DNSBL zones, by zone; never recorded in evidence. */
  blocklistKeys: ReadonlyMap<string, string>;
  /** RFC5321.MailFrom for an SPF evaluation. */
  sender?: string;
  /** The name the sending host says in HELO/EHLO. */
  helo?: string;
}
