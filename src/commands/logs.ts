/** `logs`: mail logs in, one report out: what became of the mail, why, and who should be removed. */
import { providerCalled } from '../knowledge/mailbox-domains.ts';
import { PROVIDERS } from '../knowledge/providers/index.ts';
import type { LogFile } from '../model/evidence/log.ts';
import type { LogInput, LogSource, Suppressed } from '../model/log-input.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Replacement, Settings } from '../model/settings.ts';
import type { LogTarget } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { createContext } from '../net/context.ts';
import { csvRow } from '../parse/csv-row.ts';
import { nearestWord } from '../parse/near-word.ts';
import { printable } from '../parse/printable.ts';
import { inspect, type TopicChoice } from '../run/inspect.ts';
import { addToTally, createTally } from '../run/tally.ts';
import { openOutput } from './output.ts';
import type { Hints, InspectResult } from './request.ts';
import { plain } from './values.ts';

/** What the options of the command say, as typed. */
export interface LogWishes {
  since?: string;
  until?: string;
  onlyProvider?: string;
  maxBounceRate?: string;
  suppression?: string;
  top?: string;
  unread?: boolean;
}

const FLAGS: { readonly [W in keyof LogWishes]-?: string } = {
  since: '--since',
  until: '--until',
  onlyProvider: '--only-provider',
  maxBounceRate: '--max-bounce-rate',
  suppression: '--suppression',
  top: '--top',
  unread: '--unread',
};

export interface LogsRequest {
  files: readonly string[];
  wishes: LogWishes;
  tool: Tool;
  hints: Hints;
}

const TOPICS: TopicChoice = { judged: ['logs'], asked: ['logs'] };
const TOP = 10;
const MOST_TOP = 1_000;
/** What a log leaves behind is garbage: looked for at half as much again, it takes a third less for next to no time. */
const MEMORY = '--heap-growing-percent=50';
const UNREAD_LINES = 1_000;
/** Names of files in a title; the rest are counted. */
const NAMED = 2;
/** Rows of CSV written at once. */
const ROWS = 1_000;
const PROGRESS_OCTETS = 16_777_216;

export async function run(
  { files, wishes, tool, hints }: LogsRequest,
  settings: Settings,
  io: Io,
): Promise<InspectResult> {
  if (settings.replay !== undefined) {
    const late = Object.entries(FLAGS).find(([key]) => wishes[key as keyof LogWishes] !== undefined);
    if (late !== undefined)
      throw new UsageError(
        `--replay and ${late[1]} contradict each other`,
        'what was counted is counted; read the log anew without --replay',
      );
    const { replay } = await import('./replay.ts');
    const request = { command: 'logs', args: files, inputs: [], accepts: 'domain', topics: TOPICS } as const;
    return replay({ ...request, tool, hints }, settings, io, settings.replay);
  }
  if (files.length === 0) {
    throw new UsageError(
      'nothing to read: mailsonde logs needs a log',
      'give files such as /var/log/mail.log, or - for standard input',
    );
  }
  if (wishes.suppression === '-') {
    throw new UsageError(
      '--suppression needs a file: standard output has the report',
      'give a path such as remove.csv, or /dev/stderr',
    );
  }
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(MEMORY);
  const bounds = readWishes(wishes);
  const sources = await io.logs(files);
  const { suppression } = wishes;
  const list = suppression === undefined ? undefined : await io.replace(suppression, files);
  const output = await openOutput({ command: 'logs', tool, hints, targets: 1 }, settings, io, files);
  const ctx = createContext({ signal: io.signal, given: settings.given });
  const tally = createTally();
  let found: { all: Iterable<Suppressed>; dropped: number } = { all: [], dropped: 0 };
  const logs: LogInput = {
    ...bounds,
    sources,
    ...(list !== undefined && {
      suppress: (all, dropped) => {
        found = { all, dropped };
      },
    }),
    onRead: telling(io),
  };
  try {
    const done = await inspect(targetOf(sources), TOPICS, { ...ctx, logs }, output.prepare);
    addToTally(tally, done);
    const unwritten = await output.report(done.report);
    const faults = [...done.faults, ...unwritten];
    for (const fault of faults) io.fault(fault);
    const { log } = done.report.evidence;
    const read = log?.status === 'observed' ? log.value.files : [];
    const whole = !io.signal.aborted && faults.length === 0;
    await output.end({ whole: !io.signal.aborted });
    if (list !== undefined && whole) await writeList(list, found, io);
    if (!whole) await list?.discard();
    return { tally, faults: faults.length, badInput: tellBad(read, io), interrupted: io.signal.aborted };
  } catch (error) {
    await output.discard();
    await list?.discard();
    throw error;
  } finally {
    io.progress.stop();
    ctx.close();
  }
}

