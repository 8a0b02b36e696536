/** Records of KumoMTA's log: https://docs.kumomta.com/reference/log_record/ */
import { isObject, type JsonObject, number, text, time } from './json-fields.ts';
import { type AttemptStatus, type LogSink, REPORTED, type Reading } from './sink.ts';

const STATUS: { readonly [type: string]: AttemptStatus } = {
  Delivery: 'delivered',
  TransientFailure: 'deferred',
  Bounce: 'bounced',
  Expiration: 'bounced',
  AdminBounce: 'bounced',
  // A report that came by mail, of a message that had been delivered.
  OOB: 'bounced',
};
/** Of mail that came in, and of changes by hand. */
const ASIDE = new Set(['Reception', 'Rejection', 'AdminRebind', 'DeferredInjectionRebind', 'Delayed', 'Any']);

export function readKumoMta(record: JsonObject, sink: LogSink): Reading {
  const type = text(record.type);
  if (ASIDE.has(type)) return 'aside';
  const status = Object.hasOwn(STATUS, type) ? STATUS[type] : undefined;
  const at = time(record.timestamp ?? record.event_time);
  if (type === 'Feedback') return complaint(record, at, sink);
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
      queueId: type === 'OOB' ? '' : text(record.id),
      recipient,
      host: text(peer.name).replace(/\.$/, ''),
      reply: replyOf(record, type),
      isExpired: type === 'Expiration',
      delayMs: type === 'OOB' || Number.isNaN(created) ? Number.NaN : Math.max(0, at - created),
      way: /^(?:127\.|::1$)/.test(text(peer.addr)) && status === 'delivered' ? 'filter' : 'remote',
    });
  }
  return 'kumomta';
}

/** What a provider hands on of a recipient (RFC 5965); other reports than of abuse are no complaints. */
function complaint(record: JsonObject, at: number, sink: LogSink): Reading {
  const report = isObject(record.feedback_report) ? record.feedback_report : {};
  if (Number.isNaN(at)) return 'unread';
  if (text(report.feedback_type).toLowerCase() !== 'abuse') return 'aside';
  const { original_rcpt_to: told } = report;
  const recipients = (Array.isArray(told) ? told : [told]).map(text).filter((one) => one !== '');
  for (const recipient of recipients.length === 0 ? [''] : recipients)
    sink.complained(recipient.replace(/^<(.*)>$/s, '$1'), REPORTED, at);
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
