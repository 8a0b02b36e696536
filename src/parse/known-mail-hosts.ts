/** Mail hosts of large providers, known for how they greet and for STARTTLS: whoever answers otherwise is not them. */

export interface KnownMailHosts {
  /** How their names end. */
  suffix: string;
  /** Registered domains of the names they greet with. */
  greetAs: readonly string[];
}

export const KNOWN_MAIL_HOSTS: readonly KnownMailHosts[] = [
  { suffix: 'google.com', greetAs: ['google.com'] },
  { suffix: 'googlemail.com', greetAs: ['google.com'] },
  { suffix: 'outlook.com', greetAs: ['outlook.com'] },
  { suffix: 'messagingengine.com', greetAs: ['messagingengine.com', 'fastmail.com'] },
  { suffix: 'protonmail.ch', greetAs: ['protonmail.ch', 'proton.me'] },
  { suffix: 'zoho.com', greetAs: ['zoho.com', 'zohomail.com'] },
  { suffix: 'yahoodns.net', greetAs: ['yahoo.com', 'yahoodns.net', 'aol.com'] },
  { suffix: 'icloud.com', greetAs: ['icloud.com', 'apple.com'] },
];

export function knownMailHosts(host: string): KnownMailHosts | undefined {
  const name = `.${host.toLowerCase()}`;
  return KNOWN_MAIL_HOSTS.find(({ suffix }) => name.endsWith(`.${suffix}`));
}
