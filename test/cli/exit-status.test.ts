/** Exit statuses of contract §3: what each means, what outranks what, and what a flag changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

/** Nothing listens there. */
const DEAD = ['--dns', '127.0.0.1:1'];

let lab: CliLab;
let notValidating: string[];
let shy: string[];
beforeAll(async () => {
  lab = await openCliLab();
  notValidating = ['--dns', lab.resolvers['not-validating']];
  // Blocklists answer this resolver with an error code.
  shy = ['--dns', lab.resolvers.public];
});
afterAll(() => lab.close());

const statusOf = async (args: readonly string[]): Promise<number | null> => (await lab.run(args)).status;

describe('0 and 1', () => {
  it.concurrent.each([
    [0, ['check', 'healthy.example']],
    [1, ['check', 'broken.example']],
    [1, ['check', 'healthy.example', 'broken.example']],
    [0, ['check', 'spf-one-void.example']],
    [1, ['check', 'spf-one-void.example', '--fail-on', 'warning']],
    [1, ['check', 'broken.example', '--fail-on', 'warning']],
    [0, ['check', 'broken.example', '--fail-on', 'never']],
    [0, ['check', 'healthy.example', '--fail-on', 'warning']],
    [1, ['check', 'no-such-domain.example']],
    [0, ['check', 'dmarc-missing.example', '--skip', 'dmarc']],
    [1, ['dmarc', 'dmarc-missing.example']],
    [0, ['spf', 'dmarc-missing.example']],
  ])('%i for %j', async (status, args) => {
    expect(await statusOf(args)).toBe(status);
  });
});

describe('3: nothing failed, but something could not be determined', () => {
  it('counts their trouble always', async () => {
    expect(await statusOf(['check', 'healthy.example', '--timeout', '1ms'])).toBe(3);
  });

  it('counts our own trouble only for topics named by the user', async () => {
    expect(await statusOf(['check', 'healthy.example', ...notValidating])).toBe(0);
    expect(await statusOf(['check', 'healthy.example', '--only', 'dnssec', ...notValidating])).toBe(3);
    expect(await statusOf(['dnssec', 'healthy.example', ...notValidating])).toBe(3);
    expect(await statusOf(['check', 'healthy.example', ...shy])).toBe(0);
    expect(await statusOf(['blocklist', 'healthy.example', ...shy])).toBe(3);
    expect(await statusOf(['check', 'healthy.example', '--only', 'spf,mx', ...shy])).toBe(0);
  });

  it.each([
    [['check', 'healthy.example'], '127.0.0.1:1'],
    [['spf', 'healthy.example'], '127.0.0.1:1'],
    [['blocklist', '192.0.2.1'], 'tcp://127.0.0.1:1'],
    [['ptr', '192.0.2.1'], 'tls://127.0.0.1:1'],
    [['dane', 'healthy.example'], 'https://127.0.0.1:1/dns-query'],
  ])('%j ends with it, and at once, where %s is dead', async (args, server) => {
    const began = performance.now();
    expect(await statusOf([...args, '--dns', server])).toBe(3);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it.concurrent.each([
    [0, ['check', '--allow-inconclusive', 'healthy.example']],
    // One topic allowed leaves all the others undetermined.
    [3, ['check', 'healthy.example', '--allow-inconclusive=spf']],
    [0, ['spf', 'healthy.example', '--allow-inconclusive=spf']],
    [3, ['spf', 'healthy.example', '--allow-inconclusive=mx']],
    [0, ['check', 'healthy.example', '--only', 'spf,mx', '--allow-inconclusive=mx,spf']],
    [3, ['check', 'healthy.example', '--only', 'spf,mx', '--allow-inconclusive=mx']],
    [0, ['check', 'healthy.example', '--fail-on', 'never']],
    [3, ['check', 'healthy.example', '--fail-on', 'warning']],
  ])('%i for %j with a dead resolver', async (status, args) => {
    expect(await statusOf([...args, ...DEAD])).toBe(status);
  });

  it('excuses a topic for trouble of ours that was asked for by name', async () => {
    const args = ['check', 'healthy.example', '--only', 'blocklist,spf', ...shy];
    expect(await statusOf([...args, '--allow-inconclusive=blocklist'])).toBe(0);
    expect(await statusOf([...args, '--allow-inconclusive=spf'])).toBe(3);
  });
});

describe('4: a fault of ours', () => {
  it('costs its own findings only; the report is written, the stack goes to stderr', async () => {
    const saved = lab.file('evidence.json', '');
    await lab.run(['check', 'broken.example', 'mx-cname.example', '--save-evidence', saved]);
    // Evidence no probe of ours would make stands in for a defect in the checks that read it. It is found sound when
    // it is read, and spoils then.
    const args = ['check', '--replay', saved];
    const spoil = `const { parse } = JSON;
      JSON.parse = (text) => {
        const run = parse(text);
        const mx = run.reports?.[0].evidence.mx.value ?? {};
        const { hosts } = mx;
        let reads = 0;
        Object.defineProperty(mx, 'hosts', { enumerable: true, get: () => (reads++ === 0 ? hosts : null) });
        return run;
      };`;
    const defect = { env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(spoil)}` } };
    for (const more of [[], ['--fail-on', 'never'], ['--allow-inconclusive'], ['-q']]) {
      const { status, stdout, stderr } = await mailsonde([...args, ...more], defect);
      expect(status).toBe(4);
      expect(stdout).toContain('dmarc-present');
      expect(stderr).toMatch(/^mailsonde \d+\.\d+\.\d+: internal error: TypeError.*\n +at /);
    }
    // Drawn in full, the report of the defect fails as well; the next one stands.
    const { status, stdout } = await mailsonde([...args, '-v'], defect);
    expect(status).toBe(4);
    expect(stdout).toMatch(/^mx-cname\.example/);
    const { reports } = JSON.parse((await mailsonde([...args, '--json'], defect)).stdout);
    expect(reports).toHaveLength(2);
    expect(reports[0].findings).toContainEqual(
      expect.objectContaining({
        check: 'mx-deliverable',
        verdict: 'unknown',
        data: { cause: 'vantage', kind: 'internal' },
      }),
    );
  });
});

describe('precedence', () => {
  it('2 over 1: a bad line among broken domains', async () => {
    const input = lab.file('bad.txt', 'broken.example\nnot a domain\n');
    expect(await statusOf(['check', '--input', input])).toBe(2);
    expect(await statusOf(['check', '--input', input, '--fail-on', 'never'])).toBe(2);
  });

  it('1 over 3: a failure beside what could not be determined', async () => {
    const args = ['check', 'broken.example', '--only', 'spf,dnssec', ...notValidating];
    expect(await statusOf(args)).toBe(1);
    expect(await statusOf([...args, '--allow-inconclusive'])).toBe(1);
  });

  it('is the same whatever the format', async () => {
    const cases: [number, string[]][] = [
      [0, ['check', 'healthy.example']],
      [1, ['check', 'broken.example']],
      [3, ['check', 'healthy.example', ...DEAD]],
    ];
    for (const [status, args] of cases) {
      const ways = [['--json'], ['--format', 'ndjson'], ['--format', 'markdown'], ['-q'], ['-v']];
      const seen = await Promise.all(ways.map((way) => statusOf([...args, ...way])));
      expect(seen, args.join(' ')).toEqual(ways.map(() => status));
    }
  });
});
