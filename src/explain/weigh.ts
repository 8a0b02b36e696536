/** Weighs what the words of a reply say against what its codes say. */

import { GO_ON_SIGNING_IN, MOVED_ELSEWHERE, SEND_MESSAGE } from '../knowledge/plain-causes.ts';
import type { DialectRow } from '../model/dialect.ts';
import { CATEGORIES, type Category, type Consequence, type Phase } from '../model/explanation.ts';
import type { ReplyText } from '../parse/reply-text.ts';
import { senseOfEnhancedCode, senseOfReplyCode } from './by-code.ts';
import { senseOfWords } from './sentence/judge.ts';
import { mayBeRefusal } from './sentence/outcome.ts';

export interface Weighed {
  category: Category;
  /** How often an answer with this number is right, 0 to 1. */
  confidence: number;
  /** What decided: words of the text, or a code. */
  matched: string | null;
  /** What differs from what the category comes to, where the words name a cause that is known. */
  but?: Partial<Consequence> | undefined;
}

/** Words that say that mail came back, and not why. */
const NOTHING_TOLD = 0.3;
const OTHER = CATEGORIES.indexOf('other');
/** Words for a reason that weigh less are told beside the matter: advice, far from the beginning. */
const HINT = 30;
/** A code that means one thing so often decides where the words say nothing. */
const TELLING = 0.55;
/** One word is a slip of the pen as soon as a reply. */
const ONE_WORD = /^\p{L}+$/u;
const OF_ONE_WORD = 0.46;

/** Codes that nothing but a refused sign-in has (RFC 4954 §6). */
const OF_SIGN_IN = [432, 534, 535, 538];

/** What a code that is always right adds to a reason, beside words that weigh up to 100. */
const ENHANCED_WEIGHT = 30;
const REPLY_WEIGHT = 10;

/** Made for hosts that take no mail at all (RFC 7504): "does not accept mail" is no word on the message then. */
const NO_MAIL = 521;
const NO_MAIL_WEIGHT = 100;

/** `551 User not local; please try <a@example.com>` (RFC 5321 §3.4): the code alone also stands for refused relaying. */
const NAMES_ANOTHER = /\b(?:try|use|forward\w*|moved|new address)\b[^@]{1,80}@/i;
const NAMED = 0.92;

/** A code that means the reason less often than this is no answer. */
const WORTH_SAYING = 0.3;
const UNREAD: Weighed = { category: 'other', confidence: 0.15, matched: null };

