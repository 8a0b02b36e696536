/** Runs the built program as a user does. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source.ts';

const BIN = join(ROOT, 'bin/mailsonde.js');

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Null leaves it open, for `meanwhile` to write to. */
  stdin?: string | Uint8Array | null;
  /** A file descriptor in place of the pipe that is read here. */
  stdout?: number;
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** Called with the child as soon as it runs, to signal it or close its pipes. */
  meanwhile?(child: ReturnType<typeof spawn>): unknown;
}

/** Never rejects for the exit status; the build must exist. */
export function mailsonde(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  if (!existsSync(join(ROOT, 'dist/cli.cjs'))) throw new Error('build first: npm run build');
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...inherited, ...options.env },
    stdio: ['pipe', options.stdout ?? 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.on('error', () => {});
  if (options.stdin !== null) child.stdin?.end(options.stdin ?? '');
  options.meanwhile?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
