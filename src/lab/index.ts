/** An embedded mail world on loopback: DNS as a resolver would answer it, and HTTPS policy hosts. No root, no network. */
import { writeFile } from 'node:fs/promises';
import type { ZoneEdit } from '../model/finding.ts';
import { blocklistAnswers } from './blocklist-zones.ts';
import { createAuthority } from './certificates.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import type { LabDomain, LabHost } from './domain.ts';
import type { ReceivedMessage } from './inbox.ts';
import type { HeardSession } from './mail-host.ts';
import { startMailServers } from './mail-servers.ts';
import { startPolicyHost } from './policy-host.ts';
import { POSTBOX_ACCOUNT, type Postbox } from './postbox.ts';
import { LAB_ACCOUNT } from './sasl.ts';
import { labEntries, labHostEntries, labMailServers, labSites, labZones } from './world.ts';
import { ZoneTree } from './zone-tree.ts';

export type { LabDomain, LabHost, LabProof } from './domain.ts';
export type { ReceivedMessage } from './inbox.ts';
export type { HeardSession } from './mail-host.ts';
export { zoneFiles } from './zone-files.ts';

/** Every domain of the lab, in the order to list them. */
export const labDomains: readonly LabDomain[] = labEntries;

/** The one account of the submission hosts. */
export const labAccount: { user: string; password: string } = LAB_ACCOUNT;
/** The one mailbox, at imap.postbox.example. */
export const labPostbox: { user: string; password: string } = POSTBOX_ACCOUNT;
/** Hosts to look at with `ports` and `handshake`. */
export const labHosts: readonly LabHost[] = labHostEntries;

/** How a resolver of the lab differs: `validating` is the one to use unless a domain is about another. */
export const LAB_RESOLVERS = ['validating', 'not-validating', 'public'] as const;
export type LabResolver = (typeof LAB_RESOLVERS)[number];

export interface Lab {
  /** `127.0.0.1:PORT` of the validating resolver. */
  dns: string;
  /** In curl's form: sends HTTPS and SMTP connections to the lab's servers, the web server's first. */
  connectTo: string[];
  /** The same in two parts: what most of the lab needs, and one rule for each server that differs from the usual. */
  connectToUsual: string[];
  connectToOwn: string[];
  /** The lab's own certificate authority. */
  caPem: string;
  /** Global CLI flags to look at the lab with; `--ca-file` only where a `caFile` was asked for. */
  flags: string[];
  /** `host:port` by name. */
  resolvers: Record<LabResolver, string>;
  /** The one account of the lab's submission hosts. */
  account: { user: string; password: string };
  /** Every SMTP session so far, as the servers heard it. */
  heard: readonly HeardSession[];
  /** The last messages its servers took over, the oldest first; bounded in number and size. */
  messages: readonly ReceivedMessage[];
  /** The one mailbox that can be read by IMAP. */
  postbox: Postbox;
  close(): Promise<void>;
}

export interface LabOptions {
  /** Latency added to every DNS answer. */
  delayMs?: number;
  /** Where to write the authority's certificate. */
  caFile?: string;
  /** Zone edits made before anything is answered: what a fix would change. */
  edits?: readonly ZoneEdit[];
  /** Start at once what otherwise waits until it is looked up: for programs that do not ask the lab's resolver. */
  whole?: boolean;
}

export async function startLab({
  delayMs = 0,
  caFile,
  edits = [],
  whole = false,
}: LabOptions = {}): Promise<Lab> {
  const world = new ZoneTree(labZones());
  world.apply(edits);
  const authority = createAuthority();
  const [policyHost, mail] = await Promise.all([
    startPolicyHost(labSites, authority),
    startMailServers({
      servers: labMailServers,
      authority,
      delayMs,
      takesMailFor: (domain) => takesMail(world, domain),
      ask: (name, type) =>
        world
          .ask(name, type, { validating: true })
          .answers.filter((one) => one.type === type)
          .map(({ value }) => value),
    }),
  ]);
  const resolver = (name: LabResolver): Promise<DnsServer> => {
    const lists = blocklistAnswers(name === 'public');
    return startDnsServer({
      delayMs,
      validates: name !== 'not-validating',
      hold: mail.preparing,
      ask(question, type, validating) {
        mail.prepare(question.toLowerCase());
        return lists(question, type) ?? world.ask(question, type, { validating });
      },
    });
  };
  const servers = await Promise.all(LAB_RESOLVERS.map(resolver));
  if (whole) await mail.prepareAll();
  const resolvers = Object.fromEntries(
    LAB_RESOLVERS.map((name, index) => [name, servers[index]?.address ?? '']),
  ) as Lab['resolvers'];
  const web = `:443:${policyHost.address}`;
  const connectTo = [web, ...mail.ownRules, ...mail.rules];
  if (caFile !== undefined) await writeFile(caFile, authority.pem);
  return {
    dns: resolvers.validating,
    connectTo,
    connectToUsual: [web, ...mail.rules],
    connectToOwn: mail.ownRules,
    caPem: authority.pem,
    flags: [
      ...['--dns', resolvers.validating],
      ...connectTo.flatMap((one) => ['--connect-to', one]),
      ...(caFile === undefined ? [] : ['--ca-file', caFile]),
    ],
    resolvers,
    account: labAccount,
    heard: mail.heard,
    messages: mail.messages,
    postbox: mail.postbox,
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
