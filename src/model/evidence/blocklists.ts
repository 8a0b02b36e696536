/** One DNSBL asked about one subject, after the list itself was tested (RFC 5782 §5). */
import type { Failure } from '../failure.ts';

export interface BlocklistLook {
  /** Zone as shown; a secret key in it stands as `<key>`. */
  zone: string;
  /** Name of the list as people know it. */
  list: string;
  subject: string;
  subjectKind: 'ipv4' | 'ipv6' | 'domain';
  /** Where a message names it: `From`, `link`, ...; absent outside messages. */
  where?: string[];
  /** What was asked below the zone, where it is not the subject itself: the registered domain. */
  askedFor?: string;
  /** The list passed its own test points and answers us. */
  usable: boolean;
  /** Why not, where not usable. */
  unusableBecause?: string;
  /** Null where it could not be told. */
  listed: boolean | null;
  /** 127.x.y.z return codes. */
  codes: string[];
  /** What the codes mean on this list. */
  meanings: string[];
  /** TXT reason. */
  reason?: string;
  /** How much it hurts: major lists are errors, minor ones warnings, the rest for information. */
  weight: 'major' | 'minor' | 'info';
  /** Where to ask for removal. */
  removalUrl?: string;
  /** The address belongs to a provider known to us: the provider deals with the listing. */
  provider?: string;
  failure?: Failure;
}
