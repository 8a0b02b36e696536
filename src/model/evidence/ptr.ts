/** Reverse names of a sending address and whether they lead back (RFC 8601 §2.7.3 iprev). */
import type { Outcome } from '../outcome.ts';

export interface PtrName {
  name: string;
  /** Addresses of the family of the address asked about. */
  addresses: Outcome<string[]>;
  confirms: boolean;
  /** The name is an alias: where it leads. */
  cname?: string;
  /** The name belongs to the organization asked about, so that its address can be added in the same zone. */
  own?: boolean;
}

export interface PtrLook {
  ip: string;
  /** Where the reverse name stands, e.g. `25.2.0.192.in-addr.arpa`. */
  reverseName: string;
  /** Where the PTR records really stand, when the reverse name is an alias (RFC 2317). */
  owner?: string;
  names: string[];
  /** The PTR answer itself: absent where there is none. */
  lookup: Outcome<string[]>;
  /** Each name with the addresses it resolves to. */
  forward: PtrName[];
  /** At least one name leads back to the address. */
  confirmed: boolean;
  /** The HELO name it is compared with: `--helo`, else the MX host that has this address. */
  expectedName?: string;
  /** The expected name has this address. */
  expectedResolves?: boolean;
  /** PTR records beyond the limit, which were not followed. */
  dropped?: number;
}
