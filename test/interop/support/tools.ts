/** The foreign tools the interop tests need and the Debian packages they come from; what is missing fails, never skips. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Debian's own Python, for its packages; another one may come first on the PATH. */
export const PYTHON = '/usr/bin/python3';

export const TOOLS: Readonly<Record<string, string>> = {
  curl: 'curl',
  delv: 'bind9-dnsutils',
  dig: 'bind9-dnsutils',
  'ldns-key2ds': 'ldnsutils',
  'ldns-keygen': 'ldnsutils',
  'ldns-signzone': 'ldnsutils',
  nsd: 'nsd',
  'nsd-checkconf': 'nsd',
  'nsd-checkzone': 'nsd',
  openssl: 'openssl',
  unbound: 'unbound',
  'unbound-checkconf': 'unbound',
  [PYTHON]: 'python3',
};

export const PYTHON_MODULES: Readonly<Record<string, string>> = { DNS: 'python3-dns', spf: 'python3-spf' };

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

/** Run once before all interop tests. */
export default function demandTools(): void {
  const missing = [...missingTools(process.env.PATH ?? ''), ...missingModules(PYTHON_MODULES)];
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
