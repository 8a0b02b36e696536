/** Saved evidence: judged again it says the same, on any day, in any format, for all or some of its topics. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, Run } from '../../src/model/report.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

const SENDER = ['--helo', 'localhost', '--ip', '192.88.99.124'];

let lab: CliLab;
let saved: string;
let original: Run;
beforeAll(async () => {
  lab = await openCliLab();
  saved = join(lab.folder, 'evidence.json');
  original = await lab.json([
    'check',
    'broken.example',
    'healthy.example',
    ...SENDER,
    '--save-evidence',
    saved,
  ]);
});
afterAll(() => lab.close());

async function replay(args: readonly string[]): Promise<Run> {
  const { stdout, stderr } = await mailsonde([...args, '--json']);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

const judgement = ({ target, startedAt, verdict, counts, topics, findings, evidence }: Report): unknown => ({
  target,
  startedAt,
  verdict,
  counts,
  topics,
  findings,
  evidence,
});

describe('--save-evidence and --replay', () => {
  it('give the same findings, the same evidence and the same status', async () => {
    expect((JSON.parse(readFileSync(saved, 'utf8')) as Run).reports.map(judgement)).toEqual(
      original.reports.map(judgement),
    );
    const again = await replay(['check', '--replay', saved]);
    expect(again.reports.map(judgement)).toEqual(original.reports.map(judgement));
    const findings = original.reports[0]?.findings ?? [];
    expect(findings.some(({ check, verdict }) => check === 'helo-fqdn' && verdict === 'fail')).toBe(true);
    expect((await mailsonde(['check', '--replay', saved])).status).toBe(1);
  });

  it('judge by the day of the evidence, whatever the day is now', async () => {
    // On that day the certificates of today were not valid yet; the day of the saved report alone must decide.
    const old = JSON.parse(readFileSync(saved, 'utf8')) as Run;
    const moved: Run = {
      ...old,
      reports: old.reports.map((report) => ({ ...report, startedAt: '2020-02-29T12:00:00.000Z' })),
    };
    const { reports } = await replay(['check', '--replay', lab.file('old.json', JSON.stringify(moved))]);
    expect(reports.map(({ startedAt }) => startedAt)).toEqual(
      moved.reports.map(() => '2020-02-29T12:00:00.000Z'),
    );
    const dated = (one: Run['reports']) =>
      one.map(({ findings }) =>
        findings.filter(({ check }) => check === 'tls-certificate-current').map(({ verdict }) => verdict),
      );
    expect(dated(original.reports).flat()).toContain('pass');
    expect(dated(reports).flat()).not.toContain('pass');
    expect(dated(reports).flat()).toContain('fail');
    const others = (one: Run['reports']) =>
      one.map(({ findings }) =>
        findings
          .filter(({ check }) => !/certificate/.test(check))
          .map(({ check, subject, verdict }) => `${check} ${subject} ${verdict}`),
      );
    expect(others(reports)).toEqual(others(original.reports));
  });

  it('read what --json and ndjson print, from a file or standard input', async () => {
    const names = ['broken.example', 'healthy.example', 'not a name'];
    const input = lab.file('names.txt', names.join('\n'));
    const { stdout } = await lab.run(['check', '--input', input, '--format', 'ndjson', ...SENDER]);
    const lines = await replay(['check', '--replay', lab.file('lines.ndjson', stdout)]);
    const byName = (run: Run): string[] => run.reports.map(({ target }) => target.ascii).sort();
    expect(byName(lines)).toEqual(byName(original));
    const piped = await mailsonde(['check', '--replay', '-', '--json'], { stdin: stdout });
    expect(byName(JSON.parse(piped.stdout))).toEqual(byName(original));
  });

  it('tell every format of a replay as of a look', async () => {
    for (const format of ['pretty', 'markdown', 'ndjson']) {
      const { stdout, status } = await mailsonde(['check', '--replay', saved, '--format', format]);
      expect(status).toBe(1);
      expect(stdout).toContain('broken.example');
    }
  });

  it('judge some of the topics', async () => {
    const { reports } = await replay(['check', '--replay', saved, '--only', 'spf,mx']);
    for (const [index, { topics, findings }] of reports.entries()) {
      expect(topics).toEqual({
        judged: ['dns', 'mx', 'spf'],
        asked: ['spf', 'mx'],
      });
      const before = original.reports[index]?.findings ?? [];
      const wanted = before.filter(({ check }) => /^(mx|spf|domain)-/.test(check));
      expect(findings).toEqual(wanted);
    }
    const [spf] = (await replay(['spf', '--replay', saved])).reports;
    expect(spf?.topics).toEqual({ judged: ['dns', 'spf'], asked: ['spf'] });
    const [rest] = (await replay(['check', '--replay', saved, '--skip', 'spf'])).reports;
    expect(rest?.topics.judged).toEqual(original.reports[0]?.topics.judged.filter((one) => one !== 'spf'));
  });

  it('keep what was asked by name', async () => {
    const narrow = join(lab.folder, 'narrow.json');
    const flags = ['--dns', lab.resolvers['not-validating'], '--save-evidence', narrow];
    expect((await lab.run(['dnssec', 'healthy.example', ...flags])).status).toBe(3);
    expect((await mailsonde(['check', '--replay', narrow])).status).toBe(3);
  });

  it('claim nothing about topics that were not looked at', async () => {
    const narrow = join(lab.folder, 'mx-only.json');
    await lab.run(['mx', 'healthy.example', '--save-evidence', narrow]);
    for (const args of [['spf'], ['check', '--only', 'dkim,dmarc'], ['ptr']]) {
      const { status, stdout, stderr } = await mailsonde([...args, '--replay', narrow]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/was saved without .* for healthy\.example; it holds dns, mx\n$/);
    }
    const { reports } = await replay(['check', '--only', 'mx,dkim', '--replay', narrow]);
    expect(reports[0]?.topics.asked).toEqual(['mx']);
  });

  it('need no network and no lab', async () => {
    const { status, stderr } = await mailsonde(['check', '--replay', saved, '--dns', '127.0.0.1:1']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });
});
