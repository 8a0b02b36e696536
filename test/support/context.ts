/** A Context for probe tests: scripted DNS, no network, defaults for all the rest. */
import type { Context, Fetch } from '../../src/model/context.ts';
import type { Resolver } from '../../src/model/dns.ts';
import type { Evidence, Topic, Want } from '../../src/model/evidence.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Reach } from '../../src/model/reach.ts';
import type { Speak } from '../../src/model/smtp.ts';
import type { AskFilter } from '../../src/model/spam-filter.ts';
import type { Given } from '../../src/model/target.ts';
import { session } from './transport.ts';

const noFetch: Fetch = async (url) => ({
  status: 'failed',
  failure: { stage: 'connect', kind: 'refused', detail: `nothing listens at ${url}`, cause: 'target' },
});

const noSpeak: Speak = async ({ host, ip, port }) =>
  session({
    host,
    ip,
    port,
    tlsMode: 'none',
    outcome: 'failed',
    failure: {
      stage: 'connect',
      kind: 'refused',
      detail: `${host} port ${port} refuses connections`,
      cause: 'target',
    },
    tls: null,
  });

const noReach: Reach = {
  prepare: () => {},
  knock: async ({ host, ip, port }) => ({
    host,
    ip,
    port,
    state: 'closed',
    tlsMode: null,
    greeting: null,
    connectMs: 1,
    failure: {
      stage: 'connect',
      kind: 'refused',
      code: 'ECONNREFUSED',
      detail: `${host} port ${port} refuses connections`,
      cause: 'target',
    },
  }),
  seen: () => [],
  awaited: () => [],
  quiet: async () => true,
  answered: async () => false,
};

const noFilter: AskFilter = async ({ text }) => ({
  status: 'failed',
  failure: { stage: 'connect', kind: 'refused', detail: `nothing listens at ${text}`, cause: 'vantage' },
});

export interface TestContextOptions extends Partial<Omit<Context, 'dns' | 'given'>> {
  given?: Partial<Given>;
}

export function testContext(dns: Resolver, options: TestContextOptions = {}): Context {
  const { given, ...rest } = options;
  return {
    dns,
    fetch: noFetch,
    speak: noSpeak,
    reach: noReach,
    askFilter: noFilter,
    clock: { now: () => new Date('2026-01-01T00:00:00.000Z'), monotonicMs: () => performance.now() },
    signal: new AbortController().signal,
    limits: DEFAULT_LIMITS,
    families: { ipv4: true, ipv6: true },
    onProgress: () => {},
    given: { ips: [], selectors: [], bimiSelector: 'default', blocklistKeys: new Map(), ...given },
    ...rest,
  };
}

/** `want` over evidence literals; asking for anything else is an error in the test. */
export function wantFrom(evidence: Partial<Evidence>): Want {
  return async <K extends Topic>(topic: K): Promise<Evidence[K]> => {
    const outcome = evidence[topic];
    if (outcome === undefined) throw new Error(`the test gives no evidence for ${topic}`);
    return outcome as Evidence[K];
  };
}
