/** Reverse names of a sending address and whether they lead back (RFC 8601 §2.7.3 iprev). */
import type { Outcome } from '../outcome.ts';

export interface PtrLook {
  ip: string;
  /** Where the reverse name stands, e.g. `25.2.0.192.in-addr.arpa`. */
  reverseName: string;
  names: string[];
  /** The PTR answer itself: absent where there is none. */
  lookup: Outcome<string[]>;
  /** Each name with the addresses it resolves to. */
  forward: { name: string; addresses: Outcome<string[]>; confirms: boolean }[];
  /** At least one name leads back to the address. */
  confirmed: boolean;
  /** The HELO name it is compared with: `--helo`, else the MX host that has this address. */
  expectedName?: string;
}
