/** `lab`: its list, a command inside, the world kept up for other terminals; nothing left behind. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listing } from '../../src/commands/lab.ts';
import { labAccount, labDomains, labHosts } from '../../src/lab/index.ts';
import type { Run } from '../../src/model/report.ts';
import { type Ended, mailsonde, type RunOptions } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

/** Temporary files of the program go here, so that what it leaves can be seen. */
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mailsonde-scratch-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const lab = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  mailsonde(['lab', ...args], { ...options, env: { ...options.env, TMPDIR: scratch } });
// What is made by others is not ours.
const leftBehind = (): string[] => readdirSync(scratch).filter((name) => name.startsWith('mailsonde'));

describe('lab', () => {
  it('lists its domains', async () => {
    const { status, stdout, stderr } = await lab([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect([...labDomains, ...labHosts].filter(({ name }) => !stdout.includes(`  ${name}  `))).toEqual([]);
  });

  it('tells the account of its submission hosts', async () => {
    const { user, password } = labAccount;
    expect((await lab([])).stdout).toContain(`the user ${user} with the password ${password}`);
  });

  it('lists them in whatever width there is', () => {
    for (const columns of [40, 60, 80, 120]) {
      const text = listing('mailsonde', columns);
      const all = [...labDomains, ...labHosts];
      const flags = all.flatMap(({ flags = [] }) => flags);
      const wide = text
        .split('\n')
        .filter((line) => line.length > columns && !flags.some((flag) => line.includes(flag)));
      expect(wide.filter((line) => !line.startsWith('Run one:'))).toEqual([]);
      const words = text.replaceAll(/\s+/g, ' ');
      expect(all.filter(({ name, breaks }) => !words.includes(` ${name} ${breaks}`))).toEqual([]);
    }
  });

  it('ends at once, with one sentence, where nothing can be written for the time of the run', async () => {
    // Below a file no directory can be made.
    const nowhere = { env: { TMPDIR: join(ROOT, 'package.json/none') } };
    for (const args of [['--serve'], ['--', 'check', 'healthy.example']]) {
      const { status, stdout, stderr } = await mailsonde(['lab', ...args], nowhere);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /^mailsonde: cannot write [^\n]*package.json\/none\/[^\n]*set TMPDIR to [^\n]*\n$/,
      );
    }
  });

  it.each([
    [0, ['--', 'check', 'healthy.example']],
    [1, ['--', 'check', 'broken.example']],
    [0, ['--', 'check', 'broken.example', '--fail-on', 'never']],
    [3, ['--', 'blocklist', 'healthy.example', '--dns', 'lab:public']],
    [3, ['--', 'dnssec', 'healthy.example', '--dns=lab:not-validating']],
    [3, ['--', 'check', 'healthy.example', '--dns', '127.0.0.1:1']],
    [2, ['--', 'nonsense']],
    [2, ['--', 'check', '--nonsense']],
    [2, ['--', 'check']],
    [2, ['--', 'check', 'healthy.example', '--dns', 'lab:nonsense']],
    [0, ['--', 'explain', 'spf-syntax']],
    [0, ['--', '--version']],
    [0, ['--', 'check', '--help']],
    [0, ['check', 'healthy.example', '--json']],
    [0, ['--', 'check', '-q', '--', 'healthy.example']],
    [0, ['--', 'check', '--', 'healthy.example']],
    [0, ['check', '--', 'healthy.example']],
    [0, ['--no-color', '--', 'explain', '--', 'spf-syntax']],
  ])('ends with the status of the command inside, %i for %j', async (status, args) => {
    const ended = await lab(args);
    expect(ended.status).toBe(status);
    expect(ended.stderr === '').toBe(status !== 2);
    expect(leftBehind()).toEqual([]);
  });

  it('passes standard input, --no-color and interrupts on', async () => {
    const piped = await lab(['check', '--input', '-', '--json'], { stdin: 'healthy.example\n' });
    expect((JSON.parse(piped.stdout) as Run).reports[0]?.verdict).toBe('pass');
    const env = { FORCE_COLOR: '1' };
    expect((await lab(['check', 'broken.example'], { env })).stdout).toContain('\u001b');
    expect((await lab(['--no-color', 'check', 'broken.example'], { env })).stdout).not.toContain('\u001b');
    const stopped = await lab(['check', '--input', '-', '--format', 'ndjson'], {
      stdin: null,
      meanwhile: (child) => {
        child.stdin?.write('healthy.example\n');
        child.stdout?.once('data', () => child.kill('SIGINT'));
      },
    });
    expect(stopped).toMatchObject({
      status: 130,
      stderr: expect.stringMatching(/^mailsonde: interrupted.*\n$/),
    });
    expect(leftBehind()).toEqual([]);
  });

  it('--delay lets every answer take its time', async () => {
    const { stdout } = await lab(['--delay', '60ms', 'mx', 'healthy.example', '--json']);
    const [report] = (JSON.parse(stdout) as Run).reports;
    expect(report?.evidence.mx).toMatchObject({ status: 'observed' });
    // MX, then the addresses of its hosts: two answers, one after the other.
    expect(report?.tookMs).toBeGreaterThanOrEqual(118);
    expect(await lab(['--delay', '20ms'])).toMatchObject({ status: 2, stdout: '' });
    expect(await lab(['--delay', 'soon', 'check'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('names commands in its hints that work there', async () => {
    const flags = ['--ip', '192.0.2.9', '--dns', 'lab:not-validating', '-4'];
    const { stdout } = await lab(['check', 'broken.example', ...flags, '--fail-on=never']);
    const hint = /More\s+(\S.*? -v)/.exec(stdout)?.[1]?.replaceAll(/\s+/g, ' ') ?? '';
    expect(hint).toBe(`node bin/mailsonde.js lab -- check broken.example ${flags.join(' ')} -v`);
    const again = await mailsonde(hint.split(' ').slice(2));
    const headline = (text: string): string => text.split(/\d+ errors?/)[0] as string;
    expect(headline(again.stdout)).toBe(headline(stdout));
    expect(again.stderr).toBe('');
    expect((await mailsonde(['lab'])).stdout).toContain('Run one:  node bin/mailsonde.js lab -- ');
  });
});

describe('lab --serve', () => {
  it.each([
    ['once', ['SIGINT']],
    ['twice', ['SIGINT', 'SIGTERM']],
    ['by the end of its terminal', ['SIGHUP']],
  ] as const)('prints flags that work from elsewhere, until interrupted %s', async (_, signals) => {
    let inside: Ended | undefined;
    const { status, stdout, stderr } = await lab(['--serve'], {
      meanwhile: (child) =>
        child.stdout?.once('data', async (text: string) => {
          const flags = /^ {2}(--dns .* --ca-file .*)$/m.exec(text)?.[1]?.split(' ') ?? [];
          expect(readFileSync(flags.at(-1) as string, 'utf8')).toContain('BEGIN CERTIFICATE');
          inside = await mailsonde(['check', 'healthy.example', ...flags]);
          for (const signal of signals) child.kill(signal);
        }),
    });
    expect(inside).toMatchObject({ status: 0, stderr: '' });
    expect({ status, stderr }).toEqual({
      status: 130,
      stderr: expect.stringMatching(/^mailsonde: interrupted.*\n$/),
    });
    expect(stdout).toMatch(/--dns 127\.0\.0\.1:\d+ +not-validating/);
    expect(leftBehind()).toEqual([]);
  });
});
