/** Records of KumoMTA's log: https://docs.kumomta.com/reference/log_record/ */
import { isObject, type JsonObject, number, text, time } from './json-fields.ts';
import type { AttemptStatus, LogSink, Reading } from './sink.ts';

const STATUS: { readonly [type: string]: AttemptStatus } = {
  Delivery: 'delivered',
  TransientFailure: 'deferred',
  Bounce: 'bounced',
  Expiration: 'bounced',
  AdminBounce: 'bounced',
};
/** Told by others later, or about mail that came in. */
const ASIDE = new Set([
  'Reception',
  'OOB',
  'Feedback',
  'Rejection',
  'AdminRebind',
  'DeferredInjectionRebind',
  'Delayed',
  'Any',
]);

export function readKumoMta(record: JsonObject, sink: LogSink): Reading {
  const type = text(record.type);
  if (ASIDE.has(type)) return 'aside';
  const status = Object.hasOwn(STATUS, type) ? STATUS[type] : undefined;
  const at = time(record.timestamp ?? record.event_time);
  if (status === undefined || Number.isNaN(at)) return 'unread';
  const created = time(record.created ?? record.created_time);
  const peer = isObject(record.peer_address) ? record.peer_address : {};
  // A batch has several recipients since 2025.
  const recipients = (Array.isArray(record.recipient) ? record.recipient : [record.recipient]).map(text);
  for (const recipient of recipients) {
    if (recipient === '') return 'unread';
    sink.attempt({
      at,
      status,
      queueId: text(record.id),
      recipient,
      host: text(peer.name).replace(/\.$/, ''),
      reply: replyOf(record, type),
      isExpired: type === 'Expiration',
      delayMs: Number.isNaN(created) ? Number.NaN : Math.max(0, at - created),
      way: /^(?:127\.|::1$)/.test(text(peer.addr)) && status === 'delivered' ? 'filter' : 'remote',
    });
  }
  return 'kumomta';
}

function replyOf(record: JsonObject, type: string): string {
  const response = isObject(record.response) ? record.response : {};
  const { enhanced_code: enhanced } = response;
  const code = number(response.code);
  const status = isObject(enhanced)
    ? `${text(enhanced.class)}.${text(enhanced.subject)}.${text(enhanced.detail)}`
    : '';
  const command = text(response.command).trim();
  const words = [
    Number.isNaN(code) || code === 0 ? '' : String(code),
    /^\d\.\d+\.\d+$/.test(status) ? status : '',
    text(response.content),
    command === '' ? '' : `(in reply to ${command.replace(/[ :].*$/s, '')} command)`,
  ];
  const told = words.filter((word) => word !== '').join(' ');
  return type === 'Expiration' ? `message expired in the queue: ${told}` : told;
}
