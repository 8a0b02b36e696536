/** Haraka's log with `format=json`: what its outbound queue says of each message. */
import { isObject, type JsonObject, number, text, time } from './json-fields.ts';
import type { LogSink, Reading } from './sink.ts';

/** Of a whole message; what single recipients were told stands in lines of its own. */
const PUT_OFF = /^Temp failing \S+ for [\d.]+ seconds: (?!Some recipients temp failed)(.*)$/s;
const REFUSED = /^recipient (\S.*?) (deferred|rejected): (.*)$/s;

/** `stamp` is the time beside the record, where it has none of its own; NaN where there is neither. */
export function readHaraka(record: JsonObject, sink: LogSink, stamp = Number.NaN): Reading {
  const from = text(record.plugin) || text(record.origin);
  if (from !== '' && !/^(?:outbound|HMailItem)/i.test(from)) return 'aside';
  const own = time(record.timestamp ?? record.time ?? record['@timestamp'] ?? record.ts);
  const at = Number.isNaN(own) ? stamp : own;
  const message = text(record.message) || text(record.msg);
  const refused = REFUSED.exec(message);
  const file = text(record['delivered file']) || text(record.file);
  const domain = text(record.domain);
  const putOff = PUT_OFF.exec(message)?.[1];
  if (
    refused === null &&
    putOff === undefined &&
    !/^delivered/.test(message) &&
    record['delivered file'] === undefined
  )
    return 'aside';
  const uuid = text(record.uuid);
  const queueId = uuid === '' || uuid === '-' ? file : uuid;
  if (putOff !== undefined) {
    sink.attempt({
      at,
      status: 'deferred',
      queueId,
      recipient: '',
      host: domain,
      reply: putOff.replace(/^Upstream error: /, ''),
      delayMs: Number.NaN,
      way: 'remote',
    });
    return 'haraka';
  }
  if (refused !== null) {
    const [, named = '', outcome, reply = ''] = refused;
    const recipient = named.replace(/^<(.*)>$/s, '$1');
    if (!recipient.includes('@')) return 'unread';
    sink.attempt({
      at,
      status: outcome === 'deferred' ? 'deferred' : 'bounced',
      queueId,
      recipient,
      host: text(record.host) || recipient.slice(recipient.lastIndexOf('@') + 1),
      reply,
      delayMs: Number.NaN,
      way: 'remote',
    });
    return 'haraka';
  }
  // One line a domain: how many recipients were taken, put off, refused; the latter two have lines of their own.
  const [taken = 1, later = 0] = text(record.rcpts).split('/').map(Number);
  const delayMs = number(record.delay) * 1_000;
  for (let count = 0; count < Math.min(Number.isInteger(taken) ? taken : 1, 10_000); count++) {
    sink.attempt({
      at,
      status: 'delivered',
      queueId,
      recipient: taken === 1 && domain !== '' ? `@${domain}` : '',
      host: text(record.host) || domain,
      reply: text(record.response),
      delayMs,
      way: /^(?:127\.|::1$)/.test(text(record.ip)) ? 'filter' : 'remote',
    });
  }
  if (later === 0) sink.removed(queueId);
  return 'haraka';
}

/** The same out of a line of syslog, which has the time. */
export function readHarakaLine(line: string, sink: LogSink, stamp: number): Reading {
  try {
    const record: unknown = JSON.parse(line);
    return isObject(record) ? readHaraka(record, sink, stamp) : 'unread';
  } catch {
    return 'unread';
  }
}
