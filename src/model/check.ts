/** A check: what it needs, what it means, and a pure function from evidence to observations. */
import type { Evidence, Topic } from './evidence.ts';
import type { Observation, Reference, Severity } from './finding.ts';
import type { Absent, Observed } from './outcome.ts';

/** The topics a user can name (`--only`, `--skip`); each is a folder under `checks/`. */
export const CHECK_TOPICS = [
  'dns',
  'dnssec',
  'mx',
  'ptr',
  'helo',
  'spf',
  'dkim',
  'dmarc',
  'mta-sts',
  'tls-rpt',
  'dane',
  'bimi',
  'smtp',
  'tls',
  'blocklist',
] as const;

/** Topics that commands of their own judge (`ports`, `handshake`, `route`, `logs`, `message`); `check` does not look at them. */
export const COMMAND_TOPICS = ['ports', 'delivery', 'logs', 'message'] as const;

/** Everything that is judged, in the order of reports. */
export const JUDGED_TOPICS = [...CHECK_TOPICS, ...COMMAND_TOPICS] as const;
export type CheckTopic = (typeof JUDGED_TOPICS)[number];

/** The value type of a topic. */
export type ValueOf<K extends Topic> = Evidence[K] extends infer O
  ? O extends Observed<infer V>
    ? V
    : never
  : never;

/** The needed topics with `failed` and `skipped` already ruled out by `judge`. */
export type Settled<N extends Topic> = { [K in N]: Observed<ValueOf<K>> | Absent };

/** What a check may look at beside its needs: as it came, or undefined where nobody gathered it. */
export type Aside<U extends Topic> = { readonly [K in U]?: Evidence[K] | undefined };

export interface Check<N extends Topic = Topic, U extends Topic = Topic> {
  /** kebab-case; also the file name. */
  id: string;
  /** What is true when the check passes. */
  title: string;
  severity: Severity;
  /** Evidence without which nothing can be said. */
  needs: readonly N[];
  /** Evidence that is taken into account where it was gathered for another reason; the check does without, too. */
  uses?: readonly U[];
  /** Why it hurts delivery, for people at 3 a.m. */
  why: string;
  /** The general remedy, with DOMAIN for the domain looked at; an observation may carry a better one. */
  fix: string;
  references: readonly Reference[];
  /** Pure; an empty list means the check does not apply and leaves no finding. */
  examine(evidence: Settled<N> & Aside<U>, asOf: Date): Observation | Observation[];
}
