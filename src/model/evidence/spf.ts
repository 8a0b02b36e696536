/** The SPF record as a ledger: each term with its column, cost, subtree and result (RFC 7208). */
import type { Failure } from '../failure.ts';

export type SpfQualifier = '+' | '-' | '~' | '?';
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

/** A fault in the text of a record. */
export interface SpfProblem {
  /** Stable word, e.g. `unknown-mechanism`, `bad-ip4`, `bad-cidr`, `missing-domain`, `bad-macro`, `non-ascii`, `duplicate-modifier`. */
  code: string;
  /** 1-based column in the record. */
  column: number;
  /** The faulty text. */
  text: string;
  says: string;
  /** False for what is legal but odd (an unknown modifier, host bits set). */
  fatal: boolean;
}

export interface SpfTerm {
  /** As written. */
  text: string;
  /** 1-based column in the record. */
  column: number;
  kind: 'mechanism' | 'modifier' | 'unknown';
  /** Lower case: `include`, `ip4`, `all`, `redirect`, `exp`, ... */
  name: string;
  qualifier: SpfQualifier;
  /** Domain-spec or address as written; absent where the term has none. */
  value?: string;
  /** Prefix lengths where given. */
  cidr4?: number;
  cidr6?: number;
  /** The domain-spec holds macros that only a live evaluation can expand. */
  macro: boolean;
  /** Own cost in DNS lookups: 0 or 1, one more where %{p} needs a PTR lookup (RFC 7208 §4.6.4); 0 where unreachable. */
  cost: number;
  /** Cost of the term with its whole subtree. */
  total: number;
  /** Void lookups with the whole subtree, for a sender of either family. */
  voids: { ipv4: number; ipv6: number };
  /** What the target name resolved to: addresses for a/mx, names for mx; empty where nothing is there. */
  resolved?: { names: string[]; addresses: string[]; status: 'observed' | 'nxdomain' | 'nodata' | 'failed' };
  /** Why the target, or a part of it, could not be looked at. */
  failure?: Failure;
  /** With `failure`: the families whose lookups did not all succeed. */
  unseen?: { ipv4: boolean; ipv6: boolean };
  /** include and redirect: the record found there. */
  subtree?: SpfNode;
  /** Never evaluated: it stands after `all`, or is a redirect beside `all`. */
  unreachable?: 'after-all' | 'redirect-with-all';
}

export interface SpfNode {
  domain: string;
  /**
   * record: one SPF record found · none: the name exists but holds none · nxdomain · several: more than one ·
   * loop: already on the path above · macro: not expandable without a sender · unread: a limit was reached · failed.
   */
  status: 'record' | 'none' | 'nxdomain' | 'several' | 'loop' | 'macro' | 'unread' | 'failed';
  record?: string;
  terms: SpfTerm[];
  problems: SpfProblem[];
  failure?: Failure;
  /**
   * False where the name, or the end of its CNAME chain, belongs to another organization than the domain asked about
   * (by public suffix list).
   */
  own: boolean;
  /** The record stands at the end of a CNAME chain, here; no edit of `domain` can change it. */
  alias?: string;
  ttl?: number;
}

/** What a receiver concludes for one sender. */
export interface SpfEvaluation {
  ip: string;
  /** RFC5321.MailFrom; empty for a bounce (`<>`), where the HELO identity stands in (RFC 7208 §2.4). */
  sender: string;
  helo: string;
  /** The domain whose record was evaluated, and the identity it came from. */
  domain: string;
  identity: 'mailfrom' | 'helo';
  result: SpfResult;
  /** The `exp=` text with macros expanded, for `fail` only. */
  explanation: string | null;
  /** Why: the term that decided or the error, in a sentence. */
  reason: string;
  /** Path of terms from the root record to the one that decided. */
  matched: { domain: string; term: string; column: number }[];
  lookups: number;
  voidLookups: number;
  /** Every term in the order it was evaluated. */
  steps: {
    depth: number;
    domain: string;
    term: string;
    result: 'match' | 'no-match' | 'error' | 'skipped';
    note: string;
  }[];
}

/**
 * `absent` as a whole where no SPF record (nor a near miss) stands at the name and no sender was given to evaluate;
 * with a sender there is a value with `record: null`, since "none" is a result too.
 */
export interface SpfEvidence {
  domain: string;
  /** The record judged: the first where there are several. Null where there are only near misses. */
  record: string | null;
  /** Every TXT value that is an SPF record (RFC 7208 §4.5). */
  records: string[];
  /** TXT values that look meant as SPF but are not: leading space, `v=spf10`, quotes, `v=spf1;`, type 99 only, wrong name. */
  nearMisses: { value: string; at: string; type: 'TXT' | 'SPF'; says: string }[];
  /** Lengths in octets of the record's character-strings, and of the whole TXT answer. */
  chunks: number[];
  answerBytes: number;
  /** Where two strings of the record meet without a space, so that two terms became one. */
  seams?: { column: number; left: string; right: string }[];
  tree: SpfNode;
  /**
   * What the records, or the near misses where there is no record, most likely mean as one well-formed record, and its
   * tree: several merged, slips of the pen corrected. Absent where the record is well formed or cannot be guessed.
   */
  meant?: { record: string; tree: SpfNode };
  /** Top-level terms of `tree`, without what stands below them. */
  terms: Omit<SpfTerm, 'subtree'>[];
  /** Worst case over the whole tree. */
  lookups: number;
  /** Worst case in an IPv4 evaluation. */
  voidLookups: number;
  /** Worst case for a sender of either family. */
  voids: { ipv4: number; ipv6: number };
  /** False where a part could not be resolved or a limit cut the walk: counts are then at least. */
  complete: boolean;
  ttl: number;
  evaluations: SpfEvaluation[];
  /** Of the first evaluation, where a sender was given (contract §4). */
  result?: SpfResult;
  explanation?: string | null;
}
