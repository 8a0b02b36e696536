/** TCP connections by name: addresses from our own resolver, IPv6 and IPv4 in turn, redirected where the user said so. */
import { connect, type Socket } from 'node:net';
import type { Limits } from '../model/context.ts';
import type { AddressRecord, DnsOutcome, Resolver } from '../model/dns.ts';
import type { Failure } from '../model/failure.ts';
import { type ConnectTo, redirect } from '../parse/connect-to.ts';
import { ipFamily } from '../parse/ip.ts';

export interface DialOptions {
  resolver: Resolver;
  limits: Limits;
  signal: AbortSignal;
  families: { ipv4: boolean; ipv6: boolean };
  connectTo: readonly ConnectTo[];
  sourceAddress?: string;
  /** Told of each attempt at one address of a host as it begins, with its end to come. */
  onDial?(host: string, ip: string, port: number, ends: Promise<DialEnd>): void;
}

export interface DialEnd {
  tookMs: number;
  failure: Failure | undefined;
}

export type Dialled = { ok: true; socket: Socket; ip: string } | { ok: false; failure: Failure };

/** The next address is tried beside the one before after this long (RFC 8305 §5). */
const STAGGER_MS = 250;

export async function dial(host: string, port: number, options: DialOptions): Promise<Dialled> {
  const place = redirect(options.connectTo, host, port);
  const found = await addressesOf(place.host, place.host !== host, options);
  if ('failure' in found) return { ok: false, failure: found.failure };
  const addresses = found.addresses.slice(0, options.limits.addressesPerHost);
  return race(addresses, place.port, { host, port }, options);
}

/** One address of a host, and no other: for looks that are about this very address. The user may still send us elsewhere. */
export function dialAddress(host: string, ip: string, port: number, options: DialOptions): Promise<Dialled> {
  const began = performance.now();
  const dialling = dialOne(host, ip, port, options);
  options.onDial?.(
    host,
    ip,
    port,
    dialling.then((dialled) => ({
      tookMs: Math.round((performance.now() - began) * 10) / 10,
      failure: dialled.ok ? undefined : dialled.failure,
    })),
  );
  return dialling;
}

async function dialOne(host: string, ip: string, port: number, options: DialOptions): Promise<Dialled> {
  const place = redirect(options.connectTo, host, port);
  if (place.host !== host) return dial(host, port, options);
  const byAddress = redirect(options.connectTo, ip, place.port);
  return race([byAddress.host], byAddress.port, { host, port }, options);
}

/** A host the user named as such (a proxy): no rule redirects it, and `localhost` is one. */
export async function dialNamed(host: string, port: number, options: DialOptions): Promise<Dialled> {
  const found = await addressesOf(host, true, options);
  if ('failure' in found) return { ok: false, failure: found.failure };
  return race(found.addresses.slice(0, options.limits.addressesPerHost), port, { host, port }, options);
}

type Found = { addresses: string[] } | { failure: Failure };

async function addressesOf(host: string, redirected: boolean, options: DialOptions): Promise<Found> {
  if (ipFamily(host) !== null) return { addresses: [host] };
  // RFC 6761 §6.3: localhost is no name for the DNS. Only the user may send us there.
  if (redirected && /(^|\.)localhost$/.test(host)) return { addresses: ['127.0.0.1', '::1'] };
  const { ipv4, ipv6 } = options.families;
  // A machine that seems to have no route at all tries both, and says what it met.
  const both = ipv4 === ipv6;
  const [a, aaaa] = await Promise.all([
    ipv4 || both ? options.resolver.query(host, 'A') : null,
    ipv6 || both ? options.resolver.query(host, 'AAAA') : null,
  ]);
  const addresses = interleave(addressesIn(aaaa), addressesIn(a));
  if (addresses.length > 0) return { addresses };
  for (const outcome of [a, aaaa]) if (outcome?.status === 'failed') return { failure: outcome.failure };
  const asked = [a === null ? '' : 'IPv4', aaaa === null ? '' : 'IPv6'].filter(Boolean).join(' or ');
  const onlyOther = !both && (await hasOther(host, ipv4 ? 'AAAA' : 'A', options.resolver));
  return {
    failure: onlyOther
      ? {
          stage: 'connect',
          kind: 'unreachable',
          code: 'ENETUNREACH',
          detail: `${host} has no ${asked} address, and this machine can reach no other`,
          cause: 'vantage',
        }
      : {
          stage: 'resolve',
          kind: 'unreachable',
          code: a?.status === 'absent' && a.how === 'nxdomain' ? 'NXDOMAIN' : 'NODATA',
          detail: `${host} has no address`,
          cause: 'target',
        },
  };
}

