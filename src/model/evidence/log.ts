/** What mail logs tell: outcomes, reasons, queue and pattern, folded into counts and samples; never the lines themselves. */
import type { AddressAdvice, BounceKind, Category } from '../explanation.ts';

/** One file (or standard input, or a folder of messages) as it was read. */
export interface LogFile {
  name: string;
  /** What its lines were found to be, the commonest first; empty where none could be read. */
  formats: LogFormat[];
  lines: number;
  unread: number;
  /** Why it could not be read to its end; null where it was. */
  problem: string | null;
}

export const LOG_FORMATS = [
  'postfix',
  'exim',
  'sendmail',
  'opensmtpd',
  'haraka',
  'powermta',
  'kumomta',
  'messages',
] as const;
/** Who wrote the lines; `messages` are bounces as mail (mbox, Maildir). */
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Recipients of attempts: each delivery, deferral and bounce is of one recipient. */
export interface LogCounts {
  deliveries: number;
  /** Attempts that were put off, so one recipient may count several times. */
  deferrals: number;
  /** Given up for good, expired ones included. */
  bounces: number;
}

/** One wording of a reason; digits and addresses in it may differ from one reply to the next. */
export interface LogReasonText {
  /** One reply as it came, made printable. */
  text: string;
  /** Name of the provider row it came from. */
  provider: string;
  count: number;
}

/** Replies of one category that had one outcome. */
export interface LogReason {
  category: Category;
  count: number;
  bounce: BounceKind;
  /** What the commonest of its texts advises about addresses. */
  address: AddressAdvice;
  /** The commonest wordings. */
  texts: LogReasonText[];
  /** ISO 8601. */
  firstSeen: string;
  lastSeen: string;
}

/** Milliseconds, from queue to delivery; precise to a tenth. */
export interface LogDelays {
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

export interface LogProvider extends LogCounts {
  /** Of `knowledge/providers`; null where the name is that of a domain. */
  id: string | null;
  name: string;
  /** Bounces and deferrals that turn the sender away rather than the address. */
  blocks: number;
  delays: LogDelays | null;
}

export interface LogHour extends LogCounts {
  /** ISO 8601, begin of the hour. */
  hour: string;
}

/** A stretch of refusals of one kind by one provider, with no more than hours between them. */
export interface LogBlock {
  provider: string;
  category: Category;
  from: string;
  to: string;
  count: number;
  /** Deliveries to the provider in the hour before it began, as far as the log goes. */
  deliveredBefore: number;
  text: string;
}

export interface LogQueue {
  /** Recipients by the number of attempts until delivery or bounce; the last row takes all beyond. */
  attempts: { attempts: number; recipients: number }[];
  delays: LogDelays | null;
  /** Recipients whose last attempt in the log was put off. */
  waiting: number;
  /** Those of them that have waited for `stuckAfterMs` or longer. */
  stuck: number;
  stuckAfterMs: number;
  /** Queued when, at the longest; ISO 8601. */
  oldest: string | null;
  /** Why those stuck wait, the commonest first. */
  reasons: { category: Category; provider: string; recipients: number; text: string }[];
  /** Recipients in the queue beyond a limit of ours, no longer followed. */
  dropped: number;
}

export interface LogPattern {
  /** Hours with far more mail than the usual hour (ISO 8601). */
  spikes: { hour: string; count: number; usual: number }[];
  /** Days that outgrew all of the week before (local date). */
  jumps: { day: string; count: number; before: number }[];
}

export interface LogEvidence {
  files: LogFile[];
  lines: number;
  /** Lines nobody could make sense of. */
  unread: number;
  /** The first of them. */
  unreadLines: { file: string; line: number; text: string }[];
  /** Lines of other programs, or about other matters than outcomes. */
  aside: number;
  /** Attempts outside `--since` and `--until`, or of other providers than the one asked for. */
  leftOut: number;
  /** First and last attempt that counted, ISO 8601. */
  from: string | null;
  to: string | null;
  deliveries: number;
  deferrals: number;
  /** Recipients given up for good, expired ones included. */
  bounced: number;
  /** Why they bounced, the commonest reason first. */
  bounces: LogReason[];
  /** Why attempts were put off, likewise. */
  deferralReasons: LogReason[];
  /** Bounces in percent of what was settled (deliveries and bounces); null where nothing was. */
  bounceRate: number | null;
  /** The highest rate the user allows, in percent. */
  maxBounceRate: number | null;
  /** Mail to mailboxes of this server, which is not counted above. */
  local: LogCounts;
  /** Handed to a filter on this machine: neither delivered nor lost. */
  handedOn: number;
  providers: LogProvider[];
  hours: LogHour[];
  queue: LogQueue;
  pattern: LogPattern;
  blocks: LogBlock[];
  /** Bounces whose address should go from every list. */
  toRemove: number;
  /** Reports of recipients that they did not want a message; who made them is not always told. */
  complaints: number;
  /** Only this provider was counted, as asked for. */
  only: string | null;
  /** How many rows of each list people are shown. */
  top: number;
  /** The run ended before the files were read. */
  cutShort: boolean;
}
