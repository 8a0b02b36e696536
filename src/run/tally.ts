/** Adds up what reports mean for the exit status, without keeping the reports. */
import { checks } from '../checks/index.ts';
import type { CheckTopic } from '../model/check.ts';
import type { Severity } from '../model/finding.ts';
import type { Counts, Report } from '../model/report.ts';
import { countsAsInconclusive, testedNothing } from './summarise.ts';

export interface Tally {
  reports: number;
  counts: Counts;
  failed: Record<Severity, boolean>;
  /** Topics with an undetermined check that counts, by severity of the check. */
  inconclusive: Record<Severity, Set<CheckTopic>>;
  /** At least one report could test nothing at all. */
  testedNothing: boolean;
}

export function createTally(): Tally {
  return {
    reports: 0,
    counts: { error: 0, warning: 0, info: 0, pass: 0, unknown: 0, skipped: 0 },
    failed: { error: false, warning: false, info: false },
    inconclusive: { error: new Set(), warning: new Set(), info: new Set() },
    testedNothing: false,
  };
}

const topics = new Map(checks.map(({ id, topic }) => [id, topic]));

export function addToTally(tally: Tally, report: Report): void {
  tally.reports += 1;
  for (const key of Object.keys(tally.counts) as (keyof Counts)[]) tally.counts[key] += report.counts[key];
  for (const finding of report.findings) {
    if (finding.verdict === 'fail') tally.failed[finding.severity] = true;
    if (!countsAsInconclusive(finding, (id) => topics.get(id), report.topics.asked)) continue;
    const topic = topics.get(finding.check);
    if (topic !== undefined) tally.inconclusive[finding.severity].add(topic);
  }
  if (testedNothing(report.findings)) tally.testedNothing = true;
}
