/** Whatever a person may hand to `explain`, told apart: code, command, port, record, term, check, or what a server said. */
import { mailPort } from '../knowledge/mail-ports.ts';
import type { Explanation } from '../model/explanation.ts';
import { nearestWord } from '../parse/near-word.ts';
import { printable } from '../parse/printable.ts';
import { explainEnhancedCode, explainReplyCode } from './code-entry.ts';
import { explainCommand, explainOffer, explainPort, isProtocolWord } from './command-entry.ts';
import { entry } from './entry.ts';
import { explainProvider } from './provider-entry.ts';
import { explainRecord } from './record-entry.ts';
import { explainReply, type Recalled, recallReply, type Wording } from './reply.ts';
import { isAboutRefusal, mayBeRefusal } from './sentence/outcome.ts';
import { type CheckWords, explainWord, LONGEST_NAME, nearestName } from './word-entry.ts';

export type { Recalled } from './reply.ts';
export type { CheckWords } from './word-entry.ts';

/** A command may hold an address, which makes it longer than any name (characters). */
const LONGEST_COMMAND = 400;
const VERB = /^[A-Z]{4}/i;
const REPLY_CODE = /^([2-5]\d\d)[- ]?$/;
const ENHANCED_CODE = /^#?([245x]\.[0-9]\.(?:\d{1,3})|[245x]\.[0-7]\.?x*|x\.[0-7]\.x+)$/i;
const PORT =
  /^(?:(?:tcp[ /:]?)?ports?[ :#/]*(\d{1,5})(?:\/tcp)?|(\d{1,5})\/tcp|tcp[ /:](\d{1,5})|:(\d{1,5}))$/i;
/** `prot 587`. */
const MISWRITTEN_PORT = /^([a-z]{3,6})[ :]*(\d{1,5})$/i;
/** `465 is deprecated`: a sentence about a port of mail whose number is no reply code. */
const ABOUT_PORT = /^(465|587)\s+(?:is|was|are|or|and|vs|versus|for|with|uses|should|does|has|port)\b/i;
/** `is port 465 deprecated`, `port 25 is unencrypted`. */
const ON_PORT =
  /^(?:(?:is|are|does|do|can|should|why (?:is|does|do)|what is|when to use)\s+)?(?:the\s+)?(?:smtp\s+)?port\s+(\d{2,5})\s+(?:is|was|are|or|and|vs|versus|for|with|uses?|using|should|does|has|have|do|speaks?|tls|ssl|encrypt\w*|unencrypted|deprecated|secure|insecure)\b.{0,60}$/i;
/** `550 error`, `SMTP error code 5.7.1`, `what does 421 mean`: a code, and words that say so. */
const ABOUT_CODE =
  /^(?:what\s+(?:does|is)\s+)?(?:an?\s+|the\s+)?(?:e?smtp\s+|email\s+)?(?:(?:error|status|reply|response|bounce)\s+)?(?:code\s+|message\s+)?([2-5]\d\d|[245]\.\d\.\d{1,3})(?:\s+(?:smtp|email|error|status|reply|code|bounce|means?|meaning)){0,3}\s*\?*$/i;
/** A reply with words behind its code is nothing else. */
const PLAIN_REPLY = /^[2-5]\d\d[- ].{12}/s;

/** Below this, what `explainReply` makes of some words is no better than nothing known. */
const NOTHING_READ = 0.3;
/** A single word has to be telling, such as a code of a provider's own. */
const TELLING_WORD = 0.36;
/** So many words are a sentence, which somebody said. */
const SENTENCE = 5;

/**
 * Pure; never throws. What is not known comes back as kind `unknown`, with what was perhaps meant. `checks` are those
 * that can be asked for by id.
 */
export function explainItem(text: string, checks: readonly CheckWords[] = []): Explanation {
  if (PLAIN_REPLY.test(text) && !text.startsWith('250') && !ABOUT_PORT.test(text) && !ABOUT_CODE.test(text))
    return explainReply(text);
  return explainKnown(text, checks) ?? unknownOrReply(text, checks);
}

/** The most octets that UTF-8 makes of one unit of UTF-16. */
const MOST_OCTETS = 3;
/** Such a text is {@link PLAIN_REPLY} if its code is, in characters. */
const LEAST_PLAIN = 4 + 12;

/**
 * Whether {@link explainItem} would answer out of memory to the UTF-8 between two places of `octets`, which is by far the
 * commonest case in a long list, and with what; null where it has to be asked. See {@link recallReply}.
 */
export function recallItem(octets: Uint8Array, from: number, to: number): Recalled | null {
  if (to - from < LEAST_PLAIN) return null;
  const recalled = recallReply(octets, from, to);
  if (recalled === null) return null;
  const surelyLong = recalled.plain ? to - from : (to - from) / MOST_OCTETS;
  if (isReplyCode(octets, from)) return surelyLong >= LEAST_PLAIN ? recalled : null;
  return surelyLong > LONGEST_NAME && octets[to - 1]! > 32 && isSentence(recalled) ? recalled : null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** As {@link PLAIN_REPLY} begins, and not `250`. */
function isReplyCode(octets: Uint8Array, at: number): boolean {
  const first = octets[at]!;
  const second = octets[at + 1]!;
  const third = octets[at + 2]!;
  const mark = octets[at + 3]!;
  if (first < 50 || first > 53 || !isDigit(second) || !isDigit(third) || (mark !== 32 && mark !== 45))
    return false;
  return first !== 50 || second !== 53 || third !== 48;
}

const sentences = new WeakMap<Wording, boolean>();
/** No code and no record begins so, whatever stands for the signs of a gist; the first word is whole. */
const BEGINS_PLAINLY =
  /^(?!(?:txt|spf|mx|tlsa)\s|[a-z]\s*=)([a-z][^\s@~]*)\s+(?!(?:in|txt|spf|mx|tlsa|[\d~]+)\s)\S/i;

/** Whether all long texts of a wording are words in a row, which by name and form are nothing. */
function isSentence({ wording, gist }: Recalled): boolean {
  let known = sentences.get(wording);
  if (known === undefined) {
    const text = gist.toString();
    const [, word] = BEGINS_PLAINLY.exec(text) ?? [];
    known =
      word !== undefined &&
      (text.match(/\S*[a-z0-9]\S*/gi)?.length ?? 0) >= SENTENCE &&
      !isProtocolWord(word);
    sentences.set(wording, known);
  }
  return known;
}

/** What is known by name or form; null where only reading the words as a sentence is left. */
export function explainKnown(text: string, checks: readonly CheckWords[] = []): Explanation | null {
  const item = text.trim();
  if (item === '') return null;
  const about = (ABOUT_PORT.exec(item) ?? ON_PORT.exec(item))?.[1];
  if (about !== undefined && mailPort(Number(about)) !== null) return explainPort(item, Number(about));
  const code = ABOUT_CODE.exec(item)?.[1];
  if (code !== undefined && code !== item) {
    const told = byName(code, checks);
    if (told !== null) return { ...told, input: printable(item) };
  }
  const most = VERB.test(item) ? LONGEST_COMMAND : LONGEST_NAME;
  return (
    (item.length <= most ? byName(item, checks) : null) ??
    explainRecord(item) ??
    (/^[2-5]\d\d(?:[- ]|$)/.test(item) || /^[245]\.\d{1,3}\.\d{1,3} /.test(item) ? explainReply(item) : null)
  );
}

function byName(item: string, checks: readonly CheckWords[]): Explanation | null {
  const port = PORT.exec(item)
    ?.slice(1)
    .find((one) => one !== undefined);
  if (port !== undefined)
    return Number(port) >= 1 && Number(port) <= 65_535
      ? explainPort(item, Number(port))
      : notKnown(item, undefined);
  const code = REPLY_CODE.exec(item)?.[1];
  if (/^\d{1,5}$/.test(item)) return ofNumber(item);
  if (code !== undefined) return explainReplyCode(item, Number(code));
  const enhanced = ENHANCED_CODE.exec(item)?.[1];
  if (enhanced !== undefined) return explainEnhancedCode(item, enhanced.replace(/\.x*$/i, ''));
  // `helo` is a topic, and what stands in capitals is what goes over the wire.
  if (/^[A-Z]{4}/.test(item)) {
    const spoken = explainCommand(item);
    if (spoken !== null) return spoken;
  }
  return (
    (item.length <= LONGEST_NAME ? explainWord(item, checks) : null) ??
    explainCommand(item) ??
    explainOffer(item) ??
    explainProvider(item)
  );
}

/** A number alone: a reply code where one is defined, else a port of mail, else a reply code by its class. */
function ofNumber(item: string): Explanation | null {
  const number = Number(item);
  const code = item.length === 3 && number >= 200 && number <= 599 ? explainReplyCode(item, number) : null;
  if (code !== null && !code.title.startsWith('not defined')) return code;
  const port = number >= 1 && number <= 65_535 ? explainPort(item, number) : null;
  return port !== null && port.confidence === 1 ? port : code;
}

function unknownOrReply(text: string, checks: readonly CheckWords[]): Explanation {
  const reply = explainReply(text);
  if (reply.replyCode === null && reply.enhancedCode === null && !mayBeRefusal(text)) {
    // A provider's own words or code are no name.
    const isOwn = reply.provider !== null && /\d/.test(text);
    if (!isOwn && !isAboutRefusal(text))
      return notKnown(text, suggestion(text, checks) ?? nameWithin(text, checks));
  }
  const words = text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, SENTENCE).length;
  if (words === SENTENCE || (words > 1 && reply.confidence >= NOTHING_READ)) return reply;
  const near = suggestion(text, checks);
  // A single word is rather a slip of the pen than all a server said, unless it is a code of a provider's own.
  if (near === undefined && (words > 1 || reply.confidence >= TELLING_WORD)) return reply;
  if (words <= 1 && reply.provider !== null) return reply;
  return notKnown(text, near);
}

function notKnown(text: string, near: string | undefined): Explanation {
  return entry('unknown', text, {
    ...(text.trim() === '' && { input: '(nothing)' }),
    title: 'not known',
    meaning: 'It is no code, command, extension, port, record, term or check that is known here.',
    action: [
      near === undefined
        ? 'Give the whole reply in quotes, a term such as greylisting, or a check id; `mailsonde explain --list` shows all that is known by name.'
        : `Did you mean ${near.startsWith('mailsonde ') ? `\`${near}\`` : near}?`,
    ],
    confidence: 0,
    matched: null,
    ...(near !== undefined && { didYouMean: near }),
  });
}

/** A message or file that tells of nothing that went wrong; `name` is what it is called. */
export function explainUnread(name: string): Explanation {
  return entry('unknown', name, {
    title: 'no bounce, complaint, automatic reply or report that could be read',
    meaning:
      'It begins like a message or a report, but tells of no recipient, no complaint and no failure, so there is nothing to explain.',
    action: ['Give the whole message as it came, with all of its header.'],
    confidence: 0,
    matched: null,
  });
}

/** A letter is wrong, or two have changed places. */
function isNearlyPort(word: string): boolean {
  return nearestWord(word, ['port']) !== undefined || [...word.toLowerCase()].sort().join('') === 'oprt';
}

/** Names are at most so many words, and a question is not searched beyond these. */
const MOST_WORDS = 4;
const MOST_SEARCHED = 30;

/** What a question or a longer name is about: the longest name in it; of several the first. */
function nameWithin(text: string, checks: readonly CheckWords[]): string | undefined {
  const words = text.split(/[^\p{L}\p{N}'-]+/u, MOST_SEARCHED).filter((word) => word !== '');
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const name = words.slice(at, at + length).join(' ');
      // Spaces in a name count for nothing, so "do I" would be DOI.
      if (
        !words.slice(at, at + length).some((word) => word.length < 2) &&
        name.length > 2 &&
        isName(name, checks)
      )
        return name;
    }
  }
  return undefined;
}

/** A term, a check or a provider; commands are words of every day (`mail`, `data`, `help`). */
function isName(name: string, checks: readonly CheckWords[]): boolean {
  if (/^\d+$/.test(name)) return false;
  return (explainWord(name, checks) ?? explainProvider(name)) !== null;
}

/** The nearest name, or the command that looks at such a thing. */
function suggestion(text: string, checks: readonly CheckWords[]): string | undefined {
  const item = text.trim();
  const port = MISWRITTEN_PORT.exec(item);
  if (port !== null && isNearlyPort(port[1] as string) && mailPort(Number(port[2])) !== null)
    return `port ${port[2]}`;
  const name = nearestName(item, checks);
  if (name !== undefined) return name;
  if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(item)) return `mailsonde route ${printable(item)}`;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(item)) return `mailsonde ptr ${item}`;
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,24}\.?$/i.test(item)) return `mailsonde check ${item}`;
  return undefined;
}
