/** Builders for checks and their observations, so that a check file holds nothing but its meaning. */
import type { Check } from '../model/check.ts';
import type { Topic } from '../model/evidence.ts';
import type { Cause, Failure } from '../model/failure.ts';
import type { Observation, Reference, ZoneEdit } from '../model/finding.ts';

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

/** An RFC section as a reference, e.g. `rfc(7208, '4.6.4')`. */
export function rfc(number: number, section?: string): Reference {
  const anchor = section === undefined ? '' : `#section-${section}`;
  return {
    title: section === undefined ? `RFC ${number}` : `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}.html${anchor}`,
  };
}

export function page(title: string, url: string): Reference {
  return { title, url };
}
