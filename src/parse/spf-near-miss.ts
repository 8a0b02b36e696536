/** TXT values that were meant as SPF but are not, and why receivers pass them over (RFC 7208 §4.5). */
import { isSpfRecord } from './spf.ts';

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/;

/** A sentence without its final full stop; null where the text has nothing to do with SPF. */
export function spfNearMiss(text: string): string | null {
  if (isSpfRecord(text)) return null;
  const start = text.slice(0, 300);
  if (/^[\s\u00a0]+v=spf1/i.test(start)) return 'white space stands before "v=spf1"';
  if (/^[\\"'\u2018-\u201f]+\s*v=spf1/i.test(start)) return 'quotation marks are part of the text';
  if (INVISIBLE.test(start.slice(0, 8)) && /^\W*v=spf1/i.test(start))
    return 'an invisible character stands before "v=spf1"';
  if (/^v=spf1/i.test(start)) {
    const next = [...start.slice(6)][0] ?? '';
    const shown = /^[\x21-\x7e]$/.test(next) ? `"${next}"` : 'an odd space';
    return `"v=spf1" is followed by ${shown} instead of a space`;
  }
  if (/^["'\s]*v\s?[=:]\s?spf/i.test(start)) return 'it does not begin with exactly "v=spf1"';
  if (/^["'\s]*spf2\.0\//i.test(start)) return 'it is a Sender ID record, which receivers no longer read';
  if (/^["'\s]*spf1?[ :=]/i.test(start)) return 'it does not begin with "v=spf1"';
  if (
    /\bv=spf1 (?:[^ ]+ )*[+\-~?]?(?:all|include:|a|mx|ip4:|ip6:|redirect=)/i.test(start) &&
    !/^v=/i.test(start)
  )
    return '"v=spf1" stands in the middle of the text';
  return null;
}
