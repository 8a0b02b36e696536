/** How a rule is written down: which concepts in a clause come to which reason. */
import type { Category, Consequence, Phase } from '../../../model/explanation.ts';
import type { Concept } from '../concepts.ts';

export interface Rule {
  category: Category;
  /**
   * Comparable between rules: above 85 nothing else explains such a sentence, about 70 it is meant so in nearly all
   * cases, below 50 it is a hint that a code may outvote.
   */
  weight: number;
  /** Of each group one concept is there. */
  all: readonly (readonly Concept[])[];
  /** None of these is in the clause. */
  none?: readonly Concept[];
  /** The first group and the second stand at most that many words apart. */
  near?: number;
  /** Only in 4xx or only in 5xx replies, where a text without a code fits both; or only in a text without one. */
  code?: 'temporary' | 'permanent' | 'none';
  /** Not at other times; where the time is not known it may fit. */
  phases?: readonly Phase[];
  /** Only where the time is known. */
  told?: true;
  /** What the cause comes to where that is known better than for the whole category. */
  but?: Partial<Consequence>;
}

type Group = Concept | readonly Concept[];

export function rules(
  category: Category,
  ...list: readonly [
    weight: number,
    all: readonly Group[],
    more?: Omit<Rule, 'category' | 'weight' | 'all'>,
  ][]
): Rule[] {
  return list.map(([weight, all, more]) => ({
    category,
    weight,
    all: all.map((group) => (typeof group === 'string' ? [group] : group)),
    ...more,
  }));
}

/** While signing in a user is whoever sends. */
export const ofMailbox = (...args: Parameters<typeof rules>): Rule[] =>
  rules(...args).map((rule) => ({ phases: ['mail', 'rcpt', 'data', 'message'], ...rule }));

/** Before RCPT a domain is the sender's. */
export const atRecipient = (...args: Parameters<typeof rules>): Rule[] =>
  rules(...args).map((rule) => ({ ...rule, phases: ['rcpt', 'data', 'message'] }));

/** Whoever is to receive. */
export const SOMEBODY = ['MAILBOX', 'USER', 'ADDRESS', 'RECIPIENT', 'NAMED-ADDRESS'] as const;
export const ORIGIN = ['CLIENT', 'IP', 'OWN'] as const;
export const TURNED_DOWN = ['REFUSE', 'FORBID', 'BLOCK'] as const;
export const THING = ['MESSAGE', 'CONTENT', 'HEADER', 'ATTACHMENT', 'LINK'] as const;
