/** Findings, evidence and summary of one target, and the run that holds them (contract §4). */
import type { CheckTopic } from './check.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Target } from './target.ts';

export type ReportVerdict = 'pass' | 'warning' | 'fail' | 'inconclusive';

export interface Counts {
  error: number;
  warning: number;
  info: number;
  pass: number;
  unknown: number;
  skipped: number;
}

/** One link of the longest dependent chain: what had to end before the next could begin. */
export interface ChainLink {
  /** `TXT example.com`, `GET https://mta-sts.example.com/...` */
  what: string;
  /** Milliseconds since the report began. */
  startMs: number;
  tookMs: number;
}

export interface Report {
  target: Target;
  startedAt: string;
  tookMs: number;
  verdict: ReportVerdict;
  counts: Counts;
  /** Topics judged; `asked` tells which of them the user named. */
  topics: { judged: readonly CheckTopic[]; asked: readonly CheckTopic[] };
  findings: Finding[];
  evidence: Partial<Evidence>;
  timing: { questions: number; chain: ChainLink[] };
}

export interface Tool {
  name: 'mailsonde';
  version: string;
}

/** What `--json` prints. */
export interface Run {
  schemaVersion: 1;
  tool: Tool;
  command: string;
  startedAt: string;
  tookMs: number;
  reports: Report[];
}
