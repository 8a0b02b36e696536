/** A proxy as people write it (`--proxy`): scheme, place and user name, never a password; never throws. */
import { ipFamily } from './ip.ts';

export interface ProxyServer {
  scheme: 'http' | 'socks5';
  /** IP address or host name. */
  host: string;
  port: number;
  user?: string;
  /** As it may be shown: `http://proxy.example:3128`. */
  text: string;
}

export type ParsedProxyServer =
  | { ok: true; proxy: ProxyServer }
  | { ok: false; problem: string; hint: string };

/** What each kind of proxy listens on where nobody says otherwise. */
const PORTS: Readonly<Record<ProxyServer['scheme'], number>> = { http: 3128, socks5: 1080 };

export function parseProxyServer(text: string): ParsedProxyServer {
  const hint = 'give http://HOST:PORT or socks5://HOST:PORT, with a user name as socks5://USER@HOST:PORT';
  // What was typed is not repeated: it may hold a password.
  const no = (problem: string, way = hint): ParsedProxyServer => ({ ok: false, problem, hint: way });
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/]*)@)?(\[[^\]]+\]|[^:/@[\]]+)(?::(\d{1,5}))?\/?$/i.exec(
    text.trim(),
  );
  if (match === null) return no('the proxy is not of the form SCHEME://HOST:PORT');
  const [, word = '', account, place = '', digits] = match;
  // Who writes the h wants no name looked up from here, which is more than can be promised.
  if (word.toLowerCase() === 'socks5h')
    return no(
      'socks5h:// would leave the looking up of names to the proxy, which cannot be done: MX, addresses and TLSA are read here',
      'say socks5:// where that is all right; --dns names the resolver that is asked',
    );
  const kind = word.toLowerCase().replace(/^socks$/, 'socks5');
  const scheme = Object.keys(PORTS).find((one) => one === kind) as ProxyServer['scheme'] | undefined;
  if (scheme === undefined) return no(`the proxy has the unknown scheme ${word.toLowerCase()}://`);
  if (account?.includes(':') === true)
    return no('the proxy holds a password', 'give it in a file, with --proxy-password-file');
  const host = place.replace(/^\[|\]$/g, '').toLowerCase();
  if (place.startsWith('[') ? ipFamily(host) !== 6 : !isHost(host)) return no('the proxy names no host');
  const port = digits === undefined ? PORTS[scheme] : Number(digits);
  if (port < 1 || port > 65_535) return no(`${digits} is no port (1-65535)`);
  const user = decoded(account);
  if (user === null) return no('the user name of the proxy is not coded as in a URL');
  return {
    ok: true,
    proxy: {
      scheme,
      host,
      port,
      ...(user !== undefined && user !== '' && { user }),
      text: `${scheme}://${place.toLowerCase()}:${port}`,
    },
  };
}

function isHost(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))
  );
}

function decoded(text: string | undefined): string | undefined | null {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return null;
  }
}
