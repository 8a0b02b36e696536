/** What ends a run early: an interrupt, a reader that leaves, the time that is over; never with a stack or a half file. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labDomains } from '../../src/lab/index.ts';
import type { Run } from '../../src/model/report.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import { answers, type ScriptedDnsServer, startDnsServer } from '../support/dns-server.ts';

/** Whoever these name servers name, nobody off this machine is connected to. */
const NOWHERE = ['--connect-to', '127.0.0.1:::', '--connect-to', '::127.0.0.1:1'];

let lab: CliLab;
let silent: ScriptedDnsServer;
/** Answers TXT and the root, and nothing else ever. */
let taciturn: ScriptedDnsServer;
beforeAll(async () => {
  lab = await openCliLab();
  silent = await startDnsServer(() => ({ drop: true }));
  taciturn = await startDnsServer(({ name, type }) => {
    if (name === '.') return { ...answers(), authenticated: true };
    if (type !== 'TXT') return { drop: true };
    return answers({ type: 'TXT', name, ttl: 60, data: ['v=spf1 ip4:192.0.2.1 -all'] });
  });
});
afterAll(() => Promise.all([lab.close(), silent.close(), taciturn.close()]));

const ONE_LINE = /^mailsonde: interrupted[^\n]*\n$/;

/** Kills once the first question has reached the server. */
const onceAsked =
  (server: ScriptedDnsServer, kill: (child: ChildProcess) => unknown) =>
  async (child: ChildProcess): Promise<void> => {
    const before = server.asked.length;
    while (server.asked.length === before) await sleep(5);
    await sleep(50);
    await kill(child);
  };

