/** An embedded mail world on loopback: DNS as a resolver would answer it, and HTTPS policy hosts. No root, no network. */
import { writeFile } from 'node:fs/promises';
import type { ZoneEdit } from '../model/finding.ts';
import { blocklistAnswers } from './blocklist-zones.ts';
import { createAuthority } from './certificates.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import type { LabDomain } from './domain.ts';
import { startPolicyHost } from './policy-host.ts';
import { labEntries, labSites, labZones } from './world.ts';
import { ZoneTree } from './zone-tree.ts';

export type { LabDomain, LabProof } from './domain.ts';
export { zoneFiles } from './zone-files.ts';

/** Every domain of the lab, in the order to list them. */
export const labDomains: readonly LabDomain[] = labEntries;

/** How a resolver of the lab differs: `validating` is the one to use unless a domain is about another. */
export const LAB_RESOLVERS = ['validating', 'not-validating', 'public'] as const;
export type LabResolver = (typeof LAB_RESOLVERS)[number];

export interface Lab {
  /** `127.0.0.1:PORT` of the validating resolver. */
  dns: string;
  /** In curl's form: sends every HTTPS connection to the lab's web server. */
  connectTo: string[];
  /** The lab's own certificate authority. */
  caPem: string;
  /** Global CLI flags to look at the lab with; `--ca-file` only where a `caFile` was asked for. */
  flags: string[];
  /** `host:port` by name. */
  resolvers: Record<LabResolver, string>;
  close(): Promise<void>;
}

export interface LabOptions {
  /** Latency added to every DNS answer. */
  delayMs?: number;
  /** Where to write the authority's certificate. */
  caFile?: string;
  /** Zone edits made before anything is answered: what a fix would change. */
  edits?: readonly ZoneEdit[];
}

export async function startLab({ delayMs = 0, caFile, edits = [] }: LabOptions = {}): Promise<Lab> {
  const world = new ZoneTree(labZones());
  world.apply(edits);
  const authority = createAuthority();
  const resolver = (name: LabResolver): Promise<DnsServer> => {
    const lists = blocklistAnswers(name === 'public');
    return startDnsServer({
      delayMs,
      validates: name !== 'not-validating',
      ask: (question, type, validating) => lists(question, type) ?? world.ask(question, type, { validating }),
    });
  };
  const [policyHost, ...servers] = await Promise.all([
    startPolicyHost(labSites, authority),
    ...LAB_RESOLVERS.map(resolver),
  ]);
  const resolvers = Object.fromEntries(
    LAB_RESOLVERS.map((name, index) => [name, servers[index]?.address ?? '']),
  ) as Lab['resolvers'];
  const connectTo = [`:443:${policyHost.address}`];
  if (caFile !== undefined) await writeFile(caFile, authority.pem);
  return {
    dns: resolvers.validating,
    connectTo,
    caPem: authority.pem,
    flags: [
      ...['--dns', resolvers.validating],
      ...connectTo.flatMap((one) => ['--connect-to', one]),
      ...(caFile === undefined ? [] : ['--ca-file', caFile]),
    ],
    resolvers,
    async close() {
      await Promise.all([policyHost, ...servers].map((server) => server.close()));
    },
  };
}
