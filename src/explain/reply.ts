/** What a reply of a mail server means: the one door for every reply, whoever asks. */
import { CONSEQUENCES } from '../knowledge/categories.ts';
import type { Explanation, Permanence, Phase } from '../model/explanation.ts';
import { printable } from '../parse/printable.ts';
import { parseReplyText, type ReplyText } from '../parse/reply-text.ts';
import { weigh } from './weigh.ts';

/** What is known besides the text. */
export interface ReplyHints {
  /** Who said it: a host name. */
  host?: string | undefined;
  phase?: Phase | undefined;
}

/** Pure; never throws, whatever the text. */
export function explainReply(text: string, hints: ReplyHints = {}): Explanation {
  const reply = parseReplyText(text);
  const phase = hints.phase ?? reply.phase;
  const { category, confidence, matched } = weigh(reply, phase);
  const consequence = CONSEQUENCES[category];
  return {
    input: printable(text),
    kind: 'reply',
    replyCode: reply.replyCode,
    enhancedCode: reply.enhancedCode,
    permanence: permanenceOf(reply),
    category,
    bounce: consequence.bounce,
    provider: null,
    phase,
    title: consequence.title,
    meaning: consequence.meaning,
    actor: consequence.actor,
    action: consequence.action,
    retry: consequence.retry,
    address: consequence.address,
    confidence,
    matched: matched === null ? null : printable(matched),
    references: [],
  };
}

/** The reply code counts where the two contradict each other: it is what mail servers act upon (RFC 3463 §2). */
function permanenceOf({ replyCode, enhancedCode }: ReplyText): Permanence {
  switch (replyCode === null ? enhancedCode?.[0] : String(replyCode)[0]) {
    case '2':
      return 'success';
    case '3':
      return 'intermediate';
    case '4':
      return 'temporary';
    case '5':
      return 'permanent';
    default:
      return 'unknown';
  }
}
