/** What a file or standard input holds for `explain`: an item a line, or one whole message or report. */
import { explainMessage } from '../explain/message.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Io } from '../model/settings.ts';
import { lineBatches } from './line-batches.ts';

export type Batch =
  /** Each text with the number of its (first) line. */
  | { readonly texts: readonly string[]; readonly lines: readonly number[] }
  /** Of a message or report, which is read as a whole; null for one that tells of nothing. */
  | { readonly whole: readonly Explanation[] | null };

/** A message beyond this is read as lines: no bounce or report is that large (octets). */
const LARGEST_MESSAGE = 64 * 1024 * 1024;
/** So many octets tell a message from a list. */
const HEAD = 512;
/** Replies have a few lines; what goes on beyond these is a list of first lines (RFC 5321 §4.2.1). */
const MOST_LINES = 50;

const BOM = '\ufeff';

/** Never more than a chunk is held, save where the beginning looks like a message. */
export async function* readItems(file: string, io: Pick<Io, 'chunks'>): AsyncGenerator<Batch> {
  const chunks = io.chunks(file)[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const more = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done) ended = true;
    else {
      begun.push(next.value);
      size += next.value.length;
    }
  };
  await more();
  if (looksWhole(joined(begun))) {
    while (!ended && size <= LARGEST_MESSAGE) await more();
    const octets = joined(begun);
    const whole = ended ? await explainMessage(octets) : null;
    if (whole !== null || isSurelyWhole(octets)) {
      yield { whole };
      return;
    }
  }
  yield* batches(resumed(begun, ended ? null : chunks));
}

/** What was read already, then the rest. */
async function* resumed(
  begun: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  yield* begun;
  if (rest === null) return;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
}

/** `Name: value`, as a header begins. */
const FIELD = /^([!-9;-~]{1,76}):[ \t\r]/;
/** gzip and zip, XML, and the object of a TLS-RPT report. */
const REPORT =
  /^(?:\x1f\x8b|PK\x03\x04|(?:\xef\xbb\xbf)?\s*(?:<\?xml|<feedback|\{\s*"(?:organization-name|report-id|date-range|contact-info|policies)"))/;

/** Two fields of different names begin a message, and so does the line an mbox puts before one. */
function looksWhole(octets: Uint8Array): boolean {
  const head = headOf(octets);
  if (REPORT.test(head) || /^\s*From \S+ /.test(head)) return true;
  const lines = head.replace(/^\s+/, '').split('\n');
  const first = FIELD.exec(lines[0] ?? '')?.[1];
  const second = lines.slice(1).find((line) => !/^[ \t]/.test(line));
  const next = FIELD.exec(second ?? '')?.[1];
  return first !== undefined && next !== undefined && first.toLowerCase() !== next.toLowerCase();
}

/** Fields hardly any message is without. */
const LETTER = /^(?:received|return-path|from|date|message-id|subject|mime-version|to):/gim;

/** No list of items, whatever else it is: its lines by themselves are not worth explaining. */
function isSurelyWhole(octets: Uint8Array): boolean {
  const head = headOf(octets);
  const fields = new Set(head.match(LETTER)?.map((name) => name.toLowerCase()));
  return REPORT.test(head) || fields.size > 1;
}

function headOf(octets: Uint8Array): string {
  return Buffer.from(octets.subarray(0, HEAD)).toString('latin1');
}

async function* batches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Batch> {
  let number = 0;
  /** The lines of a reply that is not at its end, and the number of the first. */
  let open: string[] = [];
  for await (const lines of lineBatches(chunks)) {
    const texts: string[] = [];
    const numbers: number[] = [];
    const add = (text: string, line: number): void => {
      if (text.trim() === '') return;
      texts.push(text);
      numbers.push(line);
    };
    const release = (): void => {
      for (const [index, one] of open.entries()) add(one, number - open.length + index);
      open = [];
    };
    for (const written of lines) {
      number += 1;
      const line = number === 1 && written.startsWith(BOM) ? written.slice(1) : written;
      if (open.length > 0) {
        const place = continuing(open[0] as string, line);
        if (place === 'last') {
          add([...open, line].join('\n'), number - open.length);
          open = [];
          continue;
        }
        if (place === 'other' || open.length === MOST_LINES) release();
      }
      if (isOpen(line)) open.push(line);
      else add(line, number);
    }
    yield { texts, lines: numbers };
  }
  if (open.length > 0) {
    const first = number - open.length + 1;
    yield { texts: open, lines: open.map((_, index) => first + index) };
  }
}

/** `550-5.7.26 This mail`: the reply goes on in the next line. */
function isOpen(line: string): boolean {
  return line.charCodeAt(3) === 45 && /^[2-5]\d\d-/.test(line);
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
