// Runs real mail servers set up to refuse mail in every way they can, and prints what they say as lines of the
// labelled set, for `node scripts/reply-set.mjs add -`. Needs root and Linux: the servers run by chroot in a network
// of their own that has loopback and nothing else.
//
// Usage: node scripts/collect-replies.mjs ROOT [HARAKA] [--only NAME]
//        ROOT    a folder .ci/mail-servers made, with Sendmail and Courier where COLLECT=1 was set for it
//        HARAKA  a folder in which `npm install Haraka` was run
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDns } from './collect-replies/dns.mjs';
import { Ground } from './collect-replies/ground.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args.splice(args.indexOf('--only'), 2)[1] : null;
const [root, haraka] = args.map((folder) => resolve(folder));
if (root === undefined || !existsSync(`${root}/usr/lib/postfix`)) {
  console.error('usage: node scripts/collect-replies.mjs ROOT [HARAKA] [--only NAME]');
  process.exit(2);
}

if (process.env.COLLECT_ALONE === undefined) {
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(
    'unshare',
    ['--net', '--mount', '--pid', '--fork', '--kill-child', process.execPath, self, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, COLLECT_ALONE: '1' },
    },
  );
  process.exit(status ?? 1);
}
const ip = (...words) => execFileSync('ip', words);
ip('link', 'set', 'lo', 'up');
// Haraka runs outside of the root, and asks the name server of this host.
execFileSync('mount', ['--bind', `${root}/etc/resolv.conf`, '/etc/resolv.conf']);
// A network that says it cannot be reached, and one whose packets come to nothing.
ip('route', 'add', 'unreachable', '10.98.0.0/24');
ip('route', 'add', '10.97.0.0/24', 'dev', 'lo');

const SERVERS = ['postfix', 'exim', 'opensmtpd', 'sendmail', 'courier', 'haraka'];
const dns = await startDns();
for (const name of SERVERS.filter((one) => only === null || one === only)) {
  const ground = new Ground(root, haraka);
  try {
    const { collect } = await import(`./collect-replies/${name}.mjs`);
    await collect(ground);
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  } finally {
    await ground.clear();
  }
}
dns.close();
process.exit();
