/** Counts findings and draws the verdict of one report (contract §3 and §4). */
import type { CheckTopic } from '../model/check.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Counts, ReportVerdict } from '../model/report.ts';

export function count(findings: readonly Finding[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0, pass: 0, unknown: 0, skipped: 0 };
  for (const { verdict, severity } of findings) counts[verdict === 'fail' ? severity : verdict] += 1;
  return counts;
}

/**
 * Whether an undetermined check counts as "could not be determined": their trouble always does, and so does what was
 * never looked at since the run ended early; other trouble of ours only where the topic was asked for by name.
 */
export function countsAsInconclusive(
  finding: Finding,
  topicOf: (check: string) => CheckTopic | undefined,
  asked: readonly CheckTopic[],
): boolean {
  if (finding.verdict !== 'unknown') return false;
  if (finding.data.cause !== 'vantage' || isCutShort(finding)) return true;
  const topic = topicOf(finding.check);
  return topic !== undefined && asked.includes(topic);
}

/** Nothing could be tested at all: a dead resolver, say. */
export function testedNothing(findings: readonly Finding[]): boolean {
  return (
    findings.some(isUnknown) && !findings.some(({ verdict }) => verdict === 'pass' || verdict === 'fail')
  );
}

export function verdictOf(
  findings: readonly Finding[],
  topicOf: (check: string) => CheckTopic | undefined,
  asked: readonly CheckTopic[],
): ReportVerdict {
  const failed = (severity: Severity): boolean =>
    findings.some((finding) => finding.verdict === 'fail' && finding.severity === severity);
  if (failed('error')) return 'fail';
  const undetermined = findings.some(
    (finding) => finding.severity === 'error' && countsAsInconclusive(finding, topicOf, asked),
  );
  // A run that was interrupted has seen whatever happened to come first, which says nothing of the rest.
  if (undetermined || findings.some(isInterrupted) || testedNothing(findings)) return 'inconclusive';
  return failed('warning') ? 'warning' : 'pass';
}

function isCutShort(finding: Finding): boolean {
  return isUnknown(finding) && finding.data.kind === 'cancelled';
}

/** By whoever runs us; the end of the time for one target is the slowness of that target. */
function isInterrupted(finding: Finding): boolean {
  return isCutShort(finding) && finding.data.cause === 'vantage';
}

function isUnknown(finding: Finding): boolean {
  return finding.verdict === 'unknown';
}
