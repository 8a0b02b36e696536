/** A real Exim (with GnuTLS, as Debian builds it): one daemon whose listeners differ by address and port. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyAndCertificate } from '../../support/certificates.ts';
import { createDen, ownedFolder, RootServer } from './root.ts';

export interface EximListener {
  /** `ip:port` */
  at: string;
  /** starttls where left out. */
  tlsMode?: 'none' | 'starttls' | 'implicit';
  /** What it says to everybody in place of its greeting. */
  refusal?: string;
}

export interface EximOptions {
  hostname: string;
  domains?: readonly string[];
  listeners: readonly EximListener[];
  tls: KeyAndCertificate;
  /** GnuTLS priority string. */
  ciphers?: string;
  /** Puts what it takes into a Maildir of its own, in place of throwing it away. */
  keeps?: boolean;
}

export interface Exim {
  /** Where new mail is found, as the tests see it. */
  mail: string;
  log(): string;
  close(): Promise<void>;
}

export async function startExim(options: EximOptions): Promise<Exim> {
  const { hostname, domains = [], listeners, tls, ciphers, keeps = false } = options;
  const den = createDen('exim');
  const { inside } = den;
  const write = (name: string, text: string): void => writeFileSync(join(den.outside, name), text);
  chmodSync(den.outside, 0o755);
  ownedFolder(den, 'spool', 'Debian-exim', 0o750);
  ownedFolder(den, 'log', 'Debian-exim', 0o750);
  ownedFolder(den, 'mail', 'Debian-exim', 0o755);
  write('cert.pem', tls.cert);
  write('key.pem', tls.key);
  // Exim reads them as its own user.
  chmodSync(join(den.outside, 'key.pem'), 0o644);
  const implicit = listeners.filter(({ tlsMode }) => tlsMode === 'implicit').map(({ at }) => portOf(at));
  const bare = listeners.filter(({ tlsMode }) => tlsMode === 'none').map(({ at }) => at);
  const here = '$received_ip_address:$received_port';
  const refusals = listeners.filter(({ refusal }) => refusal !== undefined);
  write(
    'exim.conf',
    `primary_hostname = ${hostname}
keep_environment =
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${inside}/spool
log_file_path = ${inside}/log/%slog
pid_file_path = ${inside}/exim.pid
local_interfaces = <; ${listeners.map(({ at }) => at.replace(':', '.')).join(' ; ')}
tls_on_connect_ports = ${implicit.join(' : ')}
tls_advertise_hosts = \${if inlist{${here}}{<; ${['none', ...bare].join(' ; ')}}{}{*}}
tls_certificate = ${inside}/cert.pem
tls_privatekey = ${inside}/key.pem
${ciphers === undefined ? '' : `tls_require_ciphers = ${ciphers}\n`}host_lookup =
rfc1413_hosts =
acl_smtp_connect = connect
acl_smtp_rcpt = rcpt
acl_smtp_vrfy = vrfy
begin acl
connect:
${refusals
  .map(({ at, refusal }) => `  deny condition = \${if eq{${here}}{${at}}}\n       message = ${refusal}\n`)
  .join('')}  accept
rcpt:
  accept domains = ${['interop.invalid', ...domains].join(' : ')}
         verify = recipient
  deny message = relay not permitted
vrfy:
  accept
begin routers
all:
  local_parts = ! nobody
${keeps ? `  driver = accept\n  transport = keep\nbegin transports\nkeep:\n  driver = appendfile\n  maildir_format\n  directory = ${inside}/mail\n  user = Debian-exim\n` : '  driver = redirect\n  data = :blackhole:\n'}`,
  );
  const server = new RootServer('/usr/sbin/exim4', ['-bdf', '-C', `${inside}/exim.conf`], den);
  try {
    await server.listensOn(listeners.map(({ at }) => at));
  } catch (error) {
    await server.end();
    throw error;
  }
  return { mail: join(den.outside, 'mail/new'), log: () => server.log, close: () => server.end() };
}

const portOf = (at: string): string => at.split(':')[1] ?? '';
