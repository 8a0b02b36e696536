/** Reads SMTP replies out of a stream of octets, however they are cut into packets (RFC 5321 §4.2). */
import type { SmtpReply } from '../../model/evidence/sessions.ts';

/** RFC 5321 §4.5.3.1.5 allows 512 octets a reply line; servers exceed it, hostile ones without end. */
export const MAX_REPLY_LINE = 4_096;
/** The longest EHLO reply of a real server has some forty lines. */
export const MAX_REPLY_LINES = 256;

/** Replies nobody has taken yet; as many commands are never sent together. */
const MAX_WAITING = 1_024;

export interface ReplyProblem {
  kind: 'malformed' | 'limit';
  detail: string;
  /** The line that could not be read, cut short. */
  text: string;
}

export type Read = { reply: SmtpReply } | { problem: ReplyProblem };

const LF = 0x0a;
const CR = 0x0d;

/** Feed it what arrives; take replies until there is none. After a problem nothing more is read. */
export class ReplyReader {
  #pending: Buffer[] = [];
  #pendingOctets = 0;
  #lines: string[] = [];
  #code: number | null = null;
  #broken = false;
  readonly #ready: Read[] = [];

  push(chunk: Buffer): void {
    let from = 0;
    while (!this.#broken) {
      const end = chunk.indexOf(LF, from);
      if (end < 0) break;
      const line = Buffer.concat([...this.#pending, chunk.subarray(from, end)]);
      this.#pending = [];
      this.#pendingOctets = 0;
      from = end + 1;
      this.#line(line.at(-1) === CR ? line.subarray(0, -1) : line);
    }
    if (this.#broken || from === chunk.length) return;
    const rest = chunk.subarray(from);
    this.#pending.push(rest);
    this.#pendingOctets += rest.length;
    // A CR that ends it is no part of the line.
    const length = this.#pendingOctets - (rest.at(-1) === CR ? 1 : 0);
    if (length > MAX_REPLY_LINE)
      this.#stop(
        'limit',
        `a reply line is longer than ${MAX_REPLY_LINE} octets`,
        Buffer.concat(this.#pending),
      );
  }

  /** The next whole reply, or the problem that ends the reading; null where more has to arrive. */
  next(): Read | null {
    return this.#ready.shift() ?? null;
  }

  /** The same, left where it is. */
  peek(): Read | null {
    return this.#ready[0] ?? null;
  }

  /** Octets of an unfinished line or lines of an unfinished reply are held. */
  get midReply(): boolean {
    return this.#pendingOctets > 0 || this.#lines.length > 0;
  }

  /** Replies, whole or begun, that nobody has taken. */
  get held(): number {
    return this.#ready.length + (this.midReply ? 1 : 0);
  }

  /** The first of it, as it came; null where nothing is held. */
  get heldWords(): Buffer | null {
    const [first] = this.#ready;
    if (first !== undefined && 'problem' in first) return Buffer.from(first.problem.text);
    if (first !== undefined) return Buffer.from(`${first.reply.code} ${first.reply.lines.join(' ')}`);
    return this.begun;
  }

  /** The first line of a reply that is not whole yet; null where none has begun. */
  get begun(): Buffer | null {
    if (!this.midReply) return null;
    return this.#lines.length > 0
      ? Buffer.from(`${this.#code}-${this.#lines[0]}`)
      : Buffer.concat(this.#pending);
  }

  #line(octets: Buffer): void {
    if (octets.length > MAX_REPLY_LINE) {
      this.#stop('limit', `a reply line is longer than ${MAX_REPLY_LINE} octets`, octets);
      return;
    }
    const match = /^([2-5][0-9]{2})(?:([ -])([\s\S]*))?$/.exec(octets.toString('latin1'));
    if (match === null) {
      this.#stop('malformed', 'what the server said is no SMTP reply', octets);
      return;
    }
    const code = Number(match[1]);
    if (this.#code !== null && this.#code !== code) {
      this.#stop('malformed', `the reply changes its code from ${this.#code} to ${code}`, octets);
      return;
    }
    this.#code = code;
    this.#lines.push(decodeText(octets.subarray(4)));
    if (this.#lines.length > MAX_REPLY_LINES) {
      this.#stop('limit', `the reply has more than ${MAX_REPLY_LINES} lines`, octets);
      return;
    }
    if (match[2] === '-') return;
    const lines = this.#lines;
    this.#lines = [];
    this.#code = null;
    if (this.#ready.length >= MAX_WAITING) {
      this.#stop('limit', `more than ${MAX_WAITING} replies came unasked`, octets);
      return;
    }
    this.#ready.push({ reply: { code, enhanced: enhancedCode(code, lines), lines } });
  }

  #stop(kind: ReplyProblem['kind'], detail: string, octets: Buffer): void {
    this.#broken = true;
    this.#ready.push({ problem: { kind, detail, text: decodeText(octets.subarray(0, 200)) } });
  }
}

/** The enhanced status code of a reply: the first whose class agrees with the code (RFC 2034 §4). */
export function enhancedCode(code: number, lines: readonly string[]): string | null {
  const type = String(code)[0];
  for (const line of lines) {
    const found = /^([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(line)?.[1];
    if (found !== undefined && found[0] === type) return found;
  }
  return null;
}

/** UTF-8 where it is (RFC 6531), else each foreign octet as \xNN. */
export function decodeText(octets: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return octets
      .toString('latin1')
      .replaceAll(/[\u0080-\u00ff]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`);
  }
}
