/** What goes where: the answer on stdout and nothing else, silence on stderr, colour only where it is wanted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labDomains } from '../../src/lab/index.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

const ESCAPE = '\u001b';

describe('stdout and stderr', () => {
  it.each([
    [['check', 'healthy.example']],
    [['check', 'broken.example', '-v']],
    [['check', 'healthy.example', 'broken.example', 'parked.example', 'web-only.example']],
    [['check', 'broken.example', '--json']],
    [['spf', 'broken.example', '--format', 'markdown']],
  ])('%j: an answer, no word beside it, no control character', async (args) => {
    const { stdout, stderr } = await lab.run(args);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\n$/);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('give no warning, and nothing is rejected or leaked unheard', async () => {
    const strict = { env: { NODE_OPTIONS: '--unhandled-rejections=strict --trace-warnings' } };
    // Some of the mail hosts are silent.
    const HURRY = ['--connect-timeout', '1s', '--command-timeout', '1s', '--egress-control', 'none'];
    const input = lab.file('many.txt', labDomains.map(({ name }) => name).join('\n'));
    for (const args of [
      ['check', '--input', input, '--concurrency', '100', '--format', 'ndjson', ...HURRY],
      ['check', '--input', input, '--timeout', '20ms', '--format', 'ndjson', ...HURRY],
      ['check', 'healthy.example', '--dns', '127.0.0.1:1'],
    ]) {
      const { stderr } = await lab.run(args, strict);
      expect(stderr, args.join(' ')).toBe('');
    }
  });
});

describe('-q and -v', () => {
  it('-q is silent where all is well, and tells failures only where not', async () => {
    expect(await lab.run(['check', 'healthy.example', '-q'])).toEqual({ status: 0, stdout: '', stderr: '' });
    const names = ['check', 'healthy.example', 'spf-syntax-typo.example'];
    const quiet = await lab.run([...names, '-q']);
    expect(quiet.status).toBe(1);
    expect(quiet.stdout).not.toContain('healthy.example');
    expect(quiet.stdout).toContain('spf-syntax');
    expect(quiet.stdout.length).toBeLessThan((await lab.run(names)).stdout.length);
  });

  it('-q says what could not be determined', async () => {
    const { status, stdout } = await lab.run(['check', 'healthy.example', '-q', '--dns', '127.0.0.1:1']);
    expect(status).toBe(3);
    expect(stdout).toContain('127.0.0.1:1');
  });

  it('-q leaves JSON whole', async () => {
    const { reports } = await lab.json(['check', 'healthy.example', '-q']);
    expect(reports[0]?.counts.pass).toBeGreaterThan(50);
  });

  it('-v adds what passed, the records and the time', async () => {
    const { stdout } = await lab.run(['check', 'healthy.example', '-v']);
    expect(stdout).toContain('v=spf1 mx -all');
    expect(stdout).toContain('spf-lookup-limit');
    expect(stdout).toMatch(/questions/);
    expect((await lab.run(['check', 'healthy.example'])).stdout).not.toContain('v=spf1');
  });
});

describe('colour', () => {
  const colored = async (env: Record<string, string>, ...flags: string[]): Promise<boolean> =>
    (await lab.run(['check', 'broken.example', ...flags], { env })).stdout.includes(ESCAPE);

  it.each<[boolean, Record<string, string>, string[]]>([
    [false, {}, []],
    [true, { FORCE_COLOR: '1' }, []],
    [true, { FORCE_COLOR: '' }, []],
    [false, { FORCE_COLOR: '0' }, []],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, []],
    [true, { FORCE_COLOR: '1', NO_COLOR: '' }, []],
    [false, { FORCE_COLOR: '1' }, ['--no-color']],
    [false, { FORCE_COLOR: '1' }, ['--format', 'markdown']],
    [false, { FORCE_COLOR: '1' }, ['--json']],
  ])('%s with %j %j', async (expected, env, flags) => {
    expect(await colored(env, ...flags)).toBe(expected);
  });

  it('goes to no file', async () => {
    const file = lab.file('report.txt', '');
    await lab.run(['check', 'broken.example', '-o', file], { env: { FORCE_COLOR: '1' } });
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(file, 'utf8')).toContain('broken.example');
    expect(readFileSync(file, 'utf8')).not.toContain(ESCAPE);
  });

  it('is in no help', async () => {
    const env = { FORCE_COLOR: '1' };
    for (const args of [['--help'], ['check', '--help'], ['lab']])
      expect((await mailsonde(args, { env })).stdout).not.toContain(ESCAPE);
  });
});
