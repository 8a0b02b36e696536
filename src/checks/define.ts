/** Builders for checks and their observations, so that a check file holds nothing but its meaning. */
import type { Check } from '../model/check.ts';
import type { Topic } from '../model/evidence.ts';
import type { Cause, Failure } from '../model/failure.ts';
import type { Observation, ZoneEdit } from '../model/finding.ts';

export { page, rfc } from '../knowledge/references.ts';

type Data = NonNullable<Observation['data']>;

interface Extras {
  subject?: string;
  records?: readonly ZoneEdit[];
  /** A remedy for this very case, in place of the check's general one. */
  fix?: string;
}

/** Keeps the literal types of `needs` and `uses`, so that `examine` sees exactly those topics. */
export function defineCheck<const N extends Topic, const U extends Topic = never>(
  check: Check<N, U>,
): Check<N, U> {
  return check;
}

export function pass(says: string, data: Data = {}, extras: Extras = {}): Observation {
  return { verdict: 'pass', says, data, ...extras };
}

export function fail(says: string, data: Data = {}, extras: Extras = {}): Observation {
  return { verdict: 'fail', says, data, ...extras };
}

/** The check does not apply here, and why. */
export function skip(says: string, extras: Extras = {}): Observation {
  return { verdict: 'skipped', says, ...extras };
}

/** It could not be determined; `cause` tells whose trouble that is (contract §3). */
export function unknown(says: string, cause: Cause, data: Data = {}, extras: Extras = {}): Observation {
  return { verdict: 'unknown', says, data: { ...data, cause }, ...extras };
}

/** The same from a failure a probe met. */
export function unknownFrom(failure: Failure, what: string, extras: Extras = {}): Observation {
  return unknown(
    `${what}: ${failure.detail}`,
    failure.cause,
    { stage: failure.stage, kind: failure.kind },
    extras,
  );
}
