/** Lines out of pieces of octets, without copying those that lie whole in one piece. */

/** Of a longer line the rest is passed over: no server writes such. */
const MAX_LINE = 65_536;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Takes a line by its place in a piece; the end is exclusive, and without CR or LF. */
export type TakeLine = (octets: Buffer, start: number, end: number) => void;

export class LineFeeder {
  readonly #take: TakeLine;
  #held: Buffer[] = [];
  #heldLength = 0;

  constructor(take: TakeLine) {
    this.#take = take;
  }

  feed(piece: Buffer): void {
    let from = 0;
    if (this.#heldLength > 0) {
      const first = piece.indexOf(LINE_FEED);
      if (first < 0) {
        this.#hold(piece);
        return;
      }
      this.#hold(piece.subarray(0, first));
      this.#release();
      from = first + 1;
    }
    for (;;) {
      const end = piece.indexOf(LINE_FEED, from);
      if (end < 0) break;
      this.#line(piece, from, end);
      from = end + 1;
    }
    if (from < piece.length) this.#hold(piece.subarray(from));
  }

  /** The last line need not end in a line feed. */
  end(): void {
    if (this.#heldLength > 0) this.#release();
  }

  #line(octets: Buffer, start: number, end: number): void {
    const last = end > start && octets[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    this.#take(octets, start, Math.min(last, start + MAX_LINE));
  }

  #hold(octets: Buffer): void {
    const room = Math.max(0, MAX_LINE - this.#heldLength);
    // Copied, since whoever filled the piece may use it again.
    if (room > 0) this.#held.push(Buffer.from(octets.subarray(0, room)));
    this.#heldLength += octets.length;
  }

  #release(): void {
    const [only] = this.#held;
    const line = this.#held.length === 1 && only !== undefined ? only : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldLength = 0;
    this.#line(line, 0, line.length);
  }
}
