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

/** `500ms`, `5s`, `2m`: milliseconds, at least 1 and at most an hour. */
export function milliseconds(flag: string, text: string): number {
  const match = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text.trim());
  const factor = { ms: 1, s: 1_000, m: 60_000 }[match?.[2] ?? ''] ?? Number.NaN;
  const ms = Math.round(Number(match?.[1]) * factor);
  if (!(ms >= 1 && ms <= 3_600_000)) {
    throw new UsageError(
      `${flag} "${plain(text)}" is not a duration`,
      'give a number with ms, s or m, such as 500ms, 5s or 2m (at most 60m)',
    );
  }
  return ms;
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
