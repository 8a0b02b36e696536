/** What a reply of a mail server means: the one door for every reply, whoever asks. */
import { ACTIONS_WHEN_FINAL, CONSEQUENCES } from '../knowledge/categories.ts';
import { DIALECTS } from '../knowledge/dialects/index.ts';
import type { Category, Consequence, Explanation, Permanence, Phase } from '../model/explanation.ts';
import { withoutAuthSecret } from '../parse/auth-secret.ts';
import { printable } from '../parse/printable.ts';
import { parseReplyText, type ReplyText } from '../parse/reply-text.ts';
import { dialectFinder, type FindDialect } from './dialects/match.ts';
import { Gist, LONGEST_READ } from './gist.ts';
import { limitSeconds, retrySeconds } from './retry-time.ts';
import { confidenceOfRow, overNumber, weigh } from './weigh.ts';
import { Wordings } from './wordings.ts';

/** What is known besides the text. */
export interface ReplyHints {
  /** Who said it: a host name. */
  host?: string | undefined;
  phase?: Phase | undefined;
}

let findDialect: FindDialect | null = null;

/** What holds for every text of one wording. */
export interface Wording {
  /** Of the text it was first met in: only `input` and, where `from` says so, `matched` are others' own. */
  readonly explanation: Explanation;
  /** Where in the gist `matched` stands if something is left out of it, in octets; -1 where it is the same in every text. */
  readonly from: number;
  readonly to: number;
}

/** Sentences of servers are few; longer texts are bounces and come once. */
const known = new Wordings<Wording>(8_192);
const LONGEST_KEPT = 1_024;
const gist = new Gist();
/** A text as octets. */
const written = Buffer.allocUnsafeSlow(LONGEST_READ);

/** Pure; never throws, whatever the text. */
export function explainReply(said: string, hints: ReplyHints = {}): Explanation {
  const text = withoutAuthSecret(said);
  // What is kept is answered to octets as they are, a secret among them.
  if (text !== said || text.length > LONGEST_KEPT) return explainAnew(text, hints);
  gist.read(written, 0, written.write(text));
  const { host, phase } = hints;
  if ((host !== undefined || phase !== undefined) && !gist.ask(`${phase ?? ''}\n${host ?? ''}`))
    return explainAnew(text, hints);
  const wording = known.get(gist);
  if (wording === undefined) {
    const explanation = explainAnew(text, hints);
    remember(text, explanation);
    return explanation;
  }
  const { explanation, from, to } = wording;
  return {
    ...explanation,
    input: printable(text),
    matched:
      from === -1
        ? explanation.matched
        : printable(written.toString('utf8', gist.toText(from), gist.toText(to))),
  };
}

/** A reply in a wording that is known. */
export interface Recalled {
  wording: Wording;
  readonly gist: Gist;
  /** All of it is printable ASCII. */
  plain: boolean;
  /** Where in the octets `matched` stands; -1 where it is as in the explanation of the wording. */
  from: number;
  to: number;
}

let recalled: Recalled | undefined;

/**
 * Whether {@link explainReply} would answer to the UTF-8 between two places of `octets` out of its memory, and with what.
 * Null where it would have to read the text. The answer is the same object every time, and holds until the next call.
 */
export function recallReply(octets: Uint8Array, from: number, to: number): Recalled | null {
  if (to - from > LONGEST_KEPT) return null;
  gist.read(octets, from, to);
  const wording = known.get(gist);
  if (wording === undefined) return null;
  recalled ??= { wording, gist, plain: true, from: -1, to: -1 };
  recalled.wording = wording;
  recalled.plain = gist.plain;
  recalled.from = wording.from === -1 ? -1 : from + gist.toText(wording.from);
  recalled.to = wording.to === -1 ? -1 : from + gist.toText(wording.to);
  return recalled;
}

/** To be called while the gist is still that of the text. */
function remember(text: string, explanation: Explanation): void {
  const { matched } = explanation;
  let from = -1;
  let to = -1;
  if (matched !== null && gist.hasGaps) {
    const place = placeOf(matched, text);
    if (place === null) return;
    const start = Buffer.byteLength(text.slice(0, place.at));
    const size = Buffer.byteLength(place.written);
    from = gist.toKey(start);
    to = gist.toKey(start + size);
    if (from === -1 || to === -1) return;
    // Nothing is left out of it.
    if (to - from === size) from = to = -1;
    // Drawn together, with an address between: rare enough to be read each time.
    else if (place.written !== matched) return;
  }
  known.set(gist, { explanation, from, to });
}

