/** The name a sending host says in HELO/EHLO, and what it resolves to. `skipped` without --helo. */
import type { Outcome } from '../outcome.ts';

export interface HeloEvidence {
  name: string;
  addresses: Outcome<string[]>;
  /** Sending addresses the name is compared with. */
  ips: string[];
}
