/** The foreign tools the interop tests need and the Debian packages they come from; what is missing fails, never skips. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { SERVERS_ROOT } from '../servers/root.ts';

/** Debian's own Python, for its packages; another one may come first on the PATH. */
export const PYTHON = '/usr/bin/python3';

export const TOOLS: Readonly<Record<string, string>> = {
  curl: 'curl',
  delv: 'bind9-dnsutils',
  dig: 'bind9-dnsutils',
  'ldns-key2ds': 'ldnsutils',
  'ldns-keygen': 'ldnsutils',
  'ldns-signzone': 'ldnsutils',
  nc: 'netcat-openbsd',
  nsd: 'nsd',
  'nsd-checkconf': 'nsd',
  'nsd-checkzone': 'nsd',
  openssl: 'openssl',
  swaks: 'swaks',
  unbound: 'unbound',
  'unbound-checkconf': 'unbound',
  [PYTHON]: 'python3',
};

export const PYTHON_MODULES: Readonly<Record<string, string>> = {
  DNS: 'python3-dns',
  dkim: 'python3-dkim',
  authres: 'python3-authres',
  dns: 'python3-dnspython',
  nacl: 'python3-nacl',
  spf: 'python3-spf',
};

/** One sentence for each tool that is not there. */
export function missingTools(path: string): string[] {
  return Object.entries(TOOLS)
    .filter(([tool]) => !isThere(tool, path))
    .map(([tool, name]) => `${tool} is not installed: it comes with the Debian package ${name}.`);
}

/** One sentence for each Python module that cannot be imported. */
export function missingModules(modules: Readonly<Record<string, string>>): string[] {
  return Object.entries(modules).flatMap(([module, name]) => {
    try {
      execFileSync(PYTHON, ['-c', `import ${module}`], { stdio: 'ignore' });
      return [];
    } catch {
      return [`${PYTHON} has no module ${module}: it comes with the Debian package ${name}.`];
    }
  });
}

/** Programs the interop tests start by chroot, as Debian's packages place them. */
export const SERVERS = [
  'usr/lib/postfix/sbin/master',
  'usr/sbin/dovecot',
  'usr/bin/rspamd',
  'usr/sbin/exim4',
  'usr/sbin/opendkim-testmsg',
  'usr/sbin/posttls-finger',
  'usr/sbin/smtpd',
  'usr/sbin/spamd',
];

/** One sentence for each mail server that .ci/mail-servers has not unpacked. */
export function missingServers(root: string): string[] {
  return SERVERS.filter((program) => !isThere(join('/', root, program), '')).map(
    (program) => `${program} is not unpacked: .ci/mail-servers does that.`,
  );
}

/** Run once before all interop tests. */
export default function demandTools(): void {
  const missing = [
    ...missingTools(process.env.PATH ?? ''),
    ...missingModules(PYTHON_MODULES),
    ...missingServers(SERVERS_ROOT),
  ];
  if (missing.length > 0) throw new Error(`the interop tests cannot run:\n${missing.join('\n')}`);
}

function isThere(tool: string, path: string): boolean {
  const places = tool.startsWith('/') ? [tool] : path.split(':').map((folder) => join(folder, tool));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
