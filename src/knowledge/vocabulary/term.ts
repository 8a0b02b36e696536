/** A term of the trade: what it means, what guides get wrong about it, and which command here shows it. */
import type { Reference } from '../../model/finding.ts';

export interface Term {
  /** As people write it; unique. */
  term: string;
  /** Other names for it, lower case. */
  also: readonly string[];
  /** A few words, no full stop. */
  title: string;
  /** Whole sentences. */
  meaning: string;
  /** What to do or look at, whole sentences; at least one names a command of ours. */
  action: readonly string[];
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

/** A row with the date of the last review. */
export function term(
  name: string,
  also: readonly string[],
  title: string,
  meaning: string,
  action: readonly string[],
  references: readonly Reference[],
): Term {
  return { term: name, also, title, meaning, action, references, checked: '2026-11-22' };
}
