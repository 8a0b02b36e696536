/** Whether the domain sends mail, and from which addresses (contract §5). */

import type { Failure } from '../failure.ts';

export interface SendingEvidence {
  /** The domain asked about, where records can be published at it: absent for an alias (RFC 1034 §3.6.2), an address or a host. */
  domain?: string;
  sends: boolean;
  /** In a few words: `--sends no`, `SPF is exactly "v=spf1 -all"`, `null MX and no SPF`, `has SPF or takes mail`. */
  because: string;
  /** Stated by the user rather than read from DNS. */
  stated: boolean;
  /** Sending addresses: those given with --ip, else MX addresses authorised by the domain's own a, mx, ip4, ip6 terms. */
  addresses: { ip: string; from: 'given' | 'mx'; host?: string }[];
  /** Where the domain sends without SPF: the record its MX hosts speak for. */
  suggestedSpf?: {
    record: string;
    /** Whose hosts they are: `Google Workspace`, `your own`. */
    hosts: string;
    /** What it includes resolves, within every limit, and it authorises no address that is not authorised now. */
    verified: boolean;
  };
  /** Why `addresses` may lack some: MX or SPF could not be read whole. */
  unseen?: Failure;
}
