/** A real NSD with signed zones behind three real Unbounds, on loopback and ports of their own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificateAuthority } from '../../support/certificates.ts';
import { DIG_SOURCE } from './dig.ts';
import { fileOf, type PreparedZones, prepareZones, type ServedZone } from './zones.ts';

/** What the certificate of the validating Unbound says it is called. */
export const RESOLVER_NAME = 'dns.interop.example';
/** From here the validating Unbound refuses questions, and from there it drops them. */
export const REFUSED_SOURCE = '127.0.0.66';
export const DROPPED_SOURCE = '127.0.0.67';
/** A connection without a question is closed by the validating Unbound after this long. */
export const IDLE_MS = 700;

/** Zones in which every name has this one answer, as the operators of some zones give it to some resolvers. */
export interface Redirect {
  apex: string;
  address: string;
  text: string;
}

export interface Nameservers {
  /** The validating Unbound: `127.0.0.1:port` over UDP and TCP. */
  resolver: string;
  tls: string;
  https: string;
  /** Leads the name in `https` to loopback, in curl's form. */
  connectTo: string;
  /** A second Unbound that does not validate. */
  plain: string;
  /** A third one, validating, that sees the redirected zones as given. */
  redirected: string;
  /** NSD itself, authoritative. */
  authority: string;
  /** PEM of the CA that signed the certificates of `tls` and `https`. */
  caFile: string;
  caPem: string;
  /** Trust anchor for delv. */
  anchorFile: string;
  close(): Promise<void>;
}

