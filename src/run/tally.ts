/** Adds up what reports mean for the exit status, without keeping the reports. */
import type { CheckTopic } from '../model/check.ts';
import type { Severity } from '../model/finding.ts';
import type { Counts } from '../model/report.ts';
import { testedNothing } from './summarise.ts';
import type { Judgement } from './verdict.ts';

export interface Tally {
  reports: number;
  counts: Counts;
  failed: Record<Severity, boolean>;
  /** Topics with an undetermined check that counts, by severity of the check. */
  inconclusive: Record<Severity, Set<CheckTopic>>;
  /** Topics of reports that could test nothing at all: those the user named, else all that were to be judged. */
  untested: Set<CheckTopic>;
}

export function createTally(): Tally {
  return {
    reports: 0,
    counts: { error: 0, warning: 0, info: 0, pass: 0, unknown: 0, skipped: 0 },
    failed: { error: false, warning: false, info: false },
    inconclusive: { error: new Set(), warning: new Set(), info: new Set() },
    untested: new Set(),
  };
}

export function addToTally(tally: Tally, { report, inconclusive }: Judgement): void {
  tally.reports += 1;
  for (const key of Object.keys(tally.counts) as (keyof Counts)[]) tally.counts[key] += report.counts[key];
  if (report.counts.error > 0) tally.failed.error = true;
  if (report.counts.warning > 0) tally.failed.warning = true;
  if (report.counts.info > 0) tally.failed.info = true;
  for (const { severity, topic } of inconclusive) tally.inconclusive[severity].add(topic);
  if (!testedNothing(report.findings)) return;
  const { asked, judged } = report.topics;
  for (const topic of asked.length > 0 ? asked : judged) tally.untested.add(topic);
}
