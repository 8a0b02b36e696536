/** Judges the evidence of one target into a report, and says what of it could not be determined. */
import { checks } from '../checks/index.ts';
import { receiverViews } from '../checks/receiver-view.ts';
import { senderViews } from '../checks/sender-view.ts';
import type { CheckTopic } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Target } from '../model/target.ts';
import type { TopicChoice } from './inspect.ts';
import { checksOf, Judging } from './judge.ts';
import { count, countsAsInconclusive, verdictOf } from './summarise.ts';

export interface Judgement {
  report: Report;
  /** Undetermined checks that count for the exit status. */
  inconclusive: { severity: Severity; topic: CheckTopic }[];
  /** Our own faults; the report is whole all the same, but the exit status is 4. */
  faults: Error[];
}

const topicById = new Map(checks.map(({ id, topic }) => [id, topic]));
const topicOf = (check: string): CheckTopic | undefined => topicById.get(check);

/** `startedAt` is when the evidence was gathered: checks judge by that day. */
export function openJudging(target: Target, topics: TopicChoice, startedAt: Date): Judging {
  return new Judging(checksOf(checks, topics.judged), target.ascii, startedAt);
}

/** The report of what was judged; duration and timing are left at zero. */
export function judgeReport(
  target: Target,
  topics: TopicChoice,
  evidence: Partial<Evidence>,
  startedAt: Date,
  judging: Judging = openJudging(target, topics, startedAt),
): Judgement {
  const { findings, faults } = judging.finish(evidence);
  const senders = senderViews(evidence, startedAt);
  const receivers = receiverViews(evidence);
  const report: Report = {
    target,
    startedAt: startedAt.toISOString(),
    tookMs: 0,
    verdict: verdictOf(findings, topicOf, topics.asked),
    counts: count(findings),
    topics: { judged: topics.judged, asked: topics.asked },
    findings,
    ...(senders.length > 0 && { senders }),
    ...(receivers.length > 0 && { receivers }),
    evidence,
    timing: { questions: 0, chain: [] },
  };
  const inconclusive = findings.flatMap((finding) => {
    const topic = topicOf(finding.check);
    const counts = topic !== undefined && countsAsInconclusive(finding, topicOf, topics.asked);
    return counts ? [{ severity: finding.severity, topic }] : [];
  });
  return { report, inconclusive, faults };
}
