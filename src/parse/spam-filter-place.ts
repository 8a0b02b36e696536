/** Where a spam filter listens, as people write it (`--spamd`, `--rspamd`); never throws. */
import type { SpamFilter } from '../model/spam-filter.ts';
import { domainTarget, parseDomain } from './domain.ts';
import { canonicalIp, isLoopback } from './ip.ts';

export type ParsedFilter = { ok: true; filter: SpamFilter } | { ok: false; problem: string; hint: string };

const SPAMD = '127.0.0.1:783';
const RSPAMD = 'http://127.0.0.1:11333';

/** `HOST[:PORT]`; without anything the usual place on this machine. */
export function parseSpamd(text = SPAMD): ParsedFilter {
  const problem = `"${text.slice(0, 80)}" is not a place SpamAssassin could listen at`;
  const no = { ok: false, problem, hint: `give HOST:PORT, such as ${SPAMD}` } as const;
  const place = hostAndPort(text, 783);
  if (place === null) return no;
  const { host, port } = place;
  const shown = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    ok: true,
    filter: { kind: 'spamassassin', host, port, path: '', text: shown, loopback: isHere(host) },
  };
}

/** `http://HOST[:PORT][/PATH]` or `HOST[:PORT]`; without anything the usual place on this machine. */
export function parseRspamd(text = RSPAMD): ParsedFilter {
  const problem = `"${text.slice(0, 80)}" is not a place rspamd could listen at`;
  const no = { ok: false, problem, hint: `give its URL, such as ${RSPAMD}` } as const;
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(text) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'http://')
    return { ...no, problem: `${problem}: its normal worker speaks plain http://` };
  if (/[?#@\s\p{Cc}]/u.test(rest)) return no;
  const slash = rest.indexOf('/');
  const place = hostAndPort(slash === -1 ? rest : rest.slice(0, slash), 11_333);
  if (place === null) return no;
  const { host, port } = place;
  const folder = slash === -1 ? '' : rest.slice(slash).replace(/\/+$/, '');
  const path = folder.replace(/\/checkv2$/, '');
  const shown = `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
  return { ok: true, filter: { kind: 'rspamd', host, port, path, text: shown, loopback: isHere(host) } };
}

function hostAndPort(text: string, usual: number): { host: string; port: number } | null {
  const [, bracketed, bare, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const port = digits === undefined ? usual : Number(digits);
  if (port < 1 || port > 65_535) return null;
  const ip = canonicalIp(bracketed ?? bare ?? text);
  if (ip !== null) return { host: ip, port };
  if (bare === undefined) return null;
  if (bare.toLowerCase() === 'localhost') return { host: 'localhost', port };
  // Names of a container network have one label.
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(bare) && /[a-z]/i.test(bare))
    return { host: domainTarget(bare.toLowerCase()).ascii, port };
  const parsed = parseDomain(bare);
  return parsed.ok ? { host: parsed.target.ascii, port } : null;
}

function isHere(host: string): boolean {
  return host === 'localhost' || isLoopback(host);
}
