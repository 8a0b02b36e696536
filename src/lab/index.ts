/** An embedded mail world on loopback: DNS as a resolver would answer it, and HTTPS policy hosts. No root, no network. */
import { writeFile } from 'node:fs/promises';
import type { ZoneEdit } from '../model/finding.ts';
import { blocklistAnswers } from './blocklist-zones.ts';
import { createAuthority } from './certificates.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import type { LabDomain } from './domain.ts';
import type { HeardSession } from './mail-host.ts';
import { startMailServers } from './mail-servers.ts';
import { startPolicyHost } from './policy-host.ts';
import { labEntries, labMailServers, labSites, labZones } from './world.ts';
import { ZoneTree } from './zone-tree.ts';

export type { LabDomain, LabProof } from './domain.ts';
export type { HeardSession } from './mail-host.ts';
export { zoneFiles } from './zone-files.ts';

/** Every domain of the lab, in the order to list them. */
export const labDomains: readonly LabDomain[] = labEntries;

/** How a resolver of the lab differs: `validating` is the one to use unless a domain is about another. */
export const LAB_RESOLVERS = ['validating', 'not-validating', 'public'] as const;
export type LabResolver = (typeof LAB_RESOLVERS)[number];

export interface Lab {
  /** `127.0.0.1:PORT` of the validating resolver. */
  dns: string;
  /** In curl's form: sends HTTPS and SMTP connections to the lab's servers, the web server's first. */
  connectTo: string[];
  /** The lab's own certificate authority. */
  caPem: string;
  /** Global CLI flags to look at the lab with; `--ca-file` only where a `caFile` was asked for. */
  flags: string[];
  /** `host:port` by name. */
  resolvers: Record<LabResolver, string>;
  /** Every SMTP session so far, as the servers heard it. */
  heard: readonly HeardSession[];
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
  const [policyHost, mail, ...servers] = await Promise.all([
    startPolicyHost(labSites, authority),
    startMailServers(labMailServers, authority, (domain) => takesMail(world, domain)),
    ...LAB_RESOLVERS.map(resolver),
  ]);
  const resolvers = Object.fromEntries(
    LAB_RESOLVERS.map((name, index) => [name, servers[index]?.address ?? '']),
  ) as Lab['resolvers'];
  const connectTo = [`:443:${policyHost.address}`, ...mail.connectTo];
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
    heard: mail.heard,
    async close() {
      await Promise.all([policyHost, mail, ...servers].map((server) => server.close()));
    },
  };
}

/** RFC 5321 §5.1: an MX record says so, a null MX that it does not, and without either an address does. */
function takesMail(world: ZoneTree, domain: string): boolean {
  const has = (type: string, test: (value: string) => boolean): boolean =>
    world
      .ask(domain, type, { validating: false })
      .answers.some((one) => one.type === type && test(one.value));
  return has('MX', (value) => !/^\d+ $/.test(value)) || (!has('MX', () => true) && has('A', () => true));
}
