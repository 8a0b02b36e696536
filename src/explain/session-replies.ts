/** What the replies of live sessions mean that were no yes, each told once. */
import type { SmtpReply } from '../model/evidence/sessions.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Stage } from '../model/failure.ts';
import type { ExplainedReply } from '../model/report.ts';
import type { NegativeReply } from '../parse/negative-replies.ts';
import { phaseOfStage } from '../parse/phase.ts';
import { refusalOf } from '../parse/refusal.ts';
import { replyWords } from '../parse/reply-words.ts';
import { meaningOf } from './likely.ts';
import { explainReply } from './reply.ts';

/** A run may meet thousands of hosts that all say no. */
const MOST = 200;
/** Of one reply: a hostile server may send hundreds of lines. */
const MOST_CHARACTERS = 2_000;

/** Pure. In the order they were said; at most 200. */
export function explainedReplies(said: readonly NegativeReply[]): ExplainedReply[] {
  const told = new Map<string, ExplainedReply>();
  for (const { session, reply, stage } of said) {
    if (told.size >= MOST) break;
    const { host, ip, port } = session;
    const words = replyWords(reply).slice(0, MOST_CHARACTERS);
    const key = `${host} ${port} ${stage} ${words}`;
    if (told.has(key)) continue;
    const aboutUs = refusalOf(reply, stage, [ip]) !== null;
    told.set(key, {
      host,
      ip,
      port,
      stage,
      reply: words,
      aboutUs,
      explanation: explained(reply, stage, host),
    });
  }
  return [...told.values()];
}

/** What a reply means and what to do about it, as sentences for one line of a report. */
export function meaningInWords(reply: SmtpReply, stage: Stage, host: string): string {
  const explanation = explained(reply, stage, host);
  return [meaningOf(explanation), ...explanation.action.slice(0, 1)].join(' ');
}

/** Milliseconds after which to try again; null where the reply asks for none in particular. */
export function retryAdviceMs(reply: SmtpReply, stage: Stage, host: string): number | null {
  const { advice, afterSeconds } = explained(reply, stage, host).retry;
  return advice === 'later' && afterSeconds !== null ? afterSeconds * 1_000 : null;
}

function explained(reply: SmtpReply, stage: Stage, host: string): Explanation {
  return explainReply(replyWords(reply).slice(0, MOST_CHARACTERS), { host, phase: phaseOfStage(stage) });
}
