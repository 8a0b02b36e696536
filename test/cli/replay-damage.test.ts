/** Saved evidence that was damaged deep inside: one sentence that names file and place, never a fault of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReports } from '../../src/commands/replay.ts';
import type { Report, Run } from '../../src/model/report.ts';
import { UsageError } from '../../src/model/usage-error.ts';
import { FORMATS, render } from '../../src/report/index.ts';
import { rejudge } from '../../src/run/inspect.ts';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

const DOMAINS = ['broken.example', 'selfhosted.example', 'bimi-bad-logo.example', 'mx-cname.example'];

let lab: CliLab;
let saved: Run;
beforeAll(async () => {
  lab = await openCliLab();
  const file = join(lab.folder, 'evidence.json');
  const sender = ['--ip', '192.88.99.124', '--helo', 'localhost', '--selector', 'google,nobody'];
  await lab.run(['check', ...DOMAINS, ...sender, '--save-evidence', file]);
  saved = JSON.parse(readFileSync(file, 'utf8')) as Run;
});
afterAll(() => lab.close());

type Path = (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

/** A copy with something else, or nothing, at that place. */
function spoilt<T>(whole: T, path: Path, by: unknown): T {
  const copy = structuredClone(whole) as Record<string | number, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  const last = path.at(-1) as string;
  if (by === undefined) delete at[last];
  else at[last] = by;
  return copy as T;
}

describe('damaged evidence', () => {
  it.each([
    ['a text for a list', ['evidence', 'mx', 'value', 'hosts'], 'x', 'mx.value.hosts: a list is due'],
    ['null for an object', ['evidence', 'spf', 'value', 'tree'], null, 'spf.value.tree: an object is due'],
    [
      'a missing field',
      ['evidence', 'dmarc', 'value', 'walk'],
      undefined,
      'walk: a list is due, and nothing',
    ],
    ['an unknown status', ['evidence', 'dkim', 'status'], 'gone', 'dkim.status: one of observed, absent'],
    ['no time', ['evidence', 'spf', 'at'], 'yesterday', 'spf.at: a time is due'],
    ['an unknown topic', ['topics', 'judged', '0'], 'weather', 'topics.judged[0]: one of dns,'],
    ['no timing', ['timing'], undefined, 'timing: an object is due'],
  ] as [string, Path, unknown, string][])('%s ends with 2 and one sentence', async (_, path, by, says) => {
    const file = lab.file('damaged.json', JSON.stringify(spoilt(saved, ['reports', '0', ...path], by)));
    const { status, stdout, stderr } = await mailsonde(['check', '--replay', file]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^mailsonde: [^\n]*\n$/);
    expect(stderr).toContain(`${file} is damaged at reports[0].`);
    expect(stderr).toContain(says);
  });

  it('names the place in a line of ndjson, and survives what nests without end', () => {
    const [report] = saved.reports as [Report];
    const line = JSON.stringify({ schemaVersion: 1, ...spoilt(report, ['evidence', 'mx', 'status'], 7) });
    expect(() => readReports(`${line}\n${line}\n`, 'run.ndjson')).toThrow(
      'run.ndjson is damaged at evidence.mx.status: ',
    );
    const spf = report.evidence.spf?.status === 'observed' ? report.evidence.spf.value.tree : undefined;
    const term = spf?.terms[0];
    let deep: unknown = spf;
    for (let level = 0; level < 400; level++) deep = { ...spf, terms: [{ ...term, subtree: deep }] };
    const nested = spoilt(saved, ['reports', '0', 'evidence', 'spf', 'value', 'tree'], deep);
    expect(() => readReports(JSON.stringify(nested), 'run.json')).toThrow('it nests too deeply');
  });

  it('is refused or judged in peace, wherever it is damaged', { timeout: 120_000 }, async () => {
    const wrong = [undefined, null, 'x', '', -1, 1e300, true, [], {}, [null], { x: 1 }];
    let refused = 0;
    let judged = 0;
    let turn = 0;
    for (const report of saved.reports) {
      const places = ['target', 'startedAt', 'tookMs', 'topics', 'timing', 'evidence'].flatMap((key) =>
        placesIn(report[key as keyof Report], [key]),
      );
      expect(places.length).toBeGreaterThan(300);
      // One of the eleven at each place, in turn: over all reports every kind of field meets most of them.
      for (const path of places) {
        const by = wrong[turn++ % wrong.length];
        const text = JSON.stringify({ ...saved, reports: [spoilt(report, path, by)] });
        try {
          const [again] = readReports(text, 'run.json') as [Report];
          const judgement = await rejudge(again, again.topics);
          expect(judgement.faults, `${path.join('.')} = ${JSON.stringify(by)}`).toEqual([]);
          if (turn % 8 === 0)
            for (const format of FORMATS) await render({ ...saved, reports: [judgement.report] }, format);
          judged += 1;
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(1_000);
    expect(judged).toBeGreaterThan(100);
  });
});
