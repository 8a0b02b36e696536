/** What a check says. */
import type { RrType } from './dns.ts';
import type { Json } from './json.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Verdict = 'pass' | 'fail' | 'unknown' | 'skipped';

/** One edit of a zone; a replacement is a remove and an add. */
export interface ZoneEdit {
  action: 'add' | 'remove';
  /** Absolute name in A-labels, no final dot. */
  name: string;
  type: RrType;
  /** Presentation form; a TXT value stands unquoted and whole. */
  value: string;
}

export interface Reference {
  title: string;
  url: string;
}

export interface Observation {
  verdict: Verdict;
  /** A stable name (domain, host:port, selector._domainkey.domain); the target itself where left out. */
  subject?: string;
  /** One plain sentence with the measured value in it; no colour, no newline, no final full stop. */
  says: string;
  /** Measured values; an unknown carries `cause: 'target' | 'vantage'`. */
  data?: { readonly [key: string]: Json | undefined };
  /** Zone edits after which the check passes; absent where no edit helps or the value is the owner's to choose. */
  records?: readonly ZoneEdit[];
  /** A fix for this very case, where the check's general one is too vague. */
  fix?: string;
}

/** A finding as reports and JSON carry it (contract §4). */
export interface Finding {
  check: string;
  verdict: Verdict;
  severity: Severity;
  subject: string;
  says: string;
  why: string;
  fix?: { text: string; records?: readonly ZoneEdit[] };
  references: readonly Reference[];
  data: { readonly [key: string]: Json | undefined };
}
