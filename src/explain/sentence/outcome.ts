/** Whether words tell of something that happened to a message, as every refusal does, or only name things. */
import type { Concept } from './concepts.ts';
import { conceptNumber } from './lexicon.ts';
import { read } from './reading.ts';

const OUTCOMES = new Set(
  (
    [
      'UNKNOWN',
      'INVALID',
      'UNAVAILABLE',
      'DISABLED',
      'MOVED',
      'EXPIRED',
      'REFUSE',
      'FORBID',
      'BLOCK',
      'LISTED',
      'MISSING',
      'MISMATCH',
      'FAIL',
      'UNDELIVERED',
      'UNSUPPORTED',
      'UNRESOLVED',
      'NO-ROUTE',
      'OWN-LOOKUP',
      'NO-HANDSHAKE',
      'LOOP',
      'SUSPICIOUS',
      'QUARANTINE',
      'GREYLIST',
      'RESTRICTED',
      'TOO-MANY',
      'TOO-LARGE',
      'EXCEED',
      'FULL',
      'THROTTLE',
      'TEMPORARY',
      'RETRY',
      'WAIT',
      'TIMEOUT',
      'UNREACHABLE',
      'BUSY',
      'ERROR',
      'SUCCESS',
      'DELIVER',
      'NOT',
      'NONE',
      'VIRUS',
      'SYNTAX',
      'INTERNAL',
      'STORAGE',
      'FILLER',
    ] satisfies Concept[]
  ).map((concept) => conceptNumber.get(concept)!),
);
const REQUIRE = conceptNumber.get('REQUIRE')!;
const SEQUENCE = conceptNumber.get('SEQUENCE')!;
const BLOCKLIST = conceptNumber.get('BLOCKLIST')!;
const NAMED_LIST = conceptNumber.get('NAMED-LIST')!;
const DEMANDED = new Set(
  (['AUTHENTICATE', 'SENDER-AUTH', 'ENCRYPTION', 'COMMAND', 'CREDENTIALS'] satisfies Concept[]).map(
    (concept) => conceptNumber.get(concept)!,
  ),
);

/** How questions begin, in the languages people ask in; a question mark at the end is one too. */
const QUESTION =
  /^\s*¿?(?:why|how|what|where|who|warum|wieso|weshalb|wie|wann|wo|wer|pourquoi|comment|quand|est-ce|por qu[eé]|c[oó]mo|qu[eé]|perch[eé]|waarom|hoe|dlaczego|jak|почему|как)\s+\S|[?？]\s*$/iu;

/** A person asks; a server does not. */
function asks(text: string): boolean {
  return QUESTION.test(text);
}

/** Whether the words, asked or said, are about something that went wrong. */
export function isAboutRefusal(words: string): boolean {
  return tellsOutcome(read(words).concepts);
}

function tellsOutcome(concepts: readonly number[]): boolean {
  return concepts.some((concept) => OUTCOMES.has(concept));
}

/** So many words name a thing; more are a sentence (words). */
const MOST_OF_A_NAME = 4;

/**
 * Whether somebody may have said the words of a message that was not taken: they tell of an outcome, or are a sentence.
 * What is demanded counts where it is a sign-in, encryption or a command, which servers demand.
 */
export function mayBeRefusal(words: string): boolean {
  if (asks(words)) return false;
  const { concepts, tokens } = read(words);
  if (tellsOutcome(concepts)) return true;
  if (concepts.includes(BLOCKLIST) && !concepts.includes(NAMED_LIST)) return true;
  if (concepts.includes(REQUIRE)) return concepts.some((concept) => DEMANDED.has(concept));
  if (concepts.includes(SEQUENCE)) return true;
  return tokens.words.length > MOST_OF_A_NAME;
}
