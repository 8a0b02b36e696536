/** `send`: messages handed to servers, and what became of each. */
import type { Context } from '../model/context.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { OutgoingMessage } from '../model/outgoing.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { inspect, type TopicChoice } from '../run/inspect.ts';
import { ownTime } from '../run/own-time.ts';
import { addToTally, createTally } from '../run/tally.ts';
import { type ComposeWishes, composer } from './composing.ts';
import { printDryRun, refuseDryReport } from './dry-run.ts';
import { openOutput } from './output.ts';
import type { Hints, InspectResult } from './request.ts';
import { rawMessage } from './send-data.ts';
import { type Leg, readWay } from './send-way.ts';
import {
  FEW_MESSAGES,
  type Patience,
  readEnvelopeWishes,
  readMailFrom,
  readPatience,
  type SendWishes,
} from './send-wishes.ts';
import { contextOf, refuseUnusable } from './world.ts';

export interface SendRequest {
  wishes: SendWishes & ComposeWishes;
  tool: Tool;
  hints: Hints;
}

/** Mail hosts nobody named are judged beside what they say; of a server that was, its word alone is asked for. */
const TO_SERVER: TopicChoice = { judged: ['delivery'], asked: ['delivery'] };
const DIRECT: TopicChoice = { judged: ['dns', 'smtp', 'delivery'], asked: ['smtp', 'delivery'] };

export async function run(request: SendRequest, settings: Settings, io: Io): Promise<InspectResult> {
  const { wishes, tool, hints } = request;
  if (settings.replay !== undefined) return replayed(request, settings, io, settings.replay);
  const patience = readPatience(wishes);
  const envelope = readEnvelopeWishes(wishes);
  const next = await source(wishes, io);
  // Whatever is wrong with it is told before anybody is spoken with.
  const first = await next();
  const tally = createTally();
  if (wishes.dryRun === true) {
    refuseDryReport(settings);
    await printDryRun(first, settings, io);
    return { tally, faults: 0, badInput: 0, interrupted: io.signal.aborted };
  }
  const way = readWay(wishes, settings.given.smtp?.credentials?.user);
  const legs = way.legs(first.envelope.recipients);
  const { follow } = settings.given;
  if (follow !== undefined) refuseUnfollowable(first, legs.length);
  await refuseUnusable(settings);
  await confirmed(patience.count * legs.length, wishes, io);
  for (const note of way.notes) io.note(`mailsonde: ${note}`);
  const smtp = { ...settings.given.smtp, ...(wishes.pipeline === true && { pipeline: true }) };
  const ctx = contextOf(
    { ...settings, limits: timeFor(patience, settings), given: { ...settings.given, smtp } },
    io,
  );
  const output = await openOutput({ command: 'send', tool, hints, targets: legs.length }, settings, io);
  let faults = 0;
  try {
    for (const [index, leg] of legs.entries()) {
      if (io.signal.aborted) {
        const left = legs.slice(index).map(({ target }) => target.display);
        io.note(`mailsonde: nothing was sent for ${left.join(', ').slice(0, 300)}: the run was interrupted`);
        break;
      }
      if (output.closed()) break;
      const messages = numbered(first, next);
      const dispatch = { ...patience, message: messages, recipients: leg.recipients, wishes: envelope };
      const topics = followed(way.isDirect ? DIRECT : TO_SERVER, follow !== undefined);
      const done = await sent(leg, topics, dispatch, ctx, io, output.prepare);
      addToTally(tally, done);
      const all = [...done.faults, ...(await output.report(done.report))];
      for (const fault of all) io.fault(fault);
      faults += all.length;
    }
    await output.end({ whole: !io.signal.aborted });
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    io.progress.stop();
    ctx.close();
  }
  return { tally, faults, badInput: 0, interrupted: io.signal.aborted };
}

async function sent(
  { target }: Leg,
  topics: TopicChoice,
  dispatch: Dispatch,
  ctx: Context,
  io: Io,
  meanwhile: () => void,
): ReturnType<typeof inspect> {
  const { context, forget } = ownTime(ctx, ctx.limits.totalMs);
  const onNote = (line: string): void => io.note(`mailsonde: ${line}`);
  try {
    return await inspect(target, topics, { ...context, dispatch, onNote }, meanwhile);
  } finally {
    forget();
  }
}

/** Each call gives a message to send; the same one again where it was given whole. */
async function source(
  wishes: SendRequest['wishes'],
  io: Pick<Io, 'chunks' | 'signal'>,
): Promise<() => Promise<OutgoingMessage>> {
  const from = readMailFrom(wishes);
  if (wishes.data !== undefined) {
    const message = await rawMessage(wishes.data, wishes, from, io);
    return async () => message;
  }
  const compose = await composer(wishes, io);
  return async () => {
    const message = await compose();
    return from === undefined ? message : { ...message, envelope: { ...message.envelope, from } };
  };
}

/** The first is there already, and every one is asked for once. */
function numbered(first: OutgoingMessage, next: () => Promise<OutgoingMessage>): Dispatch['message'] {
  return async (number) => (number === 1 ? first : next());
}

/** Waiting is what was asked for, so it is no part of the time for the rest. */
function timeFor({ count, intervalMs, waitMs }: Patience, { limits, given }: Settings): Settings['limits'] {
  const { totalMs = DEFAULT_LIMITS.totalMs } = limits;
  const arrivalMs = given.follow?.withinMs ?? 0;
  return { ...limits, totalMs: count * (totalMs + waitMs) + (count - 1) * intervalMs + arrivalMs };
}

/** The copy that arrives is judged as `message` judges one. */
function followed(topics: TopicChoice, follows: boolean): TopicChoice {
  if (!follows) return topics;
  return { judged: [...topics.judged, 'message'], asked: [...topics.asked, 'message'] };
}

function refuseUnfollowable({ messageId, token }: OutgoingMessage, legs: number): void {
  if (legs > 1)
    throw new UsageError(
      '--follow looks into one mailbox, and the recipients are of several domains',
      'send to the one whose mailbox it is',
    );
  if (messageId === null && token === null)
    throw new UsageError(
      '--follow finds a message by its Message-ID, and this one has none',
      'put one into its header, such as Message-ID: <1@example.com>',
    );
}

async function confirmed(count: number, { yes }: SendWishes, io: Io): Promise<void> {
  if (count <= FEW_MESSAGES || yes === true) return;
  const answer = await io.confirm(`Send ${count} messages?`);
  if (answer === true) return;
  throw new UsageError(
    answer === null
      ? `${count} messages are more than ${FEW_MESSAGES}, and there is no terminal to ask at`
      : 'nothing was sent',
    answer === null ? 'add --yes where that is meant' : `--count up to ${FEW_MESSAGES} does not ask`,
  );
}

async function replayed(
  { wishes, tool, hints }: SendRequest,
  settings: Settings,
  io: Io,
  file: string,
): Promise<InspectResult> {
  const [late] = Object.keys(wishes);
  if (late !== undefined)
    throw new UsageError(
      `--replay and --${late.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} contradict each other`,
      'a replay sends nothing; leave the rest out',
    );
  const { replay } = await import('./replay.ts');
  // What of it was looked at then is judged again.
  const topics = followed({ judged: DIRECT.judged, asked: TO_SERVER.asked }, true);
  return replay(
    { command: 'send', args: [], inputs: [], accepts: 'server', topics, tool, hints },
    settings,
    io,
    file,
  );
}
