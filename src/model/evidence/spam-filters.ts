/** What a spam filter makes of a message: its points, and the rules they come from. */
import type { Failure } from '../failure.ts';
import type { SpamFilterKind } from '../spam-filter.ts';

export interface SpamSymbol {
  /** As the filter calls the rule. */
  name: string;
  /** Points; negative ones speak for the message. */
  score: number;
  /** In the words of the filter; null where it has none. */
  says: string | null;
}

export interface SpamFilterLook {
  filter: SpamFilterKind;
  /** Where it was asked, as named. */
  place: string;
  /** The message stayed on this machine. */
  loopback: boolean;
  /** Null where it did not tell. */
  score: number | null;
  /** From here on it acts (SpamAssassin: spam; rspamd: its own highest threshold). */
  threshold: number | null;
  /** It would mark the message, file it as spam or refuse it; null where that could not be told. */
  isSpam: boolean | null;
  /** What rspamd would do, in its words; null for SpamAssassin. */
  action: string | null;
  /** Rules that matched, those that weigh most first. */
  symbols: SpamSymbol[];
  /** Rules beyond those that are kept. */
  furtherSymbols: number;
  failure?: Failure;
}