/** Codes that the lines of a reply repeat, which are none of its words. */
const BETWEEN = String.raw`\s+(?:[245]\d\d[- ])?(?:#?[245]\.\d{1,3}\.\d{1,3}\s+)?`;

/** Where in a text the words that decided stand, and as what; null where they cannot be found. */
function placeOf(matched: string, text: string): { at: number; written: string } | null {
  const at = text.indexOf(matched);
  if (at !== -1) return { at, written: matched };
  const words = matched.split(' ').map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const found = new RegExp(words.join(BETWEEN)).exec(text);
  return found === null ? null : { at: found.index, written: found[0] };
}

function explainAnew(text: string, hints: ReplyHints): Explanation {
  const reply = parseReplyText(text);
  const phase = hints.phase ?? reply.phase;
  // Rows are indexed when the first reply comes: most commands never ask.
  findDialect ??= dialectFinder(DIALECTS);
  const spoken = findDialect(reply, hints.host ?? reply.host, phase);
  const permanence = permanenceOf(reply);
  const read = weigh(reply, phase);
  const fitting = spoken?.row ?? null;
  const contrary = fitting === null ? null : overNumber(fitting, spoken!.matched, read);
  const row = contrary === null ? fitting : null;
  const weighed = contrary ?? read;
  const category = row?.category ?? weighed.category;
  const matched =
    row === null ? weighed.matched : (spoken!.matched ?? reply.enhancedCode ?? String(reply.replyCode));
  const confidence = row === null ? weighed.confidence : confidenceOfRow(row, spoken!.recognised, weighed);
  const consequence = consequenceOf(category, row?.but ?? weighed.but, permanence, reply.words, confidence);
  return {
    input: printable(text),
    kind: 'reply',
    replyCode: reply.replyCode,
    enhancedCode: reply.enhancedCode,
    permanence,
    category,
    bounce: consequence.bounce,
    provider: spoken?.dialect.id ?? null,
    phase,
    title: consequence.title,
    meaning: consequence.meaning,
    actor: consequence.actor,
    action: consequence.action,
    retry: consequence.retry,
    address: consequence.address,
    confidence,
    matched: matched === null ? null : printable(matched),
    references: row?.references ?? [],
  };
}

/** Nobody is taken off a list for a guess. */
const SURE_ENOUGH = 0.6;
/** Below this an answer is a guess: nothing follows from it but to ask. */
const GUESS = 0.45;
/** An hour: sending servers come again by themselves after less. */
const SOON = 3_600;

/** What the category comes to, then what the dialect knows better, then the time the text itself names. */
function consequenceOf(
  category: Category,
  but: Partial<Consequence> | undefined,
  permanence: Permanence,
  words: string,
  confidence: number,
): Consequence {
  const final = permanence === 'permanent' ? ACTIONS_WHEN_FINAL[category] : undefined;
  const usual = final === undefined ? CONSEQUENCES[category] : { ...CONSEQUENCES[category], action: final };
  const known = but === undefined ? usual : { ...usual, ...but };
  const limited = category === 'rate-limited' && but?.retry === undefined;
  const named =
    permanence === 'success' ? null : (retrySeconds(words) ?? (limited ? limitSeconds(words) : null));
  const temporary = permanence === 'temporary';
  const unsure = confidence < SURE_ENOUGH && known.address === 'remove';
  const guessed = confidence < GUESS && known.bounce === 'hard';
  if (named === null && !unsure && !guessed && !(temporary && known.bounce === 'hard')) return known;
  const changed: Consequence = { ...known };
  if (unsure) changed.address = 'review';
  if (guessed) changed.bounce = CONSEQUENCES.other.bounce;
  if (temporary && changed.bounce === 'hard' && but?.bounce === undefined) {
    // "No such user" with a 4xx is asked again by every server, and often right the second time.
    changed.bounce = 'soft';
    if (but?.retry === undefined) changed.retry = { advice: 'later', afterSeconds: SOON };
    if (but?.address === undefined) changed.address = 'review';
  }
  if (named !== null && changed.retry.advice === 'later')
    changed.retry = { advice: 'later', afterSeconds: named };
  return changed;
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