describe('an interrupt', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s writes what is known, in one whole document',
    async (signal) => {
      const { status, stdout, stderr } = await mailsonde(
        ['check', 'a.example', 'b.example', '--only', 'spf,mx', '--json', '--dns', taciturn.address],
        { meanwhile: onceAsked(taciturn, (child) => child.kill(signal)) },
      );
      expect(status).toBe(130);
      expect(stderr).toMatch(ONE_LINE);
      const { reports } = JSON.parse(stdout) as Run;
      expect(reports[0]).toMatchObject({
        verdict: 'inconclusive',
        evidence: {
          spf: { status: 'observed' },
          mx: { status: 'failed', failure: { kind: 'cancelled', cause: 'vantage' } },
        },
      });
    },
  );

  it('does not call healthy what it kept from being looked at', async () => {
    const { stdout } = await mailsonde(['check', 'a.example', '--dns', taciturn.address, ...NOWHERE], {
      meanwhile: onceAsked(taciturn, (child) => child.kill('SIGINT')),
    });
    expect(stdout).toContain('could not be');
    expect(stdout).not.toMatch(/stands? in the way|in order/);
  });

  it('given twice ends at once', async () => {
    const { status, stderr } = await mailsonde(['check', 'a.example', '--dns', silent.address, ...NOWHERE], {
      meanwhile: onceAsked(silent, async (child) => {
        child.kill('SIGINT');
        child.kill('SIGTERM');
      }),
    });
    expect(status).toBe(130);
    expect(stderr).toMatch(ONE_LINE);
  });

  it('over a long list ends it, each report whole', async () => {
    const names = Array.from({ length: 2_000 }, (_, i) => `n${i}.healthy.example\n`);
    const input = lab.file('long.txt', names.join(''));
    const { status, stdout, stderr } = await lab.run(['mx', '--input', input, '--format', 'ndjson'], {
      meanwhile: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
    });
    expect({ status, stderr }).toEqual({ status: 130, stderr: expect.stringMatching(ONE_LINE) });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(2_000);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('target');
  });

  it.each([
    ['once', 1],
    ['twice', 2],
  ])('%s leaves no file, no part of one, and the one from before as it was', async (_, times) => {
    const [report, evidence] = [join(lab.folder, `report-${times}`), join(lab.folder, `evidence-${times}`)];
    writeFileSync(report, 'from before');
    const files = ['--output', report, '--save-evidence', evidence];
    const { status, stdout, stderr } = await mailsonde(
      ['check', 'a.example', '--dns', silent.address, ...NOWHERE, ...files],
      {
        meanwhile: onceAsked(silent, (child) => {
          expect(readdirSync(lab.folder).filter((name) => name.endsWith('.partial'))).toHaveLength(2);
          child.kill('SIGINT');
          if (times === 2) child.kill('SIGTERM');
        }),
      },
    );
    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
    if (times === 1) expect(stderr).toContain(`${report} is not written: the run was interrupted`);
    expect(readFileSync(report, 'utf8')).toBe('from before');
    expect(existsSync(evidence)).toBe(false);
    expect(readdirSync(lab.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('a reader that leaves early', () => {
  it('is no error, nor is one that never came', async () => {
    const healthy = labDomains.filter(({ kind, flags = [] }) => kind === 'healthy' && flags.length === 0);
    expect(healthy.length).toBeGreaterThan(10);
    const input = lab.file('healthy.txt', healthy.map(({ name }) => `${name}\n`).join(''));
    for (const leave of ['data', 'spawn'] as const) {
      const { status, stderr } = await lab.run(['check', '--input', input, '--format', 'ndjson'], {
        meanwhile: (child) =>
          (leave === 'data' ? child.stdout : child)?.once(leave, () => child.stdout?.destroy()),
      });
      expect({ leave, status, stderr }).toEqual({ leave, status: 0, stderr: '' });
    }
  });

  it.each([
    [['--help'], 0],
    [['--version'], 0],
    [['explain', '--list'], 0],
    [['lab'], 0],
    [['lab', '--serve'], 0],
    [['lab', '--', 'check', 'broken.example'], 1],
  ])('of %j', async (args, expected) => {
    const { status, stderr } = await mailsonde(args, { meanwhile: (child) => child.stdout?.destroy() });
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' });
  });

  it('may be the reader of stderr', async () => {
    const { status } = await mailsonde(['check', 'not a name'], {
      meanwhile: (child) => child.stderr?.destroy(),
    });
    expect(status).toBe(2);
  });
});

describe('a device that is full', () => {
  it.each([[['--help']], [['--version']], [['explain', '--list']], [['lab']]])(
    'is told in one line: %j',
    async (args) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = await mailsonde(args, { stdout: full });
      closeSync(full);
      expect(stderr).toMatch(/^mailsonde: cannot write to standard output: ENOSPC[^\n]*\n$/);
      expect(status).toBe(2);
    },
  );
});

describe('--timeout', () => {
  it('ends a target with what is known by then', async () => {
    const began = performance.now();
    const { status, stdout, stderr } = await mailsonde([
      ...['check', 'a.example', 'b.example', '--only', 'spf,mx', '--json'],
      ...['--timeout', '1s', '--dns', taciturn.address],
    ]);
    expect(performance.now() - began).toBeLessThan(4_500);
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    const { reports } = JSON.parse(stdout) as Run;
    for (const { tookMs, evidence, findings } of reports) {
      expect(tookMs).toBeGreaterThanOrEqual(990);
      expect(tookMs).toBeLessThan(2_500);
      expect(evidence.spf).toMatchObject({ status: 'observed', value: { record: expect.anything() } });
      expect(evidence.mx).toMatchObject({
        status: 'failed',
        failure: { kind: 'cancelled', cause: 'target', detail: expect.stringContaining('time') },
      });
      expect(findings.filter(({ check }) => check === 'spf-syntax')).toMatchObject([{ verdict: 'pass' }]);
    }
  });

  it('holds for a server that answers slowly, without a failure in it', async () => {
    const slow = await openCliLab({ delayMs: 120 });
    const { status, stdout } = await slow.run(['check', 'healthy.example', '--timeout', '200ms', '--json']);
    await slow.close();
    expect(status).toBe(3);
    const [report] = (JSON.parse(stdout) as Run).reports;
    expect(report?.counts).toMatchObject({ error: 0, warning: 0 });
    expect(report?.verdict).toBe('inconclusive');
  });

  it('outlasts --dns-timeout where that is shorter', async () => {
    const began = performance.now();
    const { status } = await mailsonde([
      'mx',
      'a.example',
      '--dns',
      silent.address,
      '--dns-timeout',
      '200ms',
    ]);
    expect(status).toBe(3);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

describe('--output', () => {
  it('takes the whole report, and stdout nothing', async () => {
    const file = join(lab.folder, 'whole.md');
    const run = ['check', 'broken.example', '--format', 'markdown', '--output', file];
    expect(await lab.run(run)).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^## broken\.example\n[\s\S]*<\/sub>\n$/);
    expect(readdirSync(lab.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('writes through links and into pipes, which stay what they are', async () => {
    const [file, link, pipe] = ['file', 'link', 'pipe'].map((name) => join(lab.folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(file, 'from before');
    symlinkSync(file, link);
    execFileSync('mkfifo', [pipe]);
    const piped = readFile(pipe, 'utf8');
    for (const output of [link, pipe]) {
      const { status } = await lab.run(['check', 'healthy.example', '--output', output]);
      expect(status).toBe(0);
    }
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^healthy\.example/);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(await piped).toMatch(/^healthy\.example/);
  });

  it('- is standard output', async () => {
    const { stdout } = await lab.run(['check', 'healthy.example', '--output', '-'], { cwd: lab.folder });
    expect(stdout).toMatch(/^healthy\.example/);
    expect(existsSync(join(lab.folder, '-'))).toBe(false);
  });

  it('cannot be what is read, by whatever name', async () => {
    const input = lab.file('read.txt', 'healthy.example\n');
    const link = join(lab.folder, 'read-link.txt');
    symlinkSync(input, link);
    const saved = join(lab.folder, 'read.json');
    await lab.run(['mx', 'healthy.example', '--save-evidence', saved]);
    const before = readFileSync(saved, 'utf8');
    for (const args of [
      ['mx', '--input', input, '-o', input],
      ['mx', '--input', input, '-o', link],
      ['mx', '--input', link, '--save-evidence', input],
      ['mx', '--replay', saved, '-o', saved],
    ]) {
      const { status, stdout, stderr } = await lab.run(args);
      expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
      expect(stderr).toMatch(/is what is read, so it cannot be written/);
    }
    expect(readFileSync(input, 'utf8')).toBe('healthy.example\n');
    expect(readFileSync(saved, 'utf8')).toBe(before);
  });

  it('cannot be a directory, or the file of the evidence', async () => {
    const both = join(lab.folder, 'both.json');
    for (const [files, reason] of [
      [['--output', tmpdir()], /^mailsonde: cannot write .*: it is a directory/],
      [['--output', both, '--save-evidence', both], /name the same file/],
      [['--save-evidence', '-'], /cannot go to standard output/],
    ] as const) {
      const { status, stdout, stderr } = await lab.run(['check', 'healthy.example', ...files]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(reason);
    }
    expect(existsSync(both)).toBe(false);
  });
});
