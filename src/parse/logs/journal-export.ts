/** What `journalctl -o export` prints: records of fields, some of them binary, an empty line between. */

/** A record larger than this is passed over (octets). */
const MAX_RECORD = 1_048_576;
const LINE_FEED = 0x0a;
/** Names of the fields that matter. */
const WANTED = new Set(['__REALTIME_TIMESTAMP', 'SYSLOG_IDENTIFIER', '_COMM', 'MESSAGE']);

/** Takes a message, its program, and its time (epoch milliseconds). */
export type TakeMessage = (program: string, text: string, at: number) => void;

export class JournalExportReader {
  readonly #take: TakeMessage;
  #held = Buffer.alloc(0);
  #fields = new Map<string, string>();
  /** Octets of a field too large to hold that are still to come. */
  #skip = 0;

  constructor(take: TakeMessage) {
    this.#take = take;
  }

  feed(piece: Buffer): void {
    let octets = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    if (this.#skip > 0) {
      const passed = Math.min(this.#skip, octets.length);
      this.#skip -= passed;
      octets = octets.subarray(passed);
    }
    let from = 0;
    while (from < octets.length) {
      const end = octets.indexOf(LINE_FEED, from);
      if (end < 0) break;
      const next = this.#field(octets, from, end);
      if (next < 0) break;
      from = next;
    }
    const rest = octets.subarray(from);
    // A line that does not end is none of a journal's.
    this.#held = rest.length > MAX_RECORD ? Buffer.alloc(0) : Buffer.from(rest);
  }

  end(): void {
    this.feed(Buffer.from('\n\n'));
  }

  /** Offset behind the field; -1 where its end has not come yet. */
  #field(octets: Buffer, from: number, end: number): number {
    if (end === from) {
      this.#finish();
      return end + 1;
    }
    const equals = octets.indexOf(0x3d, from);
    if (equals >= 0 && equals < end) {
      this.#keep(octets.toString('latin1', from, equals), octets, equals + 1, end);
      return end + 1;
    }
    // A name alone on its line: eight octets of length (little endian), the value, a line feed.
    if (octets.length < end + 9) return -1;
    const length = octets.readBigUInt64LE(end + 1);
    if (length > BigInt(MAX_RECORD)) {
      // Past whatever a file can hold the length is made up: go on with the next line.
      if (length > 0xffff_ffffn) return end + 1;
      const whole = end + 9 + Number(length) + 1;
      this.#skip = Math.max(0, whole - octets.length);
      return Math.min(whole, octets.length);
    }
    const stop = end + 9 + Number(length);
    if (octets.length < stop + 1) return -1;
    this.#keep(octets.toString('latin1', from, end), octets, end + 9, stop);
    return stop + 1;
  }

  #keep(name: string, octets: Buffer, from: number, end: number): void {
    if (WANTED.has(name)) this.#fields.set(name, octets.toString('utf8', from, end));
  }

  #finish(): void {
    const at = Number(this.#fields.get('__REALTIME_TIMESTAMP')) / 1_000;
    const text = this.#fields.get('MESSAGE');
    const program = this.#fields.get('SYSLOG_IDENTIFIER') ?? this.#fields.get('_COMM') ?? '';
    this.#fields = new Map();
    if (text !== undefined && Number.isFinite(at)) this.#take(program, text, at);
  }
}
