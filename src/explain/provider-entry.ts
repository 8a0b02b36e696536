/** Mailbox providers, gateways, relays, servers and blocklists by name: what is known of them here. */
import { DIALECTS } from '../knowledge/dialects/index.ts';
import { PROVIDERS } from '../knowledge/providers/index.ts';
import { page } from '../knowledge/references.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Detail, Explanation } from '../model/explanation.ts';
import type { Provider } from '../model/provider.ts';
import { entry } from './entry.ts';

const WHAT: { readonly [K in Dialect['kind']]: string } = {
  mailbox: 'a provider of mailboxes',
  gateway: 'a filter that stands before the mail servers of others',
  relay: 'a service that sends mail for others',
  server: 'a mail server program',
  blocklist: 'a list of bad senders, which receivers ask',
};

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[-_\s.]+/g, '');

let byName: Map<string, Dialect> | undefined;

/** A domain of which the first label is a brand: `hotmail.com`. */
const BRAND = /^([a-z-]{5,})\.[a-z]{2,4}$/;

/** `Gmail and Google Workspace` goes by either, by its id, and by the domains of its hosts. */
function namesOf({ id, name, also = [], kind, hosts = [] }: Dialect): string[] {
  const parts = name.split(' and ');
  const brands = kind === 'mailbox' ? hosts.flatMap((host) => BRAND.exec(host)?.[1] ?? []) : [];
  return [
    id,
    name,
    ...also,
    ...brands,
    ...parts,
    ...parts.map((part) => part.replace(/ (?:Mail|Email)$/, '')),
  ];
}

function names(): Map<string, Dialect> {
  const known = new Map<string, Dialect>();
  for (const dialect of DIALECTS)
    for (const name of namesOf(dialect)) if (!known.has(keyOf(name))) known.set(keyOf(name), dialect);
  return known;
}

/** As people write them, for guesses at what was meant. */
export const PROVIDER_NAMES: readonly string[] = DIALECTS.flatMap(({ name, also = [] }) => [
  ...(name.includes(' and ') ? name.split(' and ') : [name]),
  ...also,
]);

/** Null for a name that is none of them. */
export function explainProvider(input: string): Explanation | null {
  byName ??= names();
  const dialect = byName.get(keyOf(input));
  if (dialect === undefined) return null;
  const { id, name, kind, hosts = [], rows, sources } = dialect;
  const submits = PROVIDERS.find((one) => one.id === id || shares(one, hosts))?.submission ?? [];
  const answers = hosts.length === 0 ? '' : ` Its hosts end in ${hosts.slice(0, 6).join(', ')}.`;
  const details = submits.map(
    ({ label, host, ports }): Detail => ({
      name: host,
      says: `${label}: mail programs hand in here, on port ${ports.map(({ port }) => port).join(' or ')}`,
    }),
  );
  return entry('concept', input, {
    title: `${name}: ${WHAT[kind]}`,
    meaning: `${rows.length} ${rows.length === 1 ? 'answer' : 'answers'} of its own ${rows.length === 1 ? 'is' : 'are'} known here, so its replies are explained in its own terms.${answers}`,
    action: [
      'Give a whole reply in quotes, as in `mailsonde explain "550 5.7.1 ..."`.',
      ...(kind === 'blocklist'
        ? ['`mailsonde blocklist IP` asks the lists.']
        : kind === 'mailbox'
          ? ['`mailsonde check DOMAIN` looks at what receivers ask of a sending domain.']
          : []),
    ],
    provider: id,
    matched: name,
    references: sources
      .filter((one) => one.startsWith('https://'))
      .slice(0, 3)
      .map((url) => page(new URL(url).host, url)),
    ...(details.length > 0 && { details }),
  });
}

function shares({ mx = [] }: Provider, hosts: readonly string[]): boolean {
  return mx.some((host) => hosts.includes(host));
}
