/** Replies that were no yes, and ends without one, put into words: what was said, what it means, what to do, and when to come again. */
import { meaningOf } from '../explain/likely.ts';
import { brokenSession } from '../knowledge/broken-sessions.ts';
import type { Explanation } from '../model/explanation.ts';
import type { ExplainedReply, Report } from '../model/report.ts';
import { sessionsHeld } from '../parse/negative-replies.ts';
import { retryWords } from './explanation-words.ts';

export interface ReplyTold {
  heading: string;
  /** The reply of the server, or how it went away. */
  said: string;
  isReply: boolean;
  means: string;
  does: string[];
}

/** Each reason once, however many sessions met it; a refused sign-in is told by its own check. */
export function repliesTold(report: Report): ReplyTold[] {
  const { replies = [] } = report;
  const reasons = new Map<string, ExplainedReply>();
  for (const one of replies) {
    const key = `${one.explanation.category} ${one.explanation.title} ${one.aboutUs}`;
    if (one.stage !== 'auth' && !reasons.has(key)) reasons.set(key, one);
  }
  return [...[...reasons.values()].map(told), ...breaksTold(report)];
}

/** Sessions that ended where a reply was due, each way of it once. */
function breaksTold({ evidence }: Report): ReplyTold[] {
  const ways = new Map<string, ReplyTold>();
  for (const { failure, delivery } of sessionsHeld(evidence)) {
    const broken = failure === undefined ? null : brokenSession(failure);
    if (failure === undefined || broken === null || ways.has(broken.means)) continue;
    const { means, does } = broken;
    ways.set(means, {
      heading: 'What that end means',
      said: failure.detail,
      isReply: false,
      means,
      // What may have been delivered is not to be sent again by anybody who was told so here.
      does:
        delivery?.outcome === 'unclear'
          ? []
          : [...does, 'Again: Mail servers come again by themselves, for four or five days.'],
    });
  }
  return [...ways.values()];
}

/** The first reply that refuses whoever asks from here. */
export function refusalOfUs({ replies = [] }: Report): ExplainedReply | undefined {
  return replies.find(({ aboutUs }) => aboutUs);
}

function told({ reply, aboutUs, explanation }: ExplainedReply): ReplyTold {
  return {
    heading: aboutUs ? 'This refuses us, and need not refuse others' : 'What that reply means',
    said: reply,
    isReply: true,
    means: meaningOf(explanation),
    does: [...explanation.action.slice(0, 2), ...again(explanation)],
  };
}

/** What to mend first stands among the things to do. */
function again(explanation: Explanation): string[] {
  return explanation.retry.advice === 'later' ? [`Again: ${retryWords(explanation)}`] : [];
}