async function hasOther(host: string, type: 'A' | 'AAAA', resolver: Resolver): Promise<boolean> {
  return (await resolver.query(host, type)).status === 'observed';
}

function addressesIn(outcome: DnsOutcome<AddressRecord> | null): string[] {
  return outcome?.status === 'observed' ? outcome.value.records.map(({ address }) => address) : [];
}

function interleave(first: readonly string[], second: readonly string[]): string[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) => [first[i], second[i]])
    .flat()
    .filter((address) => address !== undefined);
}

/**
 * Connects to the addresses one after another, each with a short start; the first to accept wins. What fails is told
 * of the place that was asked for, wherever the user sent us instead.
 */
function race(
  addresses: readonly string[],
  toPort: number,
  { host, port }: { host: string; port: number },
  { limits, signal, sourceAddress }: DialOptions,
): Promise<Dialled> {
  return new Promise((resolve) => {
    const open = new Set<Socket>();
    let next = 0;
    let stagger: NodeJS.Timeout | undefined;
    let last: Failure = connectFailure(Object.assign(new Error(), { code: 'ETIMEDOUT' }), host, port);
    const finish = (result: Dialled): void => {
      clearTimeout(stagger);
      clearTimeout(whole);
      signal.removeEventListener('abort', onAbort);
      for (const socket of open) socket.destroy();
      open.clear();
      resolve(result);
    };
    const onAbort = (): void => finish({ ok: false, failure: cancelled('connect') });
    const whole = setTimeout(() => {
      const seconds = Math.round(limits.connectMs / 100) / 10;
      const detail = `no connection to ${host} port ${port} within ${seconds} s`;
      finish({
        ok: false,
        failure: { ...last, kind: 'timeout', code: 'ETIMEDOUT', detail, cause: 'target' },
      });
    }, limits.connectMs);
    const start = (): void => {
      clearTimeout(stagger);
      const ip = addresses[next++];
      if (ip === undefined) {
        if (open.size === 0) finish({ ok: false, failure: last });
        return;
      }
      const localAddress = ipFamily(sourceAddress ?? '') === ipFamily(ip) ? sourceAddress : undefined;
      const socket = connect({ host: ip, port: toPort, ...(localAddress !== undefined && { localAddress }) });
      open.add(socket);
      socket.once('connect', () => {
        open.delete(socket);
        socket.removeAllListeners('error');
        // Whoever takes the socket listens in the same turn; until then an error must not be nobody's.
        socket.on('error', () => {});
        socket.setNoDelay(true);
        finish({ ok: true, socket, ip });
      });
      socket.once('error', (error) => {
        open.delete(socket);
        last = connectFailure(error, host, port, localAddress);
        start();
      });
      if (next < addresses.length) stagger = setTimeout(start, STAGGER_MS);
    };
    if (signal.aborted) onAbort();
    else {
      signal.addEventListener('abort', onAbort, { once: true });
      start();
    }
  });
}

export function cancelled(stage: Failure['stage']): Failure {
  return {
    stage,
    kind: 'cancelled',
    code: 'CANCELLED',
    detail: 'the run ended before the answer came',
    cause: 'vantage',
  };
}

function connectFailure(error: Error, host: string, port: number, from?: string): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? 'ERROR';
  const where = `${host} port ${port}`;
  const failure = (kind: Failure['kind'], detail: string, cause: Failure['cause']): Failure => ({
    stage: 'connect',
    kind,
    code,
    detail,
    cause,
  });
  switch (code) {
    case 'ECONNREFUSED':
      return failure('refused', `${where} refuses connections`, 'target');
    case 'ECONNRESET':
      return failure('reset', `${where} reset the connection`, 'target');
    case 'ETIMEDOUT':
      return failure('timeout', `${where} does not answer`, 'target');
    case 'EHOSTUNREACH':
      return failure('unreachable', `${where} is unreachable, says the network (${code})`, 'target');
    case 'EADDRNOTAVAIL':
      return failure(
        'unreachable',
        from === undefined
          ? `${where} cannot be reached: no local port is left for one more connection`
          : `${where} was not tried: ${from}, to be sent from, is not an address of this machine`,
        'vantage',
      );
    default:
      return failure('unreachable', `${where} cannot be reached from here (${code})`, 'vantage');
  }
}
