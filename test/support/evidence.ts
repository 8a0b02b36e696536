/** Evidence literals for check tests. */
import type { ValueOf } from '../../src/model/check.ts';
import type { Topic } from '../../src/model/evidence.ts';
import type { Cause } from '../../src/model/failure.ts';
import type { Absent, Failed, Observed } from '../../src/model/outcome.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** The date checks judge by in tests. */
export const AS_OF = new Date('2026-01-01T00:00:00.000Z');

export function observed<T>(value: T): Observed<T> {
  return { status: 'observed', value, at: AT, tookMs: 1 };
}

/** An observed topic with the type of that topic: `topic<'mx'>({...})`. */
export function topic<K extends Topic>(value: ValueOf<K>): Observed<ValueOf<K>> {
  return observed(value);
}

export function absent(how = 'nodata'): Absent {
  return { status: 'absent', how, at: AT, tookMs: 1 };
}

export function failed(detail = 'no answer within 5 s', cause: Cause = 'target'): Failed {
  return { status: 'failed', failure: { stage: 'resolve', kind: 'timeout', detail, cause } };
}
