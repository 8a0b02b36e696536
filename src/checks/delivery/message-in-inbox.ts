/** What was sent arrives where people look, and not among spam. */
import type { ArrivalEvidence, ArrivedCopy, AwaitedMessage } from '../../model/evidence/arrival.ts';
import type { Failure } from '../../model/failure.ts';
import { span } from '../../parse/figures.ts';
import { spamVerdict } from '../../parse/mail/spam-verdict.ts';
import { defineCheck, fail, page, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';

export const messageInInbox = defineCheck({
  id: 'message-in-inbox',
  title: 'The message arrives in the inbox',
  severity: 'warning',
  needs: ['delivery'],
  uses: ['arrival'],
  why: 'A server that takes a message may still put it among spam, where hardly anybody looks; no reply tells the sender.',
  fix: 'First see to it that SPF, DKIM and DMARC pass in the copy that arrived, then look at what its filter wrote into it. What is left is reputation: of the address and the domain, new ones above all, and of the links in it. Marking it as no spam helps in that one mailbox only.',
  references: [
    rfc(6154, '2'),
    rfc(8601, '2.2'),
    page(
      'Gmail: prevent mail from being blocked or sent to spam',
      'https://support.google.com/mail/answer/81126',
    ),
  ],
  examine({ arrival }) {
    // Nobody asked for it.
    if (arrival === undefined) return [];
    if (arrival.status === 'skipped') return skip(arrival.reason);
    if (arrival.status === 'failed') return notLooked(arrival.failure);
    if (arrival.status === 'absent') return skip(`no message was sent: ${arrival.how}`);
    const { messages } = arrival.value;
    const spam = messages.flatMap(({ copy }) => (copy?.role === 'spam' ? [copy] : []));
    const missing = messages.filter(({ copy }) => copy === null);
    const data = {
      messages: messages.length,
      spam: spam.length,
      missing: missing.length,
      inbox: messages.filter(({ copy }) => copy?.role === 'inbox').length,
    };
    const [worst] = spam;
    if (worst !== undefined) return asSpam(worst, messages.length, data);
    if (missing.length > 0) return notSeen(arrival.value, missing, data);
    const [first] = messages;
    if (first?.copy == null) return skip('no message was sent, so none was waited for');
    const which = messages.length === 1 ? 'The message' : `${messages.length} messages, the first of them`;
    return pass(`${which} arrived in ${placeOf(first.copy)} after ${span(first.copy.delayMs)}`, {
      ...data,
      ...copyData(first.copy),
    });
  },
});

/** Large providers take no password of people from programs, and say of it only that it is wrong. */
function notLooked(failure: Failure): ReturnType<typeof unknown> {
  const isRefused = failure.stage === 'auth' && failure.kind === 'rejected';
  const advice = isRefused ? '; many providers want an app password here, and IMAP to be switched on' : '';
  return unknownFrom(
    { ...failure, detail: `${failure.detail}${advice}` },
    'Where it arrived could not be seen',
  );
}

type Data = Record<string, number>;

function asSpam(copy: ArrivedCopy, of: number, data: Data): ReturnType<typeof fail> {
  const which = of === 1 ? 'The message was' : `${data.spam} of ${of} messages were`;
  const verdict = spamVerdict(copy.source);
  const because = verdict === null ? '' : `; its filter wrote: ${verdict}`;
  return fail(`${which} put into ${copy.path}, the folder for spam, after ${span(copy.delayMs)}${because}`, {
    ...data,
    ...copyData(copy),
    ...(verdict !== null && { verdict }),
  });
}

function notSeen(
  { mailbox, withinMs }: ArrivalEvidence,
  missing: readonly AwaitedMessage[],
  data: Data,
): ReturnType<typeof unknown> {
  const of = data.messages ?? 1;
  const which = of === 1 ? 'The message was' : `${missing.length} of ${of} messages were`;
  const folders =
    mailbox.folders.length === 1 ? 'its one folder' : `any of its ${mailbox.folders.length} folders`;
  const id = missing[0]?.messageId;
  const search = id == null ? '' : ` for ${id}`;
  return unknown(
    `${which} not seen in ${folders} within ${span(withinMs)}; it may be late: search the mailbox${search} later, or wait longer with --follow-timeout 10m`,
    'target',
    data,
  );
}

function placeOf({ path, role }: ArrivedCopy): string {
  return role === 'other' ? `${path}, a folder of its own` : path;
}

function copyData({ path, role, delayMs, receivedAt }: ArrivedCopy): {
  folder: string;
  role: string;
  delayMs: number;
  receivedAt: string | null;
} {
  return { folder: path, role, delayMs, receivedAt };
}
