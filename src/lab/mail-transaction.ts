/** What a client has said of the message it is handing over: envelope, and octets so far (RFC 5321 §4.1.1, RFC 3030). */
import { MAX_MESSAGE } from './inbox.ts';

export interface Envelope {
  sender: string;
  parameters: string[];
  recipients: string[];
}

export class MailTransaction {
  #envelope: Envelope = { sender: '', parameters: [], recipients: [] };
  #parts: Buffer[] = [];
  #size = 0;

  /** `MAIL FROM:<a@example.com> SIZE=3`, accepted. */
  begin(line: string): void {
    this.reset();
    const [, sender = '', rest = ''] = /<([^>]*)>(.*)$/.exec(line) ?? [];
    this.#envelope = { sender, parameters: rest.split(' ').filter((one) => one !== ''), recipients: [] };
  }

  /** `RCPT TO:<b@example.com>`, accepted. */
  addRecipient(line: string): void {
    this.#envelope.recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
  }

  get sender(): string {
    return this.#envelope.sender;
  }

  get recipients(): number {
    return this.#envelope.recipients.length;
  }

  /** Octets taken so far. */
  get size(): number {
    return this.#size;
  }

  take(octets: Buffer): void {
    this.#size += octets.length;
    if (this.#size <= MAX_MESSAGE) this.#parts.push(octets);
    else this.#parts = [];
  }

  /** The whole of it; another may begin. */
  finish(): Envelope & { octets: Buffer | null; size: number } {
    const size = this.#size;
    const octets = size <= MAX_MESSAGE ? Buffer.concat(this.#parts) : null;
    const whole = { ...this.#envelope, octets, size };
    this.reset();
    return whole;
  }

  reset(): void {
    this.#envelope = { sender: '', parameters: [], recipients: [] };
    this.#parts = [];
    this.#size = 0;
  }
}

/** A line of DATA as the sender had it (RFC 5321 §4.5.2); null for the dot that ends the message. */
export function withoutDot(line: Buffer): Buffer | null {
  if (line[0] !== 0x2e) return line;
  return line.length === 3 && line[1] === 0x0d ? null : line.subarray(1);
}
