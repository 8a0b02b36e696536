/** DKIM selectors worth trying where none is known: a convention of many, so finding none proves nothing. */
import type { Provider } from '../model/provider.ts';
import { PROVIDERS } from './providers/index.ts';

/** Asked at once of every domain: between them they find most domains' keys. */
export const POPULAR_SELECTORS: readonly string[] = [
  'google',
  'selector1',
  'selector2',
  's1',
  'k1',
  'k2',
  'default',
  'dkim',
  'mail',
  'fm1',
];

/** What people and mail servers call their own keys; each stands in the lists of several public scanners. */
export const GENERIC_SELECTORS: readonly string[] = [
  ...['default', 'dkim', 'dkim1', 'dkim2', 'dkim2048', 'dkim-shared', 'dk', 'domk', 'dkimpal'],
  ...['mail', 'mail1', 'mail2', 'mailer', 'email', 'smtp', 'smtp1', 'mx', 'mx1', 'mta', 'mta1'],
  ...['key1', 'key2', 's1', 's2', 's3', 's384', 's768', 's1024', 's2048', 's4096', 'sel1', 'sel2'],
  ...['selector', 'selector1', 'selector2', 'selector3', 'k1', 'k2', 'k3', 'k4', 'm1', 'sm', 'sig1'],
  ...['pf', 'pm', 'x', 'private', 'prod', 'server', 'root', 'mxvault', 'mailchannels', 'mdaemon'],
  ...['cpanel', 'plesk', 'everlytickey1', 'everlytickey2', 'eversrv', 'everest-rsa', 'turbo-smtp'],
  ...['mailo', 'api', 'beta', 'gamma', 'nce2048', 'class', 'spop1024', 'dyn'],
  // Those of Gmail itself.
  ...['20230601', '20251104'],
];

/** Keys named after the year or month they were made in. */
export function datedSelectors(asOf: Date): string[] {
  const year = asOf.getUTCFullYear();
  return [year, year - 1, year - 2, year - 3].flatMap((one) => [`${one}`, `${one}01`]);
}

/** Worked out once: a run asks for them with every domain. */
let leading: readonly string[] | undefined;
let families: ReadonlyMap<string, readonly string[]> | undefined;

/** The likeliest selector of each service that sends for domains it takes no mail for, so that MX does not show it. */
export function leadingSelectors(): readonly string[] {
  leading ??= unique(
    PROVIDERS.filter(({ role }) => role === 'relay' || role === 'bulk').flatMap((provider) =>
      selectorsOf(provider).slice(0, 1),
    ),
  );
  return leading;
}

/** Everything worth trying, without repeats. */
export function knownSelectors(asOf: Date): string[] {
  return unique([...PROVIDERS.flatMap(selectorsOf), ...GENERIC_SELECTORS, ...datedSelectors(asOf)]);
}

/** The others of a selector's family: `s2` of `s1`, `fm2` to `fm4` of `fm1`. */
export function siblingSelectors(selector: string): readonly string[] {
  families ??= gatherFamilies();
  return families.get(selector) ?? [];
}

function gatherFamilies(): Map<string, readonly string[]> {
  const gathered = new Map<string, readonly string[]>();
  for (const family of PROVIDERS.map(selectorsOf)) {
    for (const selector of family)
      gathered.set(selector, unique([...(gathered.get(selector) ?? []), ...family]));
  }
  return gathered;
}

function selectorsOf(provider: Provider): readonly string[] {
  return provider.dkim?.selectors ?? [];
}

function unique(selectors: readonly string[]): string[] {
  return [...new Set(selectors)];
}
