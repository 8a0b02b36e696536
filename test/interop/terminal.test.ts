/** The program on a real terminal: a line while it works, gone when it is done; colour; Ctrl-C. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { type ScriptedDnsServer, startDnsServer } from '../support/dns-server.ts';
import { ROOT } from '../support/source.ts';
import { PYTHON } from './support/tools.ts';

const ESC = '\u001b';
const CLEARED = `\r${ESC}[K`;
/** Python's own: runs a command on a new terminal, passes keys and screen through, ends with its status. */
const ON_A_TERMINAL = `
import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
`;

interface Session {
  status: number | null;
  /** Everything the terminal was sent. */
  screen: string;
}

interface Circumstances {
  columns?: number;
  env?: Record<string, string>;
  /** Shell redirection of the program, such as `2>/dev/null`. */
  redirect?: string;
  /** Typed once this has appeared. */
  type?: { after: string; keys: string };
}

function onTerminal(args: readonly string[], circumstances: Circumstances = {}): Promise<Session> {
  const { columns = 80, env = {}, redirect = '', type } = circumstances;
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...inherited } = process.env;
  const shell = `trap : INT; stty cols ${columns} rows 24; "$@" ${redirect}`;
  const program = [process.execPath, join(ROOT, 'bin/mailsonde.js'), ...args];
  const child = spawn(PYTHON, ['-c', ON_A_TERMINAL, 'sh', '-c', shell, 'sh', ...program], {
    env: { ...inherited, TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let typed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (type === undefined || typed || !screen.includes(type.after)) return;
    typed = true;
    child.stdin.write(type.keys);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, screen }));
  });
}

let lab: CliLab;
let silent: ScriptedDnsServer;
beforeAll(async () => {
  lab = await openCliLab();
  silent = await startDnsServer(() => ({ drop: true }));
});
afterAll(() => Promise.all([lab.close(), silent.close()]));

const waiting = (...more: string[]): string[] => [
  ...['check', 'slow.example', '--dns', silent.address, '--timeout', '900ms'],
  ...more,
];

describe('on a terminal', () => {
  it('a line tells what is waited for, moves, and is gone before the answer', async () => {
    const { status, screen } = await onTerminal(waiting());
    expect(status).toBe(3);
    expect(screen.match(/slow\.example {2}waiting for/g)?.length).toBeGreaterThan(3);
    expect(new Set(screen.match(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/g)).size).toBeGreaterThan(2);
    const answer = screen.slice(screen.lastIndexOf('waiting for'));
    expect(answer).toMatch(new RegExp(`${ESC}\\[[0-9]*K[^]*slow\\.example`));
  });

  it('the answer has colour, which NO_COLOR, --no-color and TERM=dumb take away', async () => {
    const args = ['check', 'broken.example', ...lab.flags];
    const { status, screen } = await onTerminal(args);
    expect(status).toBe(1);
    expect(screen).toContain(`${ESC}[31m✖`);
    for (const without of [{ env: { NO_COLOR: '1' } }, { env: { TERM: 'dumb' } }])
      expect((await onTerminal(args, without)).screen).not.toContain(`${ESC}[31m`);
    expect((await onTerminal([...args, '--no-color'])).screen).not.toContain(`${ESC}[31m`);
  });

  it.each<[string, Circumstances]>([
    ['TERM=dumb', { env: { TERM: 'dumb' } }],
    ['CI', { env: { CI: 'true' } }],
    ['no width', { columns: 0 }],
    ['stderr elsewhere', { redirect: '2>/dev/null' }],
  ])('no line with %s', async (_, circumstances) => {
    const { status, screen } = await onTerminal(waiting(), circumstances);
    expect(status).toBe(3);
    expect(screen).not.toContain('waiting for');
    expect(screen.length).toBeLessThan(3_000);
  });

  it('the line shows even where the answer goes to a file or a pipe', async () => {
    const { screen } = await onTerminal(waiting('--json'), { redirect: '| wc -l' });
    expect(screen).toContain('waiting for');
    expect(screen).not.toContain('schemaVersion');
  });

  it('is laid out for its width', async () => {
    for (const columns of [50, 120]) {
      const { screen } = await onTerminal(['check', 'broken.example', '--no-color', ...lab.flags], {
        columns,
        redirect: '2>/dev/null',
      });
      // A record and a command stay whole, to be copied.
      const lines = screen.split(/\r?\n/).filter((line) => !/^ +v=|^ {2}node .*mailsonde/.test(line));
      const widest = Math.max(...lines.map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(columns);
      expect(widest).toBeGreaterThan(columns / 2);
    }
  });

  it('asks for a password without showing it, and leaves the terminal as it was', async () => {
    const [account, password] = ['sonde@healthy.example', 'calm-harbour-42'];
    const args = ['handshake', 'mx.smtp-blocked-here.example:587', '--user', account, '--no-color'];
    const asked = `Password for ${account}: `;
    const env = { MAILSONDE_PASSWORD: '' };
    const circumstances = { env, type: { after: asked, keys: `${password}\r` }, redirect: '; stty' };
    const { screen } = await onTerminal([...args, ...lab.flags], circumstances);
    expect(screen).toContain('AUTH      SCRAM-SHA-256');
    expect(screen).toContain('235 2.7.0');
    expect(screen).not.toContain(password);
    expect(screen.slice(screen.lastIndexOf('speed '))).not.toMatch(/-echo|-icanon/);
    const left = await onTerminal([...args, ...lab.flags], {
      env,
      type: { after: asked, keys: 'calm\u0003' },
    });
    expect(left.status).toBe(130);
    expect(left.screen).not.toContain('calm');
  });

  it('Ctrl-C ends it in one clean line', async () => {
    const { status, screen } = await onTerminal(
      ['check', 'slow.example', '--dns', silent.address, '--no-color'],
      { type: { after: 'waiting for', keys: '\u0003' } },
    );
    expect(status).toBe(130);
    expect(screen.match(/mailsonde: interrupted/g)).toHaveLength(1);
    expect(screen).toContain(`${CLEARED}mailsonde: interrupted`);
    expect(screen).toContain('the run was interrupted');
  });
});
