/** Small phrases every human format shares: marks, counts, durations. */

import type { CheckTopic } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Counts } from '../model/report.ts';

export { listed } from '../parse/enumeration.ts';

export type Mark = 'error' | 'warning' | 'info' | 'pass' | 'unknown' | 'skipped';

export const SIGNS: { readonly [M in Mark]: string } = {
  error: '✖',
  warning: '!',
  info: '·',
  pass: '✔',
  unknown: '?',
  skipped: '-',
};

export const TOPIC_NAMES: { readonly [T in CheckTopic]: string } = {
  dns: 'DNS',
  dnssec: 'DNSSEC',
  mx: 'MX',
  ptr: 'Reverse DNS',
  helo: 'HELO',
  spf: 'SPF',
  dkim: 'DKIM',
  dmarc: 'DMARC',
  'mta-sts': 'MTA-STS',
  'tls-rpt': 'TLS-RPT',
  dane: 'DANE',
  bimi: 'BIMI',
  smtp: 'SMTP',
  tls: 'TLS',
  blocklist: 'Blocklists',
  ports: 'Ports',
  delivery: 'Delivery',
  logs: 'Logs',
  message: 'Message',
};

export function markOf({ verdict, severity }: Finding): Mark {
  return verdict === 'fail' ? severity : verdict;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What a limit of ours left out of a list of addresses; nothing where the list is whole. */
export function droppedWords(...outcomes: readonly (Outcome<unknown> | undefined)[]): string[] {
  const dropped = outcomes.reduce(
    (sum, one) => sum + (one?.status === 'observed' ? (one.dropped ?? 0) : 0),
    0,
  );
  return dropped === 0
    ? []
    : [`${plural(dropped, 'further address', 'further addresses')} left out: so many of one host are enough`];
}

export function duration(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "2 errors, 1 warning, 34 passed, 2 not testable from here"; what is nought goes unsaid. */
export function tell(counts: Counts, untestable: number): string {
  const undetermined = counts.unknown - untestable;
  const parts = [
    counts.error > 0 && plural(counts.error, 'error'),
    counts.warning > 0 && plural(counts.warning, 'warning'),
    counts.info > 0 && plural(counts.info, 'note'),
    counts.pass > 0 && `${counts.pass} passed`,
    undetermined > 0 && `${undetermined} undetermined`,
    untestable > 0 && `${untestable} not testable from here`,
  ];
  return parts.filter((part) => part !== false).join(', ') || 'nothing to judge';
}

/** A target as it was named, with the port where one was. */
export function withPort({ display, port }: { display: string; port?: number }): string {
  if (port === undefined) return display;
  return `${display.includes(':') ? `[${display}]` : display}:${port}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
