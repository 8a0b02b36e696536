/** Organizational domain by the public suffix list: the older view of RFC 7489 §3.2. */
import { getDomain } from 'tldts';

/** The last names read: the probes of one target ask about the same few again and again. */
const read = new Map<string, string | null>();
const MOST_READ = 1_000;

/** Null where the name is itself a public suffix, or no name at all. */
export function publicSuffixOrganizationalDomain(name: string): string | null {
  const known = read.get(name);
  if (known !== undefined) return known;
  const found = getDomain(name, {
    allowPrivateDomains: true,
    validateHostname: false,
    extractHostname: false,
  });
  if (read.size >= MOST_READ) read.clear();
  read.set(name, found);
  return found;
}
