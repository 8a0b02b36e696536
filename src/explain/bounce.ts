/** What a bounce, a complaint, a receipt or an automatic reply means, for each recipient it is about. */
import { CONSEQUENCES } from '../knowledge/categories.ts';
import { rfc } from '../knowledge/references.ts';
import type { Explanation } from '../model/explanation.ts';
import { isPlainComplaint, PLAIN_COMPLAINT, parseFeedbackReport } from '../parse/arf.ts';
import { readAutoReply } from '../parse/auto-reply.ts';
import { type BounceNotice, type NoticeRecipient, readNotice } from '../parse/bounce-notice.ts';
import { parseDeliveryStatus, type RecipientStatus } from '../parse/dsn.ts';
import { decodeText, headerOf, type MailMessage, type MailPart, readMessage } from '../parse/mail-message.ts';
import { readForwardedNotice, readPastedNotice } from '../parse/pasted-notice.ts';
import { printable } from '../parse/printable.ts';
import { parseReceipt } from '../parse/receipt.ts';
import { parseReplyText } from '../parse/reply-text.ts';
import { MOST_REPORTED } from '../parse/report-fields.ts';
import { autoReplyExplanation, feedbackExplanations, receiptExplanation } from './feedback.ts';
import { furtherLeftOut } from './left-out.ts';
import type { explainReply, ReplyHints } from './reply.ts';

/** Messages attached to messages are followed so far: somebody forwards a bounce that was forwarded. */
const MAX_ATTACHED = 3;
/** Recipients of one message. */
const MOST_TOLD = 1_000;
/** From here on what comes first in the order of evidence is not asked further. */
const GOOD_ENOUGH = 0.3;

const RFC_3464 = rfc(3464);

/** What is known of replies is large, and most messages are no bounces: it loads with the first that is one. */
type ExplainReply = typeof explainReply;
const loadExplainReply = async (): Promise<ExplainReply> => (await import('./reply.ts')).explainReply;

/** Empty for a message that is none of these; never rejects, whatever the octets. */
export async function explainBounce(raw: Uint8Array): Promise<Explanation[]> {
  return explainBounceMessage(await readMessage(raw));
}

/** The same for a message already taken apart. */
export async function explainBounceMessage(message: MailMessage, depth = 0): Promise<Explanation[]> {
  const feedback = partsOf(message, /^message\/(?:feedback-report|x-feedback-report)$/)[0];
  if (feedback !== undefined) {
    const report = parseFeedbackReport(decodeText(feedback.bytes, message.charset));
    if (report !== null) {
      const recipients = report.recipients.length > 0 ? report.recipients : await originalRecipients(message);
      return feedbackExplanations(report, recipients, headerOf(message, 'subject'));
    }
  }
  if (isPlainComplaint(message)) {
    const recipients = await originalRecipients(message);
    return feedbackExplanations(PLAIN_COMPLAINT, recipients, headerOf(message, 'subject'));
  }
  const receipt = partsOf(message, /^message\/(?:global-)?disposition-notification$/)[0];
  if (receipt !== undefined) {
    const read = parseReceipt(decodeText(receipt.bytes, message.charset));
    if (read !== null) return [receiptExplanation(read, headerOf(message, 'subject'))];
  }
  const { statuses, unread } = statusesOf(message);
  const notice = readNotice(message);
  if (statuses.length > 0) {
    const told = notice?.recipients ?? [];
    const same = toldOf(statuses, told);
    const explain = await loadExplainReply();
    return [
      ...statuses.map((status, at) => ofStatus(status, same[at]!, explain)),
      ...(unread > 0 ? [furtherLeftOut(unread, statuses.length, 'recipient')] : []),
    ];
  }
  const attached = partsOf(message, /^message\/(?:rfc822|global)$/);
  const autoReply = readAutoReply(message);
  if (
    notice !== null &&
    (autoReply === null || notice.sure || notice.recipients.some(({ reply }) => reply !== null))
  )
    return toldBy(notice, await loadExplainReply());
  if (autoReply !== null) {
    const from = addressIn(headerOf(message, 'from'));
    return [autoReplyExplanation(autoReply, from, headerOf(message, 'subject'))];
  }
  if (depth >= MAX_ATTACHED) return [];
  for (const part of attached.slice(0, 20)) {
    const inner = await explainBounceMessage(await readMessage(part.bytes), depth + 1);
    if (inner.length > 0) return inner;
  }
  return [];
}

/**
 * The notice that a letter forwards in its text or quotes, or of which only the visible fields were copied; null for any
 * other message. Such a letter is no bounce itself: for whoever asks what is in it, not for counting. Never rejects.
 */
export async function explainHandedOn(raw: Uint8Array): Promise<Explanation[] | null> {
  const message = await readMessage(raw);
  const notice = readForwardedNotice(message.text) ?? (isCopied(message) ? pastedIn(message) : null);
  return notice === null ? null : toldBy(notice, await loadExplainReply());
}

