/** Seams of an SPF record: receivers join its character-strings without a space (RFC 7208 §3.3), and terms grow together. */
import { parseSpfTerm } from './spf-term.ts';

export interface SpfSeam {
  /** 1-based column at which the second string begins. */
  column: number;
  /** The terms that were meant. */
  left: string;
  right: string;
}

/** How a term begins beyond doubt: a long name cut in two hardly ever goes on like this. */
const BEGINNING = /^(?:[+\-~?]?(?:include|exists|ip4|ip6|a|mx|ptr):|[+\-~?]all$|(?:redirect|exp)=)/i;

/** Seams within what reads as two whole terms; `chunks` are the lengths of the strings in octets. */
export function spfSeams(record: string, chunks: readonly number[]): SpfSeam[] {
  if (/[^\x20-\x7e]/.test(record)) return [];
  const seams: SpfSeam[] = [];
  let at = 0;
  for (const length of chunks.slice(0, -1)) {
    at += length;
    const begin = Math.max(record.lastIndexOf(' ', at - 1) + 1, (seams.at(-1)?.column ?? 1) - 1);
    const end = record.indexOf(' ', at);
    const [left, right] = [record.slice(begin, at), record.slice(at, end < 0 ? undefined : end)];
    if (BEGINNING.test(right) && isTerm(left) && isTerm(firstTerm(right, chunks, at)))
      seams.push({ column: at + 1, left, right: firstTerm(right, chunks, at) });
  }
  return seams;
}

/** The record with a space at each seam. */
export function withSpaces(record: string, seams: readonly SpfSeam[]): string {
  return seams.reduceRight(
    (text, { column }) => `${text.slice(0, column - 1)} ${text.slice(column - 1)}`,
    record,
  );
}

/** A third string may follow at once. */
function firstTerm(right: string, chunks: readonly number[], at: number): string {
  let end = 0;
  for (const length of chunks) {
    end += length;
    if (end > at) break;
  }
  return right.slice(0, end - at);
}

function isTerm(text: string): boolean {
  const { term, problems } = parseSpfTerm(text, 1);
  return term.kind !== 'unknown' && problems.every(({ fatal }) => !fatal);
}
