/** The real outside world: DNS, HTTPS, clock, signal and limits of one run, joined in one place. */
import { setMaxListeners } from 'node:events';
import { networkInterfaces } from 'node:os';
import type { Clock, Context, Fetch, Limits, Progress } from '../model/context.ts';
import type { Resolver } from '../model/dns.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { FollowMail } from '../model/mailbox.ts';
import type { Reach } from '../model/reach.ts';
import type { Speak, TlsOptions } from '../model/smtp.ts';
import type { AskFilter } from '../model/spam-filter.ts';
import type { Given } from '../model/target.ts';
import { type ConnectTo, parseConnectTo, sentByName } from '../parse/connect-to.ts';
import { type DnsServer, parseServer } from '../parse/dns-server.ts';
import { ipFamily } from '../parse/ip.ts';
import { StubResolver } from './dns/stub-resolver.ts';
import { systemServers } from './dns/system-servers.ts';
import { Gate } from './gate.ts';
import type { ProxyAccess } from './proxy/tunnel.ts';
import { createReach, type OpenReach } from './smtp/reach.ts';
import type { SmtpWorld } from './smtp/session.ts';

export { parseConnectTo } from '../parse/connect-to.ts';
export { parseServer } from '../parse/dns-server.ts';
export { parseProxyServer } from '../parse/proxy-server.ts';
export type { ProxyAccess } from './proxy/tunnel.ts';

export interface ContextOptions {
  /** Servers as `parseServer` reads them; the system's where left out or empty. */
  dns?: readonly string[];
  /** Rules as `parseConnectTo` reads them. */
  connectTo?: readonly string[];
  /** PEM texts of trust anchors, added to the usual ones. */
  extraCa?: readonly string[];
  sourceAddress?: string;
  /** SMTP connections go through it, and nothing else. */
  proxy?: ProxyAccess;
  family?: 4 | 6;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
  given?: Partial<Given>;
  clock?: Clock;
  onProgress?: (event: Progress) => void;
  /** In place of the DNS client. */
  resolver?: Resolver;
  /** In place of the HTTPS client. */
  fetch?: Fetch;
  /** In place of the SMTP client. */
  speak?: Speak;
  /** In place of looks at ports. */
  reach?: Reach;
  /** In place of the client of spam filters. */
  askFilter?: AskFilter;
  /** In place of the IMAP client. */
  follow?: FollowMail;
}

export interface OpenContext extends Context {
  /** Ends what is pending as cancelled and lets go of every socket. */
  close(): void;
}

const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };

/** Throws a TypeError only for options `parseServer` or `parseConnectTo` would have refused. */
export function createContext(options: ContextOptions = {}): OpenContext {
  const { dns = [], extraCa = [], sourceAddress, family } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? systemClock;
  const closing = new AbortController();
  const signal =
    options.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
  // As many connections wait on it as the gate lets through; that is no leak.
  setMaxListeners(0, signal);
  const connectTo = (options.connectTo ?? []).map(ruleFrom);
  const reach = {
    connectTo,
    extraCa,
    ...(sourceAddress !== undefined && { sourceAddress }),
    ...(family !== undefined && { family }),
  };
  const resolver =
    options.resolver ?? new StubResolver({ ...serversFrom(dns, family), limits, clock, signal, reach });
  const families = familiesFrom(connectTo.length > 0, family, sourceAddress);
  const gate = new Gate(limits.connectConcurrency);
  const ports = createReach((): SmtpWorld => world);
  const onDial: SmtpWorld['onDial'] = (...dialling) => ports.dialled(...dialling);
  const world = { resolver, limits, clock, signal, families, gate, onDial, ...reach };
  return {
    dns: resolver,
    fetch:
      options.fetch ??
      lateFetch(() => import('./http/https-get.ts').then(({ createFetch }) => createFetch(world))),
    speak:
      options.speak ??
      noted(
        lateSpeak(async () => {
          const [{ createSpeak }, tunnel] = await Promise.all([
            import('./smtp/speak.ts'),
            options.proxy === undefined ? null : import('./proxy/tunnel.ts'),
          ]);
          const { proxy } = options;
          return createSpeak(
            proxy === undefined || tunnel === null ? world : { ...world, connect: tunnel.dialThrough(proxy) },
          );
        }),
        ports,
      ),
    reach: options.reach ?? ports,
    askFilter:
      options.askFilter ??
      (async (...asked) => (await import('./spam-filter.ts')).createAskFilter(world)(...asked)),
    follow:
      options.follow ??
      (async (...watch) => (await import('./imap/follow.ts')).createFollow(world)(...watch)),
    clock,
    signal,
    limits,
    given: { ips: [], selectors: [], bimiSelector: 'default', blocklistKeys: new Map(), ...options.given },
    families,
    sentTo: (host, port) => sentByName(connectTo, host, port),
    onProgress: options.onProgress ?? (() => {}),
    close() {
      closing.abort();
      if (resolver instanceof StubResolver) resolver.close();
    },
  };
}

