/** Messages out of a mailbox file (RFC 4155), and the sign by which one is told from a log. */

/** Of a longer message the rest is passed over: what failed stands at the beginning (octets). */
export const MOST_MESSAGE = 4_194_304;
const LINE_FEED = 0x0a;
const FROM = Buffer.from('From ');
/** Sender and time; a sentence that begins with "From" has no time of day so near its beginning. */
const SEPARATOR = /^From \S+[ \t].{0,60}?\d:\d\d/;

/** The line an mbox puts before each message, or a header field that messages begin with. */
const BEGINNING =
  /^(?:From \S|(?:Return-Path|Received|Delivered-To|X-[A-Za-z-]{1,60}|From|To|Date|Subject|Message-ID|MIME-Version|Auto-Submitted|Content-Type):[ \t\r\n])/i;

/** Whether a line, or a file by its first, is the one an mbox puts before each message. */
export function isSeparator(line: Buffer): boolean {
  return line.subarray(0, FROM.length).equals(FROM) && SEPARATOR.test(line.toString('latin1', 0, 400));
}

export function isMailbox(piece: Buffer): boolean {
  return BEGINNING.test(piece.toString('latin1', 0, 200));
}

/** Takes pieces of a file, and gives back the messages that have ended in them. */
export class MailboxSplitter {
  #held: Buffer[] = [];
  #length = 0;
  /** Octets of the last line that has not ended. */
  #line = Buffer.alloc(0);
  #afterEmptyLine = true;

  split(piece: Buffer): Buffer[] {
    const ended: Buffer[] = [];
    let from = 0;
    for (;;) {
      const end = piece.indexOf(LINE_FEED, from);
      if (end < 0) break;
      const line = piece.subarray(from, end + 1);
      this.#take(this.#line.length === 0 ? line : Buffer.concat([this.#line, line]), ended);
      this.#line = Buffer.alloc(0);
      from = end + 1;
    }
    // Copied, since whoever filled the piece uses it again; a line that does not end is bounded like a message.
    const room = Math.max(0, MOST_MESSAGE - this.#line.length);
    if (from < piece.length)
      this.#line = Buffer.concat([this.#line, piece.subarray(from, Math.min(piece.length, from + room))]);
    return ended;
  }

  /** The last message. */
  end(): Buffer[] {
    const ended: Buffer[] = [];
    if (this.#line.length > 0) this.#take(this.#line, ended);
    if (this.#length > 0) ended.push(this.#release());
    return ended;
  }

  #take(line: Buffer, ended: Buffer[]): void {
    const isBorder = this.#afterEmptyLine && isSeparator(line);
    if (isBorder && this.#length > 0) ended.push(this.#release());
    this.#afterEmptyLine = line.length <= 2 && (line[0] === LINE_FEED || line[1] === LINE_FEED);
    if (this.#length >= MOST_MESSAGE) return;
    this.#held.push(Buffer.from(line));
    this.#length += line.length;
  }

  #release(): Buffer {
    const message = Buffer.concat(this.#held);
    this.#held = [];
    this.#length = 0;
    return message;
  }
}

/** When a message says it was written, epoch milliseconds: its Date field, else the line of the mbox; NaN for neither. */
export function dateOf(message: Buffer): number {
  const head = message.toString('latin1', 0, 32_768);
  const fields = /^([\s\S]*?)(?:\r?\n\r?\n|$)/.exec(head)?.[1] ?? '';
  const date = /^date:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(fields)?.[1];
  const told =
    date
      ?.replace(/\([^()]*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() ??
    /^From \S+ +([^\r\n]+)/.exec(head)?.[1] ??
    '';
  return Date.parse(told);
}
