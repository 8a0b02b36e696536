/** Octets as they come to items, one a line, or one for the lines of one reply, by their places: most never become strings. */

import { narrowedPieces } from '../parse/wide-text.ts';

export interface ItemLines {
  /** UTF-8. */
  readonly octets: Buffer;
  /** Where each item begins and ends, in pairs; the end is exclusive. */
  readonly places: readonly number[];
  /** Number of the (first) line of each. */
  readonly lines: readonly number[];
}

/** The item at a place. */
export function itemText(octets: Buffer, from: number, to: number): string {
  const text = octets.toString('utf8', from, to);
  return text.includes('\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** Of a longer line the rest is passed over: no reply is that long (octets). */
const MAX_LINE = 65_536;
/** Replies have a few lines; what goes on beyond these is a list of first lines (RFC 5321 §4.2.1). */
const MOST_LINES = 50;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HYPHEN = 0x2d;
const BOM = [0xef, 0xbb, 0xbf];

/** UTF-8, or UTF-16 where the first octets show it; the last line needs no end. Batches may be empty. */
export async function* itemLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ItemLines> {
  const reader = new ItemReader();
  for await (const chunk of narrowedPieces(chunks)) yield reader.feed(chunk);
  yield reader.end();
}

class ItemReader {
  /** From the line on that is not at its end, or that begins a reply which is not. */
  #held: Buffer = Buffer.alloc(0);
  /** Lines before these. */
  #before = 0;
  /** What comes up to the end of the line is passed over. */
  #tooLong = false;

  feed(chunk: Uint8Array): ItemLines {
    const end = this.#tooLong ? chunk.indexOf(LINE_FEED) : 0;
    if (end === -1) return { octets: this.#held, places: [], lines: [] };
    this.#tooLong = false;
    return this.#take(Buffer.concat([this.#held, end === 0 ? chunk : chunk.subarray(end)]), false);
  }

  end(): ItemLines {
    return this.#take(this.#held, true);
  }

  #take(octets: Buffer, ended: boolean): ItemLines {
    const places: number[] = [];
    const lines: number[] = [];
    let number = this.#before;
    /** Where the lines of a reply begin and end that is not at its end, in pairs; where it begins, and in which line. */
    let open: number[] = [];
    let openAt = 0;
    let openLine = 0;
    const add = (from: number, to: number, line: number): void => {
      if (isBlank(octets, from, to)) return;
      places.push(from, to);
      lines.push(line);
    };
    const release = (): void => {
      for (let i = 0; i < open.length; i += 2) add(open[i]!, open[i + 1]!, openLine + i / 2);
      open = [];
    };
    let at = 0;
    while (at < octets.length) {
      let end = octets.indexOf(LINE_FEED, at);
      if (end === -1) {
        if (!ended) break;
        end = octets.length;
      }
      const begun = at;
      at = end + 1;
      number += 1;
      const from = number === 1 ? behindBom(octets, begun) : begun;
      const last = end > from && octets[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
      const to = Math.min(last, from + MAX_LINE);
      if (open.length > 0) {
        const place = continuing(headOf(octets, open[0]!, open[1]!), headOf(octets, from, to));
        if (place === 'last') {
          add(open[0]!, to, openLine);
          open = [];
          continue;
        }
        if (place === 'other' || open.length === MOST_LINES * 2) release();
      }
      if (!isOpen(octets, from, to)) {
        add(from, to, number);
        continue;
      }
      if (open.length === 0) {
        openAt = begun;
        openLine = number;
      }
      open.push(from, to);
    }
    if (ended) release();
    this.#tooLong = octets.length - at > MAX_LINE;
    this.#before = open.length > 0 ? openLine - 1 : number;
    this.#held = octets.subarray(open.length > 0 ? openAt : at, this.#tooLong ? at + MAX_LINE : undefined);
    return { octets, places, lines };
  }
}

function behindBom(octets: Buffer, from: number): number {
  let at = from;
  while (BOM.every((octet, i) => octets[at + i] === octet)) at += BOM.length;
  return at;
}

function isBlank(octets: Buffer, from: number, to: number): boolean {
  const first = octets[from]!;
  return from >= to || ((first <= 0x20 || first >= 0x80) && octets.toString('utf8', from, to).trim() === '');
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** `550-5.7.26 This mail`: the reply goes on in the next line. */
function isOpen(octets: Buffer, from: number, to: number): boolean {
  return (
    from + 3 < to &&
    octets[from + 3] === HYPHEN &&
    octets[from]! >= 50 &&
    octets[from]! <= 53 &&
    isDigit(octets[from + 1]!) &&
    isDigit(octets[from + 2]!)
  );
}

/** What tells whether a line belongs to a reply. */
function headOf(octets: Buffer, from: number, to: number): string {
  return octets.toString('latin1', from, Math.min(to, from + 16));
}

/**
 * A reply over several lines repeats its code, and its enhanced code where it has one; the last has a space behind the
 * code. Without such an end the lines are items of their own.
 */
function continuing(first: string, line: string): 'open' | 'last' | 'other' {
  if (line.slice(0, 3) !== first.slice(0, 3)) return 'other';
  const mark = line[3];
  if (mark !== '-' && mark !== ' ' && mark !== undefined) return 'other';
  const [code] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(first.slice(4)) ?? [''];
  const [again] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(line.slice(4)) ?? [''];
  if (code !== again && again !== '') return 'other';
  return mark === '-' ? 'open' : 'last';
}
