/** A real NSD with signed zones behind a real, validating Unbound, on loopback and ports of their own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServedZone {
  /** Without the final dot; the empty string is the root. */
  apex: string;
  /** Master-file text with SOA and NS, absolute names. */
  text: string;
  state: 'signed' | 'unsigned' | 'bogus';
}

export interface Nameservers {
  /** Unbound: `127.0.0.1:port` over UDP and TCP. */
  resolver: string;
  tls: string;
  https: string;
  /** A second Unbound that does not validate. */
  plain: string;
  /** NSD itself, authoritative. */
  authority: string;
  /** PEM of the CA that signed the certificates of `tls` and `https`. */
  caFile: string;
  /** Trust anchor for delv. */
  anchorFile: string;
  close(): Promise<void>;
}

/** Needs nsd, unbound, ldnsutils and openssl; what is missing throws. */
export async function startNameservers(children: readonly ServedZone[]): Promise<Nameservers> {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-interop-'));
  const zones = join(folder, 'zones');
  mkdirSync(zones);
  const processes: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const ds = children.flatMap((zone) => (zone.state === 'unsigned' ? [] : [prepare(zone, zones)]));
    for (const zone of children.filter(({ state }) => state === 'unsigned')) {
      writeFileSync(join(zones, fileOf(zone.apex)), zone.text);
    }
    const root: ServedZone = { apex: '', state: 'signed', text: rootZone(children, ds) };
    const anchor = prepare(root, zones);
    const [nsdPort, port, tlsPort, httpsPort, plainPort] = await freePorts(5);
    const caFile = certificate(folder);
    const all = [root, ...children];

    writeFileSync(join(folder, 'nsd.conf'), nsdConfig(folder, zones, nsdPort as number, all));
    writeFileSync(
      join(folder, 'unbound.conf'),
      unboundConfig(folder, {
        port: port as number,
        tlsPort: tlsPort as number,
        httpsPort: httpsPort as number,
        nsdPort: nsdPort as number,
        all,
        anchor,
      }),
    );
    writeFileSync(
      join(folder, 'plain.conf'),
      unboundConfig(folder, { port: plainPort as number, nsdPort: nsdPort as number, all }),
    );
    execFileSync('nsd-checkconf', [join(folder, 'nsd.conf')]);
    execFileSync('unbound-checkconf', [join(folder, 'unbound.conf')]);
    processes.push(start('nsd', ['-d', '-c', join(folder, 'nsd.conf')], folder));
    processes.push(start('unbound', ['-d', '-c', join(folder, 'unbound.conf')], folder));
    processes.push(start('unbound', ['-d', '-c', join(folder, 'plain.conf')], folder));
    await answering(nsdPort as number, ['+norec']);
    await answering(port as number);
    await answering(plainPort as number);
    const anchorFile = join(folder, 'anchor.conf');
    writeFileSync(anchorFile, delvAnchor(anchor));
    return {
      resolver: `127.0.0.1:${port}`,
      tls: `tls://127.0.0.1:${tlsPort}#dns.interop.example`,
      https: `https://dns.interop.example:${httpsPort}/dns-query`,
      plain: `127.0.0.1:${plainPort}`,
      authority: `127.0.0.1:${nsdPort}`,
      caFile,
      anchorFile,
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const fileOf = (apex: string): string => (apex === '' ? 'root' : apex);

/** Signs the zone in place and returns its DS record; a bogus one is signed with dates long past. */
function prepare(zone: ServedZone, folder: string): string {
  const apex = `${zone.apex}.`;
  const file = join(folder, fileOf(zone.apex));
  writeFileSync(file, zone.text);
  const key = execFileSync('ldns-keygen', ['-a', 'ECDSAP256SHA256', '-k', apex], { cwd: folder })
    .toString()
    .trim();
  const dates = zone.state === 'bogus' ? ['-i', '20200101000000', '-e', '20200201000000'] : [];
  execFileSync('ldns-signzone', ['-o', apex, ...dates, '-f', `${file}.signed`, file, key], { cwd: folder });
  writeFileSync(file, readFileSync(`${file}.signed`));
  const digest = readdirSync(folder).find((name) => name === `${key}.ds`);
  const line =
    digest === undefined
      ? execFileSync('ldns-key2ds', ['-n', '-2', `${key}.key`], { cwd: folder }).toString()
      : readFileSync(join(folder, digest), 'utf8');
  return line.trim();
}

/** Delegates straight from the root: names in between are empty non-terminals. */
function rootZone(children: readonly ServedZone[], ds: readonly string[]): string {
  const soa = '. 3600 IN SOA ns.root-servers.interop. hostmaster.interop. 1 3600 600 86400 300';
  const own = ['. 3600 IN NS ns.root-servers.interop.', 'ns.root-servers.interop. 3600 IN A 127.0.0.1'];
  const delegations = children.map(({ apex }) => `${apex}. 3600 IN NS ns.root-servers.interop.`);
  return `${[soa, ...own, ...delegations, ...ds].join('\n')}\n`;
}

function nsdConfig(folder: string, zones: string, port: number, all: readonly ServedZone[]): string {
  const listed = all.map(({ apex }) => `zone:\n  name: "${apex}."\n  zonefile: "${fileOf(apex)}"\n`).join('');
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
  port: number;
  tlsPort?: number;
  httpsPort?: number;
  nsdPort: number;
  all: readonly ServedZone[];
  /** DS of the root; without it nothing is validated. */
  anchor?: string;
}

function unboundConfig(folder: string, options: UnboundOptions): string {
  const { port, tlsPort, httpsPort, nsdPort, all, anchor } = options;
  const secure = (line: string, wanted: number | undefined): string =>
    wanted === undefined ? '' : `  interface: 127.0.0.1@${wanted}\n  ${line}: ${wanted}\n`;
  const stubs = all
    .map(({ apex }) => `stub-zone:\n  name: "${apex}."\n  stub-addr: 127.0.0.1@${nsdPort}\n`)
    .join('');
  return `server:
  verbosity: 1
  logfile: "${folder}/unbound-${port}.log"
  use-syslog: no
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: "${folder}/unbound-${port}.pid"
  num-threads: 1
  interface: 127.0.0.1@${port}
${secure('tls-port', tlsPort)}${secure('https-port', httpsPort)}${tlsPort === undefined ? '' : `  tls-service-key: "${folder}/server.key"\n  tls-service-pem: "${folder}/server.pem"\n`}  access-control: 127.0.0.0/8 allow
  do-not-query-localhost: no
  do-ip6: no
  qname-minimisation: no
  module-config: "${anchor === undefined ? 'iterator' : 'validator iterator'}"
${anchor === undefined ? '' : `  trust-anchor: "${anchor.replaceAll(/\s+/g, ' ')}"\n`}  local-zone: "example." nodefault
  local-zone: "test." nodefault
  local-zone: "invalid." nodefault
remote-control:
  control-enable: no
${stubs}`;
}

function certificate(folder: string): string {
  const run = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  run(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Interop CA',
  );
  run(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
    '-subj',
    '/CN=dns.interop.example',
  );
  writeFileSync(join(folder, 'server.ext'), 'subjectAltName=DNS:dns.interop.example,IP:127.0.0.1\n');
  run(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    'server.ext',
    '-out',
    'server.pem',
  );
  return join(folder, 'ca.pem');
}

function delvAnchor(ds: string): string {
  const [, tag, algorithm, digest, ...hex] = /\bDS\s+(\d+)\s+(\d+)\s+(\d+)\s+([0-9a-fA-F\s]+)/.exec(ds) ?? [];
  return `trust-anchors { . static-ds ${tag} ${algorithm} ${digest} "${hex.join('').replaceAll(/\s/g, '')}"; };\n`;
}

function start(program: string, args: string[], folder: string): ChildProcess {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  child.on('error', (error) => {
    throw error;
  });
  return child;
}

async function answering(port: number, flags: string[] = []): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      const out = execFileSync(
        'dig',
        ['@127.0.0.1', '-p', String(port), '.', 'SOA', '+time=1', '+tries=1', ...flags],
        { stdio: 'pipe' },
      ).toString();
      if (/status: NOERROR/.test(out) && /ANSWER: 1/.test(out)) return;
    } catch {
      // Not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers on port ${port}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