export function weigh(reply: ReplyText, phase: Phase | null): Weighed {
  const { replyCode, enhancedCode, words } = reply;
  const enhanced = enhancedCode === null ? null : senseOfEnhancedCode(enhancedCode, phase);
  const basic = replyCode === null ? null : senseOfReplyCode(replyCode, phase);
  const kind = replyCode === null ? enhancedCode?.[0] : String(replyCode)[0];
  if (kind === '2' || kind === '3') {
    const but = replyCode === 354 ? SEND_MESSAGE : replyCode === 334 ? GO_ON_SIGNING_IN : undefined;
    return { category: 'success', confidence: 0.97, matched: String(replyCode ?? enhancedCode), but };
  }
  if ((replyCode === 551 || enhancedCode === '5.1.6') && NAMES_ANOTHER.test(words)) {
    const matched = replyCode === 551 ? '551' : enhancedCode;
    return { category: 'mailbox-unknown', confidence: NAMED, matched, but: MOVED_ELSEWHERE };
  }
  const sense = senseOfWords(words, {
    temporary: kind === '4',
    permanent: kind === '5',
    phase: phase ?? (replyCode !== null && OF_SIGN_IN.includes(replyCode) ? 'auth' : null),
  });
  const totals = Float64Array.from(sense.weights);
  if (enhanced !== null) add(totals, enhanced.category, ENHANCED_WEIGHT * enhanced.certainty);
  if (basic !== null) {
    const weight = replyCode === NO_MAIL ? NO_MAIL_WEIGHT : REPLY_WEIGHT;
    add(totals, basic.category, weight * basic.certainty);
  }
  const vague = totals[OTHER]!;
  totals[OTHER] = 0;
  let best = -1;
  let second = 0;
  for (let i = 0; i < totals.length; i++) {
    if (totals[i]! <= 0) continue;
    if (best === -1 || totals[i]! > totals[best]!) {
      if (best !== -1) second = totals[best]!;
      best = i;
    } else if (totals[i]! > second) second = totals[i]!;
  }
  const said = best === -1 ? null : sense.words(best);
  const telling = Math.max(enhanced?.certainty ?? 0, basic?.certainty ?? 0) >= TELLING;
  if (vague > 0 && (said === null ? !telling : totals[best]! < HINT))
    return { category: 'other', confidence: NOTHING_TOLD, matched: sense.words(OTHER) };
  if (best === -1) return UNREAD;
  const category = CATEGORIES[best]!;
  if (said === null) {
    // Codes alone: words that were not understood may have meant anything.
    const byEnhanced = enhanced?.category === category;
    const certainty = byEnhanced ? enhanced.certainty : basic!.certainty;
    if (certainty < WORTH_SAYING) return UNREAD;
    return { category, confidence: certainty, matched: byEnhanced ? enhancedCode : String(replyCode) };
  }
  const sure = confidenceOf(totals[best]!, totals[best]! - second);
  const alone = replyCode === null && enhancedCode === null && (ONE_WORD.test(words) || !mayBeRefusal(words));
  const confidence = alone ? Math.round(sure * OF_ONE_WORD * 100) / 100 : sure;
  return { category, confidence, matched: said, but: sense.but(best) };
}

function add(totals: Float64Array, category: Category, weight: number): void {
  const at = CATEGORIES.indexOf(category);
  totals[at] = totals[at]! + weight;
}

/** Of sixteen sentences that say one thing clearly, one means another: measured on replies as they came in. */
const MOST_SURE = 0.94;

/** Words that weigh much and stand alone are nearly always right; measured by `npm run accuracy`. */
function confidenceOf(weight: number, lead: number): number {
  const sum = weight + Math.min(lead, 40);
  const sure = Math.max(0.2, Math.min(MOST_SURE, 0.2 + (sum - 40) / 110));
  return Math.round(sure * 100) / 100;
}

/** What words leave no doubt about, where they say it at all: "access denied" fits any code, "too many connections" does not. */
const PLAIN: readonly Category[] = [
  'mailbox-unknown',
  'mailbox-full',
  'message-too-large',
  'rate-limited',
  'greylisted',
  'content-rejected',
];
const PLAINLY = 0.85;
/** A number without a word in it: `OFR004_402`, `SC-001`. */
const NUMBER = /^(?=.*\d)(?!.*\p{L}{4})/u;
/** Where a code and the words behind it contradict each other, one of them is wrong. */
const CONTRADICTED = 0.55;

/** The words, where a row that knows a number alone says something else than they plainly do; null where the row decides. */
export function overNumber(row: DialectRow, found: string | null, weighed: Weighed): Weighed | null {
  // Spam in the words fits a bad name as well.
  const alike = weighed.category === 'content-rejected' && row.category === 'reputation-blocked';
  const plain =
    !alike &&
    weighed.category !== row.category &&
    PLAIN.includes(weighed.category) &&
    weighed.confidence >= PLAINLY;
  if (!plain || weighed.matched === null || !/\p{L}{3}/u.test(weighed.matched)) return null;
  const isNumber = row.text === undefined || (found !== null && NUMBER.test(found));
  return isNumber ? { ...weighed, confidence: CONTRADICTED } : null;
}

/** Of a row that fits; lower where the words were read otherwise, or only the words show who speaks. */
export function confidenceOfRow({ category }: DialectRow, recognised: boolean, weighed: Weighed): number {
  if (category === weighed.category) return recognised ? 0.97 : 0.96;
  return recognised ? 0.9 : 0.83;
}