/** A notice copied without the header it came with, as one argument or file; null for any other text. */
export async function explainPastedNotice(text: string): Promise<Explanation[] | null> {
  const notice = readPastedNotice(text);
  return notice === null ? null : toldBy(notice, await loadExplainReply());
}

/** Fields that every message has that went by mail; a mail program shows none of them. */
const isCopied = ({ headers }: MailMessage): boolean =>
  !headers.some(({ name }) => ['received', 'message-id', 'mime-version', 'return-path'].includes(name));

/** The fields as they were copied are part of what is read. */
function pastedIn(message: MailMessage): BounceNotice | null {
  const fields = message.headers.map(({ name, value }) => `${name}: ${value}`);
  return readPastedNotice([...fields, '', message.text].join('\n'));
}

function toldBy(notice: BounceNotice, explain: ExplainReply): Explanation[] {
  return [
    ...notice.recipients.map((one) => ofNotice(one, explain)),
    ...(notice.unread > 0 ? [furtherLeftOut(notice.unread, notice.recipients.length, 'recipient')] : []),
  ];
}

const partsOf = ({ parts }: MailMessage, type: RegExp): MailPart[] =>
  parts.filter((part) => type.test(part.type));

/** Also where the multipart lost its boundary, and the fields stand in the text. */
function statusesOf(message: MailMessage): { statuses: RecipientStatus[]; unread: number } {
  const parts = partsOf(message, /^message\/(?:global-)?delivery-status$/);
  const texts = parts.map(({ bytes }) => decodeText(bytes, message.charset));
  if (texts.length === 0 && /^final-recipient\s*:/im.test(message.text)) {
    const at = message.text.search(/^(?:reporting-mta|final-recipient|original-recipient)\s*:/im);
    texts.push(message.text.slice(at).split(/^--/m, 1)[0] ?? '');
  }
  const all = texts.flatMap((text) => parseDeliveryStatus(text).recipients);
  // Told twice, it is still one recipient.
  const statuses = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  // Short of the bounds all have been read; a field more may stand in the words of a reply.
  const isWhole = all.length < MOST_TOLD && texts.every(({ length }) => length <= MOST_REPORTED);
  const named = texts.reduce((sum, text) => sum + (text.match(/^final-recipient\s*:/gim)?.length ?? 0), 0);
  const unread = isWhole ? 0 : Math.max(0, named - all.length);
  return { statuses: statuses.slice(0, MOST_TOLD), unread };
}

/** What the part for people says of each of them, in their order. */
function toldOf(
  statuses: readonly RecipientStatus[],
  told: readonly NoticeRecipient[],
): (NoticeRecipient | null)[] {
  if (statuses.length === 1 && told.length === 1) return [told[0]!];
  const byName = new Map(told.map((one) => [one.recipient?.toLowerCase(), one]));
  const same = statuses.map(({ recipient, originalRecipient }) =>
    [recipient, originalRecipient]
      .map((name) => (name === null ? undefined : byName.get(name.toLowerCase())))
      .find((one) => one !== undefined),
  );
  // Where the report breaks off, of its last address only the beginning is left, or nothing.
  const last = statuses.at(-1)!;
  const begun = last.recipient ?? last.originalRecipient ?? '';
  if (same.at(-1) === undefined)
    same[same.length - 1] = told.find((one) => one.recipient?.startsWith(begun) && !same.includes(one));
  return same.map((one) => one ?? null);
}

function ofStatus(status: RecipientStatus, told: NoticeRecipient | null, explain: ExplainReply): Explanation {
  const { action, remoteMta } = status;
  const phase = told === null ? null : parseReplyText(`- ${told.words}`).phase;
  const hints = { host: remoteMta ?? told?.host ?? undefined, phase: phase ?? undefined };
  const code = status.status === null || status.status.endsWith('.0.0') ? null : status.status;
  const reply = weighed(
    [
      { said: status.diagnostic, code },
      { said: told?.reply ?? null, code: null },
      { said: code, code: null },
      { said: told?.words ?? null, code },
      { said: status.status ?? `Action: ${action ?? 'failed'}`, code: null },
    ],
    hints,
    explain,
  );
  const stated = status.originalRecipient ?? status.recipient;
  const recipient = told?.recipient?.startsWith(stated ?? '') ? told.recipient : stated;
  const bounce: Explanation = {
    ...reply,
    kind: 'bounce',
    references: [...reply.references, RFC_3464],
    ...(recipient !== null && { recipient: printable(recipient, 320) }),
  };
  switch (action) {
    case 'delayed':
      // OpenSMTPD calls what it gave up on delayed as well.
      return bounce.category === 'expired-in-queue' ? failed(bounce) : delayed(bounce, status.retryUntil);
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return arrived(bounce, action);
    default:
      return failed(bounce);
  }
}

