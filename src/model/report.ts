/** Findings, evidence and summary of one target, and the run that holds them (contract §4). */
import type { CheckTopic } from './check.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation } from './explanation.ts';
import type { Stage } from './failure.ts';
import type { Finding, Reference } from './finding.ts';
import type { Target } from './target.ts';

export type ReportVerdict = 'pass' | 'warning' | 'fail' | 'inconclusive';

/** What a sender of one kind would do with a message to one MX host, as far as we saw the host. */
export interface SenderVerdict {
  /**
   * delivers · defers: holds the mail and tries again until it gives up · refuses: does not use this host ·
   * unknown: could not be told from here.
   */
  does: 'delivers' | 'defers' | 'refuses' | 'unknown';
  /** What protects the message on its way; null where it does not go. */
  protection: 'authenticated' | 'encrypted' | 'none' | null;
  /** A clause, `a DANE sender would deliver: ...`, without a final full stop. */
  says: string;
}

/** One MX host as senders of each kind would treat it. */
export interface SenderView {
  host: string;
  port: number;
  /** What decides for a sender that knows all of them (RFC 8461 §2: DANE goes before MTA-STS). */
  by: 'dane' | 'mta-sts' | 'opportunistic';
  dane: SenderVerdict;
  mtaSts: SenderVerdict;
  others: SenderVerdict;
}

/** What a receiver demands; `checks/receiver-view.ts` judges each by the evidence of a message. */
export type ReceiverRule =
  | 'spf-or-dkim'
  | 'spf'
  | 'spf-not-fail'
  | 'dkim'
  | 'dkim-1024'
  | 'dmarc-record'
  | 'dmarc-reports'
  | 'dmarc-pass'
  | 'aligned'
  | 'tls'
  | 'reverse-name'
  | 'format'
  | 'own-author'
  | 'one-click'
  | 'unsubscribe'
  | 'complaints'
  | 'honoured';

/** unseen: a message does not show it. */
export type DemandStanding = 'met' | 'broken' | 'unseen';

/** One large receiver and what a message comes to by its rules. */
export interface ReceiverView {
  receiver: string;
  name: string;
  /** Whom the receiver counts as a bulk sender. */
  bulk: string;
  /** The message is marked as bulk mail, or judged as such. */
  isBulk: boolean;
  /** Day on which its pages were read. */
  checked: string;
  references: Reference[];
  demands: {
    rule: ReceiverRule;
    who: 'all' | 'bulk';
    asks: string;
    standing: DemandStanding;
    says: string;
    /** What the sender hears where it is broken; null where nothing is refused for it. */
    reply: string | null;
  }[];
}

/** A reply of a live session that was no yes, and what it means. */
export interface ExplainedReply {
  host: string;
  ip: string;
  port: number;
  stage: Stage;
  /** On one line, as `550 5.1.1 no such user`. */
  reply: string;
  /** It refuses whoever asks from here (address, name, network, pace), and says nothing of how others fare. */
  aboutUs: boolean;
  explanation: Explanation;
}

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
  /** Left out where no mail host was spoken to. */
  senders?: SenderView[];
  /** Of a message that is a bounce or a report: what it says, one for each recipient. */
  explanations?: Explanation[];
  /** What large receivers would say to the message; left out where none was judged. */
  receivers?: ReceiverView[];
  /** Each reply once a host and port; left out where every reply was a yes. */
  replies?: ExplainedReply[];
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
