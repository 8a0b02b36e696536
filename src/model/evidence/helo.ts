/** The name a sending host says in HELO/EHLO, and what it resolves to. `skipped` without --helo. */
import type { Outcome } from '../outcome.ts';

export interface HeloEvidence {
  /** As given, without a final dot. */
  name: string;
  /** `skipped` where the name is an address literal or no host name at all. */
  addresses: Outcome<string[]>;
  /** Sending addresses the name is compared with: those stated with --ip, or the address asked about. */
  ips: string[];
  /** The name is an alias: where it leads. */
  cname?: string;
  /** The name belongs to the organization asked about. */
  own?: boolean;
}
