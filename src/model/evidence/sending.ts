/** Whether the domain sends mail, and from which addresses (contract §5). */

import type { Failure } from '../failure.ts';

export interface SendingEvidence {
  sends: boolean;
  /** In a few words: `--sends no`, `SPF is exactly "v=spf1 -all"`, `null MX and no SPF`, `has SPF or takes mail`. */
  because: string;
  /** Stated by the user rather than read from DNS. */
  stated: boolean;
  /** Sending addresses: those given with --ip, else MX addresses authorised by the domain's own a, mx, ip4, ip6 terms. */
  addresses: { ip: string; from: 'given' | 'mx'; host?: string }[];
  /** Why `addresses` may lack some: MX or SPF could not be read whole. */
  unseen?: Failure;
}
