/** The nearest right form of a faulty SPF term: the slips of the pen that owners make, undone. */
import { ipFamily } from './ip.ts';
import { parseSpfTerm } from './spf-term.ts';

/** Names people write for the mechanisms and modifiers they mean. */
const MEANT: Readonly<Record<string, string>> = {
  ip: 'ip',
  ipv4: 'ip4',
  'ip-4': 'ip4',
  ipv6: 'ip6',
  'ip-6': 'ip6',
  inc: 'include',
  includes: 'include',
  included: 'include',
  inlcude: 'include',
  incude: 'include',
  inculde: 'include',
  inclde: 'include',
  exist: 'exists',
  redirect: 'redirect',
  explanation: 'exp',
  ipaddr: 'ip',
};

/** Longer terms are nobody's slip of the pen. */
const LONGEST = 512;
const TERM = /^([+\-~?]?)([a-z0-9-]*)(?:[:=]|(?=\/))(.*)$/is;

/** Null where nothing well formed is near; never guesses at an address or a name. */
export function correctSpfTerm(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = plainSpfText(text).replace(/^["'<(]+|["'>),;.]+$/g, '');
  const { sign, name, value } = split(plain);
  const candidates = [
    plain,
    ...(value === '' ? [] : withName(sign, name, value)),
    ...bare(sign, plain.slice(sign.length)),
  ];
  return candidates.find((candidate) => candidate !== text && isWellFormed(candidate)) ?? null;
}

function split(text: string): { sign: string; name: string; value: string } {
  const [, sign = /^[+\-~?]?/.exec(text)?.[0] ?? '', name = '', value = ''] = TERM.exec(text) ?? [];
  return { sign, name: name.toLowerCase(), value };
}

/** `ip4=x`, `ipv4:x`, `include=x`, `ip4:` with an IPv6 address, `a:/24`, leading zeros, an address where a host is due. */
function withName(sign: string, name: string, value: string): string[] {
  const meant = MEANT[name] ?? name;
  const network = value.replace(/\/0+(?=\d)/g, '/');
  const dotted = network.replace(/(^|\.)0+(?=\d)/g, '$1');
  if (meant === 'redirect' || meant === 'exp') return [`${meant}=${value}`];
  if (meant === 'ip' || meant === 'ip4' || meant === 'ip6')
    return [...bare(sign, network), ...bare(sign, dotted)];
  const hosts = value.startsWith('/') ? [`${sign}${meant}${network}`] : [`${sign}${meant}:${network}`];
  return ['a', 'mx', 'include'].includes(meant) ? [...bareAddress(sign, value), ...hosts] : hosts;
}

/** An address or a host name with no mechanism before it. */
function bare(sign: string, value: string): string[] {
  const address = bareAddress(sign, value);
  return address.length > 0 || !/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.?$/i.test(value)
    ? address
    : [`${sign}a:${value}`];
}

function bareAddress(sign: string, value: string): string[] {
  const family = ipFamily(value.replace(/\/.*$/s, ''));
  return family === null ? [] : [`${sign}ip${family}:${value}`];
}

function isWellFormed(text: string): boolean {
  const { term, problems } = parseSpfTerm(text, 1);
  return (
    term.kind !== 'unknown' && problems.every(({ fatal, code }) => !fatal && code !== 'unknown-modifier')
  );
}

/** Typographic dashes, spaces and quotes as the ASCII they stand for; invisible characters dropped. */
export function plainSpfText(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u202f\u2007\t\r\n]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2018-\u201f\u00ab\u00bb]/g, '"');
}
