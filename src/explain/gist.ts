/** A reply without what differs from one message to the next, so that what it means need be found out once. */

const LETTER = 1;
const DIGIT = 2;
/** Joins the letters of an identifier. */
const JOINT = 3;
/** Stands in addresses beside these. */
const LOCAL = 4;
const KIND = new Uint8Array(256);
for (let c = 48; c < 58; c++) KIND[c] = DIGIT;
for (let c = 65; c < 91; c++) KIND[c] = KIND[c + 32] = LETTER;
for (const c of '-_') KIND[c.charCodeAt(0)] = JOINT;
for (const c of '.+=%~!#$&*?^`{}') KIND[c.charCodeAt(0)] = LOCAL;

const AT = 64;
const DOT = 46;
/** `~`, in place of what is left out and no address. */
const IDENTIFIER = 126;

const encoder = new TextEncoder();

/** Shorter ones may be codes that mean something: `OFR004_104`. */
const LONG = 12;

/** Octets of the longest text that is read, and room for what is asked for beside it. */
export const LONGEST_READ = 3_072;
const ROOM = LONGEST_READ + 1_024;
/** Parts the key of a text from what else is asked for: no octet of UTF-8. */
const BORDER = 0xff;

/**
 * What is left of one text at a time: octets, since replies by the million come as such. Made to be used again, so that
 * nothing need be collected; what is read off it holds until the next text.
 */
export class Gist {
  /** The text with a sign for each part left out, filled up with 0 to whole numbers of four octets. */
  readonly key = new Uint8Array(ROOM + 4);
  /** The same, four octets a number. */
  readonly words = new Uint32Array(this.key.buffer);
  length = 0;
  /** Of the key, 32 bits. */
  hash = 0;
  /** Printable ASCII throughout. */
  plain = true;
  /** Where each part left out began and ended in the text, in pairs; from its beginning on, in octets. */
  readonly #gaps = new Int32Array(LONGEST_READ);
  #gapsEnd = 0;

  get hasGaps(): boolean {
    return this.#gapsEnd > 0;
  }

  /**
   * Leaves out addresses, IPv4 addresses and identifiers of messages and sessions. Codes and the times a reply names stay:
   * texts of the same key mean the same. At most {@link LONGEST_READ} octets of UTF-8.
   */
  read(octets: Uint8Array, start: number, stop: number): void {
    const { key } = this;
    const gaps = this.#gaps;
    let gap = 0;
    let length = 0;
    let unusual = 0;
    for (let at = start; at < stop; ) {
      const code = octets[at]!;
      if (KIND[code] === 0) {
        if (code < 32 || code > 126) unusual++;
        key[length++] = code;
        at++;
        continue;
      }
      // A run of what may be an address, or several names with dots between.
      const before = length;
      let end = at;
      let sign = -1;
      let digits = 0;
      for (; end < stop; end++) {
        const one = octets[end]!;
        const kind = KIND[one]!;
        if (kind === DIGIT) digits++;
        else if (kind === 0) {
          if (one !== AT || sign !== -1) break;
          sign = end;
        }
        key[length++] = one;
      }
      if (sign > at && end > sign + 1) {
        while (octets[end - 1] === DOT) end--;
        length = before;
        key[length++] = AT;
        gaps[gap++] = at - start;
        gaps[gap++] = end - start;
      } else if (digits >= 3) {
        length = before;
        let kept = at;
        for (let from = at; from < end; ) {
          const to = identifierEnd(octets, from, end);
          if (to < 0) {
            from = -to;
            continue;
          }
          while (kept < from) key[length++] = octets[kept++]!;
          key[length++] = IDENTIFIER;
          gaps[gap++] = from - start;
          gaps[gap++] = to - start;
          kept = from = to;
        }
        while (kept < end) key[length++] = octets[kept++]!;
      }
      at = end;
    }
    this.#gapsEnd = gap;
    this.plain = unusual === 0;
    this.#close(length);
  }

  /** What the answer depends on besides the text; false where it is too long to be kept. */
  ask(what: string): boolean {
    if (what.length * 3 > ROOM - LONGEST_READ - 1) return false;
    this.key[this.length] = BORDER;
    const { written } = encoder.encodeInto(what, this.key.subarray(this.length + 1, ROOM));
    this.#close(this.length + 1 + written);
    return true;
  }

  /** The key as a text: `@` for an address, `~` for what else is left out. */
  toString(): string {
    return Buffer.from(this.key.buffer, 0, this.length).toString();
  }

  #close(length: number): void {
    const { key, words } = this;
    this.length = length;
    key[length] = key[length + 1] = key[length + 2] = key[length + 3] = 0;
    let hash = length;
    for (let i = 0; i * 4 < length; i++) {
      hash = Math.imul(hash ^ words[i]!, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    this.hash = hash;
  }

  /** From a place in the text to its place in the key; -1 within a part left out. */
  toKey(place: number): number {
    const gaps = this.#gaps;
    let shift = 0;
    for (let i = 0; i < this.#gapsEnd; i += 2) {
      if (place <= gaps[i]!) break;
      if (place < gaps[i + 1]!) return -1;
      shift += gaps[i + 1]! - gaps[i]! - 1;
    }
    return place - shift;
  }

  /** From a place in the key to its place in the text. */
  toText(place: number): number {
    const gaps = this.#gaps;
    let shift = 0;
    for (let i = 0; i < this.#gapsEnd; i += 2) {
      if (place + shift <= gaps[i]!) break;
      shift += gaps[i + 1]! - gaps[i]! - 1;
    }
    return place + shift;
  }
}

/** Where the identifier or IPv4 address that begins at `from` ends; where there is none, the next place to look, below 0. */
function identifierEnd(octets: Uint8Array, from: number, end: number): number {
  let at = from;
  let digits = 0;
  let turns = 0;
  let before = 0;
  for (; at < end; at++) {
    const kind = KIND[octets[at]!]!;
    if (kind === LOCAL) break;
    if (kind === DIGIT) digits++;
    if (kind !== JOINT && before !== 0 && kind !== before) turns++;
    if (kind !== JOINT) before = kind;
  }
  const length = at - from;
  if (length >= LONG && digits >= 3 && (turns >= 2 || digits === length)) return partsEnd(octets, at, end);
  if (digits === length && length <= 3 && at < end && octets[at] === DOT && octets[from - 1] !== DOT) {
    const address = ipv4End(octets, from, end);
    if (address > 0) return address;
  }
  return -Math.max(at + 1, from + 1);
}

/** Identifiers have numbers of their parts behind them: `…abc.12`. */
function partsEnd(octets: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at + 1 < end && octets[at] === DOT && KIND[octets[at + 1]!] === DIGIT) {
    let next = at + 1;
    while (next < end && KIND[octets[next]!] === DIGIT) next++;
    if (next < end && KIND[octets[next]!] !== LOCAL) break;
    at = next;
  }
  return at;
}

function ipv4End(octets: Uint8Array, from: number, end: number): number {
  let at = from;
  for (let part = 0; part < 4; part++) {
    const began = at;
    while (at < end && at - began < 4 && KIND[octets[at]!] === DIGIT) at++;
    if (at === began || at - began > 3) return 0;
    if (part < 3) {
      if (at >= end || octets[at] !== DOT) return 0;
      at++;
    }
  }
  const next = at < end ? octets[at]! : 0;
  // A fifth number, or a name that begins with an address.
  return next !== 0 && (KIND[next] !== LOCAL || (at + 1 < end && KIND[octets[at + 1]!] === DIGIT)) ? 0 : at;
}
