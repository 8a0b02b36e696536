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
  'blocklist',
] as const;

/** Topics that commands of their own judge (`ports`, `handshake`, `route`); `check` does not look at them. */
export const COMMAND_TOPICS = ['ports', 'delivery'] as const;

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

export interface Check<N extends Topic = Topic> {
  /** kebab-case; also the file name. */
  id: string;
  /** What is true when the check passes. */
  title: string;
  severity: Severity;
  /** Evidence without which nothing can be said. */
  needs: readonly N[];
  /** Why it hurts delivery, for people at 3 a.m. */
  why: string;
  /** The general remedy, with DOMAIN for the domain looked at; an observation may carry a better one. */
  fix: string;
  references: readonly Reference[];
  /** Pure; an empty list means the check does not apply and leaves no finding. */
  examine(evidence: Settled<N>, asOf: Date): Observation | Observation[];
}
