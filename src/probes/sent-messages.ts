/** What became of each message in the end: the last word on every recipient, over all tries (pure). */
import type { Dispatch } from '../model/dispatch.ts';
import type { Attempt, SentMessage, SentRecipient } from '../model/evidence/delivery.ts';
import type { DeliveryOutcome, SmtpReply, SmtpSession } from '../model/evidence/sessions.ts';
import type { Stage } from '../model/failure.ts';
import { queueIdOf } from '../parse/queue-id.ts';
import { replyWords } from '../parse/reply-words.ts';
import { outcomesOf } from './dispatch-outcomes.ts';

/** What a reply means, in words; `host` said it. */
export type ExplainInWords = (reply: SmtpReply, stage: Stage, host: string) => string;

/** `attempts`: what each of `sessions` came to, in the same order. */
export function sentMessages(
  { recipients, count }: Pick<Dispatch, 'recipients' | 'count'>,
  sessions: readonly SmtpSession[],
  attempts: readonly Attempt[],
  explain?: ExplainInWords,
): SentMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const own = sessions.flatMap((session, at) =>
      session.errand?.message === number ? [{ session, attempt: attempts[at] }] : [],
    );
    const words = recipients.map((address) => lastWord(address, own, explain));
    const errand = own[0]?.session.errand;
    const taken = own.findLast(({ session }) => session.delivery?.outcome === 'accepted');
    const decided = taken?.session.delivery;
    return {
      number,
      octets: own.find(({ session }) => session.delivery !== undefined)?.session.delivery?.octets ?? null,
      messageId: errand?.messageId ?? null,
      token: errand?.token ?? null,
      outcome: WEIGHT.find((one) => words.some(({ outcome }) => outcome === one)) ?? 'unsent',
      recipients: words,
      queueId: decided?.reply == null ? null : queueIdOf(decided.reply),
      waitsMs: waits(own.map(({ session }) => session)),
    };
  });
}

/** What is true of a message as a whole, once it is of one recipient. */
const WEIGHT: readonly DeliveryOutcome[] = ['unclear', 'accepted', 'deferred', 'refused', 'unsent'];

interface Try {
  session: SmtpSession;
  attempt: Attempt | undefined;
}

function lastWord(address: string, tries: readonly Try[], explain?: ExplainInWords): SentRecipient {
  const own = tries.filter(({ session }) => session.errand?.recipients.includes(address) === true);
  const outcomeIn = ({ session }: Try): DeliveryOutcome =>
    outcomesOf(session, [address]).get(address) ?? 'unsent';
  const numbers = new Set(own.map(({ session }) => session.errand?.tryNumber));
  // A host that could not be spoken with takes nothing back of what another one said.
  const decided = own.findLast((one) => outcomeIn(one) !== 'unsent') ?? own.at(-1);
  if (decided === undefined)
    return { address, outcome: 'unsent', host: null, stage: null, reply: null, explanation: null, tries: 0 };
  const { session, attempt } = decided;
  const { host } = session;
  const outcome = outcomeIn(decided);
  const mine = session.delivery?.recipients.find((one) => one.address === address);
  const base = { address, outcome, host, tries: numbers.size };
  if (mine?.reply != null && mine.stage !== null) {
    const { reply, stage } = mine;
    const explanation = reply.code < 400 ? null : (explain?.(reply, stage, host) ?? null);
    return { ...base, stage, reply: replyWords(reply).slice(0, 500), explanation };
  }
  // What ended the session ended it for everybody who had no answer.
  return {
    ...base,
    stage: attempt?.stage ?? null,
    reply: outcome === 'deferred' ? (attempt?.reply ?? null) : null,
    explanation: attempt?.explanation ?? null,
  };
}

/** Before each try but the first. */
function waits(sessions: readonly SmtpSession[]): number[] {
  const byTry = new Map(sessions.map(({ errand }) => [errand?.tryNumber ?? 1, errand?.waitedMs ?? 0]));
  return [...byTry].filter(([tryNumber]) => tryNumber > 1).map(([, ms]) => Math.round(ms));
}
