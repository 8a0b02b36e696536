/** Octets of a message on their way out: what SMTP has to know of them beforehand, and the dots it adds. */

import type { MessageFacts, MessageOctets } from '../model/smtp.ts';

const LF = 0x0a;
const CR = 0x0d;
const DOT = 0x2e;

/** Takes the facts of a message that comes in pieces, cut anywhere. */
export class MessageMeasure {
  #octets = 0;
  #eightBit = false;
  #headerBeyondAscii = false;
  #bare: MessageFacts['bare'] = null;
  #nul = false;
  #longest = 0;
  #line = 1;
  #length = 0;
  #inHeader = true;
  #afterCr = false;

  add(piece: Uint8Array): void {
    this.#octets += piece.length;
    for (const octet of piece) {
      if (octet === LF) {
        if (!this.#afterCr) this.#bare ??= { what: 'LF', line: this.#line };
        this.#afterCr = false;
        this.#endLine();
        continue;
      }
      if (this.#afterCr) this.#loneCr();
      this.#afterCr = octet === CR;
      if (this.#afterCr) continue;
      this.#length += 1;
      if (octet === 0) this.#nul = true;
      if (octet > 0x7f) {
        this.#eightBit = true;
        if (this.#inHeader) this.#headerBeyondAscii = true;
      }
    }
  }

  /** After the last piece. */
  facts(): MessageFacts {
    if (this.#afterCr) this.#loneCr();
    this.#afterCr = false;
    return {
      octets: this.#octets,
      eightBit: this.#eightBit,
      headerBeyondAscii: this.#headerBeyondAscii,
      bare: this.#bare,
      nul: this.#nul,
      longestLine: Math.max(this.#longest, this.#length),
    };
  }

  #loneCr(): void {
    this.#bare ??= { what: 'CR', line: this.#line };
    this.#length += 1;
  }

  #endLine(): void {
    this.#longest = Math.max(this.#longest, this.#length);
    if (this.#length === 0) this.#inHeader = false;
    this.#length = 0;
    this.#line += 1;
  }
}

/** Reads all of it once. */
export async function measureMessage(octets: MessageOctets): Promise<MessageFacts> {
  const measure = new MessageMeasure();
  if (octets instanceof Uint8Array) measure.add(octets);
  else for await (const piece of octets()) measure.add(piece);
  return measure.facts();
}

/** Doubles the dots that begin lines, so that none of them ends the message (RFC 5321 §4.5.2). */
export class DotStuffing {
  #atLineStart = true;

  /** The piece itself where nothing is to be added. */
  add(piece: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (let at = piece.indexOf(DOT); at >= 0; at = piece.indexOf(DOT, at + 1)) {
      if (at === 0 ? !this.#atLineStart : piece[at - 1] !== LF) continue;
      parts.push(piece.subarray(from, at), Uint8Array.of(DOT));
      from = at;
    }
    if (piece.length > 0) this.#atLineStart = piece[piece.length - 1] === LF;
    return parts.length === 0 ? piece : Buffer.concat([...parts, piece.subarray(from)]);
  }

  /** What ends the message; its last line is ended too, where it was not. */
  end(): string {
    return `${this.#atLineStart ? '' : '\r\n'}.\r\n`;
  }
}
