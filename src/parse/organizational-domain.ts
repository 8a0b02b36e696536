/** Organizational domain by the public suffix list: the older view of RFC 7489 §3.2. */
import { getDomain } from 'tldts';

/** Null where the name is itself a public suffix, or no name at all. */
export function publicSuffixOrganizationalDomain(name: string): string | null {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false, extractHostname: false });
}
