/** What every look shares: how it came out, and why it failed. */
import type { Failure } from '../../model/failure.ts';
import type { Absent, Failed, Observed, Outcome, Skipped } from '../../model/outcome.ts';
import { address, list, maybe, number, object, type Shape, text, time, whole, word } from './shape.ts';

export const stage = word(
  ...(['resolve', 'proxy', 'connect', 'greeting', 'hello', 'starttls', 'handshake', 'xclient'] as const),
  ...(['auth', 'noop', 'vrfy', 'mail', 'rcpt', 'data', 'message', 'rset', 'quit', 'fetch', 'parse'] as const),
);

export const failure = object<Failure>({
  stage,
  kind: word(
    ...(['timeout', 'refused', 'unreachable', 'reset', 'closed', 'servfail', 'rejected'] as const),
    ...(['malformed', 'tls', 'limit', 'cancelled', 'internal'] as const),
  ),
  code: maybe(text),
  detail: text,
  cause: word('target', 'vantage'),
});

export function outcome<T>(value: Shape<T>): Shape<Outcome<T>> {
  const at = { at: time, tookMs: number };
  const forms = {
    observed: object<Observed<T>>({ status: word('observed'), value, ...at, dropped: maybe(whole) }),
    absent: object<Absent>({ status: word('absent'), how: text, ...at }),
    failed: object<Failed>({ status: word('failed'), failure }),
    skipped: object<Skipped>({ status: word('skipped'), reason: text }),
  };
  const status = object<{ status: keyof typeof forms }>({
    status: word('observed', 'absent', 'failed', 'skipped'),
  });
  return (found, depth) =>
    status(found, depth) ?? forms[(found as { status: keyof typeof forms }).status](found, depth);
}

export const texts = list(text);

export const addresses = list(address);
