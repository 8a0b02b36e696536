/** Asks for the TLSA records of every MX host, and whether the answers are secure. */
import type { Context } from '../model/context.ts';
import type { DnsOutcome, TlsaRecord } from '../model/dns.ts';
import type { MxHost } from '../model/evidence/mx.ts';
import type { TlsaLook } from '../model/evidence/tlsa.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { readTlsa } from '../parse/tlsa.ts';
import { lookUpHost } from './addresses.ts';

export async function probeTlsa(target: Target, ctx: Context, want: Want): Promise<Evidence['tlsa']> {
  if (target.kind === 'host') return ofHost(target.ascii, ctx, want);
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const [mx, resolver] = await Promise.all([want('mx'), want('resolver')]);
  if (mx.status === 'failed' || mx.status === 'skipped') return mx;
  const hosts = mx.status === 'observed' ? reachable(mx.value.hosts) : [];
  if (hosts.length === 0) return { status: 'skipped', reason: 'the domain takes no mail' };
  const trustworthy = isTrustworthy(resolver);
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const value = await Promise.all(hosts.map((host) => lookAtHost(host, target.ascii, trustworthy, ctx)));
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}

/** A host looked at for itself: whose MX it is nobody said. */
async function ofHost(name: string, ctx: Context, want: Want): Promise<Evidence['tlsa']> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const [host, resolver] = await Promise.all([lookUpHost(name, ctx), want('resolver')]);
  if (host.ipv4.status === 'absent' && host.ipv6.status === 'absent')
    return { status: 'skipped', reason: 'the host has no address' };
  const value = [await lookAtHost(host, name, isTrustworthy(resolver), ctx)];
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}

/** Only a validating resolver on a trusted path can tell what is secure (RFC 7672 §2.1). */
function isTrustworthy(resolver: Evidence['resolver']): boolean {
  return resolver.status === 'observed' && resolver.value.validates && resolver.value.trusted;
}

/** Each host once; one known to have no address gets no mail, whatever its TLSA. */
function reachable(hosts: readonly MxHost[]): MxHost[] {
  const named = new Map(hosts.filter(({ host }) => host !== '').map((host) => [host.host, host]));
  return [...named.values()].filter(({ ipv4, ipv6 }) =>
    [ipv4, ipv6].some(({ status }) => status === 'observed' || status === 'failed'),
  );
}

async function lookAtHost(
  host: Pick<MxHost, 'host' | 'ipv4' | 'ipv6' | 'cname' | 'authenticated'>,
  domain: string,
  trustworthy: boolean,
  ctx: Context,
): Promise<TlsaLook> {
  const answered = [host.ipv4, host.ipv6].some(({ status }) => status === 'observed');
  const hostSecure = answered ? trustworthy && host.authenticated : null;
  const base = { domain, host: host.host, hostSecure };
  const expanded = host.cname;
  if (expanded === undefined) return { ...base, ...(await ask(host.host, trustworthy, ctx)) };
  // RFC 7671 §7: the name the alias leads to comes first, the name in the MX record second.
  const [there, here] = await Promise.all([
    ask(expanded, trustworthy, ctx),
    ask(host.host, trustworthy, ctx),
  ]);
  const chosen = there.status === 'observed' || here.status === 'absent' ? there : here;
  return { ...base, expandedHost: expanded, ...chosen };
}

type Told = Omit<TlsaLook, 'domain' | 'host' | 'hostSecure' | 'expandedHost'>;

async function ask(host: string, trustworthy: boolean, ctx: Context): Promise<Told> {
  const name = `_25._tcp.${host}`;
  const first = await ctx.dns.query(name, 'TLSA');
  if (first.status !== 'failed' || first.failure.kind !== 'servfail')
    return told(name, first, 1, trustworthy);
  // The resolver settles for SERVFAIL only when it got it twice; without validation (CD) a bogus zone answers.
  const unvalidated = await ctx.dns.query(name, 'TLSA', { checkingDisabled: true });
  const bogus = unvalidated.status === 'observed' || unvalidated.status === 'absent';
  return { ...told(name, first, 2, trustworthy), bogus };
}

function told(name: string, answer: DnsOutcome<TlsaRecord>, attempts: number, trustworthy: boolean): Told {
  if (answer.status === 'observed') {
    const { records, cnames, authenticated, ttl } = answer.value;
    const cname = cnames.at(-1)?.to;
    return {
      name,
      status: 'observed',
      secure: trustworthy && authenticated,
      records: records.map(readTlsa),
      ...(cname !== undefined && { cname }),
      ttl,
      attempts,
    };
  }
  const nothing = { name, records: [], attempts };
  if (answer.status === 'absent')
    return { ...nothing, status: 'absent', secure: trustworthy && answer.authenticated };
  if (answer.status === 'failed')
    return { ...nothing, status: 'failed', secure: false, failure: answer.failure };
  const failure = { stage: 'resolve', kind: 'cancelled', detail: answer.reason, cause: 'vantage' } as const;
  return { ...nothing, status: 'failed', secure: false, failure };
}
