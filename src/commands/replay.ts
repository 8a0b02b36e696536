/** `--replay`: judges saved evidence again, by the time it was gathered at, without network. */
import type { Report } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { rejudge, type TopicChoice } from '../run/inspect.ts';
import { addToTally, createTally } from '../run/tally.ts';
import { openOutput } from './output.ts';
import type { InspectRequest, InspectResult } from './request.ts';
import { savedReport } from './saved/report.ts';
import { isObject, pathText } from './saved/shape.ts';

export async function replay(
  request: InspectRequest,
  settings: Settings,
  io: Io,
  file: string,
): Promise<InspectResult> {
  if (request.args.length > 0 || request.inputs.length > 0) {
    throw new UsageError('--replay brings its own targets', 'leave out the names and --input');
  }
  const saved = readReports(await io.read(file), file);
  const output = await openOutput(
    { command: request.command, tool: request.tool, hints: request.hints, targets: saved.length },
    settings,
    io,
    [file],
  );
  const tally = createTally();
  let faults = 0;
  try {
    for (const report of saved) {
      const again = await rejudge(report, choiceFor(report, request.topics, file));
      addToTally(tally, again);
      const unwritten = await output.report(again.report);
      for (const fault of [...again.faults, ...unwritten]) io.fault(fault);
      faults += again.faults.length + unwritten.length;
    }
    await output.end({ whole: true });
  } catch (error) {
    await output.discard();
    throw error;
  }
  return { tally, faults, badInput: 0, interrupted: io.signal.aborted };
}

/** Only what was looked at then can be judged now. */
function choiceFor(saved: Report, { judged, asked }: TopicChoice, file: string): TopicChoice {
  const known = saved.topics.judged.filter((topic) => judged.includes(topic));
  if (asked.length === 0) return { judged: known, asked: saved.topics.asked };
  const answerable = asked.filter((topic) => known.includes(topic));
  if (answerable.length === 0) {
    throw new UsageError(
      `${file} was saved without ${asked.join(', ')} for ${saved.target.display}`,
      `it holds ${saved.topics.judged.join(', ')}`,
    );
  }
  return { judged: known, asked: answerable };
}

/** A run as `--json` or `--save-evidence` writes it, or the lines of `--format ndjson`. */
export function readReports(text: string, file: string): Report[] {
  const expected = 'give a file written by --save-evidence, --json or --format ndjson';
  let documents: unknown[];
  try {
    documents = [JSON.parse(text)];
  } catch {
    try {
      documents = text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line));
    } catch {
      throw new UsageError(`${file} is not JSON`, expected);
    }
  }
  const reports = documents.flatMap((document) => reportsOf(document, file, expected));
  if (reports.length === 0) throw new UsageError(`${file} holds no report`, expected);
  return reports;
}

function reportsOf(document: unknown, file: string, expected: string): Report[] {
  if (!isObject(document)) throw new UsageError(`${file} holds no report`, expected);
  if (document.schemaVersion !== 1) {
    throw new UsageError(
      document.schemaVersion === undefined
        ? `${file} holds no report`
        : `${file} has schemaVersion ${String(document.schemaVersion).slice(0, 20)}, and this program reads 1`,
      expected,
    );
  }
  if ('inputError' in document) return [];
  const isRun = Array.isArray(document.reports);
  const reports = isRun ? (document.reports as unknown[]) : [document];
  for (const [index, report] of reports.entries()) {
    // What is nowhere near a report is another file; what is one but for some part has been damaged.
    if (!isObject(report) || !isObject(report.target) || !isObject(report.evidence))
      throw new UsageError(`${file} holds something that is no report`, expected);
    const damage = savedReport(report, 0);
    if (damage === undefined) continue;
    const path = pathText(isRun ? ['reports', index, ...damage.path] : damage.path);
    throw new UsageError(`${file} is damaged at ${path}: ${damage.says}`, 'give the file as it was saved');
  }
  return reports as Report[];
}
