/** The root folder the real mail servers run in by chroot, and one such server: started, waited for, ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../../support/source.ts';

/** Written by .ci/mail-servers, with users of its own in its etc/passwd. */
export const SERVERS_ROOT = join(ROOT, '.interop/root');

/** Where a command of that root looks for others. */
const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/usr/lib/postfix/sbin', LANG: 'C', LC_ALL: 'C' };

/** A user of the root's etc/passwd, as `chown` wants it. */
export function ownerOf(user: string): { uid: number; gid: number } {
  const line = readFileSync(join(SERVERS_ROOT, 'etc/passwd'), 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${user}:`));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (uid === undefined || gid === undefined) throw new Error(`the servers' root knows no user ${user}`);
  return { uid, gid };
}

/** A folder of one server within the root: `inside` is its path for the server, `outside` for the tests. */
export interface Den {
  inside: string;
  outside: string;
}

export function createDen(purpose: string): Den {
  const outside = mkdtempSync(join(SERVERS_ROOT, 'srv', `${purpose}-`));
  return { inside: pathInRoot(outside), outside };
}

/** A file of the root as its programs see it. */
export function pathInRoot(outside: string): string {
  return outside.slice(SERVERS_ROOT.length);
}

export function ownedFolder(den: Den, name: string, user: string, mode = 0o700): string {
  const folder = join(den.outside, name);
  mkdirSync(folder, { recursive: true, mode });
  const { uid, gid } = ownerOf(user);
  chownSync(folder, uid, gid);
  return join(den.inside, name);
}

/** 16,384 loopback addresses of one run, so that runs at the same time do not meet: `block(10)` is `127.a.b.10`. */
export function loopbackBlock(): (host: number) => string {
  const [a, b] = [64 + Math.floor(Math.random() * 128), Math.floor(Math.random() * 256)];
  return (host) => `127.${a}.${b}.${host}`;
}

export interface Ran {
  status: number | null;
  /** Standard output and error, in the order they came. */
  said: string;
}

/** Runs a command of the root to its end; however it ends is told, since that is often the point. */
export function runInRoot(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  return runCommand('chroot', [SERVERS_ROOT, command, ...args], '', { ...ENVIRONMENT, ...env });
}

/** The name server all programs of the root ask, on port 53. */
export function setNameserver(ip: string): void {
  writeFileSync(join(SERVERS_ROOT, 'etc/resolv.conf'), `nameserver ${ip}\noptions trust-ad\n`);
}

/** The same with a command of this host. */
export function runCommand(
  command: string,
  args: readonly string[],
  input: string | Buffer = '',
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.stdout.on('data', (data: Buffer) => {
      said += data;
    });
    child.stderr.on('data', (data: Buffer) => {
      said += data;
    });
    // A command that needs no input may be gone before it is written.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, said });
    });
  });
}

/** A daemon of the root in the foreground, with a process group of its own that is ended as a whole. */
export class RootServer {
  readonly #command: string;
  readonly #den: Den;
  readonly #child: ChildProcess;
  readonly #end = (): void => this.#signal('SIGKILL');
  #said = '';

  constructor(command: string, args: readonly string[], den: Den) {
    this.#command = command;
    this.#den = den;
    this.#child = spawn('chroot', [SERVERS_ROOT, command, ...args], {
      env: ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listen = (data: Buffer): void => {
      this.#said = `${this.#said}${data}`.slice(-20_000);
    };
    this.#child.stdout?.on('data', listen);
    this.#child.stderr?.on('data', listen);
    this.#child.on('error', (error) => {
      this.#said += error.message;
    });
    // Where a run breaks off before it could end its servers.
    process.once('exit', this.#end);
  }

  get #ended(): boolean {
    return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it wrote so far, log files included. */
  get log(): string {
    const files = existsSync(this.#den.outside) ? readdirSync(this.#den.outside) : [];
    const logs = files.filter((name) => name.endsWith('.log'));
    return [this.#said, ...logs.map((name) => readFileSync(join(this.#den.outside, name), 'utf8'))].join(
      '\n',
    );
  }

  /** Until each of `ip:port` takes connections; some programs read rules for many seconds before they do. */
  async listensOn(places: readonly string[], patienceMs = 5_000): Promise<void> {
    for (const place of places) {
      const [ip = '', port = ''] = place.split(':');
      for (let attempt = 0; !(await takesConnections(ip, Number(port))); attempt++) {
        if (attempt * 25 >= patienceMs || this.#ended) {
          throw new Error(`${this.#command} does not listen on ${place}:\n${this.log}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  }

  /** Until there is a socket of that name in its folder. */
  async has(name: string): Promise<void> {
    for (let attempt = 0; !existsSync(join(this.#den.outside, name)); attempt++) {
      if (attempt >= 200 || this.#ended) throw new Error(`${this.#command} makes no ${name}:\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async end(): Promise<void> {
    process.removeListener('exit', this.#end);
    if (!this.#ended) {
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => this.#signal('SIGKILL'), 3_000);
        this.#child.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        this.#signal('SIGTERM');
      });
    }
    // Children that had a connection open.
    this.#signal('SIGKILL');
    rmSync(this.#den.outside, { recursive: true, force: true, maxRetries: 5 });
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // All gone already.
    }
  }
}

function takesConnections(ip: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: ip, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
