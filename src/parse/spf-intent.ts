/** What one or more faulty SPF texts most likely mean as a single well-formed record. */

import { isSpfRecord, parseSpf } from './spf.ts';
import { correctSpfTerm, plainSpfText } from './spf-correction.ts';
import { parseSpfTerm } from './spf-term.ts';

/** Longer texts are nobody's slip of the pen. */
const LONGEST = 4_096;

/** Null where a term cannot be understood. One text keeps its order; several become one, ending in one `all`. */
export function intendedSpfRecord(texts: readonly string[]): string | null {
  if (texts.length === 0 || texts.some((text) => text.length > LONGEST)) return null;
  const corrected: string[][] = [];
  for (const text of texts) {
    const terms = correctTerms(text);
    if (terms === null) return null;
    corrected.push(terms);
  }
  const terms = corrected.length === 1 ? (corrected[0] as string[]) : merge(corrected);
  const record = ['v=spf1', ...terms].join(' ');
  return isSpfRecord(record) && parseSpf(record).problems.every(({ fatal }) => !fatal) ? record : null;
}

/** The terms after the version section, each well formed; null where one is beyond help. */
function correctTerms(text: string): string[] | null {
  const plain = plainSpfText(text)
    .replace(/^[\s"'\\]+|[\s"'\\;,]+$/g, '')
    .replace(/^v\s?[=:]\s?spf\s?1?(?![a-z0-9.])[;,:.]?/i, 'v=spf1 ');
  if (!isSpfRecord(plain)) return null;
  const right: string[] = [];
  for (const word of rejoined(plain.split(/[\s"]+/).slice(1))) {
    const terms = correctWord(word);
    if (terms === null) return null;
    right.push(...terms);
  }
  return withoutRepeatedModifiers(right);
}

function correctWord(word: string): string[] | null {
  if (isFine(word)) return [word];
  const whole = correctSpfTerm(word);
  if (whole !== null) return [whole];
  if (!/[,;]/.test(word)) return null;
  const parts = word.split(/[,;]+/).filter((part) => part !== '');
  const corrected = parts.map((part) => (isFine(part) ? part : correctSpfTerm(part)));
  return corrected.includes(null) ? null : (corrected as string[]);
}

function isFine(word: string): boolean {
  return parseSpfTerm(word, 1).problems.every(({ fatal }) => !fatal);
}

/** `include: example.com` and `- all`: a space where none belongs. */
function rejoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && /^[+\-~?]$|^[+\-~?]?[a-z0-9]+[:=]$/i.test(before))
      joined[joined.length - 1] = before + word;
    else if (word !== '') joined.push(word);
  }
  return joined;
}

function withoutRepeatedModifiers(terms: readonly string[]): string[] {
  return terms.filter((term, at) => !/^(?:redirect|exp)=/i.test(term) || terms.indexOf(term) === at);
}

/** Everything each text authorises, then one `all`; a redirect beside other terms becomes an include. */
function merge(texts: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  const ends: string[] = [];
  let exp: string | undefined;
  for (const terms of texts) {
    const all = terms.findIndex((term) => /^[+\-~?]?all$/i.test(term));
    ends.push(all < 0 ? '' : (terms[all] as string).toLowerCase());
    for (const term of all < 0 ? terms : terms.slice(0, all)) {
      const redirect = /^redirect=(.*)$/is.exec(term);
      const kept = redirect === null ? term : `include:${redirect[1]}`;
      if (/^exp=/i.test(term)) exp ??= term;
      else if (!merged.some((one) => one.toLowerCase() === kept.toLowerCase())) merged.push(kept);
    }
  }
  return [
    ...merged,
    ends.every((end) => end === '-all') ? '-all' : '~all',
    ...(exp === undefined ? [] : [exp]),
  ];
}
