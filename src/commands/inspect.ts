/** `check` and the single topics: targets in, reports out as they are done, an exit status at the end. */
import type { Context, Limits } from '../model/context.ts';
import type { Io, Settings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { inspect, type TopicChoice } from '../run/inspect.ts';
import { ownTime } from '../run/own-time.ts';
import { addToTally, createTally } from '../run/tally.ts';
import type { Judgement } from '../run/verdict.ts';
import { openOutput } from './output.ts';
import type { InspectRequest, InspectResult } from './request.ts';
import { openSlots } from './slots.ts';
import { type Accepts, type BadLine, readTargets } from './targets.ts';
import { contextOf, refuseUnusable } from './world.ts';

const WANTS: { readonly [A in Accepts]: string } = {
  domain: 'a domain, such as example.com',
  'ip-or-host': 'an IP address or a host name',
  'ip-or-domain': 'an IP address or a domain',
  server: 'a mail server, such as mail.example.com or mail.example.com:587',
  address: 'a mail address, such as postmaster@example.com',
};

/** Over a long list, a key found answers the question whether there is one; `dkim DOMAIN` goes on looking. */
const LIMITS_OF_MANY: Partial<Limits> = { dkimFurtherSelectors: 0 };

/** Over a long list garbage is what fills memory: looked for at a fifth more, it takes a third less for little time. */
const MEMORY_OF_MANY = '--heap-growing-percent=20';

/** Bad lines told one by one: what comes after them would only push them off the screen. */
const MOST_TOLD = 20;

/** Looks at every target, several side by side, and writes each report as soon as its turn has come. */
export async function run(request: InspectRequest, settings: Settings, io: Io): Promise<InspectResult> {
  if (settings.replay !== undefined) {
    // What saved evidence must look like is known at length, and of no use to a look.
    const { replay } = await import('./replay.ts');
    return replay(request, settings, io, settings.replay);
  }
  if (request.args.length === 0 && request.inputs.length === 0) {
    throw new UsageError(
      `nothing to look at: mailsonde ${request.command} needs ${WANTS[request.accepts]}`,
      'or a file of them with --input FILE',
    );
  }
  if (request.inputs.length > 0) {
    await io.readable(request.inputs);
    (await import('node:v8')).setFlagsFromString(MEMORY_OF_MANY);
  }
  const { message } = request;
  await refuseUnusable(settings);
  const opened = contextOf(settings, io, request.inputs.length > 0 ? LIMITS_OF_MANY : {});
  const ctx = { ...opened, ...(message !== undefined && { message }) };
  const tally = createTally();
  let faults = 0;
  let badInput = 0;
  let failed = false;
  let looks = 0;
  let repeats = 0;
  const givenUp: UsageError[] = [];
  const output = await openOutput(headOf(request), settings, io, request.inputs);
  const finish = async (done: Judgement): Promise<void> => {
    // The run has ended with an error of its own; what it cut short is no result.
    if (failed) return;
    addToTally(tally, done);
    const unwritten = await output.report(done.report);
    for (const fault of [...done.faults, ...unwritten]) io.fault(fault);
    faults += done.faults.length + unwritten.length;
  };
  const refuse = async (bad: BadLine): Promise<void> => {
    badInput += 1;
    if (badInput <= MOST_TOLD) io.note(`mailsonde: ${bad.file}:${bad.line}: ${bad.message}`);
    else if (badInput === MOST_TOLD + 1)
      io.note('mailsonde: further lines like these are not told one by one');
    await output.badLine(bad);
  };

  let whole = true;
  try {
    const ordered = settings.format !== 'ndjson';
    const slots = openSlots({
      most: settings.concurrency,
      ordered,
      early: ({ report }) => output.ahead(report),
      finish,
      ...(request.mostlyWaits === true && { first: settings.concurrency }),
    });
    for await (const one of readTargets(request.args, request.inputs, request.accepts, io)) {
      if (io.signal.aborted || output.closed()) {
        whole = false;
        break;
      }
      if ('bad' in one) await refuse(one.bad);
      else if ('repeated' in one) repeats += 1;
      else if ('givenUp' in one) givenUp.push(one.givenUp);
      else {
        looks += 1;
        const topics = request.topicsOf?.(one.target, request.topics) ?? request.topics;
        await slots.add(lookAt(one.target, topics, ctx, output.prepare));
      }
    }
    await slots.drain();
    if (repeats > 0)
      io.note(
        `mailsonde: ${repeats} repeated name${repeats === 1 ? '' : 's'} passed over; each is looked at once`,
      );
    if (looks + badInput === 0 && whole && !io.signal.aborted) {
      throw (
        givenUp[0] ??
        new UsageError(`${request.inputs.join(', ')} names nothing to look at`, 'give one name a line')
      );
    }
    for (const { message, hint } of givenUp) io.note(`mailsonde: ${message}; ${hint}`);
    badInput += givenUp.length;
    await output.end({ whole: whole && !io.signal.aborted });
    if (io.signal.aborted) {
      for (const file of [settings.output, settings.saveEvidence])
        if (file !== undefined) io.note(`mailsonde: ${file} is not written: the run was interrupted`);
    }
  } catch (error) {
    failed = true;
    await output.discard();
    throw error;
  } finally {
    io.progress.stop();
    ctx.close();
  }
  return { tally, faults, badInput, interrupted: io.signal.aborted };
}

function headOf({ command, tool, hints, args, inputs }: InspectRequest): Parameters<typeof openOutput>[0] {
  return { command, tool, hints, ...(inputs.length === 0 && { targets: new Set(args).size }) };
}

/** One target under its own deadline: `--timeout` is for a target, however many there are. */
async function lookAt(
  target: Target,
  chosen: TopicChoice,
  ctx: Context,
  meanwhile: () => void,
): Promise<Judgement> {
  // Only a domain can be said to exist or not.
  const topics =
    target.kind === 'domain' || target.kind === 'address'
      ? chosen
      : { ...chosen, judged: chosen.judged.filter((topic) => topic !== 'dns') };
  const { context, forget } = ownTime(ctx, ctx.limits.totalMs);
  try {
    return await inspect(target, topics, context, meanwhile);
  } finally {
    forget();
  }
}
