/** What containers and journalctl put before the lines of a program: taken off, the time kept where it tells one. */
import { isObject } from './json-fields.ts';

export interface Unwrapped {
  text: string;
  /** As it stands there, with a zone or in local time; null where the wrapping tells none. */
  time: string | null;
}

/** `postfix-1  | Nov 20 ...`, as `docker compose logs` prints it. */
const COMPOSE = /^[\w.-]{1,100} +\| ?(.+)$/s;
/** `2026-11-20T06:00:01.123456789Z stdout F Nov 20 ...` of Kubernetes (CRI); P is a part of a line. */
const CONTAINER = /^(\d{4}-\d\d-\d\dT[\d:.]{8,20}(?:Z|[+-]\d\d:\d\d)) std(?:out|err) [FP] (.+)$/s;
/** `Fri 2026-11-20 06:00:00 CET mail postfix/smtp[1]: ...` of `journalctl -o short-full`. */
const SHORT_FULL =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?) (\S{1,8}) (.+)$/s;

/** Null where nothing is around the line. */
export function unwrapped(line: string): Unwrapped | null {
  const [, inCompose] = COMPOSE.exec(line) ?? [];
  if (inCompose !== undefined) return { text: inCompose, time: null };
  const [, time, inContainer] = CONTAINER.exec(line) ?? [];
  if (time !== undefined && inContainer !== undefined) return { text: inContainer, time };
  const [, stamp, zone, rest] = SHORT_FULL.exec(line) ?? [];
  // An abbreviation names no zone for sure: but for UTC the time is taken for that of this machine.
  if (stamp !== undefined) return { text: `${stamp}${zone === 'UTC' ? 'Z' : ''} ${rest}`, time: null };
  return null;
}

/** A line of Docker's json-file driver: `{"log":"...\n","stream":"stdout","time":"..."}`. */
export function unwrappedJson(line: string): Unwrapped | null {
  if (!line.startsWith('{"log":')) return null;
  try {
    const record: unknown = JSON.parse(line);
    if (!isObject(record) || typeof record.log !== 'string') return null;
    const time = typeof record.time === 'string' ? record.time : null;
    return { text: record.log.replace(/\r?\n$/, ''), time };
  } catch {
    return null;
  }
}
