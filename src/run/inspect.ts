/** One target, start to finish: gather, judge, summarise. */
import type { CheckTopic } from '../model/check.ts';
import type { Context } from '../model/context.ts';
import type { Evidence, Topic } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { withoutSecrets } from '../model/secret.ts';
import type { Target } from '../model/target.ts';
import { negativeReplies, sessionsHeld } from '../parse/negative-replies.ts';
import { sessionRequest } from '../probes/session-request.ts';
import type { Gathered } from './gather.ts';
import { evidenceFor, firstQuestions } from './topic-needs.ts';
import { trace } from './trace.ts';
import type { Judgement } from './verdict.ts';

export interface TopicChoice {
  /** Topics to judge. */
  judged: readonly CheckTopic[];
  /** Those of them the user named: for these, not being able to look counts (contract §3). */
  asked: readonly CheckTopic[];
}

/** Octets: a bounce tells what it has to tell at its beginning, and what it brings back comes last. */
const MOST_TELLING = 524_288;
/** Recipients of one bounce that are explained. */
const MOST_EVENTS = 100;

/** Probes and checks are large: they load while the first answers are on their way, and only once. */
let probing: Promise<typeof import('./gather.ts')> | undefined;
let probesLoaded = false;
let judging: Promise<typeof import('./verdict.ts')> | undefined;

/**
 * Gathers what the chosen topics need, judges it, and says how long which chain of waits took. `meanwhile` is called
 * when all is loaded and only answers are awaited: the moment for work that would otherwise come after.
 */
export async function inspect(
  target: Target,
  topics: TopicChoice,
  ctx: Context,
  meanwhile: () => void = () => {},
): Promise<Judgement> {
  const startedAt = ctx.clock.now();
  const began = ctx.clock.monotonicMs();
  const watch = trace(ctx);
  const isFirst = probing === undefined;
  let firstAnswers: Promise<unknown> = Promise.resolve();
  if (!probesLoaded) {
    // What was asked is remembered, so the probes find these questions asked already.
    const questions = firstQuestions(target, topics.judged);
    firstAnswers = Promise.all(questions.map(([name, type]) => watch.context.dns.query(name, type)));
  }
  if (isFirst) beginSession(target, topics, watch.context);
  // What was begun leaves first: loading holds up everything else.
  probing ??= nextTurn().then(() => import('./gather.ts'));
  const { gather } = await probing;
  probesLoaded = true;
  let begin = (_: Partial<Evidence>): void => {};
  const gathering = gather(target, evidenceOf(topics, ctx), watch.context, (soFar) => begin(soFar));
  // Loading holds up everything else, so answers that lead to further questions are dealt with first.
  // Of a host they lead to connections at most, and those want nothing in their way.
  if (isFirst && target.kind === 'domain') await Promise.race([firstAnswers, gathering]);
  judging ??= nextTurn().then(() => import('./verdict.ts'));
  const { judgeReport, openJudging } = await judging;
  const verdict = openJudging(target, topics, startedAt);
  // Code is slow the first time it runs. Later on this would gain nothing.
  if (isFirst) begin = inSpareMoments((soFar) => verdict.begin(soFar));
  if (isFirst) await Promise.race([nextTurn(), gathering]);
  meanwhile();
  const { evidence, faults } = await withArrived(await gathering, target, watch.context);
  const judgement = judgeReport(target, topics, evidence, startedAt, verdict);
  const report: Report = {
    ...judgement.report,
    ...(await repliesIn(evidence)),
    ...(ctx.message === undefined ? {} : await eventsIn(ctx.message.octets)),
    tookMs: Math.round(ctx.clock.monotonicMs() - began),
    timing: { questions: watch.questions(), chain: watch.chain() },
  };
  return {
    ...judgement,
    // The probes keep keys out of what they say; a server may still send one back in what it says.
    report: withoutSecrets(report, [
      ...ctx.given.blocklistKeys.values(),
      ctx.given.smtp?.credentials?.secret ?? '',
      ctx.given.follow?.password ?? '',
    ]),
    faults: [...faults, ...judgement.faults],
  };
}

/** What is followed is judged as it arrived, and so when it has. */
function evidenceOf({ judged, asked }: TopicChoice, ctx: Context): Set<Topic> {
  const wanted = evidenceFor(judged, asked);
  if (ctx.given.follow !== undefined && wanted.delete('message')) wanted.add('arrival');
  return wanted;
}

async function withArrived(gathered: Gathered, target: Target, ctx: Context): Promise<Gathered> {
  if (gathered.evidence.arrival === undefined) return gathered;
  const { gatherArrived } = await import('./arrived-message.ts');
  const { evidence, faults } = await gatherArrived(target, gathered.evidence, ctx);
  return { evidence: { ...gathered.evidence, ...evidence }, faults: [...gathered.faults, ...faults] };
}

/**
 * A polite session with an address is on its way before the probes are loaded: sessions are shared, so the probe finds
 * it begun. What has a purpose of its own is held as often as it is asked for, and so waits for the probe.
 */
function beginSession(target: Target, { judged }: TopicChoice, ctx: Context): void {
  const { smtp = {} } = ctx.given;
  const isPlain = Object.keys(smtp).every((wish) => wish === 'tls' || wish === 'tlsOptions');
  if (target.kind !== 'ip' || !judged.includes('delivery') || !isPlain || ctx.dispatch !== undefined) return;
  void ctx.speak(sessionRequest(target.ascii, target.ascii, target.port ?? 25, ctx));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets answers that have arrived be dealt with first, since further questions may hang on them. */
function inSpareMoments<T>(work: (latest: T) => void): (latest: T) => void {
  let waiting = false;
  return (latest) => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      work(latest);
    });
  };
}

/** Judges evidence gathered before, by the time it was gathered at. */
export async function rejudge(saved: Report, topics: TopicChoice): Promise<Judgement> {
  judging ??= import('./verdict.ts');
  const { judgeReport } = await judging;
  const judgement = judgeReport(saved.target, topics, saved.evidence, new Date(saved.startedAt));
  const replies = await repliesIn(saved.evidence);
  return {
    ...judgement,
    report: { ...judgement.report, ...replies, tookMs: saved.tookMs, timing: saved.timing },
  };
}

/** What a message tells of another one, where it is a bounce. */
async function eventsIn(octets: Uint8Array): Promise<Pick<Report, 'explanations'>> {
  const { explainMessage } = await import('../explain/message.ts');
  const explanations = await explainMessage(octets.subarray(0, MOST_TELLING));
  return explanations === null ? {} : { explanations: explanations.slice(0, MOST_EVENTS) };
}

/** What is known of replies is large, and most mail hosts say yes to all that is asked. */
async function repliesIn(evidence: Partial<Evidence>): Promise<Pick<Report, 'replies'>> {
  const said = negativeReplies(sessionsHeld(evidence));
  if (said.length === 0) return {};
  const { explainedReplies } = await import('../explain/session-replies.ts');
  return { replies: explainedReplies(said) };
}
