/** PowerMTA's accounting files: CSV with a header that names the columns, one record a recipient. */
import { type AttemptStatus, type LogSink, REPORTED, type Reading } from './sink.ts';

const STATUS: { readonly [type: string]: AttemptStatus } = {
  d: 'delivered',
  delivery: 'delivered',
  delivered: 'delivered',
  b: 'bounced',
  bounce: 'bounced',
  bounced: 'bounced',
  t: 'deferred',
  transient: 'deferred',
  rb: 'bounced',
  'remote-bounce': 'bounced',
};
/** Reports of bounces that came by mail, of messages that had been delivered. */
const LATER: ReadonlySet<string> = new Set(['rb', 'remote-bounce']);
const COMPLAINTS: ReadonlySet<string> = new Set(['f', 'feedback-loop']);
/** Received, other reports that came later, whole queues. */
const ASIDE = new Set(['r', 'rs', 'tq', 'p', 'receipt']);

export function isPowerMtaHeader(line: string): boolean {
  return (
    /^\uFEFF?"?type"?,/.test(line) && /\btimeLogged\b/.test(line) && /\b(?:rcpt|originalRcptTo)\b/.test(line)
  );
}

export class PowerMtaReader {
  readonly #columns = new Map<string, number>();
  readonly #sink: LogSink;

  constructor(header: string, sink: LogSink) {
    this.#sink = sink;
    for (const [index, name] of cells(header.replace(/^\uFEFF/, '')).entries())
      this.#columns.set(name, index);
  }

  read(line: string): Reading {
    const row = cells(line);
    const type = row[0] ?? '';
    if (ASIDE.has(type)) return 'aside';
    const status = Object.hasOwn(STATUS, type) ? STATUS[type] : undefined;
    const cell = (name: string): string => row[this.#columns.get(name) ?? -1] ?? '';
    const at = time(cell('timeLogged'));
    if (COMPLAINTS.has(type)) {
      if (Number.isNaN(at)) return 'unread';
      if (!/^(?:abuse)?$/i.test(cell('feedbackType'))) return 'aside';
      // `rcpt` is whom the report itself was for.
      this.#sink.complained(cell('originalRcptTo'), REPORTED, at);
      return 'powermta';
    }
    const recipient = cell('rcpt');
    const isLater = LATER.has(type);
    if (status === undefined || Number.isNaN(at) || recipient === '') return 'unread';
    // `mx.example.com (192.0.2.1)`
    const host = cell('dsnMta').replace(/ \(.*$/s, '') || domainOf(cell('queue'));
    this.#sink.attempt({
      at,
      status,
      queueId: isLater ? '' : `${cell('jobId')} ${cell('envId')} ${cell('timeQueued')} ${cell('orig')}`,
      recipient,
      host,
      reply: reason(cell('dsnDiag'), cell('dsnStatus')),
      delayMs: isLater ? Number.NaN : Math.max(0, at - time(cell('timeQueued'))),
      way: /^127\./.test(cell('dlvDestinationIp')) && status === 'delivered' ? 'filter' : 'remote',
    });
    return 'powermta';
  }
}

/** `smtp;550 5.1.1 no such user`, and `5.1.1 (bad destination mailbox address)`. */
function reason(diagnostic: string, status: string): string {
  const told = diagnostic.replace(/^smtp;\s*/, '');
  if (told === '') return status;
  const [, code] = /^(\d\.\d{1,3}\.\d{1,3})/.exec(status) ?? [];
  return code === undefined || told.includes(code) || /^\d{3}[ -]\d\.\d/.test(told)
    ? told
    : `${code} ${told}`;
}

/** `example.com/vmta1` */
function domainOf(queue: string): string {
  return queue.replace(/\/.*$/s, '');
}

/** `2026-11-22 18:55:01-0500`, ISO 8601, or seconds since 1970; NaN where it is none. */
function time(text: string): number {
  if (/^\d{9,11}(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const [, day, clock, zone = ''] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  return Date.parse(`${day}T${clock}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
}

/** Cells of one record (RFC 4180). A line break within quotes would be a record of its own; PowerMTA writes none. */
function cells(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const found: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      found.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    let cell = '';
    for (at += 1; at < line.length; at++) {
      if (line[at] !== '"') cell += line[at];
      else if (line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    found.push(cell);
    const comma = line.indexOf(',', at);
    at = comma < 0 ? line.length + 1 : comma + 1;
  }
  return found;
}
