/** Puts the findings of a report in the order a reader acts on them. */
import type { CheckTopic } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { checkTopic } from './check-topic.ts';

/** One check that failed, for one or more subjects. */
export interface Problem {
  check: string;
  severity: Finding['severity'];
  findings: readonly [Finding, ...Finding[]];
}

/** Checks that could not be judged for one reason, or for reasons of one kind. */
export interface Gap {
  reasons: [string, ...string[]];
  topics: CheckTopic[];
  checks: string[];
}

export interface Agenda {
  /** Errors, then warnings. */
  problems: Problem[];
  /** Failed checks that are for information only. */
  notes: Problem[];
  /** Their servers did not answer properly. */
  undetermined: Gap[];
  /** Our own network, resolver or address family stands in the way. */
  untestable: Gap[];
}

/** What hurts first is cured first: a domain that cannot be found, mail that cannot arrive, mail that is refused. */
const TOPIC_ORDER: readonly CheckTopic[] = [
  'dns',
  'dnssec',
  'mx',
  'spf',
  'dmarc',
  'dkim',
  'ptr',
  'helo',
  'blocklist',
  'smtp',
  'mta-sts',
  'dane',
  'tls',
  'tls-rpt',
  'bimi',
  'ports',
  'delivery',
  'logs',
  'message',
];
/** Within a topic, what other checks rest on. */
const FOUNDATIONS = ['-present', '-single-record', '-syntax', '-record-valid', '-deliverable'];

export function agenda(report: Report): Agenda {
  const failed = report.findings.filter(({ verdict }) => verdict === 'fail');
  // A name that does not exist has no records: whatever else is said follows from that.
  const missing = failed.filter(({ check }) => check === 'domain-exists');
  if (missing.length > 0) {
    return { problems: problemsOf(missing), notes: [], undetermined: [], untestable: [] };
  }
  const unknown = report.findings.filter(({ verdict }) => verdict === 'unknown');
  return {
    problems: [
      ...problemsOf(failed.filter(({ severity }) => severity === 'error')),
      ...problemsOf(failed.filter(({ severity }) => severity === 'warning')),
    ],
    notes: problemsOf(failed.filter(({ severity }) => severity === 'info')),
    undetermined: gapsOf(unknown.filter(({ data }) => data.cause !== 'vantage')),
    untestable: gapsOf(unknown.filter(({ data }) => data.cause === 'vantage')),
  };
}

function problemsOf(findings: readonly Finding[]): Problem[] {
  const byCheck = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const known = byCheck.get(finding.check);
    if (known === undefined) byCheck.set(finding.check, [finding]);
    else known.push(finding);
  }
  return [...byCheck.values()]
    .map((all) => ({ check: all[0].check, severity: all[0].severity, findings: all }))
    .sort((a, b) => rank(a.check) - rank(b.check));
}

function rank(check: string): number {
  const topic = checkTopic(check);
  const place = topic === undefined ? TOPIC_ORDER.length : TOPIC_ORDER.indexOf(topic);
  const foundation = FOUNDATIONS.findIndex((ending) => check.endsWith(ending));
  return place * 10 + (foundation === -1 ? FOUNDATIONS.length : foundation);
}

function gapsOf(findings: readonly Finding[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { check, says, data } of findings) {
    const reason = says.replace(/^Could not be determined: /, '');
    const key = data.kind === undefined ? reason : JSON.stringify([data.stage, data.kind]);
    const gap: Gap = gaps.get(key) ?? { reasons: [reason], topics: [], checks: [] };
    gaps.set(key, gap);
    if (!gap.reasons.includes(reason)) gap.reasons.push(reason);
    const topic = checkTopic(check);
    if (topic !== undefined && !gap.topics.includes(topic)) gap.topics.push(topic);
    if (!gap.checks.includes(check)) gap.checks.push(check);
  }
  return [...gaps.values()];
}

/** The first reason stands for those of its kind. */
export function reasonOf({ reasons: [first, ...others] }: Gap): string {
  return others.length === 0 ? first : `${first} (and ${others.length} more like it)`;
}

/** The sentence of a finding, with its subject where neither the target nor the sentence names it. */
export function sentence({ subject, says }: Finding, target: string): string {
  // Between servers the port goes without saying.
  const name = subject.replace(/:25$/, '').toLowerCase();
  const inWords = name.replace(/^\[?(.*?)\]?:(\d+)$/, '$1 port $2');
  const told = says.toLowerCase();
  const named = subject === target || told.includes(name) || told.includes(inWords);
  return named ? says : `${subject}: ${says}`;
}
