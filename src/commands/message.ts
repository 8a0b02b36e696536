/** `message`: one raw message in, one report out: what receivers make of it, and why. */
import type { MessageInput } from '../model/message-input.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import type { SpamFilter } from '../model/spam-filter.ts';
import type { MessageTarget } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { createContext } from '../net/context.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { printable } from '../parse/printable.ts';
import { type ParsedFilter, parseRspamd, parseSpamd } from '../parse/spam-filter-place.ts';
import { inspect, type TopicChoice } from '../run/inspect.ts';
import { ownTime } from '../run/own-time.ts';
import { addToTally, createTally } from '../run/tally.ts';
import { readMessageFile } from './message-file.ts';
import { openOutput } from './output.ts';
import type { Hints, InspectResult } from './request.ts';
import { plain } from './values.ts';

/** What the options of the command say, as typed. */
export interface MessageWishes {
  mailFrom?: string | undefined;
  bulk?: boolean | undefined;
  /** Empty for the usual place. */
  spamd?: string | undefined;
  rspamd?: string | undefined;
  blocklists?: boolean | undefined;
}

export interface MessageRequest {
  file: string | undefined;
  wishes: MessageWishes;
  tool: Tool;
  hints: Hints;
}

const ALONE: TopicChoice = { judged: ['message'], asked: ['message'] };
const WITH_BLOCKLISTS: TopicChoice = { judged: ['blocklist', 'message'], asked: ['blocklist', 'message'] };
/** Flags that decide what is looked at. */
const LOOKING = [
  ['mailFrom', '--mail-from'],
  ['bulk', '--bulk'],
  ['blocklists', '--blocklists'],
  ['spamd', '--spamd'],
  ['rspamd', '--rspamd'],
] as const satisfies readonly (readonly [keyof MessageWishes, string])[];

export async function run(
  { file, wishes, tool, hints }: MessageRequest,
  settings: Settings,
  io: Io,
): Promise<InspectResult> {
  if (settings.replay !== undefined) {
    const late = LOOKING.find(([wish]) => wishes[wish] !== undefined);
    if (late !== undefined)
      throw new UsageError(
        `--replay and ${late[1]} contradict each other`,
        'a replay looks at nothing again; look anew without --replay',
      );
    const { replay } = await import('./replay.ts');
    const args = file === undefined ? [] : [file];
    const request = {
      command: 'message',
      args,
      inputs: [],
      accepts: 'domain',
      topics: WITH_BLOCKLISTS,
    } as const;
    return replay({ ...request, tool, hints }, settings, io, settings.replay);
  }
  if (file === undefined)
    throw new UsageError(
      'nothing to judge: mailsonde message needs a message',
      'give a file such as message.eml, or - for standard input',
    );
  if (settings.given.ips.length > 1)
    throw new UsageError('--ip names more than one address', 'one server handed the message over: name that');
  const mailFrom = wishes.mailFrom === undefined ? undefined : envelopeSender(wishes.mailFrom);
  const topics =
    wishes.blocklists || settings.given.blocklists !== undefined || settings.given.blocklistKeys.size > 0
      ? WITH_BLOCKLISTS
      : ALONE;
  const spamFilters = filtersOf(wishes);
  const { name, octets } = await readMessageFile(file, io);
  for (const { text, loopback } of spamFilters)
    if (!loopback) io.note(`mailsonde: the message leaves this machine: it is handed to ${text}`);
  const output = await openOutput({ command: 'message', tool, hints, targets: 1 }, settings, io, [file]);
  const ctx = createContext({
    dns: settings.dns,
    connectTo: settings.connectTo,
    extraCa: settings.extraCa,
    ...(settings.sourceAddress !== undefined && { sourceAddress: settings.sourceAddress }),
    ...(settings.family !== undefined && { family: settings.family }),
    limits: settings.limits,
    signal: io.signal,
    given: settings.given,
    onProgress: (event) => io.progress.update(event),
  });
  const shown = printable(name, 300);
  const message: MessageInput = {
    name: shown,
    octets,
    bulk: wishes.bulk ?? false,
    stated: { ip: settings.given.ips[0], helo: settings.given.helo, mailFrom },
  };
  const target: MessageTarget = { kind: 'message', ascii: shown, display: shown };
  const tally = createTally();
  const { context, forget } = ownTime(ctx, ctx.limits.totalMs);
  try {
    const done = await inspect(target, topics, { ...context, message, spamFilters }, output.prepare);
    addToTally(tally, done);
    const faults = [...done.faults, ...(await output.report(done.report))];
    for (const fault of faults) io.fault(fault);
    await output.end({ whole: !io.signal.aborted });
    return { tally, faults: faults.length, badInput: 0, interrupted: io.signal.aborted };
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    forget();
    io.progress.stop();
    ctx.close();
  }
}

function filtersOf({ spamd, rspamd }: MessageWishes): SpamFilter[] {
  return [
    ...(spamd === undefined ? [] : [accepted('--spamd', parseSpamd(spamd || undefined))]),
    ...(rspamd === undefined ? [] : [accepted('--rspamd', parseRspamd(rspamd || undefined))]),
  ];
}

function accepted(flag: string, parsed: ParsedFilter): SpamFilter {
  if (!parsed.ok) throw new UsageError(`${flag}: ${plain(parsed.problem)}`, parsed.hint);
  return parsed.filter;
}

function envelopeSender(text: string): string {
  const bare = text.trim().replace(/^<(.*)>$/s, '$1');
  if (bare === '') return '';
  const parsed = parseMailAddress(bare);
  if (!parsed.ok)
    throw new UsageError(
      `--mail-from "${plain(text)}" is not a mail address`,
      'give an envelope sender such as bounce@example.com, or <> for a bounce',
    );
  return parsed.target.ascii;
}
