/** Explanations in the phrases that all formats for people share: who acts, when to try again, how sure it is. */
import type { Explanation } from '../model/explanation.ts';
import type { Mark } from './words.ts';

/** Kinds that tell of something that happened, rather than of a thing. */
const HAPPENED: readonly Explanation['kind'][] = ['reply', 'bounce', 'report'];

export function tellsOfEvent({ kind }: Explanation): boolean {
  return HAPPENED.includes(kind);
}

export function markOfExplanation({ kind, permanence, category, problems }: Explanation): Mark {
  if (kind === 'unknown') return 'unknown';
  if (problems !== undefined) return problems.length === 0 ? 'pass' : 'warning';
  if (category === 'success') return 'pass';
  switch (permanence) {
    case 'permanent':
      return 'error';
    case 'temporary':
      return 'warning';
    case 'success':
      return 'pass';
    default:
      // Complaints, and reports of what fails.
      return kind === 'bounce' || kind === 'report' ? 'warning' : 'info';
  }
}

const ACTORS: { readonly [A in Explanation['actor']]: string } = {
  sender: 'whoever sent it has to act',
  'sender-admin': "the sender's administrator has to act",
  recipient: 'the recipient has to act',
  'recipient-admin': "the recipient's administrator has to act",
  'list-owner': 'whoever keeps the list has to act',
  nobody: 'nobody has to do anything',
};

const PERMANENCE: { readonly [P in Explanation['permanence']]: string } = {
  permanent: 'refused for good',
  temporary: 'refused for now',
  success: 'accepted',
  intermediate: 'the server waits for more',
  unknown: '',
};

const ADDRESS: { readonly [A in Explanation['address']]: string } = {
  keep: 'keep the address',
  remove: 'take the address off the list',
  review: 'look at the address again',
};

/** Below this an answer is a guess, and said as one. */
const GUESS = 0.45;

export function isGuess({ confidence, category }: Explanation): boolean {
  return confidence < GUESS && category !== 'other';
}

/** The title, and no more of it than is known. */
export function headlineOf(explanation: Explanation): string {
  return isGuess(explanation) ? `Not clear; perhaps: ${explanation.title}` : explanation.title;
}

/** What a reader wants to know first: for good or not, what becomes of the address, who acts. */
export function standingOf(explanation: Explanation): string[] {
  const { permanence, bounce, address, actor, category, kind: what } = explanation;
  // A report is about sources, and blames no address.
  if (category === 'success' || what === 'report') return [ACTORS[actor]];
  if (isGuess(explanation)) {
    const advice = address === 'remove' ? 'do not remove the address on this alone' : ADDRESS[address];
    return [PERMANENCE[permanence], advice].filter((one) => one !== '');
  }
  const kind = {
    hard: 'hard bounce',
    soft: 'soft bounce',
    block: 'block, not the fault of the address',
    none: '',
  }[bounce];
  return [PERMANENCE[permanence], kind, ADDRESS[address], ACTORS[actor]].filter((one) => one !== '');
}

/** A sentence; empty where there is nothing to repeat. */
export function retryWords({ retry, category, kind, permanence }: Explanation): string {
  if (category === 'success' || kind === 'unknown' || kind === 'report') return '';
  // A complaint is no answer to anything.
  if (kind === 'bounce' && permanence === 'unknown') return '';
  switch (retry.advice) {
    case 'never':
      return 'Not again: the answer will be the same.';
    case 'after-fix':
      return 'Once the cause is mended.';
    case 'later': {
      const when = retry.afterSeconds === null ? 'Later' : `In ${span(retry.afterSeconds)} at the earliest`;
      // RFC 5321 §4.2.1: a 5xx is not tried again, even where waiting is all it takes.
      return permanence === 'permanent'
        ? `${when}; the message has to be sent anew, as mail servers give up after such a reply.`
        : `${when}; mail servers do so by themselves.`;
    }
  }
}

function span(seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5_400
        ? [seconds / 60, 'minute']
        : seconds < 129_600
          ? [seconds / 3_600, 'hour']
          : [seconds / 86_400, 'day'];
  const count = Math.round(value);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `97 % sure, by "user unknown"`. */
export function sureWords({ confidence, matched }: Explanation): string {
  const percent = `${Math.round(confidence * 100)} %`;
  const sure =
    confidence >= 0.9
      ? `${percent} sure`
      : confidence >= 0.7
        ? `${percent}, fairly sure`
        : confidence >= GUESS
          ? `${percent}, more likely than anything else`
          : `${percent}, hardly more than a guess`;
  return matched === null || matched === '' ? `${sure}: nothing in it decides` : `${sure}, by "${matched}"`;
}

/** What a thing is called at the head of what is told of it; null where its title says so. */
export function nameOf({ kind, input, matched }: Explanation): string | null {
  if (kind === 'concept' || kind === 'record') return null;
  return kind === 'command' || kind === 'port' ? (matched ?? input) : input;
}
