/** The mail servers of the lab: one that serves every host not named otherwise, and those with a story of their own. */
import {
  type Authority,
  type CertificateFault,
  createAuthority,
  type ServerCertificate,
} from './certificates.ts';
import { mailHostKey } from './host-keys.ts';
import { startImapHost } from './imap-host.ts';
import { Inbox, type ReceivedMessage } from './inbox.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { type HeardSession, type MailScript, startMailHost } from './mail-host.ts';
import { Postbox } from './postbox.ts';
import { deliver, POSTBOX_DOMAIN } from './receiving-host.ts';
import { contextsOf } from './server-tls.ts';
import { reserveSilence } from './silence.ts';

export interface LabMailServer {
  host: string;
  /** 25 where left out. */
  port?: number;
  /** `refuses`: nobody listens · `silent`: not even a refusal · the lab's usual server where left out. */
  plays?: MailScript | 'refuses' | 'silent';
  /** Of all servers of this host. */
  certificate?: CertificateStory;
}

/** How a host's certificate differs from a sound one of the lab's authority over the host's own key. */
export interface CertificateStory {
  fault?: CertificateFault;
  /** Name whose key issues it: a private authority nobody else trusts, its certificate sent along. */
  issuer?: string;
  /** Name whose key it certifies, in place of the host's. */
  keyOf?: string;
}

export interface MailServersOptions {
  servers: readonly LabMailServer[];
  authority: Authority;
  takesMailFor(domain: string): boolean;
  /** Values of the records of a name, as the lab's zones have them. */
  ask(name: string, type: string): string[];
  /** Milliseconds before every reply. */
  delayMs: number;
}

export interface MailServers {
  /** Rules in curl's form for hosts that differ from the usual. */
  ownRules: string[];
  /** Rules for all others; no connection leaves this machine. */
  rules: string[];
  heard: HeardSession[];
  /** The last messages taken over, the oldest first. */
  readonly messages: readonly ReceivedMessage[];
  /** Where mail for its one owner is delivered, to be read by IMAP. */
  readonly postbox: Postbox;
  /** Gets the silent servers ready where the name is one of theirs, or leads to one. */
  prepare(name: string): void;
  prepareAll(): Promise<void>;
  /** What has to be waited for before anybody may connect; null where there is nothing. */
  preparing(): Promise<void> | null;
  close(): Promise<void>;
}

const USUAL: MailScript = { name: 'mx.lab-hosting.example' };
const IMAP_HOST = `imap.${POSTBOX_DOMAIN}`;
/** Nobody listens there (tcpmux has been dead for decades). */
const NOBODY = '127.0.0.1:1';
/** What is on this machine stays where it is; everything the lab does not serve is refused. */
const REST = ['127.0.0.1:::', '[::1]:::', 'localhost:::', `::${NOBODY}`];

export async function startMailServers(options: MailServersOptions): Promise<MailServers> {
  const { servers, authority, takesMailFor, ask, delayMs } = options;
  const heard: HeardSession[] = [];
  const postbox = new Postbox();
  const inbox = new Inbox((message) => deliver(message, { ask, postbox }));
  const stories = new Map(
    servers.flatMap(({ host, certificate }) => (certificate ? [[host, certificate]] : [])),
  );
  const running: LoopbackServer[] = [];
  const silence = await reserveSilence();
  const start = async (script: MailScript, port: number): Promise<string> => {
    const server = await startMailHost({
      ...{ script, port, heard, inbox, takesMailFor, delayMs },
      certificateFor: (host) => issue(host, stories.get(host) ?? {}, authority),
    });
    running.push(server);
    return server.address;
  };
  const startImap = async (implicitTls: boolean): Promise<string> => {
    const server = await startImapHost({
      ...{ name: IMAP_HOST, implicitTls, postbox, delayMs },
      contexts: contextsOf((host) => issue(host, {}, authority)),
    });
    running.push(server);
    return server.address;
  };
  const places = new Map<MailScript, Map<number, Promise<string>>>();
  const addressOf = async ({ plays = USUAL, port = 25 }: LabMailServer): Promise<string> => {
    if (plays === 'refuses') return NOBODY;
    if (plays === 'silent') return silence.address;
    // Hosts that play the same script are one server by several names.
    const ofScript = places.get(plays) ?? new Map<number, Promise<string>>();
    places.set(plays, ofScript);
    const place = ofScript.get(port) ?? start(plays, port);
    ofScript.set(port, place);
    return place;
  };
  const own = servers.filter(({ plays }) => plays !== undefined);
  const [usual, imaps, imap, ...addresses] = await Promise.all([
    start(USUAL, 25),
    startImap(true),
    startImap(false),
    ...own.map(addressOf),
  ]);
  const silent = own.filter(({ plays }) => plays === 'silent').map(({ host }) => host);
  let preparing: Promise<void> | null = null;
  return {
    ownRules: [
      ...own.map(({ host, port = 25 }, index) => `${host}:${port}:${addresses[index]}`),
      `${IMAP_HOST}:993:${imaps}`,
      `${IMAP_HOST}:143:${imap}`,
    ],
    rules: [`:25:${usual}`, ...REST],
    heard,
    postbox,
    messages: inbox.messages,
    prepare(name) {
      if (silent.some((host) => host === name || host.endsWith(`.${name}`)))
        preparing ??= silence.begin().catch(() => {});
    },
    prepareAll: () => silence.begin(),
    preparing: () => preparing,
    async close() {
      await Promise.all([silence, ...running].map((server) => server.close()));
    },
  };
}

function issue(
  host: string,
  { fault, issuer, keyOf = host }: CertificateStory,
  authority: Authority,
): ServerCertificate {
  if (issuer === undefined) return authority.issue(host, fault, mailHostKey(keyOf));
  const own = createAuthority(new Date(), issuer, mailHostKey(issuer));
  const { key, cert } = own.issue(host, fault, mailHostKey(keyOf));
  return { key, cert: cert + own.pem };
}