/** What a mail system reports as failed it does not try again, whatever the last reply asked for (RFC 3464 §2.3.3). */
function failed(told: Explanation): Explanation {
  const bounce =
    told.category === 'success'
      ? { ...told, ...CONSEQUENCES.other, category: 'other' as const, confidence: 0.1 }
      : told;
  const isGivenUp = bounce.permanence === 'temporary' && bounce.category !== 'expired-in-queue';
  return {
    ...bounce,
    permanence: 'permanent',
    meaning: isGivenUp
      ? `The server has given up: it could not deliver the message in the time it keeps trying. What stood in its way: ${bounce.meaning}`
      : bounce.meaning,
  };
}

function ofNotice(
  { recipient, reply, words, host, delayed: isDelayed }: NoticeRecipient,
  explain: ExplainReply,
): Explanation {
  const { phase } = parseReplyText(`- ${words}`);
  const hints = { host: host ?? undefined, phase: phase ?? undefined };
  const bounce: Explanation = {
    ...weighed(
      [
        { said: reply, code: null },
        { said: words, code: null },
      ],
      hints,
      explain,
    ),
    kind: 'bounce',
    ...(recipient !== null && { recipient: printable(recipient, 320) }),
  };
  return isDelayed ? delayed(bounce, null) : failed(bounce);
}

interface Evidence {
  /** In the words of whoever said it. */
  said: string | null;
  /** The enhanced code that belongs to it, for where it has none of its own. */
  code: string | null;
}

/** The first piece of evidence that is clear, in the order given, else the clearest of all. */
function weighed(evidence: readonly Evidence[], hints: ReplyHints, explain: ExplainReply): Explanation {
  let best: Explanation | null = null;
  for (const { said, code } of evidence) {
    if (said === null || said.trim() === '') continue;
    const one = {
      ...explain(withCode(said, code), hints),
      input: printable(said.replaceAll(/\s*[\r\n]\s*/g, ' ')),
    };
    if (one.category !== 'other' && one.category !== 'success' && one.confidence >= GOOD_ENOUGH) return one;
    if (best === null || weight(one) > weight(best)) best = one;
  }
  return best ?? { ...explain('', hints), input: 'no reason told' };
}

/** A transcript's 250 is of another step: it counts only where nothing else was said. */
const weight = ({ category, confidence }: Explanation): number => (category === 'success' ? 0 : confidence);

/** `550 User unknown` and `5.1.1` belong together: the engine weighs them as one reply. */
function withCode(said: string, code: string | null): string {
  if (code === null) return said;
  const { replyCode, enhancedCode } = parseReplyText(said);
  if (enhancedCode !== null) return said;
  if (replyCode === null) return `${code} ${said}`;
  const start = /^\s*[245]\d\d[- ]?/.exec(said)?.[0];
  return start === undefined ? said : `${start.trimEnd()} ${code} ${said.slice(start.length)}`;
}

function delayed(bounce: Explanation, until: string | null): Explanation {
  const end = until === null ? '' : ` until ${printable(until, 60)}`;
  return {
    ...bounce,
    permanence: 'temporary',
    bounce: 'none',
    title: `Not delivered yet: ${bounce.title.charAt(0).toLowerCase()}${bounce.title.slice(1)}`,
    meaning: `The message has not failed: the server goes on trying${end}. What stands in its way: ${bounce.meaning}`,
    action: [
      'Do not send the message again; it is still queued, and the recipient would get it twice.',
      ...bounce.action,
    ],
    retry: { advice: 'later', afterSeconds: bounce.retry.afterSeconds },
    address: 'keep',
  };
}

const ARRIVED = {
  delivered: ['Delivered', 'The message arrived in the mailbox; the sender had asked to be told.'],
  relayed: [
    'Passed on to a server that sends no reports',
    'The message was handed to a server that does not confirm delivery; nothing went wrong so far.',
  ],
  expanded: [
    'Passed on to the members of a list',
    'The address is a list or an alias; the message was passed on to its members, each of whom may bounce on their own.',
  ],
} as const;

function arrived(bounce: Explanation, action: keyof typeof ARRIVED): Explanation {
  const [title, meaning] = ARRIVED[action];
  const { actor, action: steps, bounce: kind, retry, address } = CONSEQUENCES.success;
  return {
    ...bounce,
    permanence: 'success',
    category: 'success',
    bounce: kind,
    title,
    meaning,
    actor,
    action: steps,
    retry,
    address,
    confidence: 0.99,
    matched: `Action: ${action}`,
  };
}

/** Of a complaint that hides the recipient: whom the copy of the message was sent to. */
async function originalRecipients(message: MailMessage): Promise<string[]> {
  const copy = partsOf(message, /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/)[0];
  if (copy === undefined) return [];
  const original = await readMessage(copy.bytes);
  for (const name of ['x-hmxmroriginalrecipient', 'x-original-to', 'delivered-to', 'to']) {
    const address = addressIn(headerOf(original, name));
    if (address !== null && !/redacted|undisclosed/i.test(address)) return [address];
  }
  return [];
}

function addressIn(field: string): string | null {
  return (
    /<([^<>\s]{1,255}@[^<>\s]{1,255})>/.exec(field)?.[1] ??
    /[^\s<>,;:"']{1,255}@[^\s<>,;:"']{1,255}/.exec(field)?.[0] ??
    null
  );
}
