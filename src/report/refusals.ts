/** Replies that were no yes, put into words: what was said, what it means, what to do, and when to come again. */
import { meaningOf } from '../explain/likely.ts';
import type { Explanation } from '../model/explanation.ts';
import type { ExplainedReply, Report } from '../model/report.ts';
import { retryWords } from './explanation-words.ts';

export interface ReplyTold {
  heading: string;
  /** The reply of the server, and where it said it. */
  said: string;
  means: string;
  does: string[];
}

/** Each reason once, however many sessions met it; a refused sign-in is told by its own check. */
export function repliesTold({ replies = [] }: Report): ReplyTold[] {
  const reasons = new Map<string, ExplainedReply>();
  for (const one of replies) {
    const key = `${one.explanation.category} ${one.explanation.title} ${one.aboutUs}`;
    if (one.stage !== 'auth' && !reasons.has(key)) reasons.set(key, one);
  }
  return [...reasons.values()].map(told);
}

/** The first reply that refuses whoever asks from here. */
export function refusalOfUs({ replies = [] }: Report): ExplainedReply | undefined {
  return replies.find(({ aboutUs }) => aboutUs);
}

function told({ reply, aboutUs, explanation }: ExplainedReply): ReplyTold {
  return {
    heading: aboutUs ? 'This refuses us, and need not refuse others' : 'What that reply means',
    said: reply,
    means: meaningOf(explanation),
    does: [...explanation.action.slice(0, 2), ...again(explanation)],
  };
}

/** What to mend first stands among the things to do. */
function again(explanation: Explanation): string[] {
  return explanation.retry.advice === 'later' ? [`Again: ${retryWords(explanation)}`] : [];
}