function targetOf(sources: readonly LogSource[]): LogTarget {
  const names = sources.map(({ name }) => name);
  const left = names.length - NAMED;
  const told = left > 0 ? `${names.slice(0, NAMED).join(', ')} and ${left} more` : names.join(', ');
  return { kind: 'log', ascii: printable(told, 1_000), display: printable(told, 1_000) };
}

/** Files nobody could read, or not to their end, and files that are no logs; the number of them. */
function tellBad(files: readonly LogFile[], io: Pick<Io, 'note'>): number {
  let bad = 0;
  for (const { name, formats, lines, unread, problem } of files) {
    const isForeign = formats.length === 0 && unread * 2 > lines;
    if (problem === null && !isForeign) continue;
    bad += 1;
    io.note(
      problem !== null
        ? `mailsonde: ${name} could not be read to its end: ${problem}`
        : `mailsonde: ${name} has no line of a mail log we know; --unread shows what it has`,
    );
  }
  return bad;
}

async function writeList(
  file: Replacement,
  { all, dropped }: { all: Iterable<Suppressed>; dropped: number },
  io: Pick<Io, 'note'>,
): Promise<void> {
  let rows = [csvRow(['address', 'category', 'reason', 'first_seen', 'count'])];
  for (const { address, category, reason, firstSeen, count } of all) {
    rows.push(csvRow([address, category, reason, firstSeen, String(count)]));
    if (rows.length < ROWS) continue;
    await file.write(rows.join(''));
    rows = [];
  }
  await file.write(rows.join(''));
  await file.commit();
  if (dropped > 0)
    io.note(`mailsonde: ${dropped} further bounces were of more addresses than can be remembered at once`);
}

/** Told now and then only: whoever reads fast has no time for more. */
function telling(io: Pick<Io, 'progress'>): NonNullable<LogInput['onRead']> {
  let next = PROGRESS_OCTETS;
  let all = 0;
  let current = '';
  let before = 0;
  return (file, octets) => {
    if (file !== current) {
      current = file;
      before = 0;
    }
    all += octets - before;
    before = octets;
    if (all < next) return;
    next = all + PROGRESS_OCTETS;
    io.progress.update({ target: file, waiting: `${Math.round(all / 1_048_576)} MiB read` });
  };
}

function readWishes(wishes: LogWishes): Omit<LogInput, 'sources'> {
  const now = new Date();
  const since = wishes.since === undefined ? undefined : moment('--since', wishes.since, now);
  const until = wishes.until === undefined ? undefined : moment('--until', wishes.until, now);
  if (since !== undefined && until !== undefined && since >= until)
    throw new UsageError('--since is not before --until', 'give a stretch of time that has a length');
  const only = wishes.onlyProvider?.trim();
  if (only !== undefined && providerCalled(only) === null && !only.includes('.')) {
    const near = nearestWord(
      only,
      PROVIDERS.map(({ id }) => id),
    );
    throw new UsageError(
      `--only-provider "${plain(only)}" is no provider we know${near === undefined ? '' : ` (did you mean ${near}?)`}`,
      'give a name such as gmail or outlook, or a domain such as example.com',
    );
  }
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(only !== undefined && { only: plain(only) }),
    ...(wishes.maxBounceRate !== undefined && { maxBounceRate: percent(wishes.maxBounceRate) }),
    top: wishes.top === undefined ? TOP : rows(wishes.top),
    unreadLines: wishes.unread === true ? UNREAD_LINES : 0,
  };
}

const UNITS: { readonly [unit: string]: number } = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `24h` ago, or ISO 8601; what has no zone is in the zone of this machine, a date alone begins at its midnight. */
function moment(flag: string, text: string, now: Date): number {
  const [, amount, unit = ''] = /^(\d{1,6})\s*([smhdw])$/.exec(text.trim()) ?? [];
  if (amount !== undefined) return now.getTime() - Number(amount) * (UNITS[unit] ?? 0);
  const iso = text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
  const isDate = /^\d{4}-\d\d-\d\d$/.test(iso);
  const at = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d|$)/.test(iso)
    ? Date.parse(isDate ? `${iso}T00:00` : iso)
    : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(
      `${flag} "${plain(text)}" is not a time`,
      'give one such as 24h, 7d, 2026-11-01 or 2026-11-01T06:00',
    );
  return at;
}

function percent(text: string): number {
  const rate = /^\d{1,3}(?:\.\d{1,4})?\s*%?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN;
  if (!(rate >= 0 && rate <= 100))
    throw new UsageError(
      `--max-bounce-rate "${plain(text)}" is not a percentage`,
      'give a number from 0 to 100, such as 5 or 0.5',
    );
  return rate;
}

function rows(text: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= MOST_TOP))
    throw new UsageError(
      `--top "${plain(text)}" is not a count`,
      `give a whole number from 1 to ${MOST_TOP}`,
    );
  return count;
}
