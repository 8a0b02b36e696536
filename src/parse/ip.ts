/** IP addresses as text: canonical form, family, reverse names, networks, and which are not for the public Internet. */

/** Read here rather than by `node:net`: loading that and its expression costs a tenth of the start. */
export function ipFamily(text: string): 4 | 6 | null {
  const length = ipOctets(text)?.length;
  return length === 4 ? 4 : length === 16 ? 6 : null;
}

/** The same of an address that may carry a zone index, as link-local ones do (RFC 4007 §11). */
export function scopedIpFamily(text: string): 4 | 6 | null {
  const at = text.indexOf('%');
  if (at < 0) return ipFamily(text);
  return /^%[\w.:-]+$/.test(text.slice(at)) && ipFamily(text.slice(0, at)) === 6 ? 6 : null;
}

/** The octets of an address: 4 or 16 of them; null where the text is no address. IPv4-mapped IPv6 stays 16. */
export function ipOctets(text: string): Uint8Array | null {
  if (text.length < 2 || text.length > 45) return null;
  if (text.includes(':')) return readIpv6(text);
  // Most texts asked about are host names.
  return /^\d[\d.]+$/.test(text) ? readIpv4(text) : null;
}

/** Four decimal numbers without leading zeros, as `inet_pton` wants them (RFC 6943 §3.1.1). */
function readIpv4(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null;
  return Uint8Array.from(parts, Number);
}

