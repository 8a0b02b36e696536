/** Values a user types: lists, topics, durations; each error says what was expected. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import { UsageError } from '../model/usage-error.ts';
import { didYouMean } from '../parse/near-word.ts';

/** Topics of a comma-separated list; an unknown one is an error that names them all. */
export function topicList(flag: string, text: string): CheckTopic[] {
  const names = list(flag, text).map((name) => name.toLowerCase());
  const wrong = names.find((name) => !(CHECK_TOPICS as readonly string[]).includes(name));
  if (wrong !== undefined) {
    throw new UsageError(
      `${flag}: unknown topic "${plain(wrong)}"${didYouMean(wrong, CHECK_TOPICS)}`,
      `topics are ${CHECK_TOPICS.join(', ')}`,
    );
  }
  return [...new Set(names)] as CheckTopic[];
}

/** Entries of a comma-separated list; an empty one is an error. */
export function list(flag: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.some((part) => part === ''))
    throw new UsageError(
      `${flag} "${plain(text)}" has an empty entry`,
      'separate entries with one comma each',
    );
  return parts;
}

/** What the user typed, on one line and without control characters. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 80);
}

const HOUR = 3_600_000;

/** `500ms`, `5s`, `2m`: milliseconds, at least 1 and at most so many hours. */
export function milliseconds(flag: string, text: string, hours = 1): number {
  const match = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text.trim());
  const factor = { ms: 1, s: 1_000, m: 60_000, h: HOUR }[match?.[2] ?? ''] ?? Number.NaN;
  const ms = Math.round(Number(match?.[1]) * factor);
  if (!(ms >= 1 && ms <= hours * HOUR)) {
    throw new UsageError(
      `${flag} "${plain(text)}" is not a duration`,
      hours === 1
        ? 'give a number with ms, s or m, such as 500ms, 5s or 2m (at most 60m)'
        : `give a number with s, m or h, such as 30s, 20m or 2h (at most ${hours}h)`,
    );
  }
  return ms;
}

const UNITS: { readonly [unit: string]: number } = {
  '': 1,
  b: 1,
  k: 1_024,
  kb: 1_000,
  kib: 1_024,
  m: 1_048_576,
  mb: 1_000_000,
  mib: 1_048_576,
};

/** `5000`, `500kB`, `10MB`, `10MiB`: octets. */
export function octetCount(flag: string, text: string): number {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]{0,3})$/i.exec(text.trim());
  const octets = Math.round(Number(match?.[1]) * (UNITS[(match?.[2] ?? '').toLowerCase()] ?? Number.NaN));
  if (!(octets >= 1))
    throw new UsageError(
      `${flag} "${plain(text)}" is no size`,
      'give octets, or a number with kB, MB, KiB or MiB, such as 10MB',
    );
  return octets;
}

/** A TCP port; `whole` is what the user typed around it. */
export function portNumber(whole: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65_535)) {
    throw new UsageError(`"${plain(whole)}" names no port`, 'a port is a number from 1 to 65535');
  }
  return port;
}

/** Ports of a comma-separated list, each once. */
export function portList(flag: string, text: string): number[] {
  return [...new Set(list(flag, text).map((one) => portNumber(`${flag} ${text}`, one)))];
}
