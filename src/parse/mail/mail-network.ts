/** Whose network a mail host belongs to: by its organizational domain, and by the several that large receivers use inside. */
import { publicSuffixOrganizationalDomain } from '../organizational-domain.ts';

/**
 * Domains whose hosts pass mail on among themselves. Not of one network are domains under which customers of a cloud
 * send, such as amazonses.com beside amazonaws.com: there one hands over to the other.
 */
const NETWORKS: readonly (readonly string[])[] = [
  ['outlook.com', 'office365.com', 'exchangelabs.com', 'hotmail.com', 'outlook.cn', 'office365.us'],
  ['google.com', 'googlemail.com', 'gmail.com', '1e100.net'],
  ['yahoo.com', 'yahoodns.net', 'yahoo.net', 'aol.com'],
  ['icloud.com', 'apple.com', 'me.com', 'mac.com'],
];

const BY_DOMAIN = new Map(
  NETWORKS.flatMap((domains) => domains.map((domain) => [domain, domains[0] as string] as const)),
);

/** The same text for all hosts of one network; null where the name has no organization. */
export function mailNetworkOf(host: string): string | null {
  const organization = publicSuffixOrganizationalDomain(host.toLowerCase().replace(/\.$/, ''));
  return organization === null ? null : (BY_DOMAIN.get(organization) ?? organization);
}
