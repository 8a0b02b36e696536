/** The four ways a look can end; "absent" (they said no) is never confused with "failed" (we could not ask). */
import type { Failure } from './failure.ts';

export interface Observed<T> {
  status: 'observed';
  value: T;
  /** ISO 8601 time at which the look began. */
  at: string;
  tookMs: number;
  /** Of a list of addresses, or of what was seen at each: addresses beyond a limit of ours, which were left out. */
  dropped?: number;
}

export interface Absent {
  status: 'absent';
  /** Whose authority says so: `nxdomain`, `nodata`, or a short phrase such as `not advertised`. */
  how: string;
  at: string;
  tookMs: number;
}

export interface Failed {
  status: 'failed';
  failure: Failure;
}

export interface Skipped {
  status: 'skipped';
  reason: string;
}

export type Outcome<T> = Observed<T> | Absent | Failed | Skipped;
