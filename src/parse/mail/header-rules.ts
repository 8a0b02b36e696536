/** What RFC 5322 demands of the header as a whole: fields that stand there once, the date, and the Message-ID. */
import type { MessageDate, MessageFieldCount, MessageId } from '../../model/evidence/message.ts';
import { domainOf } from './author.ts';
import { fieldsOf, type MailSource } from './fields.ts';
import { parseMailDate } from './mail-date.ts';

/** §3.6, and those of MIME and lists that are of no use twice. */
const ONCE = [
  'date',
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'message-id',
  'in-reply-to',
  'references',
  'subject',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
];
/** Message-ID is only a SHOULD, yet receivers take its absence for a sign of careless software. */
const REQUIRED = ['date', 'from', 'message-id'];

export function countSingletons(source: MailSource): { repeated: MessageFieldCount[]; missing: string[] } {
  const counts = new Map<string, number>();
  for (const { name } of source.fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    repeated: ONCE.flatMap((name) => {
      const count = counts.get(name) ?? 0;
      return count > 1 ? [{ name, count }] : [];
    }),
    missing: REQUIRED.filter((name) => !counts.has(name)),
  };
}

/** `stampedAt` is when the first hop that tells took the message. */
export function readDate(source: MailSource, stampedAt: string | null): MessageDate {
  const [field] = fieldsOf(source, 'date');
  if (field === undefined)
    return { raw: null, at: null, zone: null, problem: 'there is no Date field', skewMs: null };
  const raw = field.value.slice(0, 200);
  const date = parseMailDate(field.value);
  if (date === null) return { raw, at: null, zone: null, problem: 'it is no date', skewMs: null };
  return {
    raw,
    at: new Date(date.at).toISOString(),
    zone: date.zone,
    problem: date.problem,
    skewMs: stampedAt === null ? null : date.at - Date.parse(stampedAt),
  };
}

export function readMessageId(source: MailSource): MessageId {
  const [field] = fieldsOf(source, 'message-id');
  if (field === undefined) return { raw: null, problem: 'there is no Message-ID field', domain: null };
  const raw = field.value.slice(0, 1_000);
  const found = /^<([^<>\s@]{1,500})@([^<>\s@]{1,255})>$/.exec(field.value);
  if (found === null)
    return { raw, domain: null, problem: 'it is not of the form <something-unique@your-host>' };
  const [, , right = ''] = found;
  const domain = domainOf(`id@${right}`);
  const isName = domain?.includes('.') === true || /^\[.*\]$/.test(right);
  return { raw, domain, problem: isName ? null : `${right} behind its @ is no full host name` };
}
