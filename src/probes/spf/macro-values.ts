/** What the macro letters stand for in one evaluation (RFC 7208 §7.2, §7.3). */
import { ipFamily, ipOctets } from '../../parse/ip.ts';
import type { MacroValues } from '../../parse/spf-macro.ts';

export interface Sender {
  /** Canonical text; an IPv4-mapped IPv6 address is IPv4 already (§5). */
  ip: string;
  local: string;
  /** The domain of the identity under test. */
  domain: string;
  helo: string;
}

/** `domain` is the one whose record is being read; `now` in seconds since 1970. */
export function macroValues(sender: Sender, domain: string, now: number): MacroValues {
  const { ip, local, helo } = sender;
  const six = ipFamily(ip) === 6;
  return {
    s: `${local}@${sender.domain}`,
    l: local,
    o: sender.domain,
    d: domain,
    i: six ? nibbles(ip) : ip,
    v: six ? 'ip6' : 'in-addr',
    h: helo,
    c: ip,
    // §7.3: "unknown" where the receiver's own name is not at hand; there is no receiver here.
    r: 'unknown',
    t: String(now),
  };
}

function nibbles(ip: string): string {
  return [...(ipOctets(ip) ?? [])]
    .flatMap((octet) => [(octet >> 4).toString(16), (octet & 15).toString(16)])
    .join('.');
}
