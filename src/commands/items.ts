/** What a file or standard input holds for `explain`: an item a line, or one whole message, notice or report. */
import { explainHandedOn, explainPastedNotice } from '../explain/bounce.ts';
import { explainBinary, tooLarge } from '../explain/left-out.ts';
import { explainMessage } from '../explain/message.ts';
import { explainRecord } from '../explain/record-entry.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Io } from '../model/settings.ts';
import { isSeparator, MailboxSplitter } from '../parse/logs/mbox.ts';
import { decodeText } from '../parse/mail-message.ts';
import { MOST_READ } from '../parse/message-bounds.ts';
import { LONGEST_PASTED, readPastedNotice } from '../parse/pasted-notice.ts';
import { isBinary, narrowedPieces } from '../parse/wide-text.ts';
import { type ItemLines, itemLines } from './item-lines.ts';

export type Batch =
  | ItemLines
  /** Of a message or report, which is read as a whole; null for one that tells of nothing. */
  | { readonly whole: readonly Explanation[] | null };

/** No report is larger (octets); of a message the beginning is read. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** So many octets tell a message from a list. */
const HEAD = 512;
/** A notice without its header shows its layout a little later (octets). */
const PASTED_HEAD = 4_096;

/** Never more than a chunk is held, save where the beginning looks like a message; of a mailbox file, a message at a time. */
export async function* readItems(file: string, io: Pick<Io, 'chunks'>): AsyncGenerator<Batch> {
  const chunks = narrowedPieces(io.chunks(file));
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
  if (isMailbox(joined(begun))) {
    yield* messagesOf(resumed(begun, ended ? null : chunks));
    return;
  }
  if (looksWhole(joined(begun))) {
    const isLetter = isMessage(joined(begun));
    while (!ended && size <= (isLetter ? MOST_READ : LARGEST_FILE)) await more();
    const octets = joined(begun);
    const isSure = isSurelyWhole(octets);
    const whole =
      ended || isLetter
        ? ((await explainMessage(octets)) ?? policyIn(octets) ?? (await explainHandedOn(octets)))
        : isSure
          ? [tooLarge(file, LARGEST_FILE)]
          : null;
    if (whole !== null || isSure) {
      yield { whole };
      return;
    }
  } else if (isBinary(begun[0] ?? new Uint8Array())) {
    yield { whole: [explainBinary(file)] };
    return;
  }
  if (readPastedNotice(textOf(joined(begun).subarray(0, PASTED_HEAD))) !== null) {
    while (!ended && size <= LONGEST_PASTED) await more();
    const whole = ended ? await explainPastedNotice(textOf(joined(begun))) : null;
    if (whole !== null) {
      yield { whole };
      return;
    }
  }
  yield* itemLines(resumed(begun, ended ? null : chunks));
}

const textOf = (octets: Uint8Array): string => decodeText(octets, null);

/** The policy file of MTA-STS looks like a header, and is one thing (RFC 8461 §3.2). */
function policyIn(octets: Uint8Array): Explanation[] | null {
  if (!/^(?:\xef\xbb\xbf)?\s*version\s*:\s*STSv1/i.test(headOf(octets))) return null;
  const policy = explainRecord(Buffer.from(octets).toString('utf8'));
  return policy === null ? null : [policy];
}

/** The line an mbox puts before each message, and a field of that message behind it. */
function isMailbox(octets: Uint8Array): boolean {
  const [line = '', next = ''] = headOf(octets).split('\n', 2);
  return FIELD.test(next) && isSeparator(Buffer.from(line, 'latin1'));
}

/** What the messages of a mailbox file tell, those of a chunk together; null where none tells anything. */
async function* messagesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Batch> {
  const splitter = new MailboxSplitter();
  let isAny = false;
  const explained = async (messages: readonly Buffer[]): Promise<Explanation[]> => {
    const whole: Explanation[] = [];
    for (const message of messages) whole.push(...((await explainMessage(message)) ?? []));
    isAny ||= whole.length > 0;
    return whole;
  };
  for await (const { buffer, byteOffset, length } of chunks)
    yield { whole: await explained(splitter.split(Buffer.from(buffer, byteOffset, length))) };
  yield { whole: await explained(splitter.end()) };
  if (!isAny) yield { whole: null };
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

/** Of one the beginning is enough; a report is read as a whole, and in a mailbox every message. */
const isMessage = (octets: Uint8Array): boolean => {
  const head = headOf(octets);
  return isSurelyWhole(octets) && !REPORT.test(head) && !/^\s*From \S+ /.test(head);
};

/** No list of items, whatever else it is: its lines by themselves are not worth explaining. */
function isSurelyWhole(octets: Uint8Array): boolean {
  const head = headOf(octets);
  const fields = new Set(head.match(LETTER)?.map((name) => name.toLowerCase()));
  return REPORT.test(head) || fields.size > 1;
}

function headOf(octets: Uint8Array): string {
  return Buffer.from(octets.subarray(0, HEAD)).toString('latin1');
}
