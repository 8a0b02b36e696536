/** Evidence in, findings out: asks every check whose topic was judged, and answers for those whose needs failed. */
import type { ListedCheck } from '../checks/index.ts';
import type { CheckTopic, Settled } from '../model/check.ts';
import type { Evidence, Topic } from '../model/evidence.ts';
import type { Finding, Observation } from '../model/finding.ts';

export interface Judged {
  findings: Finding[];
  /** Our own faults: a check that threw. */
  faults: Error[];
}

export function checksOf(checks: readonly ListedCheck[], topics: readonly CheckTopic[]): ListedCheck[] {
  return checks.filter((check) => topics.includes(check.topic));
}

/** Pure; `asOf` is the report's `startedAt`, so that a saved report judges the same tomorrow. */
export function judge(
  checks: readonly ListedCheck[],
  evidence: Partial<Evidence>,
  target: string,
  asOf: Date,
): Judged {
  const findings: Finding[] = [];
  const faults: Error[] = [];
  for (const check of checks) {
    const observations = observe(check, evidence, asOf, faults);
    for (const observation of observations) findings.push(finding(check, observation, target));
  }
  return { findings, faults };
}

function observe(
  check: ListedCheck,
  evidence: Partial<Evidence>,
  asOf: Date,
  faults: Error[],
): readonly Observation[] {
  // Of a name that does not exist nothing else can be wrong: one finding says so, not forty.
  if (evidence.domain?.status === 'absent' && check.topic !== 'dns') {
    return [{ verdict: 'skipped', says: 'the domain does not exist' }];
  }
  for (const topic of check.needs) {
    const outcome = evidence[topic];
    if (outcome === undefined) return [{ verdict: 'skipped', says: `${topic} was not looked at` }];
    if (outcome.status === 'skipped') return [{ verdict: 'skipped', says: outcome.reason }];
  }
  for (const topic of check.needs) {
    const outcome = evidence[topic];
    if (outcome?.status !== 'failed') continue;
    const { failure } = outcome;
    return [
      {
        verdict: 'unknown',
        says: `Could not be determined: ${failure.detail}`,
        data: { cause: failure.cause, stage: failure.stage, kind: failure.kind },
      },
    ];
  }
  try {
    const said = check.examine(evidence as Settled<Topic>, asOf);
    return Array.isArray(said) ? said : [said];
  } catch (error) {
    faults.push(error instanceof Error ? error : new Error(String(error)));
    return [
      {
        verdict: 'unknown',
        says: 'Could not be determined: internal error in this check',
        data: { cause: 'vantage', kind: 'internal' },
      },
    ];
  }
}

function finding(check: ListedCheck, observation: Observation, target: string): Finding {
  const { verdict, says, data = {}, records, fix, subject = target } = observation;
  return {
    check: check.id,
    verdict,
    severity: check.severity,
    subject,
    says,
    why: check.why,
    ...(verdict === 'fail' && {
      // The general remedy of a check says DOMAIN for whichever is looked at.
      fix: {
        text: fix ?? check.fix.replaceAll('DOMAIN', target),
        ...(records !== undefined && records.length > 0 && { records }),
      },
    }),
    references: check.references,
    data,
  };
}
