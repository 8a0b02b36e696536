/** One target, start to finish: gather, judge, summarise. */
import { checks, type ListedCheck } from '../checks/index.ts';
import type { CheckTopic } from '../model/check.ts';
import type { Context } from '../model/context.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import type { Target } from '../model/target.ts';
import { gather } from './gather.ts';
import { checksOf, judge, needsOf } from './judge.ts';
import { count, verdictOf } from './summarise.ts';
import { trace } from './trace.ts';

export interface TopicChoice {
  /** Topics to judge. */
  judged: readonly CheckTopic[];
  /** Those of them the user named: for these, not being able to look counts (contract §3). */
  asked: readonly CheckTopic[];
}

export interface Inspection {
  report: Report;
  /** Our own faults; the report is whole all the same, but the exit status is 4. */
  faults: Error[];
}

/** Gathers what the chosen topics need, judges it, and says how long which chain of waits took. */
export async function inspect(target: Target, topics: TopicChoice, ctx: Context): Promise<Inspection> {
  const startedAt = ctx.clock.now();
  const began = ctx.clock.monotonicMs();
  const watch = trace(ctx);
  const chosen = checksOf(checks, topics.judged);
  // `resolver` and `providers` serve every reader, whatever was asked.
  const wanted = new Set([...needsOf(chosen), 'resolver' as const]);
  if (['mx', 'spf', 'dkim'].every((topic) => topics.judged.includes(topic as CheckTopic)))
    wanted.add('providers');
  const { evidence, faults } = await gather(target, wanted, watch.context);
  const judged = judgeReport(target, topics, evidence, startedAt, chosen);
  const report: Report = {
    ...judged.report,
    tookMs: Math.round(ctx.clock.monotonicMs() - began),
    timing: { questions: watch.questions(), chain: watch.chain() },
  };
  return { report, faults: [...faults, ...judged.faults] };
}

/** Judges evidence gathered before, by the time it was gathered at. */
export function rejudge(saved: Report, topics: TopicChoice): Inspection {
  const chosen = checksOf(checks, topics.judged);
  const judged = judgeReport(saved.target, topics, saved.evidence, new Date(saved.startedAt), chosen);
  return { report: { ...judged.report, tookMs: saved.tookMs, timing: saved.timing }, faults: judged.faults };
}

function judgeReport(
  target: Target,
  topics: TopicChoice,
  evidence: Partial<Evidence>,
  startedAt: Date,
  chosen: readonly ListedCheck[],
): { report: Report; faults: Error[] } {
  const { findings, faults } = judge(chosen, evidence, target.ascii, startedAt);
  const topicOf = topicLookup(chosen);
  return {
    report: {
      target,
      startedAt: startedAt.toISOString(),
      tookMs: 0,
      verdict: verdictOf(findings, topicOf, topics.asked),
      counts: count(findings),
      topics: { judged: topics.judged, asked: topics.asked },
      findings,
      evidence,
      timing: { questions: 0, chain: [] },
    },
    faults,
  };
}

function topicLookup(chosen: readonly ListedCheck[]): (check: string) => CheckTopic | undefined {
  const topics = new Map(chosen.map(({ id, topic }) => [id, topic]));
  return (check) => topics.get(check);
}
