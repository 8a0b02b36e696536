/** Addresses of a host in both families at once, with the alias chain and both outcomes kept. */
import type { Context } from '../model/context.ts';
import type { AddressRecord, DnsOutcome } from '../model/dns.ts';
import type { HostAddress } from '../model/evidence/mx.ts';
import type { Outcome } from '../model/outcome.ts';
import { LOCALHOST } from '../model/target.ts';
import { ipFamily } from '../parse/ip.ts';

export interface HostLook {
  host: string;
  /** All addresses, IPv4 first. */
  addresses: string[];
  ipv4: Outcome<HostAddress[]>;
  ipv6: Outcome<HostAddress[]>;
  /** End of the alias chain, where the host is an alias. */
  cname?: string;
  /** Every answer that held addresses was validated, and there was one. */
  authenticated: boolean;
  /** The host, or the end of its alias chain, does not exist at all (NXDOMAIN). */
  nonexistent: boolean;
}

/** Asks A and AAAA together. Bounded by `limits.addressesPerHost` in each family. */
export async function lookUpHost(host: string, ctx: Pick<Context, 'dns' | 'limits'>): Promise<HostLook> {
  const [a, aaaa] = await Promise.all([ctx.dns.query(host, 'A'), ctx.dns.query(host, 'AAAA')]);
  const ipv4 = addressesIn(a, 4, ctx.limits.addressesPerHost);
  const ipv6 = addressesIn(aaaa, 6, ctx.limits.addressesPerHost);
  const cname = aliasOf(a) ?? aliasOf(aaaa);
  const held = [a, aaaa].filter((outcome) => outcome.status === 'observed');
  return {
    host,
    addresses: [ipv4, ipv6].flatMap((outcome) =>
      outcome.status === 'observed' ? outcome.value.map(({ ip }) => ip) : [],
    ),
    ipv4,
    ipv6,
    ...(cname !== undefined && { cname }),
    authenticated: held.length > 0 && held.every(({ value }) => value.authenticated),
    nonexistent: [a, aaaa].some((outcome) => outcome.status === 'absent' && outcome.how === 'nxdomain'),
  };
}

/** Addresses of a host the user named; `localhost` is no name for the DNS (RFC 6761 §6.3), and only the user may send us there. */
export async function namedHost(
  host: string,
  ctx: Pick<Context, 'dns' | 'limits' | 'families' | 'clock'>,
): Promise<Outcome<string[]>> {
  if (host !== LOCALHOST) return bothFamilies(await lookUpHost(host, ctx));
  const { ipv4, ipv6 } = ctx.families;
  // What is tried out on a desk mostly listens in one family only, which is no fault there.
  const value = [ipv6 && !ipv4 ? '::1' : '127.0.0.1'];
  return { status: 'observed', value, at: ctx.clock.now().toISOString(), tookMs: 0 };
}

/** The same for a host that is to be connected to: one the user sends elsewhere by its name needs no entry in the DNS. */
export async function dialledHost(
  host: string,
  port: number,
  ctx: Pick<Context, 'dns' | 'limits' | 'families' | 'clock' | 'sentTo'>,
): Promise<Outcome<string[]>> {
  const found = await namedHost(host, ctx);
  const place = found.status === 'observed' ? null : (ctx.sentTo?.(host, port) ?? null);
  if (place === null) return found;
  const at = ctx.clock.now().toISOString();
  if (ipFamily(place) !== null) return { status: 'observed', value: [place], at, tookMs: 0 };
  const there = await namedHost(place, ctx);
  // All of them are reached by the one place that was named.
  return there.status === 'observed' ? { ...there, value: there.value.slice(0, 1) } : there;
}

/** A host that was not asked about, and why. */
export function unaskedHost(host: string, reason: string): HostLook {
  const skipped = { status: 'skipped', reason } as const;
  return { host, addresses: [], ipv4: skipped, ipv6: skipped, authenticated: false, nonexistent: false };
}

/** One outcome for both families: addresses if there are any, else the failure if one could not be asked. */
export function bothFamilies(look: HostLook): Outcome<string[]> {
  const { ipv4, ipv6 } = look;
  const observed = [ipv4, ipv6].find(({ status }) => status === 'observed');
  if (observed?.status === 'observed')
    return { ...observed, value: look.addresses, ...droppedBy(droppedIn(ipv4) + droppedIn(ipv6)) };
  const failed = [ipv4, ipv6].find(({ status }) => status === 'failed');
  return (failed ?? ipv4) as Outcome<string[]>;
}

/** Left out where it is none. */
export function droppedBy(count: number): { dropped?: number } {
  return count > 0 ? { dropped: count } : {};
}

export function droppedIn(outcome: Outcome<unknown>): number {
  return outcome.status === 'observed' ? (outcome.dropped ?? 0) : 0;
}

/** Where the alias chain of an answer ends; undefined for a name that is no alias. */
export function aliasOf(outcome: DnsOutcome): string | undefined {
  if (outcome.status === 'observed') return outcome.value.cnames.at(-1)?.to;
  return outcome.status === 'absent' ? outcome.cnames.at(-1)?.to : undefined;
}

function addressesIn(
  outcome: DnsOutcome<AddressRecord>,
  family: 4 | 6,
  most: number,
): Outcome<HostAddress[]> {
  if (outcome.status !== 'observed') return outcome;
  const { at, tookMs, value } = outcome;
  const addresses = value.records
    .slice(0, most)
    .map(({ address, ttl }) => ({ ip: address, family, ttl }) satisfies HostAddress);
  return { status: 'observed', value: addresses, at, tookMs, ...droppedBy(value.records.length - most) };
}
