/** Domains under which mailbox providers give addresses to the public: whom mail to them is for, where no host tells. */
import type { Provider } from '../model/provider.ts';
import { PROVIDERS, providerById, providerOfMx } from './providers/index.ts';

/** Whole domains. */
const DOMAINS: { readonly [provider: string]: readonly string[] } = {
  google: ['gmail.com', 'googlemail.com'],
  outlook: ['msn.com', 'passport.com', 'windowslive.com'],
  yahoo: ['ymail.com', 'rocketmail.com', 'myyahoo.com'],
  aol: ['aim.com', 'love.com', 'verizon.net'],
  icloud: ['icloud.com', 'me.com', 'mac.com'],
  gmx: ['caramail.com', 'mail.com'],
  'web-de': ['web.de'],
  't-online': ['t-online.de', 'magenta.de'],
  orange: ['orange.fr', 'wanadoo.fr'],
  laposte: ['laposte.net'],
  'mail-ru': ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru'],
  yandex: ['ya.ru'],
  proton: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
  fastmail: ['fastmail.com', 'fastmail.fm'],
};

/** First labels that the provider has under the endings of many countries. */
const BRANDS: { readonly [label: string]: string } = {
  hotmail: 'outlook',
  outlook: 'outlook',
  live: 'outlook',
  yahoo: 'yahoo',
  aol: 'aol',
  gmx: 'gmx',
  yandex: 'yandex',
};

/** `com`, `de`, `co.uk`, `com.br`: anything longer is somebody else's domain. */
const ENDING = /^(?:com|net|org|[a-z]{2}|(?:co|com)\.[a-z]{2})$/;

const BY_DOMAIN = new Map(
  Object.entries(DOMAINS).flatMap(([id, domains]) => domains.map((domain) => [domain, id] as const)),
);

/** Who keeps the mailboxes of a domain anybody can have an address under; null for all other domains. */
export function providerOfMailboxes(domain: string): Provider | null {
  const name = domain.toLowerCase();
  const [brand = ''] = name.split('.', 1);
  const byBrand =
    ENDING.test(name.slice(brand.length + 1)) && Object.hasOwn(BRANDS, brand) ? BRANDS[brand] : undefined;
  const id = BY_DOMAIN.get(name) ?? byBrand;
  return id === undefined ? null : providerById(id);
}

/** Names people use for providers that bear another one here. */
const CALLED: { readonly [name: string]: string } = {
  gmail: 'google',
  googlemail: 'google',
  workspace: 'google',
  hotmail: 'outlook',
  live: 'outlook',
  msn: 'outlook',
  office365: 'microsoft',
  'exchange-online': 'microsoft',
  apple: 'icloud',
};

/** By id, name, another name people use, a domain of its addresses or a host of its own. */
export function providerCalled(text: string): Provider | null {
  const name = text.trim().toLowerCase();
  return (
    providerById((Object.hasOwn(CALLED, name) ? CALLED[name] : undefined) ?? name) ??
    PROVIDERS.find((one) => one.name.toLowerCase() === name) ??
    providerOfMailboxes(name) ??
    providerOfMx(name)
  );
}
