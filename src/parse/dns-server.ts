/** A DNS server as people write it (`--dns`, resolv.conf): address, port and transport; never throws. */
import { ipFamily, scopedIpFamily } from './ip.ts';

export interface DnsServer {
  transport: 'udp' | 'tcp' | 'tls' | 'https';
  /** IP address, or a host name for `tls://` and `https://`. */
  host: string;
  port: number;
  /** The name its certificate must carry; absent where none was given for a `tls://` address. */
  name?: string;
  /** Path of a DoH endpoint. */
  path?: string;
  /** As it stands in evidence: `192.0.2.53:53`, `tls://192.0.2.53:853#dns.example`. */
  text: string;
}

export type ParsedServer = { ok: true; server: DnsServer } | { ok: false; problem: string; hint: string };

const PORTS = { udp: 53, tcp: 53, tls: 853, https: 443 } as const;
const HINT = 'give IP, IP:PORT, [IPv6]:PORT, tcp://IP, tls://IP#name or https://host/dns-query';

export function parseServer(text: string): ParsedServer {
  const trimmed = text.trim();
  const no = (problem: string, hint = HINT): ParsedServer => ({ ok: false, problem, hint });
  if (trimmed === '') return no('the DNS server is empty');
  if (trimmed.length > 2_000) return no('the DNS server is longer than 2000 characters');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase() ?? 'udp';
  if (scheme === 'https') return parseHttps(trimmed, no);
  if (scheme !== 'udp' && scheme !== 'tcp' && scheme !== 'tls') {
    return no(`${show(trimmed)} has the unknown scheme ${scheme}://`);
  }
  const rest = trimmed.replace(/^[a-z]+:\/\//i, '');
  const hash = rest.indexOf('#');
  const name = hash < 0 ? undefined : rest.slice(hash + 1).replace(/\.$/, '');
  if (name !== undefined && scheme !== 'tls') return no(`${show(trimmed)}: only tls:// takes a #name`);
  if (name !== undefined && !isHostName(name))
    return no(`${show(trimmed)}: what follows # is not a host name`);
  const place = parsePlace((hash < 0 ? rest : rest.slice(0, hash)).replace(/\/$/, ''), PORTS[scheme]);
  if (place === null) return no(`${show(trimmed)} is not a DNS server`);
  const numeric = scopedIpFamily(place.host) !== null;
  if (!numeric && (scheme !== 'tls' || !isHostName(place.host))) {
    return no(`${show(trimmed)} is not an IP address`, 'a DNS server is named by its IP address');
  }
  const certificateName = name ?? (numeric ? undefined : place.host);
  const shown = `${scheme === 'udp' ? '' : `${scheme}://`}${bracketed(place.host)}:${place.port}`;
  return {
    ok: true,
    server: {
      transport: scheme,
      host: place.host,
      port: place.port,
      ...(certificateName !== undefined && { name: certificateName }),
      text: name === undefined ? shown : `${shown}#${name}`,
    },
  };
}

function parseHttps(text: string, no: (problem: string, hint?: string) => ParsedServer): ParsedServer {
  let url: URL;
  try {
    url = new URL(text.replace(/\{\?dns\}$/, ''));
  } catch {
    return no(`${show(text)} is not a URL`);
  }
  if (url.username !== '' || url.password !== '') {
    return no('the URL of the DNS server holds a user name or password', 'leave them out');
  }
  if (url.hash !== '') return no(`${show(text)}: an https:// server takes no #name`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipFamily(host) === null && !isHostName(host)) return no(`${show(text)} names no host`);
  const path = url.pathname === '/' && url.search === '' ? '/dns-query' : `${url.pathname}${url.search}`;
  const port = url.port === '' ? PORTS.https : Number(url.port);
  if (port === 0) return no(`${show(text)}: port 0 cannot be asked`);
  return {
    ok: true,
    server: { transport: 'https', host, port, name: host, path, text: `https://${url.host}${path}` },
  };
}

function parsePlace(text: string, defaultPort: number): { host: string; port: number } | null {
  const match =
    /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text) ??
    (text.indexOf(':') === text.lastIndexOf(':') ? /^([^:[\]]+)(?::(\d{1,5}))?$/.exec(text) : [text, text]);
  const host = match?.[1];
  if (host === undefined) return null;
  const port = match?.[2] === undefined ? defaultPort : Number(match[2]);
  if (port < 1 || port > 65_535) return null;
  return { host: host.toLowerCase(), port };
}

function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split('.').every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label)) &&
    /[a-z]/i.test(text)
  );
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function show(text: string): string {
  return `"${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text).slice(1, -1)}"`;
}
