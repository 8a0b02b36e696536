// Runs the whole suite and the built program on the other Node versions we promise, taken from npm.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const packageName = `node-${process.platform}-${process.arch}`;
const folder = mkdtempSync(join(tmpdir(), 'mailsonde-nodes-'));

try {
  for (const version of ['22', '24']) {
    const place = join(folder, version);
    execFileSync('mkdir', ['-p', place]);
    writeFileSync(join(place, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-save', '--silent', `${packageName}@${version}`], {
      cwd: place,
      stdio: 'inherit',
    });
    const node = join(place, 'node_modules', packageName, 'bin', 'node');
    console.log(`\nNode ${execFileSync(node, ['--version']).toString().trim()}`);
    execFileSync(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot'], {
      cwd: root,
      stdio: 'inherit',
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
