/** Bounces as people hand them on, copied out of a mail program, quoted or forwarded: told by their words and layout alone. */
import { addressLine, type BounceNotice, DELAYED, FAILED, noticeLines, noticeOf } from './bounce-notice.ts';

/** Nobody copies more of a notice than that (characters). */
export const LONGEST_PASTED = 65_536;
/** Lines with words in them; what a notice is, it says at its beginning. */
const OPENING = 12;
/** Runs of copied fields in one letter, of which one may be those of a notice. */
const MOST_RUNS = 8;
const MOST_LINES = 4_000;

/** `Betreff: Unzustellbar`, `*From:* Mail Delivery System`: fields as mail programs show them, in any language. */
const SHOWN_FIELD = /^\*?\p{L}[\p{L} -]{0,20}\*?\s?[:：]\*?\s*\S/u;
/** Behind which what the notice is called stands. */
const SUBJECT =
  /^\*?(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|konu|тема|件名|主题|主旨)\*?\s?[:：]\*?\s*(.*)$/iu;
/** `---- Transcript of session follows ----`. */
const FRAMED = /^[|*=#_-]{3,}\s?\S.{2,70}?[\s|*=#_-]{3,}$/;
/** What such headings are about in a notice. */
const OF_FAILURE = /fail|error|transcript|not deliver|fehler|unzustell|[ée]chec|fall/i;
/** How mail systems introduce themselves (Postfix, Exim, qmail, Sendmail). */
const INTRODUCES =
  /\bthis is the (?:mail system at|\S+ (?:\S+ )?program\b)|\bcreated automatically by (?:the )?mail delivery|\bmail delivery (?:subsystem|system)\b/i;
const REPLY = /^[2-5]\d\d[ -]/;
const QUOTE = /^\s?(?:[>|]\s?)+/;

/**
 * A text that is one notice as a whole, perhaps below the fields a mail program shows, each of its lines perhaps quoted.
 * Null for a list of replies or sentences: a notice says that mail was not delivered, and has a layout.
 */
export function readPastedNotice(text: string): BounceNotice | null {
  if (text.length > LONGEST_PASTED) return null;
  const all = linesOf(text);
  const isQuoted = all.filter((line) => line !== '').every((line) => QUOTE.test(line));
  const lines = isQuoted ? all.map(unquoted) : all;
  const first = lines.findIndex((line) => line !== '');
  if (first === -1) return null;
  const fields = shownFields(lines, first);
  const subject = fields.map((line) => SUBJECT.exec(line)?.[1]).find((one) => one !== undefined) ?? '';
  const body = lines.slice(first + fields.length);
  if (!isNotice(body, subject, fields.length > 0)) return null;
  return noticeOf(noticeLines(body.join('\n').trim()), {
    subject,
    own: new Set(),
    failed: [],
    sure: false,
  });
}

/** The notice a letter forwards or quotes; null for a letter that has none. */
export function readForwardedNotice(text: string): BounceNotice | null {
  const all = linesOf(text.slice(0, LONGEST_PASTED));
  const lines = all.map(unquoted);
  let runs = 0;
  for (let at = 0; at < lines.length && runs < MOST_RUNS; at++) {
    const fields = shownFields(lines, at);
    if (fields.length === 0) continue;
    runs += 1;
    const found = readPastedNotice(lines.slice(at).join('\n'));
    if (found !== null) return found;
    at += fields.length;
  }
  const quoted = all.filter((line) => line === '' || QUOTE.test(line));
  return quoted.some((line) => line !== '') ? readPastedNotice(quoted.join('\n')) : null;
}

const linesOf = (text: string): string[] =>
  text.split(/\r\n?|\n/, MOST_LINES).map((line) => line.replaceAll('\u00a0', ' ').trim());

const unquoted = (line: string): string => line.replace(QUOTE, '');

/** Two fields at least, one of them the subject; an introduction that ends in a colon is none. */
function shownFields(lines: readonly string[], from: number): string[] {
  const fields: string[] = [];
  for (const line of lines.slice(from, from + 10)) {
    if (!SHOWN_FIELD.test(line)) break;
    fields.push(line);
  }
  return fields.length > 1 && fields.some((line) => SUBJECT.test(line)) ? fields : [];
}

function isNotice(lines: readonly string[], subject: string, hasFields: boolean): boolean {
  const filled = lines.filter((line) => line !== '');
  const opening = filled.slice(0, OPENING);
  // In a list of replies one may well say that mail was not delivered.
  if (
    filled.length < 2 ||
    REPLY.test(filled[0]!) ||
    filled.filter((line) => REPLY.test(line)).length * 2 > filled.length
  )
    return false;
  const headings = filled.filter((line) => FRAMED.test(line));
  if (headings.length > 1 && headings.some((line) => OF_FAILURE.test(line))) return true;
  const said = `${subject} ${opening.join(' ')}`;
  if (!FAILED.test(said) && !DELAYED.test(said) && !INTRODUCES.test(said)) return false;
  if (hasFields || headings.length > 0) return true;
  const hasParagraphs = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1);
  return hasParagraphs && filled.some((line) => /[:：]$/.test(line) || addressLine(line) !== null);
}
