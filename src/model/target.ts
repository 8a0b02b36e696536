/** What we were asked about, validated once at the edge, and what the user told us about it. */
import type { FollowWishes } from './mailbox.ts';
import type { SmtpRequest } from './smtp.ts';

export { PROBE_NAMES, type ProbeName } from './smtp.ts';

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
  /** Where the user named one. */
  port?: number;
}

export interface HostTarget {
  kind: 'host';
  ascii: string;
  display: string;
  /** Where the user named one. */
  port?: number;
}

/** This machine, to whoever names it. */
export const LOCALHOST = 'localhost';

export interface AddressTarget {
  kind: 'address';
  /** `local@domain`, the domain in A-labels. */
  ascii: string;
  display: string;
  /** As it goes into RCPT TO, quotes included. */
  localPart: string;
  /** A-labels, lower case. */
  domain: string;
}

/** One log or several that are read as one. */
export interface LogTarget {
  kind: 'log';
  /** The names of the files, as given. */
  ascii: string;
  display: string;
}

/** One raw message. */
export interface MessageTarget {
  kind: 'message';
  /** The name of the file, as given. */
  ascii: string;
  display: string;
}

export type Target = DomainTarget | IpTarget | HostTarget | AddressTarget | LogTarget | MessageTarget;
export type TargetKind = Target['kind'];

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
  /** The mailbox in which what is sent should arrive. */
  follow?: FollowWishes;
  /** How sessions are held; the polite look at a mail host where left out. */
  smtp?: SmtpWishes;
}

/** What the user wants of live sessions, for every host alike. */
export interface SmtpWishes extends Partial<Omit<SmtpRequest, 'host' | 'ip' | 'helo' | 'port'>> {
  /** Ports to look at instead of the usual ones (`--ports`). */
  ports?: readonly number[];
  /** Hosts to tell a blocked port 25 by; empty: none (`--egress-control none`); the documented ones where left out. */
  egressControls?: readonly string[];
}