export async function startNameservers(
  zones: readonly ServedZone[],
  redirects: readonly Redirect[] = [],
  /** Address where the validating Unbound serves port 53, too, for programs that know no other. */
  usual?: string,
): Promise<Nameservers> {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-interop-'));
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.end()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const served = prepareZones(zones, join(folder, 'zones'));
    const [nsd, port, tls, https, plain, redirected] = (await freePorts(6)) as Ports;
    const authority = createCertificateAuthority('Interop CA');
    const certificate = authority.issue({ names: [RESOLVER_NAME], ips: ['127.0.0.1'] });
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const caFile = write('ca.pem', authority.cert);
    write('server.key', certificate.key);
    write('server.pem', certificate.cert);

    const nsdFile = write('nsd.conf', nsdConfig(folder, served, nsd));
    execFileSync('nsd-checkconf', [nsdFile]);
    servers.push(new Server('nsd', ['-d', '-c', nsdFile], join(folder, 'nsd.log')));
    const base = { folder, nsd, served };
    const unbounds: UnboundOptions[] = [
      { ...base, port, secure: { tls, https }, validates: true, redirects: [], usual },
      { ...base, port: plain, validates: false, redirects: [] },
      { ...base, port: redirected, validates: true, redirects },
    ];
    for (const options of unbounds) {
      const file = write(`unbound-${options.port}.conf`, unboundConfig(options));
      execFileSync('unbound-checkconf', [file], { stdio: 'pipe' });
      servers.push(new Server('unbound', ['-d', '-c', file], join(folder, `unbound-${options.port}.log`)));
    }
    const [first, ...resolvers] = servers as [Server, ...Server[]];
    await first.answersOn(nsd, ['+norec']);
    for (const [index, resolver] of resolvers.entries()) {
      await resolver.answersOn(unbounds[index]?.port ?? 0);
    }
    return {
      resolver: `127.0.0.1:${port}`,
      tls: `tls://127.0.0.1:${tls}#${RESOLVER_NAME}`,
      https: `https://${RESOLVER_NAME}:${https}/dns-query`,
      connectTo: `${RESOLVER_NAME}:${https}:127.0.0.1:${https}`,
      plain: `127.0.0.1:${plain}`,
      redirected: `127.0.0.1:${redirected}`,
      authority: `127.0.0.1:${nsd}`,
      caFile,
      caPem: authority.cert,
      anchorFile: write('anchor.conf', delvAnchor(served.anchor)),
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server as `--dns` names it, as arguments for dig and delv. */
export function placeOf(server: string): string[] {
  const [, host = '', port = ''] = /^(?:\w+:\/\/)?([\w.]+):(\d+)/.exec(server) ?? [];
  return [`@${host === RESOLVER_NAME ? '127.0.0.1' : host}`, '-p', port];
}

type Ports = [number, number, number, number, number, number];

function nsdConfig(folder: string, { apexes, folder: zones }: PreparedZones, port: number): string {
  const listed = apexes.map((apex) => `zone:\n  name: "${apex}."\n  zonefile: "${fileOf(apex)}"\n`).join('');
  return `server:
  ip-address: 127.0.0.1
  port: ${port}
  username: ""
  server-count: 1
  zonesdir: "${zones}"
  pidfile: "${folder}/nsd.pid"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  logfile: "${folder}/nsd.log"
  rrl-ratelimit: 0
remote-control:
  control-enable: no
${listed}`;
}

interface UnboundOptions {
  folder: string;
  port: number;
  secure?: { tls: number; https: number };
  validates: boolean;
  redirects: readonly Redirect[];
  usual?: string | undefined;
  nsd: number;
  served: PreparedZones;
}

/** Every zone is a stub, since NSD does not listen on the port that delegations imply. */
function unboundConfig({
  folder,
  port,
  secure,
  validates,
  redirects,
  usual,
  nsd,
  served,
}: UnboundOptions): string {
  const lines = [
    ['verbosity', '1'],
    ['logfile', `"${folder}/unbound-${port}.log"`],
    ['use-syslog', 'no'],
    ['username', '""'],
    ['chroot', '""'],
    ['directory', `"${folder}"`],
    ['pidfile', `"${folder}/unbound-${port}.pid"`],
    ['num-threads', '1'],
    ['interface', `127.0.0.1@${port}`],
    ...(usual === undefined ? [] : [['interface', `${usual}@53`]]),
    ...(secure === undefined
      ? []
      : [
          ['interface', `127.0.0.1@${secure.tls}`],
          ['tls-port', `${secure.tls}`],
          ['interface', `127.0.0.1@${secure.https}`],
          ['https-port', `${secure.https}`],
          ['tls-service-key', `"${folder}/server.key"`],
          ['tls-service-pem', `"${folder}/server.pem"`],
          ['tcp-idle-timeout', `${IDLE_MS}`],
        ]),
    ['access-control', '127.0.0.0/8 allow'],
    ['access-control', `${REFUSED_SOURCE}/32 refuse`],
    ['access-control', `${DROPPED_SOURCE}/32 deny`],
    ['do-not-query-localhost', 'no'],
    ['do-ip6', 'no'],
    ['ede', 'yes'],
    ['module-config', validates ? '"validator iterator"' : '"iterator"'],
    ...(validates ? [['trust-anchor', `"${served.anchor.replaceAll(/\s+/g, ' ')}"`]] : []),
    ...['test.', 'invalid.'].map((name) => ['local-zone', `"${name}" nodefault`]),
    ...redirects.flatMap(({ apex, address, text }) => [
      ['local-zone', `"${apex}." redirect`],
      ['local-data', `"${apex}. 60 A ${address}"`],
      ['local-data', `'${apex}. 60 TXT "${text}"'`],
    ]),
  ];
  const stubs = served.apexes.map(
    (apex) => `stub-zone:\n  name: "${apex}."\n  stub-addr: 127.0.0.1@${nsd}\n`,
  );
  return `server:
${lines.map(([name, value]) => `  ${name}: ${value}\n`).join('')}remote-control:
  control-enable: no
${stubs.join('')}`;
}

function delvAnchor(ds: string): string {
  const [, tag, algorithm, digest, ...hex] = /\bDS\s+(\d+)\s+(\d+)\s+(\d+)\s+([0-9a-fA-F\s]+)/.exec(ds) ?? [];
  return `trust-anchors { . static-ds ${tag} ${algorithm} ${digest} "${hex.join('').replaceAll(/\s/g, '')}"; };\n`;
}

/** A daemon in the foreground; what it wrote comes with the error where it does not answer. */
class Server {
  readonly #program: string;
  readonly #child: ChildProcess;
  readonly #logFile: string;
  #said = '';

  constructor(program: string, args: string[], logFile: string) {
    this.#program = program;
    this.#logFile = logFile;
    this.#child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const listen = (data: Buffer): void => {
      this.#said += data;
    };
    this.#child.stdout?.on('data', listen);
    this.#child.stderr?.on('data', listen);
    this.#child.on('error', (error) => {
      this.#said += error.message;
    });
    // Where a run breaks off before it could end its servers.
    process.once('exit', () => this.#child.kill('SIGTERM'));
  }

  get #ended(): boolean {
    return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async answersOn(port: number, flags: string[] = []): Promise<void> {
    const question = [
      '-b',
      DIG_SOURCE,
      '@127.0.0.1',
      '-p',
      `${port}`,
      '.',
      'SOA',
      '+time=1',
      '+tries=1',
      ...flags,
    ];
    for (let attempt = 0; attempt < 100 && !this.#ended; attempt++) {
      try {
        const out = execFileSync('dig', question, { stdio: 'pipe' }).toString();
        if (/status: NOERROR/.test(out) && /ANSWER: 1/.test(out)) return;
      } catch {
        // Not up yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    let log = '';
    try {
      log = readFileSync(this.#logFile, 'utf8');
    } catch {
      // It ended before it wrote one.
    }
    throw new Error(`${this.#program} does not answer on port ${port}:\n${this.#said}${log}`);
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
      this.#child.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      this.#child.kill('SIGTERM');
    });
  }
}

/**
 * All held at once, so that they differ; given up just before the servers take them. Below the range the kernel hands
 * out itself, or another program's question might take one in between.
 */
async function freePorts(count: number): Promise<number[]> {
  const held: { port: number; server: ReturnType<typeof createServer> }[] = [];
  while (held.length < count) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    if (!taken) held.push({ port, server });
  }
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return held.map(({ port }) => port);
}
