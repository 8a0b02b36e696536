/** Logs of one JSON object a line: Haraka, KumoMTA, and what `journalctl -o json` prints. */
import { readHaraka } from './haraka.ts';
import { isObject, type JsonObject, text } from './json-fields.ts';
import { readKumoMta } from './kumomta.ts';
import type { LogSink, Reading } from './sink.ts';
import type { SyslogReader } from './syslog.ts';

export function readJsonLine(line: string, sink: LogSink, syslog: SyslogReader): Reading {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return 'unread';
  }
  if (!isObject(record)) return 'unread';
  if (record.__REALTIME_TIMESTAMP !== undefined || record._SOURCE_REALTIME_TIMESTAMP !== undefined)
    return readJournal(record, syslog);
  if (record.level !== undefined || record.plugin !== undefined || record.origin !== undefined)
    return readHaraka(record, sink);
  return readKumoMta(record, sink);
}

function readJournal(record: JsonObject, syslog: SyslogReader): Reading {
  // Microseconds since 1970, as text.
  const at = Number(record.__REALTIME_TIMESTAMP ?? record._SOURCE_REALTIME_TIMESTAMP) / 1_000;
  if (!Number.isFinite(at)) return 'unread';
  return syslog.message(text(record.SYSLOG_IDENTIFIER) || text(record._COMM), message(record.MESSAGE), at);
}

/** What is no UTF-8 stands there as a list of octets; null for what is too large. */
function message(value: unknown): string {
  if (!Array.isArray(value)) return text(value);
  const octets = value.filter((one): one is number => typeof one === 'number');
  return Buffer.from(octets).toString('utf8');
}
