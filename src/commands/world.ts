/** The outside world as the flags describe it, for commands that speak with mail servers. */
import type { Context, Limits } from '../model/context.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import {
  type ContextOptions,
  createContext,
  ownAddressesInstead,
  tlsSettingsProblem,
} from '../net/context.ts';
import { ipFamily } from '../parse/ip.ts';
import { parseProxyServer } from '../parse/proxy-server.ts';

/** Throws a UsageError for settings with which no connection can be made from this machine. */
export async function refuseUnusable({ given, sourceAddress }: Settings): Promise<void> {
  const { tlsOptions } = given.smtp ?? {};
  const problem = tlsOptions === undefined ? null : await tlsSettingsProblem(tlsOptions);
  if (problem !== null) {
    throw new UsageError(
      `no connection can be made with these settings of TLS (${problem})`,
      'look again at --tls-cipher, --tls-min, --tls-max, --tls-cert and --tls-key',
    );
  }
  const instead = sourceAddress === undefined ? null : await ownAddressesInstead(sourceAddress);
  if (instead !== null) {
    const family = ipFamily(sourceAddress ?? '');
    throw new UsageError(
      `--source-address ${sourceAddress} is not an address of this machine, so no connection can begin there`,
      instead.length > 0
        ? `give one it has: ${instead.join(', ')}`
        : `it has no IPv${family} address to give`,
    );
  }
}

/** `limits` give way to what the user stated. */
export function contextOf(
  settings: Settings,
  io: Io,
  limits: Partial<Limits> = {},
): Context & { close(): void } {
  const { sourceAddress } = settings;
  return createContext({
    dns: settings.dns,
    connectTo: settings.connectTo,
    extraCa: settings.extraCa,
    ...(sourceAddress !== undefined && { sourceAddress }),
    ...(settings.family !== undefined && { family: settings.family }),
    ...(settings.proxy !== undefined && proxyAccess(settings.proxy)),
    limits: { ...limits, ...settings.limits },
    signal: io.signal,
    given: settings.given,
    onProgress: (event) => io.progress.update(event),
  });
}

function proxyAccess({ url, password }: NonNullable<Settings['proxy']>): Pick<ContextOptions, 'proxy'> {
  const parsed = parseProxyServer(url);
  if (!parsed.ok) throw new UsageError(parsed.problem, parsed.hint);
  return { proxy: { server: parsed.proxy, ...(password !== undefined && { password }) } };
}