function serversFrom(
  texts: readonly string[],
  family: 4 | 6 | undefined,
): { servers: DnsServer[]; named: boolean; trustAd: boolean; stepMs?: number; attempts?: number } {
  if (texts.length > 0) return { servers: texts.map(serverFrom), named: true, trustAd: false };
  const system = systemServers();
  // -4 and -6 choose among the system's servers where there is a choice; a named server is asked as named.
  const ofFamily = system.servers.filter(({ host }) => family === undefined || ipFamily(host) === family);
  return { ...system, servers: ofFamily.length > 0 ? ofFamily : system.servers, named: false };
}

function serverFrom(text: string): DnsServer {
  const parsed = parseServer(text);
  if (!parsed.ok) throw new TypeError(`${parsed.problem}; ${parsed.hint}`);
  return parsed.server;
}

function ruleFrom(text: string): ConnectTo {
  const parsed = parseConnectTo(text);
  if (!parsed.ok) throw new TypeError(`${parsed.problem}; ${parsed.hint}`);
  return parsed.rule;
}

/**
 * Families this machine can speak to the Internet with, as far as its addresses tell without a packet. Where connections
 * are redirected by hand, the addresses of the machine say nothing, so both count.
 */
function familiesFrom(
  redirected: boolean,
  family: 4 | 6 | undefined,
  sourceAddress: string | undefined,
): Context['families'] {
  const only = family ?? (sourceAddress === undefined ? null : ipFamily(sourceAddress));
  if (only !== null) {
    const because =
      family === undefined
        ? `--source-address ${sourceAddress} is an IPv${only} address, so IPv${only === 4 ? 6 : 4} is left out`
        : `-${family} leaves IPv${only === 4 ? 6 : 4} out`;
    return { ipv4: only === 4, ipv6: only === 6, because };
  }
  if (redirected) return { ipv4: true, ipv6: true };
  const addresses = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter(({ internal }) => !internal);
  return {
    ipv4: addresses.some((one) => one.family === 'IPv4' && !one.address.startsWith('169.254.')),
    // Global unicast is 2000::/3 (RFC 4291 §2.4); link-local and unique local addresses lead nowhere outside.
    ipv6: addresses.some((one) => one.family === 'IPv6' && /^[23]/.test(one.address)),
  };
}

/** The HTTPS client loads with the first GET. */
function lateFetch(load: () => Promise<Fetch>): Fetch {
  let loading: Promise<Fetch> | undefined;
  return async (url, options) => {
    loading ??= load();
    return (await loading)(url, options);
  };
}

/** Why no connection can be made with these settings of TLS; null where one can. */
export async function tlsSettingsProblem(options: TlsOptions): Promise<string | null> {
  return (await import('./tls/secure.ts')).settingsProblem(options);
}

/** Addresses of this machine to begin connections at in place of one that is not its own; null where it is. */
export async function ownAddressesInstead(ip: string): Promise<string[] | null> {
  return (await import('./source-address.ts')).ownAddressesInstead(ip);
}

/** The SMTP client loads with the first session. */
function lateSpeak(load: () => Promise<Speak>): Speak {
  let loading: Promise<Speak> | undefined;
  return async (request, onTurn) => {
    loading ??= load();
    return (await loading)(request, onTurn);
  };
}

/** What a session showed of its port is worth knowing to whoever wonders about the network. */
function noted(speak: Speak, ports: OpenReach): Speak {
  return async (request, onTurn) => {
    const session = await speak(request, onTurn);
    ports.heard(session);
    return session;
  };
}
