/** A reply code or an enhanced status code by itself: what it says, and how little that is without the words. */
import { CONSEQUENCES } from '../knowledge/categories.ts';
import { DIALECTS } from '../knowledge/dialects/index.ts';
import {
  ENHANCED_CLASSES,
  ENHANCED_SUBJECTS,
  enhancedCode as enhancedRow,
} from '../knowledge/enhanced-codes.ts';
import { rfc } from '../knowledge/references.ts';
import { REPLY_CLASSES, replyCode as replyRow } from '../knowledge/reply-codes.ts';
import type { Dialect, DialectRow } from '../model/dialect.ts';
import type { Detail, Explanation, Permanence, Phase } from '../model/explanation.ts';
import { type CodeSense, senseOfEnhancedCode, senseOfReplyCode } from './by-code.ts';
import { entry } from './entry.ts';

/** From here on a code says enough to act upon it, as if words stood behind it. */
const TELLING = 0.6;

const PERMANENCE: { readonly [digit: string]: Permanence } = {
  2: 'success',
  3: 'intermediate',
  4: 'temporary',
  5: 'permanent',
};

const STAGES: { readonly [P in Phase]: string } = {
  greeting: 'as the greeting',
  ehlo: 'to EHLO',
  starttls: 'to STARTTLS',
  auth: 'to AUTH',
  mail: 'to MAIL',
  rcpt: 'to RCPT',
  data: 'to DATA',
  message: 'after the message',
};

/** `code` is 200 to 599. */
export function explainReplyCode(input: string, code: number): Explanation {
  const row = replyRow(code);
  const digit = String(code)[0] as string;
  const of = REPLY_CLASSES[digit];
  const details = Object.entries(row?.at ?? {}).map(
    ([phase, says]): Detail => ({ name: STAGES[phase as Phase], says }),
  );
  return entry('reply-code', input, {
    replyCode: code,
    permanence: PERMANENCE[digit] ?? 'unknown',
    title: row?.title ?? `not defined; ${of?.title ?? 'no reply'}`,
    meaning:
      row?.meaning ??
      `No standard defines ${code}, and mail servers then go by its first digit. ${of?.meaning ?? ''}`.trim(),
    ...advice(senseOfReplyCode(code, null), digit),
    references: row?.references ?? [rfc(5321, '4.3.2')],
    ...(details.length > 0 && { details }),
  });
}

/** `5.7.26`, also `X.7.26` for either class, and `5.7` for the subject alone. */
export function explainEnhancedCode(input: string, code: string): Explanation {
  const [digit = '', subject = '', detail] = code.toUpperCase().split('.');
  const isWhole = digit !== 'X' && detail !== undefined;
  const row = detail === undefined ? null : enhancedRow(code);
  const meant = isWhole ? meanings(code) : [];
  const [owner] = meant;
  // Outside the registry a code means what those say who made it up.
  if (row === null && owner !== undefined) return ofProvider(input, code, owner);
  const of = ENHANCED_CLASSES[digit];
  const about = ENHANCED_SUBJECTS[subject] ?? 'something RFC 3463 does not know';
  const particular = digit === '4' ? row?.temporary : digit === '5' ? row?.permanent : undefined;
  const both = digit === 'X' ? [row?.temporary, row?.permanent] : [particular ?? of?.meaning];
  const meaning = [
    row?.meaning ??
      (detail === undefined
        ? `Codes whose second number is ${subject} are about ${about}; the third number tells more.`
        : `The registry has no such code, so servers that say it mean something of their own. Its second number, ${subject}, stands for ${about}.`),
    ...both,
    row?.otherwise,
  ].filter((one) => one !== undefined);
  const known = row === null ? null : senseOfEnhancedCode(isWhole ? code : `5.${row.code}`, null);
  return entry('enhanced', input, {
    enhancedCode: isWhole ? code : null,
    permanence: PERMANENCE[digit] ?? 'unknown',
    title: row?.title ?? `about ${about}`,
    meaning: meaning.join(' '),
    ...advice(known ?? { category: 'other', certainty: 0.2 }, digit),
    references: row?.references ?? [rfc(3463, '3')],
    details: [...withCodes(row?.with ?? []), ...meant.slice(0, MOST_PROVIDERS).map(said)],
  });
}

/** Providers told of one code: more would be a list to be read instead of an answer. */
const MOST_PROVIDERS = 8;
/** How often a provider's own code means what its documentation says, where the provider itself is not known. */
const OWN_CODE = 0.85;

interface Meaning {
  dialect: Dialect;
  row: DialectRow;
}

/** What providers mean by a code whatever words stand behind it, one of each. */
function meanings(code: string): Meaning[] {
  const either = `X${code.slice(1)}`;
  return DIALECTS.flatMap((dialect) => {
    const { ownCodes = [] } = dialect;
    // Nobody else gives it out, so it needs no words to tell whose it is.
    const own = ownCodes.includes(code) || ownCodes.includes(either);
    const row = dialect.rows.find(
      ({ enhanced = [], text }) =>
        (text === undefined || own) && (enhanced.includes(code) || enhanced.includes(either)),
    );
    return row === undefined ? [] : [{ dialect, row }];
  });
}

function said({ dialect, row }: Meaning): Detail {
  return { name: dialect.name, says: row.but?.title ?? CONSEQUENCES[row.category].title };
}

function ofProvider(input: string, code: string, { dialect, row }: Meaning): Explanation {
  const { title, meaning, actor, action, bounce, retry, address } = {
    ...CONSEQUENCES[row.category],
    ...row.but,
  };
  return entry('enhanced', input, {
    enhancedCode: code,
    permanence: PERMANENCE[code[0] as string] ?? 'unknown',
    category: row.category,
    provider: dialect.id,
    title,
    meaning,
    actor,
    action,
    bounce,
    retry,
    address,
    confidence: OWN_CODE,
    references: row.references ?? [],
  });
}

function withCodes(codes: readonly number[]): Detail[] {
  return codes.length === 0 ? [] : [{ name: 'stands with', says: codes.join(', ') }];
}

/** Where the code leaves open what happened, the words decide, and nothing is done to the address on its account. */
function advice({ category, certainty }: CodeSense, digit: string): Partial<Explanation> {
  const { actor, action, bounce, retry, address } = CONSEQUENCES[category];
  const known = { category, confidence: certainty };
  if (certainty >= TELLING || category === 'success')
    return { ...known, actor, action, bounce, retry, address };
  const words = 'Look at the words behind the code: `mailsonde explain "THE WHOLE REPLY"` reads them.';
  return digit === '4'
    ? {
        ...known,
        actor: 'sender',
        bounce: 'soft',
        action: [words, 'Let the mail server try again; it does so by itself.'],
        retry: { advice: 'later', afterSeconds: 1_800 },
      }
    : {
        ...known,
        actor: 'sender',
        action: [words],
        retry: { advice: 'after-fix', afterSeconds: null },
        address: 'review',
      };
}