/** RFC 4291 §2.2: eight groups, one run of zeros left out at most, the last 32 bits perhaps dotted. No zone index. */
function readIpv6(text: string): Uint8Array | null {
  const lastColon = text.lastIndexOf(':');
  const dotted = text.includes('.') ? readIpv4(text.slice(lastColon + 1)) : undefined;
  if (dotted === null) return null;
  const plain = dotted === undefined ? text : `${text.slice(0, lastColon + 1)}${pairs(dotted)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [left = [], right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = left.length + (right?.length ?? 0);
  if (right === undefined ? given !== 8 : given > 7) return null;
  const octets = new Uint8Array(16);
  let at = 0;
  for (const group of [...left, ...Array<string>(8 - given).fill('0'), ...(right ?? [])]) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
    const value = Number.parseInt(group, 16);
    octets[at++] = value >> 8;
    octets[at++] = value & 0xff;
  }
  return octets;
}

function pairs([a = 0, b = 0, c = 0, d = 0]: Uint8Array): string {
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

/** Canonical text: dotted quad, or RFC 5952 for IPv6. Null where the text is no address. */
export function canonicalIp(text: string): string | null {
  const octets = ipOctets(text);
  return octets === null ? null : formatIp(octets);
}

/** Canonical text, that of the IPv4 address for an IPv4-mapped one (RFC 4291 §2.5.5.2); what is no address stays. */
export function unmapped(ip: string): string {
  const octets = ipOctets(ip);
  if (octets === null) return ip;
  const mapped =
    octets.length === 16 && octets.subarray(0, 12).every((octet, i) => octet === (i < 10 ? 0 : 255));
  return formatIp(mapped ? octets.subarray(12) : octets);
}

export function formatIp(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((octets[2 * i] as number) << 8) | (octets[2 * i + 1] as number),
  );
  // RFC 5952 §4.2.3: the longest run of zero groups, two at least, the first of equals.
  let best = { start: -1, length: 1 };
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && groups[i + length] === 0) length++;
    if (length > best.length) best = { start: i, length };
    i += length;
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}

/** The name its PTR record stands at: in-addr.arpa or ip6.arpa (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(ip: string): string {
  return `${reverseLabels(ip)}.${ipFamily(ip) === 6 ? 'ip6' : 'in-addr'}.arpa`;
}

/** Octets or nibbles in reverse order, as reverse zones and DNSBLs want them (RFC 5782 §2). */
export function reverseLabels(ip: string): string {
  const octets = ipOctets(ip);
  if (octets === null) throw new TypeError(`not an IP address: ${ip}`);
  const parts =
    octets.length === 4
      ? [...octets].map(String)
      : [...octets].flatMap((octet) => [(octet >> 4).toString(16), (octet & 15).toString(16)]);
  return parts.reverse().join('.');
}

/** Whether the address lies in the network of that prefix length; false across families. */
export function inNetwork(ip: string, network: string, prefix: number): boolean {
  const a = ipOctets(ip);
  const b = ipOctets(network);
  return a !== null && b !== null && sharePrefix(a, b, prefix);
}

function sharePrefix(a: Uint8Array, b: Uint8Array, prefix: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length && 8 * i < prefix; i++) {
    const bits = Math.min(8, prefix - 8 * i);
    const mask = (0xff << (8 - bits)) & 0xff;
    if (((a[i] as number) & mask) !== ((b[i] as number) & mask)) return false;
  }
  return true;
}

/** IANA special-purpose registries (RFC 6890 and its updates), as far as mail hosts can never live there. */
const SPECIAL: readonly (readonly [network: string, prefix: number, what: string])[] = [
  ['0.0.0.0', 8, '"this network" (RFC 791)'],
  ['10.0.0.0', 8, 'private (RFC 1918)'],
  ['100.64.0.0', 10, 'carrier-grade NAT (RFC 6598)'],
  ['127.0.0.0', 8, 'loopback (RFC 1122)'],
  ['169.254.0.0', 16, 'link-local (RFC 3927)'],
  ['172.16.0.0', 12, 'private (RFC 1918)'],
  ['192.0.0.0', 24, 'protocol assignments (RFC 6890)'],
  ['192.0.2.0', 24, 'documentation (RFC 5737)'],
  ['192.168.0.0', 16, 'private (RFC 1918)'],
  ['198.18.0.0', 15, 'benchmarking (RFC 2544)'],
  ['198.51.100.0', 24, 'documentation (RFC 5737)'],
  ['203.0.113.0', 24, 'documentation (RFC 5737)'],
  ['224.0.0.0', 4, 'multicast (RFC 5771)'],
  ['240.0.0.0', 4, 'reserved (RFC 1112)'],
  ['::', 128, 'unspecified (RFC 4291)'],
  ['::1', 128, 'loopback (RFC 4291)'],
  ['::ffff:0:0', 96, 'IPv4-mapped (RFC 4291)'],
  ['100::', 64, 'discard-only (RFC 6666)'],
  ['2001:db8::', 32, 'documentation (RFC 3849)'],
  ['3fff::', 20, 'documentation (RFC 9637)'],
  ['fc00::', 7, 'unique local (RFC 4193)'],
  ['fe80::', 10, 'link-local (RFC 4291)'],
  ['ff00::', 8, 'multicast (RFC 4291)'],
];

let specialOctets: { octets: Uint8Array; prefix: number; what: string }[] | undefined;

/** Why no public host can have this address; null for an ordinary public one. */
export function specialPurpose(ip: string): string | null {
  const octets = ipOctets(ip);
  if (octets === null) return null;
  specialOctets ??= SPECIAL.map(([network, prefix, what]) => ({
    octets: ipOctets(network) as Uint8Array,
    prefix,
    what,
  }));
  return specialOctets.find((one) => sharePrefix(octets, one.octets, one.prefix))?.what ?? null;
}

/** Why receivers never see this address, since it stays within a network; null for others. */
export function localPurpose(ip: string): string | null {
  const special = specialPurpose(ip);
  return special !== null && /^(?:private|loopback|link-local|unique local|carrier-grade NAT)/.test(special)
    ? special
    : null;
}

/** Whether a connection to it stays on this machine. */
export function isLoopback(ip: string): boolean {
  return inNetwork(unmapped(ip), '127.0.0.0', 8) || inNetwork(ip, '::1', 128);
}
