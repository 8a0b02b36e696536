/** What one provider, gateway, relay or server program says in its own words and codes. */
import type { Category, Consequence, Phase } from './explanation.ts';
import type { Reference } from './finding.ts';

/** Of what is given, all has to fit. A row decides before general rules do, so it must fit nothing else. */
export interface DialectRow {
  /** Unique over all dialects, begins with the dialect's id. */
  id: string;
  /** Reply codes. */
  codes?: readonly number[];
  /** Enhanced status codes; `X.7.26` fits 4.7.26 and 5.7.26. */
  enhanced?: readonly string[];
  /** Fits the text behind the codes; case does not matter. Structure rather than whole sentences: wording changes. */
  text?: RegExp;
  phases?: readonly Phase[];
  /** Others use such words too: only where the host's name or a sign tells who speaks. */
  known?: true;
  category: Category;
  /** What differs from what the category comes to. */
  but?: Partial<Consequence>;
  references?: readonly Reference[];
}

export interface Dialect {
  /** `gmail`, `exchange-online`, `postfix`; what `provider` of an explanation holds. */
  id: string;
  name: string;
  /** Other names people know it by. */
  also?: readonly string[];
  kind: 'mailbox' | 'gateway' | 'relay' | 'server' | 'blocklist';
  /** Suffixes of the host names it answers under. */
  hosts?: readonly string[];
  /** Found in the text of a reply, these show that it speaks, whatever else is known. */
  signs?: readonly RegExp[];
  /** Enhanced codes that nobody else gives out, written as in rows: they show who speaks, whatever host says them. */
  ownCodes?: readonly string[];
  /** Rows are tried in this order; the first that fits decides. */
  rows: readonly DialectRow[];
  /** Where the rows come from. */
  sources: readonly string[];
  /** When they were last reviewed, ISO date. */
  checked: string;
}
