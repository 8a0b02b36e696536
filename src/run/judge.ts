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
  return new Judging(checks, target, asOf).finish(evidence);
}

/** Judges each check once: ahead of time where what it needs is there, the rest when all is. */
export class Judging {
  readonly #checks: readonly ListedCheck[];
  readonly #target: string;
  readonly #asOf: Date;
  readonly #said: (readonly Observation[] | undefined)[];
  readonly #faults: Error[] = [];

  constructor(checks: readonly ListedCheck[], target: string, asOf: Date) {
    this.#checks = checks;
    this.#target = target;
    this.#asOf = asOf;
    this.#said = checks.map(() => undefined);
  }

  /** For evidence that is whole as far as it goes; time spent here is time spent waiting for the rest. */
  begin(evidence: Partial<Evidence>): void {
    // Whether the domain exists decides about every other check.
    if (evidence.domain === undefined) return;
    for (const [at, check] of this.#checks.entries()) {
      const wanted = [...check.needs, ...(check.uses ?? [])];
      if (wanted.every((topic) => evidence[topic] !== undefined)) this.#observe(at, check, evidence);
    }
  }

  finish(evidence: Partial<Evidence>): Judged {
    const findings: Finding[] = [];
    for (const [at, check] of this.#checks.entries()) {
      for (const observation of this.#observe(at, check, evidence))
        findings.push(finding(check, observation, this.#target));
    }
    return { findings, faults: this.#faults };
  }

  #observe(at: number, check: ListedCheck, evidence: Partial<Evidence>): readonly Observation[] {
    const said = this.#said[at] ?? observe(check, evidence, this.#asOf, this.#faults);
    this.#said[at] = said;
    return said;
  }
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
    if (outcome === undefined) return [{ verdict: 'skipped', says: notLooked(topic, evidence) }];
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

/** Where the name of a topic would not tell a reader what was left out. */
function notLooked(topic: Topic, evidence: Partial<Evidence>): string {
  if (topic !== 'sessions') return `${topic} was not looked at`;
  return evidence.ports === undefined
    ? 'no mail host was connected to'
    : 'the handshake command judges TLS between servers, on port 25';
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
      fix: {
        text: fix ?? (isOfFile(check) ? check.fix : check.fix.replaceAll('DOMAIN', domainOf(target))),
        ...(records !== undefined && records.length > 0 && { records }),
      },
    }),
    references: check.references,
    data,
  };
}

/** The target of these is a file, whose name is no domain. */
function isOfFile({ needs }: ListedCheck): boolean {
  return needs.some((topic) => topic === 'log' || topic === 'message');
}

/** What stands for DOMAIN in a general remedy: an IP address has none to fill in, a mail address has it behind the @. */
function domainOf(target: string): string {
  const domain = target.slice(target.lastIndexOf('@') + 1);
  // The last label of a domain is never a number.
  return domain.includes(':') || /\.\d+$/.test(domain) ? 'example.com' : domain;
}
