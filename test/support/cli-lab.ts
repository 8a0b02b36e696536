/** The built program inside a lab of its own: one world for a test file, the flags that lead there added to each run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, type LabOptions, startLab } from '../../src/lab/index.ts';
import type { Report, Run } from '../../src/model/report.ts';
import { type Ended, mailsonde, type RunOptions } from './cli.ts';

export interface CliLab extends Lab {
  /** A folder for the files of this test file. */
  folder: string;
  /** Writes a file there and returns its path. */
  file(name: string, content: string | Buffer): string;
  /** Runs the program in this lab; the user's own flags come after the lab's and win. */
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  json(args: readonly string[], options?: RunOptions): Promise<Run>;
  /** The only report of a run. */
  report(args: readonly string[], options?: RunOptions): Promise<Report>;
}

export async function openCliLab(options: LabOptions = {}): Promise<CliLab> {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-test-'));
  const lab = await startLab({ ...options, caFile: join(folder, 'ca.pem') });
  const run: CliLab['run'] = ([command = '', ...args], runOptions) =>
    // The first rule that matches decides, so the user's own come first.
    mailsonde([command, ...rulesIn(args), ...lab.flags, ...args], runOptions);
  const json: CliLab['json'] = async (args, runOptions) => {
    const { stdout, stderr, status } = await run([...args, '--json'], runOptions);
    if (stdout === '') throw new Error(`status ${status}, and nothing on stdout: ${stderr}`);
    return JSON.parse(stdout) as Run;
  };
  return {
    ...lab,
    folder,
    file: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    run,
    json,
    report: async (args, runOptions) => {
      const { reports } = await json(args, runOptions);
      if (reports.length !== 1) throw new Error(`${reports.length} reports`);
      return reports[0] as Report;
    },
    close: async () => {
      await lab.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function rulesIn(args: readonly string[]): string[] {
  return args.flatMap((word, at) => (word === '--connect-to' ? [word, args[at + 1] ?? ''] : []));
}
